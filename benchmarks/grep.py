"""Measure a search of held texts: making the index, its size, and a search against `grep -ri`.

Run it as ``python -m benchmarks.grep [FOLDER PHRASE]``; without a folder, 2,000 invented
resolutions are searched. Every time is that of a whole process, and each pair ran in turn on one
machine. `grep` (or ripgrep, where it is installed) reads markup and knows no word forms, no
paragraphs and no languages: it is the quickest way to look through a folder without an index.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.record import timed, write_resolutions

RUNS = 9


def main() -> None:
    """Print the figures as a table in Markdown."""
    head = "texts | MB | index made, s | index, MB | search, s | exact, s | grep, s | times grep's"
    print(f"| {head} |\n|{' --- |' * 8}")
    with tempfile.TemporaryDirectory() as place:
        if len(sys.argv) == 3:
            folder, phrase = Path(sys.argv[1]), sys.argv[2]
        else:
            _, folder = write_resolutions(Path(place), 2000)
            phrase = "fence with the number 17"
        files = [path for path in folder.rglob("*") if path.suffix in (".xml", ".txt")]
        size = sum(path.stat().st_size for path in files) / 1e6
        environment = {**os.environ, "XDG_CACHE_HOME": f"{place}/cache"}
        search = [sys.executable, "-m", "cybergov", "grep", phrase, "--sources", str(folder)]
        peer = [shutil.which("rg") or "grep", "-ri", phrase, str(folder)]
        if peer[0].endswith("rg"):
            peer[1] = "-i"
        made, _ = timed(search, environment)
        kept = sum(path.stat().st_size for path in Path(place, "cache").rglob("texts/*")) / 1e6
        pairs = [
            (timed(search, environment)[0], timed([*search, "--exact"], environment)[0],
             timed(peer)[0])
            for _ in range(RUNS)
        ]  # fmt: skip
        forms, exact, others = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratio = statistics.median(ours / theirs for ours, _, theirs in pairs)
        print(
            f"| {len(files)} | {size:.0f} | {made:.1f} | {kept:.0f} | {forms:.2f} | {exact:.2f}"
            f" | {others:.2f} | {ratio:.0f} |"
        )


if __name__ == "__main__":
    main()

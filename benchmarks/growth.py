"""Measure how a cold build grows: the essay's claims, once, and with 4 and 16 copies beside them.

Run it as ``python -m benchmarks.growth``. Time and memory are those of the whole process.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
COPIED = ("claims/shared-future-essay", "sources/shared-future-essay", "actors/persons",
          "actors/shared-future-essay-groups")  # fmt: skip


def main() -> None:
    """Print the figures as a table in Markdown."""
    print("| copies of the claims | triples | seconds | MiB |\n| --- | --- | --- | --- |")
    for copies in (0, 4, 16):
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder)
            for number in range(copies):
                write_copy(here / "notes", f"copy-{number}")
            extra = ["--with", str(here / "notes")] if copies else []
            began = time.perf_counter()
            build = subprocess.Popen(
                [sys.executable, "build.py", "--dist", str(here / "dist"), *extra],
                cwd=ROOT,
                env={**os.environ, "XDG_CACHE_HOME": folder},
                stderr=subprocess.PIPE,
                text=True,
            )
            said = build.stderr.read() if build.stderr else ""
            _, status, usage = os.wait4(build.pid, 0)
            seconds = time.perf_counter() - began
            if status:
                raise SystemExit(said)
            triples = said.split(" triples")[0].split()[-1]
            print(f"| {copies} | {triples} | {seconds:.1f} | {usage.ru_maxrss / 1024:.0f} |")


def write_copy(folder: Path, name: str) -> None:
    """Write the essay's claims, source and actors once more under another name."""
    for path in COPIED:
        text = (ROOT / "graph" / f"{path}.ttl").read_text("utf-8")
        if path == "actors/persons":
            text = re.sub(r"\nactor:xi-jinping.*?\.\n(?=\n|$)", "", text, flags=re.DOTALL)
        target = folder / f"{path.replace('shared-future-essay', name)}-{name}.ttl"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace("shared-future-essay", name), "utf-8")


if __name__ == "__main__":
    main()

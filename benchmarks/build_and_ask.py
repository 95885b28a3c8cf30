"""Measure builds, cold and after a change, and asking from cold against a script that uses rdflib.

Run it as ``python benchmarks/build_and_ask.py``. Every figure is that of a whole process, from its
start to its end, and every comparison is a ratio of two commands that ran in turn on the same
machine in the same run: absolute times say little elsewhere.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generate import claims_graph

ROOT = Path(__file__).parent.parent
QUESTION = "SELECT ?s ?o WHERE { ?c cg:relation cg:remedies ; cg:subject ?s ; cg:object ?o }"
#: What is changed in one file, and then taken back.
CHANGES = [
    ("graph/claims/shared-future-essay.ttl", "It falls to every country", "All countries have"),
    ("graph/tables/sources.csv", "The safety of journalists", "Safety of journalists"),
]
PEER = """
import sys, rdflib
graph = rdflib.Graph().parse(sys.argv[1])
for row in graph.query(sys.argv[2]):
    print(row)
"""


def main() -> None:
    """Print the figures as a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        small, large = here / "essay", here / "large"
        print("| what | seconds, median | against | ratio, median |\n| --- | --- | --- | --- |")
        project = here / "project"
        for room in ("ontology", "graph", "queries", "evidence"):
            shutil.copytree(ROOT / room, project / room)
        build = [sys.executable, "build.py", "--project", str(project), "--dist", str(small)]
        cold, same, changed = [], [], []
        for number in range(3):
            # Each in a cache of its own: none finds what another checked or wrote.
            os.environ["XDG_CACHE_HOME"] = str(here / f"cache-{number}")
            shutil.rmtree(small, ignore_errors=True)
            cold += timed(build, 1)
            same += timed(build, 1)
            for file, old, new in CHANGES:
                path = project / file
                text = path.read_text("utf-8")
                path.write_text(text.replace(old, new, 1), "utf-8")
                changed += timed(build, 1)
                path.write_text(text, "utf-8")
                timed(build, 1)
        for what, times in (("cold build", cold), ("no change", same), ("one file", changed)):
            print(f"| {what} of the project | {statistics.median(times):.2f} | | |")
        large.mkdir()
        claims_graph(100_000, large)
        for name, dist in (("the project's graph", small), ("100,000 triples", large)):
            asks = [sys.executable, "-m", "cybergov", "ask", QUESTION, "--dist", str(dist)]
            peer = [sys.executable, "-c", PEER, str(dist / "cybergov.ttl"), QUESTION]
            compare(f"`ask`, {name}", asks, "rdflib", peer, runs)
        query = [sys.executable, "-m", "cybergov", "query", "remedies", "--dist", str(small)]
        text = (ROOT / "queries" / "remedies.rq").read_text("utf-8")
        peer = [sys.executable, "-c", PEER, str(small / "cybergov.ttl"), text]
        compare("`query remedies`, the project's graph", query, "rdflib", peer, runs)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"\nThe largest process of the run took {peak:.0f} MiB (the build or rdflib).")


def compare(what: str, one: list[str], peer_name: str, peer: list[str], runs: int) -> None:
    """Run two commands in turn and print the ratio of their times, pair by pair."""
    pairs = [(timed(one, 1)[0], timed(peer, 1)[0]) for _ in range(runs + 1)][1:]
    ratio = statistics.median(theirs / ours for ours, theirs in pairs)
    ours = statistics.median(ours for ours, _ in pairs)
    print(f"| {what} | {ours:.3f} | {peer_name} | {ratio:.1f} times faster |")


def timed(command: list[str], runs: int) -> list[float]:
    """Return the wall time of each of ``runs`` processes, in seconds."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(
            command,
            cwd=ROOT,
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        times.append(time.perf_counter() - began)
    return times


if __name__ == "__main__":
    main()

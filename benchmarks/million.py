"""Measure a graph of a million claims: loaded, asked, written out and checked.

Run it as ``python -m benchmarks.million [--claims NUMBER] [--folder FOLDER]``. It needs ``pip
install oxigraph`` and, for a million claims, 12 GB of disk. Every step is a process of its own;
the memory is the largest that it held itself, not the pages of files that the system keeps in
memory for it. The peer of loading is ``oxigraph load`` with the same triples, of a file without
named graphs and of one with them, in turn with ours.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from cybergov.large.export import STREAMED
from cybergov.large.place import STORE
from cybergov.questions import Question, questions
from cybergov.store import ask, open_store

ROOT: Final = Path(__file__).parent.parent
#: A question that takes longer, in seconds, has failed.
LIMIT: Final = 60
#: What a question may take on the large graph, of what it takes on the small one.
AIM: Final = 2.0
STEPS: Final = ("load", "questions", "exports", "check")


class Cost(NamedTuple):
    """What a process took: seconds, seconds of a processor, MiB."""

    wall: float
    processor: float
    memory: float

    def __str__(self) -> str:
        return f"{self.wall:.0f} | {self.processor:.0f} | {self.memory:.0f}"


def main() -> None:
    """Print the figures as tables in Markdown, each row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="keep everything here (default: nothing kept)")
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=STEPS)
    given = parser.parse_args()
    if given.folder is not None:
        given.folder.mkdir(parents=True, exist_ok=True)
        measure(given.folder.resolve(), given.claims, given.steps)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), given.claims, given.steps)


def measure(here: Path, claims: int, steps: Sequence[str]) -> None:
    """Make what is not there yet, and measure the steps."""
    os.environ["XDG_CACHE_HOME"] = str(here / "cache")
    small, large = here / "small", here / "large"
    if not small.exists():
        cost_of([sys.executable, "-m", "cybergov", "build", "--dist", str(small)])
    if "load" in steps:
        measure_loading(here, small, large, claims)
    if "questions" in steps:
        measure_questions(small, large)
    if "exports" in steps:
        measure_exports(here, large)
    if "check" in steps:
        command = [sys.executable, "-m", "cybergov", "check", "--dist", str(large)]
        print("\n| check | s | s of a processor | MiB |\n| --- | --- | --- | --- |")
        print(f"| the shapes, slice by slice | {cost_of(command)} |", flush=True)


def measure_loading(here: Path, small: Path, large: Path, claims: int) -> None:
    """Generate the claims, and load them by ``oxigraph load`` and with ``cybergov load``."""
    quads, triples = here / "claims.nq", here / "claims.nt"
    # In a process of its own: what starts another process hands its memory's peak on to it.
    generate = [sys.executable, "-m", "benchmarks.generate_many", str(claims), str(small)]
    generating = cost_of([*generate, str(quads)])
    with quads.open("rb") as lines, triples.open("wb", 1 << 20) as output:
        output.writelines(line[: line.rfind(b" <")] + b" .\n" for line in lines)
    number = int(subprocess.check_output(["wc", "-l", str(triples)]).split()[0])
    print(f"{claims} claims, {number} triples.\n")
    print("| loading | s | s of a processor | MiB | GB on disk |\n| --- | --- | --- | --- | --- |")
    print(f"| generating them | {generating} | |")
    peers = []
    for name, file in (("without", triples), ("with", quads)):
        place = here / f"peer-{name}"
        shutil.rmtree(place, ignore_errors=True)
        peers.append(cost_of([_oxigraph(), "load", "--location", str(place), "--file", str(file)]))
        print(f"| `oxigraph load`, {name} named graphs | {peers[-1]} | {size(place):.2f} |")
        shutil.rmtree(place)
    triples.unlink()
    load = [sys.executable, "-m", "cybergov", "load", str(quads), "--dist", str(large)]
    ours = cost_of(load)
    print(f"| `cybergov load` | {ours} | {size(large / STORE):.2f} |")
    for name, peer in zip(("without", "with"), peers, strict=True):
        print(
            f"\n`cybergov load` took {ours.wall / peer.wall:.2f} times the time of `oxigraph load` "
            f"{name} named graphs, {ours.processor / peer.processor:.2f} of the processors."
        )
    print(f"\n{(large / 'loaded.json').read_text('utf-8')}", flush=True)
    quads.unlink()


def measure_exports(here: Path, large: Path) -> None:
    """Write the large graph in each format."""
    print("\n| format | s | s of a processor | MiB | MB written |\n| --- | --- | --- | --- | --- |")
    for name in STREAMED:
        file = here / f"out.{name}"
        command = [sys.executable, "-m", "cybergov", "export", "--dist", str(large)]
        cost = cost_of([*command, "--format", name, "--output", str(file)])
        print(f"| {name} | {cost} | {file.stat().st_size / 1e6:.0f} |", flush=True)
        file.unlink()


def measure_questions(small: Path, large: Path) -> None:
    """Ask every question with its defaults, of the small graph and the large one in turn."""
    print("\n| question | ms, small | rows | ms, large | rows | ratio |", end="")
    print("\n| --- | --- | --- | --- | --- | --- |")
    within, failed = 0, []
    for name, question in questions(ROOT / "queries").items():
        one, other = asked(small, question), asked(large, question)
        if one is None or other is None:
            failed.append(name)
            continue
        ratio = other[0] / one[0]
        within += ratio <= AIM
        if ratio > AIM:
            figures = f"{one[0] * 1e3:.1f} | {one[1]} | {other[0] * 1e3:.1f} | {other[1]}"
            print(f"| `{name}` | {figures} | {ratio:.1f} |", flush=True)
    print(f"\n{within} others take at most {AIM:.0f} times as long.")
    print(f"Over {LIMIT} s or without an answer: {', '.join(failed) or 'none'}.", flush=True)


def asked(dist: Path, question: Question) -> tuple[float, int] | None:
    """Return the least seconds of up to twenty times, and the rows.

    None where it takes more than ``LIMIT`` seconds of a processor.
    """
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
            store = open_store(dist)
            times: list[float] = []
            while len(times) < 20 and sum(times) < 2:
                began = time.perf_counter()
                rows = sum(1 for _ in ask(store, question.text))  # type: ignore[misc,union-attr]
                times.append(time.perf_counter() - began)
            os.write(into, json.dumps((min(times), rows)).encode())
        finally:
            os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as answer:
        told = answer.read()
    os.waitpid(child, 0)
    return (*json.loads(told),) if told else None


def cost_of(command: list[str]) -> Cost:
    """Return what a command takes, with the processes that it starts.

    Raises:
        SystemExit: it failed.
    """
    began = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        if status:
            errors.seek(0)
            raise SystemExit(errors.read().decode()[-2000:])
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def size(folder: Path) -> float:
    """Return the size of a folder in GB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e9


def _oxigraph() -> str:
    beside = Path(sys.executable).parent / "oxigraph"
    found = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if found is None:
        raise SystemExit("The peer is not installed: pip install oxigraph.")
    return found


if __name__ == "__main__":
    main()

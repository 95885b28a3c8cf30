"""Measure the library's questions against rdflib and against the bare embedded store.

Run it as ``python -m benchmarks.engines [DIST]``. All is measured in one run on one graph, in
memory in all three: a question as `cybergov` asks it (its parameters set, its text checked and
asked, its rows read), the same text asked of pyoxigraph's own ``Store.query``, and of rdflib's
``Graph.query``. rdflib's questions run in a process that is ended after a minute each; one that
took longer counts as a minute, which makes the ratio smaller than it is, and one at which rdflib
fails is left out.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat, Store

from cybergov.names import PREFIXES
from cybergov.project import Project
from cybergov.questions import Question, questions
from cybergov.results import rows_of
from cybergov.store import ask

#: A question that rdflib has not answered in so many seconds counts as so many.
PATIENCE: Final = 60.0
#: A question that takes less is asked so often that the clock can tell.
ENOUGH: Final = 0.05


def main() -> None:
    """Print a row for each question and the figures of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dist", nargs="?", type=Path, default=Project.find().dist)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    path = arguments.dist / "cybergov.nt"
    store = Store()
    store.bulk_load(path=path, format=RdfFormat.N_TRIPLES)
    rdflib = _Rdflib(path)
    over_rdflib: dict[str, float] = {}
    over_bare: dict[str, float] = {}
    late, failed = [], []
    print("| question | ms | bare, ratio | rdflib, ratio |\n| --- | --- | --- | --- |")
    for question in questions(Project.find().queries).values():
        ours, bare = in_turn(store, question, arguments.runs)
        theirs = rdflib.seconds(question.text)
        over_bare[question.name] = ours / bare
        told = "fails"
        if theirs is None:
            failed.append(question.name)
        else:
            over_rdflib[question.name] = theirs / ours
            told = f"{theirs / ours:.1f}"
            if theirs >= PATIENCE:
                late.append(question.name)
                told = f"over {told}"
        print(f"| {question.name} | {ours * 1000:.2f} | {ours / bare:.2f} | {told} |", flush=True)
    rdflib.end()
    _tell("times as fast as rdflib", over_rdflib)
    _tell("times what the bare store takes", over_bare)
    print(f"Over a minute in rdflib: {len(late)} ({', '.join(late) or 'none'}).")
    print(f"rdflib fails at {len(failed)} ({', '.join(failed) or 'none'}).")


def _tell(what: str, ratios: dict[str, float]) -> None:
    low, high = min(ratios, key=ratios.__getitem__), max(ratios, key=ratios.__getitem__)
    print(
        f"\n{what}: median {statistics.median(ratios.values()):.2f}, "
        f"least {ratios[low]:.2f} ({low}), most {ratios[high]:.2f} ({high})."
    )


def in_turn(store: Store, question: Question, runs: int) -> tuple[float, float]:
    """Return the seconds of a question as `cybergov` asks it and of the bare store, medians.

    The two take turns, so that both meet the same noise of the machine.
    """
    defaults: dict[str, str] = {}

    def ours() -> None:
        rows_of(ask(store, question.with_values(defaults)))  # type: ignore[arg-type]

    def bare() -> None:
        for _ in store.query(question.text, prefixes=PREFIXES):  # type: ignore[union-attr]
            pass

    times = max(1, int(ENOUGH / seconds_of(bare, 1)))
    pairs = [(seconds_of(ours, times), seconds_of(bare, times)) for _ in range(runs)]
    return statistics.median(o for o, _ in pairs), statistics.median(b for _, b in pairs)


def seconds_of(work: Callable[[], None], times: int) -> float:
    """Return the seconds of one of so many calls."""
    began = time.perf_counter()
    for _ in range(times):
        work()
    return max((time.perf_counter() - began) / times, 1e-7)


class _Rdflib:
    """rdflib with the graph in memory, in a process that can be ended."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._start()

    def _start(self) -> None:
        self._here, there = multiprocessing.Pipe()
        self._process = multiprocessing.Process(target=_answer, args=(self._path, there))
        self._process.start()
        self._here.recv()

    def seconds(self, query: str) -> float | None:
        """Return how long rdflib takes for a query and all its rows, or None where it fails.

        More than ``PATIENCE`` is told as so many.
        """
        self._here.send(query)
        if self._here.poll(PATIENCE):
            found: float | None = self._here.recv()
            return found
        self.end()
        self._start()
        return PATIENCE

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def _answer(path: Path, there: Connection) -> None:
    """Load the graph, say so, and say of each query how long it took."""
    import rdflib

    graph = rdflib.Graph()
    graph.parse(path, format="nt")
    there.send(0.0)
    while True:
        query = there.recv()
        began = time.perf_counter()
        try:
            list(graph.query(query, initNs=PREFIXES))
        except Exception:
            # Whatever it is: a failure is no time.
            there.send(None)
        else:
            there.send(time.perf_counter() - began)


if __name__ == "__main__":
    main()

"""Put the graphs of a file onto a server, piece by piece, and see that all of it is there.

The file is read twice and never held: once to count and hash its graphs, once to send those that
the server has not. So neither has to fit into this machine's memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse

from cybergov.engines.contents import Contents, has_blank_node
from cybergov.engines.notes import Notes
from cybergov.engines.target import Target
from cybergov.findings import InputError

__all__ = ["CHUNK", "Pushed", "graphs_of", "is_there", "push"]

#: Triples in one request: some megabytes, which every server takes.
CHUNK: Final = 50_000


@dataclass(frozen=True)
class Pushed:
    """One graph that is on the server now: its name, its triples, and whether any were sent."""

    graph: str
    triples: int
    sent: bool


def graphs_of(path: Path) -> dict[str, Contents]:
    """Return what each graph of a file of TriG, N-Quads or N-Triples holds; ``""`` is the default.

    Raises:
        InputError: the file can't be read.
    """
    found: dict[str, Contents] = {}
    for graph, quad in _quads(path):
        found.setdefault(graph, Contents()).add(quad.triple)
    return found


def push(
    path: Path,
    wanted: dict[str, Contents],
    target: Target,
    progress: Callable[[str], None],
    chunk: int = CHUNK,
) -> list[Pushed]:
    """Put the ``wanted`` graphs of a file onto a server and return what is there then.

    What is there with the right count and hash is not sent again; what was begun goes on after the
    last piece that the server acknowledged. No triple may stand twice in a graph of the file.

    Raises:
        InputError: the file or the server is at fault, or what is there is something else.
    """
    notes = Notes(target.addresses)
    missing = {}
    for number, (graph, contents) in enumerate(wanted.items(), 1):
        progress(f"comparing {number} of {len(wanted)} graphs")
        there = target.count(graph)
        if there != contents.triples or not is_there(target, graph, contents, there):
            reached = notes.reached(target.name(graph), contents.hash)
            # Fewer than were acknowledged: the server has lost some, or was emptied.
            missing[graph] = reached if reached <= there else 0
    sent = set(missing)
    while missing:
        _send(path, wanted, missing, target, notes, progress, chunk)
        wrong = {g: n for g, n in missing.items() if not is_there(target, g, wanted[g])}
        for graph in missing:
            notes.forget(target.name(graph))
        for graph, reached in wrong.items():
            if not reached:
                raise InputError(_difference(target, graph, wanted[graph]))
        # Something else stood there before what was acknowledged: from the beginning, once.
        missing = dict.fromkeys(wrong, 0)
    return [Pushed(graph, contents.triples, graph in sent) for graph, contents in wanted.items()]


def _send(
    path: Path,
    wanted: dict[str, Contents],
    reached: dict[str, int],
    target: Target,
    notes: Notes,
    progress: Callable[[str], None],
    chunk: int,
) -> None:
    """Send what comes after the first ``reached`` triples of each graph.

    A graph's first piece takes the place of what stood there, and has all its triples with blank
    nodes: split between two requests, one node would become two. What follows is added, which may
    be done twice.
    """
    waiting: dict[str, list[bytes]] = {graph: [] for graph in reached}
    passed = dict.fromkeys(reached, 0)
    begun = {graph for graph, start in reached.items() if start}
    total = sum(wanted[graph].triples for graph in reached)
    held = 0
    for graph in reached.keys() - begun:
        notes.forget(target.name(graph))
        waiting[graph] += map(_line, wanted[graph].blank)
    for graph in begun:
        passed[graph] = len(wanted[graph].blank)

    def flush(*, last: bool = False) -> None:
        for graph, lines in waiting.items():
            if not lines and (graph in begun or not last):
                continue
            passed[graph] += len(lines)
            if graph not in begun:
                target.put(graph, b"".join(lines))
                begun.add(graph)
            elif passed[graph] > reached[graph]:
                target.add(graph, b"".join(lines))
            notes.note(target.name(graph), wanted[graph].hash, passed[graph])
            lines.clear()
        progress(f"sent {sum(passed.values())} of {total} triples")

    for graph, quad in _quads(path):
        if graph in reached and not has_blank_node(quad.triple):
            waiting[graph].append(_line(quad.triple))
            held += 1
            if held >= chunk:
                flush()
                held = 0
    flush(last=True)


def _line(triple: Triple) -> bytes:
    return f"{triple} .\n".encode()


def is_there(target: Target, graph: str, contents: Contents, count: int | None = None) -> bool:
    """Whether a graph of the server has what it should: first its triples are counted.

    Raises:
        InputError: the server has no answer.
    """
    found = target.count(graph) if count is None else count
    return found == contents.triples and target.contents(graph).hash == contents.hash


def _difference(target: Target, graph: str, contents: Contents) -> str:
    name = target.name(graph) or "the default graph"
    found = target.count(graph)
    if found != contents.triples:
        return f"{name} has {found} triples there, and not {contents.triples}: see docs/engines.md."
    return f"{name} has {found} triples there as it should, but not the same."


def _quads(path: Path) -> Iterator[tuple[str, Quad]]:
    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if form is None:
        raise InputError(f"{path}: RDF has no format with that ending.")
    try:
        for quad in parse(path=path, format=form):
            graph = quad.graph_name
            if isinstance(graph, DefaultGraph):
                yield "", quad
            elif isinstance(graph, NamedNode):
                yield graph.value, quad
            else:
                raise InputError(f"{path}: a graph has no name but a blank node.")
    except FileNotFoundError:
        raise InputError(f"{path} is not there. Run `cybergov build` first.") from None
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(f"{path} can't be read: {error}.") from None

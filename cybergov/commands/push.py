"""``cybergov push``: put the graph onto a SPARQL server."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cybergov.commands._asking import add_endpoint, server_of
from cybergov.findings import InputError, UsageError
from cybergov.project import Project

if TYPE_CHECKING:
    from cybergov.engines.contents import Contents
    from cybergov.engines.target import Target

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Put the graph onto a SPARQL server, graph by graph, and see that it is all there."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "file", nargs="?", type=Path, help="a file in TriG or N-Quads (default: dist/cybergov.trig)"
    )
    parser.add_argument("--dist", metavar="FOLDER", type=Path, help="put this build there")
    parser.add_argument(
        "--rules",
        action="store_true",
        help="let the server merge the named graphs and apply the rules",
    )
    add_endpoint(parser)
    parser.add_argument("--update-endpoint", metavar="URL", help="where it takes updates")
    parser.add_argument("--graph-endpoint", metavar="URL", help="where it takes whole graphs")


def run(arguments: argparse.Namespace) -> int:
    """Send what is not there, verify all, and print what was done."""
    from cybergov.engines.push import graphs_of, push
    from cybergov.engines.target import Target

    if arguments.endpoint is None:
        raise UsageError("push needs an --endpoint: the address that the server is asked at.")
    if arguments.file and arguments.dist:
        raise UsageError("a file and --dist name two things to push. Give one.")
    path = arguments.file or (arguments.dist or Project.find().dist) / "cybergov.trig"
    target = Target(*server_of(arguments))
    wanted = graphs_of(path)
    inputs = _inputs(wanted) if arguments.rules else wanted
    pushed = push(path, inputs, target, _progress)
    if arguments.rules:
        _infer(wanted, inputs, target)
    sent = [graph for graph in pushed if graph.sent]
    _progress("")
    print(
        f"{len(pushed)} graphs with {sum(graph.triples for graph in pushed)} triples are there, "
        f"verified by count and hash; {len(sent)} of them were sent, "
        f"with {sum(graph.triples for graph in sent)} triples."
    )
    return 0


def _inputs(wanted: dict[str, Contents]) -> dict[str, Contents]:
    from cybergov.infer import INFERRED_GRAPH

    return {graph: c for graph, c in wanted.items() if graph not in ("", INFERRED_GRAPH)}


def _infer(wanted: dict[str, Contents], inputs: dict[str, Contents], target: Target) -> None:
    """Apply the rules there; where the file holds what they give, the two must agree.

    Raises:
        InputError: they do not, or the server is at fault.
    """
    from cybergov.engines.push import is_there
    from cybergov.engines.rules import apply_rules
    from cybergov.infer import INFERRED_GRAPH

    made = {"": "the merge", INFERRED_GRAPH: "the inferred graph"}
    known = {graph: wanted[graph] for graph in made if graph in wanted}
    if len(known) < len(made) or not all(is_there(target, g, c) for g, c in known.items()):
        apply_rules(inputs, Project.find().ontology / "rules", target, _progress)
        for graph, contents in known.items():
            if not is_there(target, graph, contents):
                raise InputError(
                    f"{made[graph]} that the server made is another than the file's: "
                    f"{target.count(graph)} triples there, {contents.triples} here."
                )
    _progress("")
    for graph, what in made.items():
        same = ", the same as in the file" if graph in known else ""
        print(f"{what} has {target.count(graph)} triples there{same}.")


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)

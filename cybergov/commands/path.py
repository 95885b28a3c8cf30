"""``cybergov path``: the shortest way from one thing to another."""

from __future__ import annotations

import argparse

from cybergov.commands._asking import add_options, opened, print_result
from cybergov.find import find_one
from cybergov.findings import InputError

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Show how two things hang together, claim by claim."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("start", metavar="A", help="a thing, by any of its names")
    parser.add_argument("end", metavar="B", help="another thing")
    add_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the steps of a shortest path, or say that there is none."""
    from cybergov.network import network_of
    from cybergov.path import shortest_path

    store = opened(arguments)
    start, end = find_one(store, arguments.start), find_one(store, arguments.end)
    steps = shortest_path(network_of(store), start, end)
    if not len(steps) and start != end:
        raise InputError(f"no claim leads from {arguments.start!r} to {arguments.end!r}.")
    return print_result(steps.solutions(), arguments.format)

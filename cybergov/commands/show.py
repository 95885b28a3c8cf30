"""``cybergov show``: one thing, and every claim that bears on it."""

from __future__ import annotations

import argparse
import sys

from cybergov.commands._asking import add_options, opened, print_result
from cybergov.find import find_one

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Show a thing, found by any of its names, with the claims that bear on it."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("thing", help="a label in any language, an IRI, a symbol such as 77/37")
    add_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the thing as text, its claims as rows, or the part of the graph as Turtle."""
    from cybergov.show import as_text, describe

    store = opened(arguments)
    iri = find_one(store, arguments.thing)
    if arguments.format == "table":
        sys.stdout.write(as_text(describe(store, iri)))
        return 0
    if arguments.format == "ttl":
        from cybergov.exports import format_named
        from cybergov.select import part_about

        format_named("ttl").write(part_about(store, iri), sys.stdout.buffer)
        return 0
    return print_result(describe(store, iri).rows().solutions(), arguments.format)

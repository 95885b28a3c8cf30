"""``cybergov compare``: two things of one kind side by side."""

from __future__ import annotations

import argparse
import sys

from cybergov.commands._asking import add_options, opened, print_result
from cybergov.find import find_one

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Show two actors, sources, concepts, norms or provisions side by side."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("one", metavar="A", help="a thing, by any of its names")
    parser.add_argument("other", metavar="B", help="another of the same kind")
    add_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what each says and what was found of both, as text or as rows."""
    from cybergov.compare import as_text, compare

    store = opened(arguments)
    found = compare(store, find_one(store, arguments.one), find_one(store, arguments.other))
    if arguments.format == "table":
        sys.stdout.write(as_text(found))
        return 0
    return print_result(found.rows().solutions(), arguments.format)

"""``cybergov lineage``: where a paragraph first stood, and what became of it."""

from __future__ import annotations

import argparse
import sys

from cybergov.commands._asking import add_options, opened, print_result

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Follow a paragraph through the resolutions: where it first stood, what changed since."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "passage", help="a resolution and a place in it ('77/37 pp 10'), a passage or a claim"
    )
    add_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print all forms of the paragraph in the order of adoption."""
    from cybergov.lineage import as_text, find_followed, lineage

    store = opened(arguments)
    found = lineage(store, find_followed(store, arguments.passage))
    if arguments.format == "table":
        sys.stdout.write(as_text(found))
        return 0
    return print_result(found.rows().solutions(), arguments.format)

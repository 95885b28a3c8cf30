"""``cybergov sample``: draw claims with their passages, for your own check."""

from __future__ import annotations

import argparse

from cybergov.commands._asking import add_options, opened, print_result
from cybergov.find import find_one

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Draw claims at random, each with its passage, for your own check."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("number", metavar="N", type=_number, help="how many claims to draw")
    parser.add_argument(
        "--seed", metavar="S", type=int, default=1, help="another seed draws others (default: 1)"
    )
    parser.add_argument(
        "--source",
        dest="sources",
        metavar="THING",
        action="append",
        default=[],
        help="draw from this source's claims only (may be given again)",
    )
    add_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the claims, each with its passages."""
    from cybergov.sample import draw

    store = opened(arguments)
    sources = frozenset(find_one(store, name) for name in arguments.sources)
    rows = draw(store, arguments.number, arguments.seed, sources)
    return print_result(rows.solutions(), arguments.format)


def _number(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)

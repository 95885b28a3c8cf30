"""``cybergov ask``: free SPARQL over the graph."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cybergov.commands._asking import add_options, opened, print_result
from cybergov.findings import InputError
from cybergov.store import ask

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Ask the graph in SPARQL; the project's prefixes need no declaration."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("query", help="the query's text, a file that ends in .rq, or - for input")
    add_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Ask it and print the answer."""
    return print_result(ask(opened(arguments), _text(arguments.query)), arguments.format)


def _text(query: str) -> str:
    if query == "-":
        return sys.stdin.read()
    if query.endswith(".rq") and "\n" not in query:
        try:
            return Path(query).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{query}: the file can't be read: {error}.") from None
    return query

"""``cybergov questions``: list and search the question library."""

from __future__ import annotations

import argparse
import sys

from cybergov.commands._asking import print_result
from cybergov.findings import InputError
from cybergov.project import Project
from cybergov.questions import questions
from cybergov.results import FORMATS

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "List the questions of the library, or those in which all of some words stand."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="in a name, title, tag or text")
    parser.add_argument("--format", choices=FORMATS, default="table", help="how to print them")


def run(arguments: argparse.Namespace) -> int:
    """Print each question with its parameters, their types and defaults, and its tags."""
    from cybergov.library import as_text, as_turtle, rows, search

    known = questions(Project.find().queries).values()
    found = search(known, arguments.words)
    if not found:
        tags = sorted({tag for question in known for tag in question.tags})
        raise InputError(
            f"no question has {' and '.join(map(repr, arguments.words))}. "
            f"There are the tags {', '.join(tags)}."
        )
    if arguments.format == "table":
        print(as_text(found))
        return 0
    if arguments.format == "ttl":
        sys.stdout.write(as_turtle(found))
        return 0
    return print_result(rows(found).solutions(), arguments.format)

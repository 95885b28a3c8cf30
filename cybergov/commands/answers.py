"""``cybergov answers``: compare the answers of a build with the expected ones."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cybergov.commands._asking import add_endpoint, opened
from cybergov.findings import UsageError
from cybergov.project import Project
from cybergov.questions import questions

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Compare the library's answers with the expected ones, or keep the new ones."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--update", action="store_true", help="keep the new answers")
    parser.add_argument("--dist", metavar="FOLDER", type=Path, help="ask this build")
    add_endpoint(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what changed, and return 1 where something did and was not kept."""
    from cybergov.answers import answer, difference, write_answer

    project = Project.find()
    if arguments.update and project.packaged:
        raise UsageError("the packaged answers are not written to; update them in a checkout.")
    store = opened(arguments)
    folder = project.queries / "answers"
    changed = 0
    for question in questions(project.queries).values():
        data = answer(store, question)
        if lines := difference(folder, question, data):
            changed += 1
            print("\n".join(lines))
            if arguments.update:
                write_answer(folder, question, data)
    if changed and not arguments.update:
        print(f"{changed} answers changed. Look, then `--update`.", file=sys.stderr)
        return 1
    return 0

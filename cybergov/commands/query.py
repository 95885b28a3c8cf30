"""``cybergov query``: ask a question of the library, or one in a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from cybergov.commands._asking import add_options, opened, print_result
from cybergov.findings import InputError, UsageError
from cybergov.project import Project
from cybergov.questions import Question, questions, read_question
from cybergov.store import ask

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Ask a question of the library, by its name, or one in a file."

#: What the parser does not know is the question's own parameters.
TAKES_PARAMETERS = True


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments; the question's own parameters are not known yet."""
    parser.usage = "cybergov query [NAME|FILE] [--PARAMETER VALUE ...] [--format FORMAT]"
    parser.add_argument("question", nargs="?", metavar="NAME|FILE", help="none: list them all")
    add_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Ask it and print the rows; without a name, print the library's list."""
    if arguments.question is None:
        from cybergov.library import as_text

        print(as_text(questions(Project.find().queries).values()))
        return 0
    question = _question(arguments.question)
    values = _values(arguments.parameters)
    store = opened(arguments)

    def resolve(name: str) -> str:
        from cybergov.find import find_one

        return find_one(store, name)

    return print_result(ask(store, question.with_values(values, resolve)), arguments.format)


def _values(words: list[str]) -> dict[str, str]:
    """Read ``--PARAMETER VALUE`` and ``--PARAMETER=VALUE``."""
    values: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if not name.startswith("--") or len(name) < 3:
            raise UsageError(f"{word!r} is no parameter: write --PARAMETER VALUE.")
        if name[2:] in values:
            raise UsageError(f"{name} is given twice.")
        if not equals and (value := next(rest, "")) == "":
            raise UsageError(f"{name} has no value: write {name} VALUE.")
        values[name[2:]] = value
    return values


def _question(name: str) -> Question:
    path = Path(name)
    if path.suffix == ".rq" or "/" in name:
        return read_question(path)
    folder = Project.find().queries
    if (folder / f"{name}.rq").is_file():
        return read_question(folder / f"{name}.rq")
    import difflib

    known = questions(folder)
    near = difflib.get_close_matches(name, known, 3, 0.4)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`cybergov questions` lists them."
    raise InputError(f"the library has no question {name!r}. {hint}")

"""``cybergov check``: every check of a build, and nothing written."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cybergov.commands._inputs import add_inputs
from cybergov.findings import UsageError
from cybergov.project import Project

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Check the files; one line a mistake, with file, line and remedy."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_inputs(parser)
    parser.add_argument(
        "--dist",
        metavar="FOLDER",
        type=Path,
        help="ask the shapes of what `cybergov load` left there, in bounded memory",
    )


def run(arguments: argparse.Namespace) -> int:
    """Check everything; the findings go to standard error."""
    from cybergov.progress import step

    if arguments.dist is not None:
        return _check_large(arguments)
    from cybergov.build import checked

    result = checked(Project.at(arguments.project), arguments.extra, step)
    step("")
    print(f"{len(result.inputs.files)} files, no mistake found.", file=sys.stderr)
    return 0


def _check_large(arguments: argparse.Namespace) -> int:
    from cybergov.large.check import check_large
    from cybergov.progress import step

    if arguments.extra:
        raise UsageError("--with and --dist name two things to check. Give one.")
    found = 0
    for finding in check_large(arguments.dist, Project.at(arguments.project), step):
        step("")
        print(finding, file=sys.stderr)
        found += 1
    step("")
    if found:
        return 1
    print(f"{arguments.dist}: no mistake found.", file=sys.stderr)
    return 0

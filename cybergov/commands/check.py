"""``cybergov check``: every check of a build, and nothing written."""

from __future__ import annotations

import argparse
import sys

from cybergov.commands._inputs import add_inputs
from cybergov.project import Project

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Check the files; one line a mistake, with file, line and remedy."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_inputs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check everything; the findings go to standard error."""
    from cybergov.build import checked
    from cybergov.progress import step

    result = checked(Project.at(arguments.project), arguments.extra, step)
    step("")
    print(f"{len(result.inputs.files)} files, no mistake found.", file=sys.stderr)
    return 0

"""``cybergov check``: every check of a build, and nothing written."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cybergov.project import Project

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Check the files; one line a mistake, with file, line and remedy."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--with",
        dest="extra",
        metavar="FOLDER",
        type=Path,
        action="append",
        default=[],
        help="check your own files too, laid out like graph/ (may be given again)",
    )
    parser.add_argument("--project", metavar="FOLDER", type=Path, help="check this checkout")


def run(arguments: argparse.Namespace) -> int:
    """Check everything; the findings go to standard error."""
    from cybergov.build import checked
    from cybergov.progress import step

    result = checked(Project.at(arguments.project), arguments.extra, step)
    step("")
    print(f"{len(result.inputs.files)} files, no mistake found.", file=sys.stderr)
    return 0

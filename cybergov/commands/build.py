"""``cybergov build``: read, check, infer, publish."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cybergov.project import Project

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Build the graph and everything made from it into dist/."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--with",
        dest="extra",
        metavar="FOLDER",
        type=Path,
        action="append",
        default=[],
        help="add your own files, laid out like graph/ (may be given again)",
    )
    parser.add_argument(
        "--project",
        metavar="FOLDER",
        type=Path,
        help="build from this checkout (default: the nearest, else the packaged files)",
    )
    parser.add_argument(
        "--dist", metavar="FOLDER", type=Path, help="write there (default: the project's dist/)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build everything; say how much there is."""
    from cybergov.build import build
    from cybergov.progress import step

    project = Project.at(arguments.project, arguments.dist)
    part = build(project, arguments.extra, step)
    step("")
    print(f"{len(part.triples)} triples are published in {project.dist}.", file=sys.stderr)
    return 0

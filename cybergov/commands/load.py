"""``cybergov load``: a graph larger than memory, from files to a store on disk."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cybergov.findings import UsageError
from cybergov.project import Project

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Load large files beside the graph into a folder that every question can be asked of."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path,
                        help="N-Quads, N-Triples, TriG or Turtle")  # fmt: skip
    parser.add_argument("--dist", metavar="FOLDER", type=Path, help="load into this folder")
    parser.add_argument("--alone", action="store_true", help="leave the project's own graph out")
    parser.add_argument(
        "--project",
        metavar="FOLDER",
        type=Path,
        help="take this checkout (default: the nearest, else the packaged files)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Load everything; say how much there is."""
    from cybergov.large.load import load
    from cybergov.progress import step

    if arguments.dist is None:
        raise UsageError("load needs --dist FOLDER: the folder to load into.")
    project = Project.at(arguments.project)
    loaded = load(arguments.files, project, arguments.dist, step, alone=arguments.alone)
    step("")
    print(
        f"{loaded.triples} triples were loaded and {loaded.inferred} inferred; "
        f"`--dist {arguments.dist}` asks them.",
        file=sys.stderr,
    )
    return 0

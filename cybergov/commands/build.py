"""``cybergov build``: read, check, infer, publish."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path

from cybergov.commands._inputs import add_inputs
from cybergov.memory import keep_freed_memory
from cybergov.project import Project

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Build the graph and everything made from it into dist/."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_inputs(parser)
    parser.add_argument(
        "--dist", metavar="FOLDER", type=Path, help="write there (default: the project's dist/)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build everything; say how much there is."""
    from cybergov.build import build
    from cybergov.progress import step

    # The process ends with the build: looking for garbage in it takes a sixth of the time.
    gc.disable()
    keep_freed_memory()
    project = Project.at(arguments.project, arguments.dist)
    triples = build(project, arguments.extra, step)
    step("")
    print(f"{triples} triples are published in {project.dist}.", file=sys.stderr)
    return 0

"""What the asking commands share: where the graph is, and how an answer is printed."""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
from pathlib import Path

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

from cybergov.findings import InputError
from cybergov.project import Project
from cybergov.results import FORMATS, render
from cybergov.store import open_store

__all__ = ["add_options", "opened", "print_result"]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare ``--format`` and ``--dist``."""
    parser.add_argument("--format", choices=FORMATS, default="table", help="how to print it")
    parser.add_argument("--dist", metavar="FOLDER", type=Path, help="ask this build")


def opened(arguments: argparse.Namespace) -> Store:
    """Open the graph of the build that the call names, or of the nearest.

    From here on Ctrl-C ends the process at once: the engine would not hear of it.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return open_store(arguments.dist or Project.find().dist)


def print_result(result: QuerySolutions | QueryTriples | QueryBoolean, form: str) -> int:
    """Print a result on standard output and return the exit status."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    try:
        text = render(result, form, width)
    except (OSError, RuntimeError) as error:
        raise InputError(f"the query has no answer: {error}") from None
    sys.stdout.write(text)
    return 0

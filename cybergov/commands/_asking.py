"""What the asking commands share: where the graph is, and how an answer is printed."""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cybergov.engines import Answer, Engine
from cybergov.findings import InputError, UsageError
from cybergov.project import Project
from cybergov.results import FORMATS, render
from cybergov.store import open_store

__all__ = ["add_endpoint", "add_options", "opened", "print_result", "server_of"]

if TYPE_CHECKING:
    from cybergov.engines.addresses import Addresses
    from cybergov.engines.http import Client


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare ``--format``, ``--dist`` and what names a server instead."""
    parser.add_argument("--format", choices=FORMATS, default="table", help="how to print it")
    parser.add_argument("--dist", metavar="FOLDER", type=Path, help="ask this build")
    add_endpoint(parser)


def add_endpoint(parser: argparse.ArgumentParser) -> None:
    """Declare what names a server (docs/engines.md)."""
    parser.add_argument("--endpoint", metavar="URL", help="ask this SPARQL server")
    parser.add_argument("--default-graph", metavar="IRI", help="the graph to ask there (Virtuoso)")
    parser.add_argument(
        "--timeout", metavar="SECONDS", type=_seconds, help="how long it may take (default: 60)"
    )


def opened(arguments: argparse.Namespace) -> Engine:
    """Open the graph of the build that the call names, or of the nearest, or of a server.

    From here on Ctrl-C ends the process at once: the engine would not hear of it.

    Raises:
        InputError: there is no graph.
        UsageError: the call names two places, or no address.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if arguments.endpoint is None:
        for name in ("default_graph", "timeout"):
            if getattr(arguments, name) is not None:
                raise UsageError(f"--{name.replace('_', '-')} needs an --endpoint.")
        return open_store(arguments.dist or Project.find().dist)
    if arguments.dist is not None:
        raise UsageError("--dist and --endpoint name two places to ask. Give one.")
    from cybergov.engines.remote import Remote

    return Remote(*server_of(arguments))


def server_of(arguments: argparse.Namespace) -> tuple[Addresses, Client]:
    """Return the server that a call names, and what talks to it.

    Raises:
        UsageError: an address is none, or the user and password can't be read.
    """
    from cybergov.engines.addresses import addresses_of, authentication
    from cybergov.engines.http import Client

    addresses = addresses_of(
        arguments.endpoint,
        arguments.default_graph,
        getattr(arguments, "update_endpoint", None),
        getattr(arguments, "graph_endpoint", None),
    )
    return addresses, Client(arguments.timeout or 60.0, authentication())


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds


def print_result(result: Answer, form: str) -> int:
    """Print a result on standard output and return the exit status."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    try:
        text = render(result, form, width)
    except (OSError, RuntimeError) as error:
        raise InputError(f"the query has no answer: {error}") from None
    sys.stdout.write(text)
    return 0

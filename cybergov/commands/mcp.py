"""``cybergov mcp``: the graph for programs that reason, over the Model Context Protocol."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from cybergov.findings import InputError, UsageError
from cybergov.project import MANIFEST, Project
from cybergov.server.settings import Settings

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Serve the graph to a program that reasons, over the Model Context Protocol (stdio)."

#: A program reads what it is given word by word, so that an answer is small.
_RESULT_MIB: Final = 1
_WORKERS: Final = 4


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    defaults = Settings()
    parser.add_argument("--dist", metavar="FOLDER", type=Path, help="serve this build")
    parser.add_argument(
        "--site",
        metavar="ADDRESS",
        help="where the pages of the build are, for links (default: the files of the build)",
    )
    parser.add_argument(
        "--seconds",
        metavar="X",
        type=float,
        default=defaults.seconds,
        help="a query that takes longer than this is ended (default: %(default)s)",
    )
    parser.add_argument(
        "--memory-mib",
        metavar="X",
        type=int,
        default=defaults.memory_mib,
        help="memory that a query may take beyond the graph itself (default: %(default)s)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until the client goes."""
    for name in ("seconds", "memory_mib"):
        if not (value := getattr(arguments, name)) > 0:
            raise UsageError(f"--{name.replace('_', '-')} takes more than 0, not {value}.")
    project = Project.find()
    dist = (arguments.dist or project.dist).resolve()
    if not ((dist / "cybergov.nt").is_file() and (dist / MANIFEST).is_file()):
        raise InputError(f"{dist} holds no build. Run `cybergov build` first.")
    try:
        from cybergov.mcp.run import serve
    except ModuleNotFoundError as error:
        raise InputError(
            f"The server needs {error.name}, which is not installed: pip install 'cybergov[mcp]'"
        ) from None
    settings = Settings(
        workers=_WORKERS,
        long_workers=_WORKERS,
        seconds=arguments.seconds,
        memory_mib=arguments.memory_mib,
        result_mib=_RESULT_MIB,
    )
    site = arguments.site or dist.as_uri()
    serve(settings, dist, project.queries, site.rstrip("/") + "/")
    return 0

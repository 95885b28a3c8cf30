"""``cybergov serve``: the graph on the web, read-only."""

from __future__ import annotations

import argparse
from pathlib import Path

from cybergov.findings import InputError, UsageError
from cybergov.project import MANIFEST, Project
from cybergov.server.settings import Settings, options

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Serve the graph: a SPARQL endpoint, the site, things and a JSON API, read-only."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare an option for each setting."""
    parser.add_argument("--dist", metavar="FOLDER", type=Path, help="serve this build")
    for name, type_, default, told in options():
        option = f"--{name.replace('_', '-')}"
        if type_ is bool:
            parser.add_argument(option, action="store_true", help=told)
        else:
            shown = f"{told} (default: {default if default != '' else 'none'})"
            parser.add_argument(option, type=type_, default=default, metavar="X", help=shown)


def run(arguments: argparse.Namespace) -> int:
    """Serve until told to end."""
    settings = Settings(**{name: getattr(arguments, name) for name, *_ in options()})
    _refuse_nonsense(settings)
    project = Project.find()
    dist = arguments.dist or project.dist
    if not ((dist / "cybergov.nt").is_file() and (dist / MANIFEST).is_file()):
        raise InputError(f"{dist} holds no build. Run `cybergov build` first.")
    try:
        from cybergov.server.run import serve
    except ModuleNotFoundError as error:
        raise InputError(
            f"The server needs {error.name}, which is not installed: pip install 'cybergov[server]'"
        ) from None
    serve(settings, dist.resolve(), project.queries)
    return 0


def _refuse_nonsense(settings: Settings) -> None:
    may_be_0 = ("port", "cache_mib", "max_age", "drain_seconds", "waiting")
    for name, type_, _, _ in options():
        value = getattr(settings, name)
        if type_ in (int, float) and not (value > 0 or (value == 0 and name in may_be_0)):
            raise UsageError(f"--{name.replace('_', '-')} takes more than 0, not {value}.")
    if settings.port > 65535:
        raise UsageError("--port takes at most 65535.")

"""The command line: finds the command's module and turns mistakes into sentences.

Only the module of the command that is called is imported, so that asking starts quickly.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from cybergov import __version__
from cybergov.findings import InputError, UsageError

__all__ = ["commands", "main"]


class Command(Protocol):
    """What a module in ``cybergov/commands/`` offers; its name is the command's."""

    #: One line on what the command does.
    SUMMARY: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it and return the exit status."""


def commands() -> list[str]:
    """Return the names of all commands."""
    folder = Path(__file__).parent / "commands"
    names = (module.name for module in pkgutil.iter_modules([str(folder)]))
    return sorted(name for name in names if not name.startswith("_"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    0: done. 1: the input or the answer is at fault. 2: the call is wrong.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        _refuse_what_is_no_text(given)
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        status = _run(given)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    except UsageError as error:
        print(f"cybergov: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader has gone, as in `cybergov show … | head`. Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"cybergov: {error.strerror or error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("cybergov: stopped.", file=sys.stderr)
        return 130


def _refuse_what_is_no_text(given: list[str]) -> None:
    for number, argument in enumerate(given, 1):
        try:
            argument.encode("utf-8")
        except UnicodeEncodeError:
            raise UsageError(f"argument {number} is not in UTF-8.") from None


def _run(given: list[str]) -> int:
    if not given or given[0] in ("-h", "--help", "help"):
        print(_overview())
        return 0 if given else 2
    if given[0] in ("-V", "--version"):
        print(f"cybergov {__version__}")
        return 0
    name = given[0]
    if name not in commands():
        raise UsageError(f"there is no command {name!r}; there are {', '.join(commands())}.")
    command = _command(name)
    parser = argparse.ArgumentParser(
        f"cybergov {name}", description=command.SUMMARY, allow_abbrev=False
    )
    command.configure(parser)
    try:
        arguments, rest = parser.parse_known_args(given[1:])
        if rest and not getattr(command, "TAKES_PARAMETERS", False):
            parser.error(f"unrecognized arguments: {' '.join(rest)}")
    except SystemExit as exit_:  # argparse ends with 0 after --help and with 2 after a mistake
        return int(exit_.code or 0)
    arguments.parameters = rest
    return command.run(arguments)


def _command(name: str) -> Command:
    return cast(Command, importlib.import_module(f"cybergov.commands.{name}"))


def _overview() -> str:
    lines = [f"  {name:<10} {_command(name).SUMMARY}" for name in commands()]
    return "\n".join(
        [
            "usage: cybergov COMMAND [ARGUMENT ...]",
            "",
            "Who says what about how cyberspace should be governed, and where exactly.",
            "",
            *lines,
            "",
            "`cybergov COMMAND --help` tells more.",
        ]
    )

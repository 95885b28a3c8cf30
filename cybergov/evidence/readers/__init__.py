"""Readers of the formats that texts come in: one module a format.

A module offers ``SUFFIXES``, the endings of file names that it reads, in lower case, and
``read(data: bytes, name: str, beside: Beside) -> dict[str, str]``, which returns the text's units
by locator in the order of the text (see ``HeldText.units``) and raises InputError with file and
line where it can't. Markers of footnotes are left out of a unit's text; a footnote's own text is a
unit ``fn 2``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import PurePath
from typing import Protocol, cast

from cybergov.evidence.beside import Beside
from cybergov.findings import Finding, InputError

__all__ = ["Reader", "reader_of", "suffixes"]


class Reader(Protocol):
    """What a module in this folder offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, data: bytes, name: str, beside: Beside, /) -> dict[str, str]:
        """Return the units of a text by locator."""


def reader_of(name: str) -> Reader:
    """Return the reader of a file by the ending of its name.

    Raises:
        InputError: no reader reads such files.
    """
    for reader in _readers():
        if PurePath(name).suffix.lower() in reader.SUFFIXES:
            return reader
    message = "no reader knows this kind of file."
    raise InputError(Finding(name, 0, message, f"Readers know {', '.join(suffixes())}."))


def suffixes() -> tuple[str, ...]:
    """Return the endings of the names of all files that a reader knows."""
    return tuple(suffix for reader in _readers() for suffix in reader.SUFFIXES)


def _readers() -> Iterator[Reader]:
    for module in pkgutil.iter_modules(__path__):
        yield cast(Reader, importlib.import_module(f"{__name__}.{module.name}"))

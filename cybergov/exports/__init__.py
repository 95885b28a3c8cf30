"""The formats that a graph, or a part of one, is written in: one module a format."""

from __future__ import annotations

import importlib
import pkgutil
from typing import BinaryIO, Protocol, cast

from cybergov.part import Part

__all__ = ["Format", "format_named", "formats"]


class Format(Protocol):
    """What a module in this folder offers.

    One that writes the nodes and edges that are drawn says ``OF_NETWORK = True``: a build writes
    the others while it finds the edges.
    """

    #: The name on the command line, which is also the suffix of the file: ``ttl``.
    NAME: str
    #: The file's name in ``dist/``: ``cybergov.ttl``.
    FILE_NAME: str
    #: One line on what the file holds and who reads it.
    DESCRIPTION: str

    def write(self, part: Part, output: BinaryIO) -> None:
        """Write ``part``: the same part gives the same bytes."""


def formats() -> list[Format]:
    """Return every format, in the order of its module's name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return [cast(Format, module) for module in modules if hasattr(module, "FILE_NAME")]


def format_named(name: str) -> Format:
    """Return the format called ``name``.

    Raises:
        KeyError: there is no such format; the message lists those that there are.
    """
    known = {format.NAME: format for format in formats()}
    if name not in known:
        raise KeyError(f"there is no export format {name!r}; there are {', '.join(known)}")
    return known[name]

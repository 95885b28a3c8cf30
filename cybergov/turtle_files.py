"""A Turtle file: one that did not change is not parsed again.

Its triples are kept in the cache, by the hash of the text and of the program.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat, parse

from cybergov.cache import cache_folder, keep, kept, program
from cybergov.findings import Finding, InputError
from cybergov.text_files import read_text
from cybergov.triples import Triples, sorted_triples

__all__ = ["TurtleFile", "turtle_file"]

#: Files whose triples are kept; the oldest beyond them are removed.
KEPT: Final = 512


@dataclass(frozen=True)
class TurtleFile:
    """The text of a file, and the name that findings give it."""

    name: str
    text: str

    @cached_property
    def known(self) -> bytes | None:
        """The triples as N-Triples, sorted, where the same text was read before."""
        return kept(self._place)

    def triples(self) -> Triples:
        """Return the triples; blank nodes are given names that no other file has.

        Raises:
            InputError: the text is no Turtle, told at the first line that can't be read.
        """
        if self.known is not None:
            return Triples(self.known)
        try:
            quads = list(parse(self.text, format=RdfFormat.TURTLE, rename_blank_nodes=True))
        except SyntaxError as error:
            message = str(error.msg).split(": ", 1)[-1].rstrip(".")
            told = f"this is not Turtle: {message}."
            raise InputError(
                Finding(self.name, error.lineno or 0, told, _remedy(message))
            ) from None
        except MemoryError:
            message = "one literal or name is too large for the parser (16 MiB)."
            raise InputError(Finding(self.name, 0, message, "Shorten it.")) from None
        triples = sorted_triples(quad.triple for quad in quads)
        # A blank node has another name each time.
        if not triples.has_blank_nodes:
            keep(self._place, triples.text, KEPT)
        return triples

    @property
    def _place(self) -> Path:
        name = hashlib.sha256(f"{program()}\n{self.text}".encode()).hexdigest()
        return cache_folder() / "turtle" / f"{name[:32]}.nt"


def turtle_file(path: Path, name: str) -> TurtleFile:
    """Return the Turtle in a file; findings call it ``name``.

    Raises:
        InputError: the file can't be read.
    """
    return TurtleFile(name, read_text(path, name))


def _remedy(message: str) -> str:
    """Return what most often mends a syntax error, from the parser's words."""
    if "dot is expected" in message.lower():
        return "End the statement before it with a full stop, or join its parts with `;` or `,`."
    if "prefix" in message.lower():
        return "Declare the prefix at the head of the file, or correct its spelling."
    return "Look at this line and the end of the one before it."

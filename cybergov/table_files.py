"""A table in its file, with the CONSTRUCT beside it: one that did not change is not queried again.

What the CONSTRUCT made of the rows is kept in the cache, by the hash of both and of the program.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from cybergov.cache import cache_folder, keep, kept, program
from cybergov.findings import Finding, InputError
from cybergov.tables import Table, read_table
from cybergov.text_files import read_text
from cybergov.triples import Triples, sorted_triples

__all__ = ["TableFile", "table_file"]

#: Tables whose triples are kept; the oldest beyond them are removed.
KEPT: Final = 256


@dataclass(frozen=True)
class TableFile:
    """The texts of a table and of its CONSTRUCT, and the names that findings give them."""

    name: str
    text: str
    construct_name: str
    construct: str

    @cached_property
    def table(self) -> Table:
        """The table itself (see ``read_table`` for what may be wrong with it)."""
        return read_table(self.text, self.name, self.construct, self.construct_name)

    @cached_property
    def known(self) -> bytes | None:
        """The triples as N-Triples, sorted, where the same table was read before."""
        return kept(self._place)

    def triples(self) -> Triples:
        """Return the triples.

        Raises:
            InputError: the table, or its CONSTRUCT, is at fault.
        """
        if self.known is not None:
            return Triples(self.known)
        triples = sorted_triples(self.table.triples())
        keep(self._place, triples.text, KEPT)
        return triples

    def line_of(self, subject: str, *terms: str) -> int:
        """Return the line of the first row that says something of ``subject``, or 0."""
        return self.table.line_of(subject, *terms)

    @property
    def _place(self) -> Path:
        # The length of the one tells where the other begins.
        told = f"{program()}\n{len(self.text)}\n{self.text}\n{self.construct}"
        name = hashlib.sha256(told.encode()).hexdigest()
        return cache_folder() / "tables" / f"{name[:32]}.nt"


def table_file(path: Path, name: str) -> TableFile:
    """Return the table in a file; findings call it ``name``.

    Raises:
        InputError: one of the two files is missing or can't be read.
    """
    construct = path.with_suffix(".rq")
    construct_name = name.removesuffix(".csv") + ".rq"
    if not construct.is_file():
        raise InputError(
            Finding(name, 0, "no query turns this table into triples.", f"Add {construct_name}.")
        )
    return TableFile(
        name, read_text(path, name), construct_name, read_text(construct, construct_name)
    )

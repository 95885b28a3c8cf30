"""The rows of all inputs and of the tables that are there, brought together.

A row may come twice, an empty cell may be filled. A cell that says something else is a finding.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from cybergov.findings import Finding
from cybergov.importers.un.faults import Fault, Origin
from cybergov.importers.un.kept import Cells, Kept
from cybergov.importers.un.tables import TABLES

__all__ = ["Rows"]


class Rows:
    """The rows of each table by key, on disk."""

    def __init__(self, database: sqlite3.Connection) -> None:
        #: Holds the rows, and what else an import keeps until it is written.
        self.database = database
        self.tables = {name: Kept(database, f"table_{name}") for name in TABLES}
        self.findings: list[Finding] = []
        #: How many rows the tables held before, by table.
        self.before: dict[str, int] = {}

    def hold(self, table: str, held: Iterable[Cells]) -> None:
        """Start from a table that was written before."""
        for cells in held:
            self._put(table, cells)
        self.before[table] = len(self.tables[table])

    def get(self, table: str, *key: str) -> dict[str, str] | None:
        """Return a row by its key, as cells by column."""
        cells = self.tables[table].get(key)
        return dict(zip(TABLES[table].columns, cells, strict=True)) if cells else None

    def add(self, table: str, origin: Origin, **cells: str) -> None:
        """Add a row, or what it says more than the row that is there."""
        layout = TABLES[table]
        new = tuple(cells.get(column, "") for column in layout.columns)
        key = layout.key(new)
        old = self.tables[table].get(key)
        if old is None:
            self._put(table, new)
        elif old != new:
            self._put(table, self._merged(table, key, old, new, origin))

    def find(self, origin: Origin, message: str, remedy: str = "") -> None:
        """Add a finding: with one, nothing is written."""
        self.findings.append(Finding(origin.file, origin.line, message, remedy))

    def fault(self, fault: Fault) -> None:
        """Add a row to the table of faults."""
        self._put("faults", fault.cells())

    def _put(self, table: str, cells: Cells) -> None:
        layout = TABLES[table]
        self.tables[table].put(layout.key(cells), cells, layout.place(cells))

    def _merged(self, table: str, key: Cells, old: Cells, new: Cells, origin: Origin) -> Cells:
        merged: list[str] = []
        for column, one, other in zip(TABLES[table].columns, old, new, strict=True):
            shorter = min(one, other, key=len)
            if one == other or not one or not other:
                merged.append(one or other)
            # A title may have a footnote, or the titles of its parts, stuck to its end.
            elif column == "title" and one.startswith(shorter) and other.startswith(shorter):
                merged.append(shorter)
            else:
                what = f"{' '.join(key)} in {table}.csv has {column} {one!r}, and here it is"
                message = f"{what} {other!r}."
                remedy = "Find out which is right, and correct the other."
                self.find(origin, message, remedy)
                merged.append(one)
        return tuple(merged)

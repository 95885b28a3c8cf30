"""The rows of all inputs and of the tables that are there, brought together.

A row may come twice, an empty cell may be filled. A cell that says something else is a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from sys import intern

from cybergov.findings import Finding
from cybergov.importers.un.faults import Fault, Origin
from cybergov.importers.un.tables import TABLES, Cells

__all__ = ["Rows"]


@dataclass
class Rows:
    """The rows of each table by key."""

    tables: dict[str, dict[Cells, Cells]] = field(
        default_factory=lambda: {name: {} for name in TABLES}
    )
    findings: list[Finding] = field(default_factory=list)
    #: How many rows the tables held before, by table.
    before: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, tables: Mapping[str, list[Cells]]) -> Rows:
        """Start from tables that were written before."""
        rows = cls()
        for name, held in tables.items():
            for cells in held:
                shared = tuple(map(intern, cells))
                rows.tables[name][TABLES[name].key(shared)] = shared
            rows.before[name] = len(rows.tables[name])
        return rows

    def get(self, table: str, *key: str) -> dict[str, str] | None:
        """Return a row by its key, as cells by column."""
        cells = self.tables[table].get(key)
        return dict(zip(TABLES[table].columns, cells, strict=True)) if cells else None

    def add(self, table: str, origin: Origin, **cells: str) -> None:
        """Add a row, or what it says more than the row that is there."""
        layout = TABLES[table]
        # A million cells hold some ten thousand different texts.
        new = tuple(intern(cells.get(column, "")) for column in layout.columns)
        key = layout.key(new)
        old = self.tables[table].get(key)
        if old is None:
            self.tables[table][key] = new
        elif old != new:
            self.tables[table][key] = self._merged(table, key, old, new, origin)

    def find(self, origin: Origin, message: str, remedy: str = "") -> None:
        """Add a finding: with one, nothing is written."""
        self.findings.append(Finding(origin.file, origin.line, message, remedy))

    def fault(self, fault: Fault) -> None:
        """Add a row to the table of faults."""
        self.tables["faults"].setdefault(fault.cells(), fault.cells())

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

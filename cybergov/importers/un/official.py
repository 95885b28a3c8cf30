"""Official totals of votes, kept by curators for roll calls whose names do not add up to them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cybergov.akoma_ntoso.curated import read_curated
from cybergov.akoma_ntoso.symbols import canonical
from cybergov.findings import Finding, InputError

__all__ = ["Totals", "read_official_totals"]


@dataclass(frozen=True)
class Totals:
    """How many voted in favour, against and abstaining, and what says so."""

    counts: tuple[int, int, int]
    record: str


def read_official_totals(folder: Path) -> dict[str, Totals]:
    """Read un-official-totals.csv of the folder of tables, by symbol.

    Raises:
        InputError: the table can't be read, or a total is no number.
    """
    columns = ("symbol", "in_favour", "against", "abstaining", "record")
    found: dict[str, Totals] = {}
    for row in read_curated(folder, "reading/un-official-totals", columns):
        try:
            one, two, three = (int(row.cells[column]) for column in columns[1:4])
        except ValueError:
            file = "graph/tables/reading/un-official-totals.csv"
            raise InputError(Finding(file, row.line, "a total is no number.")) from None
        found[canonical(row.cells["symbol"])] = Totals((one, two, three), row.cells["record"])
    return found

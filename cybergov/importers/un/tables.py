"""The tables that the importer writes: their columns, keys and order, read from files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Final

from cybergov.akoma_ntoso.symbols import natural
from cybergov.findings import Finding, InputError
from cybergov.importers.un.kept import Cells
from cybergov.locator import parse_locator
from cybergov.tables import Row, rows_in
from cybergov.text_files import read_lines

__all__ = ["TABLES", "TOTALS", "Layout", "read_table"]


@dataclass(frozen=True)
class Layout:
    """The columns of a table, and those by which a row is the same as another."""

    columns: tuple[str, ...]
    keys: tuple[str, ...]

    def key(self, cells: Cells) -> Cells:
        """Return what names a row."""
        return tuple(cells[self.columns.index(column)] for column in self.keys)

    def place(self, cells: Cells) -> str:
        """Return what rows sort by: their keys, then the rest, numbers by value.

        Locators sort as in the text.
        """
        return "\0".join(
            _sortable(cells[at]) if self.columns[at] == "locator" else natural(cells[at])
            for at in self._order
        )

    @cached_property
    def _order(self) -> list[int]:
        keys = [*map(self.columns.index, self.keys)]
        return keys + [at for at in range(len(self.columns)) if at not in keys]


@lru_cache(maxsize=1024)
def _sortable(locator: str) -> str:
    return parse_locator(locator).sort_key


def _layout(columns: str, keys: str) -> Layout:
    return Layout(tuple(columns.split(",")), tuple(keys.split(",")))


#: The columns of decisions.csv that count the ballots of each kind in ballots.csv.
TOTALS: Final = {"InFavour": "in_favour", "Against": "against", "Abstaining": "abstaining"}

TABLES: Final[Mapping[str, Layout]] = {
    "resolutions": _layout(
        "id,symbol,title,date,session,meeting,committee,agenda_item,agenda_item_name,report", "id"
    ),
    "decisions": _layout(
        "id,source,kind,date,outcome,record,record_symbol,in_favour,against,abstaining", "id"
    ),
    "ballots": _layout("decision,state,ballot", "decision,state"),
    "sponsors": _layout(
        "decision,decision_kind,sponsor,kind,on_behalf_of", "decision,sponsor,on_behalf_of"
    ),
    "submitters": _layout("decision,decision_kind,office", "decision,office"),
    "citations": _layout("citing,cited,locator,how", "citing,locator,cited"),
    "cited": _layout("id,symbol", "id"),
    "provisions": _layout("id,source,locator,kind,number,heading", "source,locator"),
    "annexes": _layout("id,part_of,number,title,starts_at", "id"),
    "texts": _layout("id,source,language,file_name", "id"),
    "faults": _layout("input,line,symbol,fault,treatment", "input,line,symbol,fault,treatment"),
}


def read_table(folder: Path, name: str) -> Iterator[Cells]:
    """Yield the rows of a table that is in a folder; one that is not there has none.

    Raises:
        InputError: the table is no CSV, or is not as the importer writes it.
    """
    path, columns = folder / f"{name}.csv", ",".join(TABLES[name].columns)
    if not path.is_file():
        return
    lines = read_lines(path, str(path))
    header = next(lines, "")
    if header.rstrip("\n") != columns:
        message = f"the columns are not {columns}."
        raise InputError(Finding(str(path), 1, message, "Import into another folder."))
    for row in rows_in(chain([header], lines), str(path)):
        _require_well_formed(row, str(path))
        yield tuple(row.cells.values())


def _require_well_formed(row: Row, file: str) -> None:
    try:
        if "locator" in row.cells:
            parse_locator(row.cells["locator"])
        for column in TOTALS.values():
            int(row.cells.get(column) or 0)
    except ValueError as error:
        remedy = "Only the importer writes this table: restore it."
        raise InputError(Finding(file, row.line, str(error), remedy)) from None

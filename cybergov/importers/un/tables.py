"""The tables that the importer writes: their columns, keys and order, read and written as files."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cybergov.akoma_ntoso.symbols import natural
from cybergov.findings import Finding, InputError
from cybergov.locator import parse_locator
from cybergov.tables import Row, read_rows
from cybergov.text_files import read_text

__all__ = ["TABLES", "TOTALS", "Cells", "Layout", "read_tables", "write_tables"]

#: The cells of a row, in the order of the table's columns.
Cells = tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """The columns of a table, and those by which a row is the same as another."""

    columns: tuple[str, ...]
    keys: tuple[str, ...]

    def key(self, cells: Cells) -> Cells:
        """Return what names a row."""
        return tuple(cells[self.columns.index(column)] for column in self.keys)

    def sorted(self, rows: Iterable[Cells]) -> list[Cells]:
        """Return rows by their keys, then the rest: numbers by value, locators as in the text."""
        held = list(rows)
        order = [*map(self.columns.index, self.keys)]
        order += [at for at in range(len(self.columns)) if at not in order]
        ranks: dict[str, str] = {}
        if "locator" in self.columns:
            at_locator = self.columns.index("locator")
            known = sorted(parse_locator(text) for text in {cells[at_locator] for cells in held})
            ranks = {str(locator): f"{rank:09}" for rank, locator in enumerate(known)}

        def key(cells: Cells) -> tuple[str, Cells]:
            # One string a row: a million rows are sorted by little memory.
            return "\0".join(ranks.get(cells[at]) or natural(cells[at]) for at in order), cells

        return sorted(held, key=key)


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


def read_tables(folder: Path) -> dict[str, list[Cells]]:
    """Read the tables that are in a folder; one that is not there is empty.

    Raises:
        InputError: a table is no CSV, or is not as the importer writes it.
    """
    tables: dict[str, list[Cells]] = {}
    findings: list[Finding | str] = []
    for name, layout in TABLES.items():
        path = folder / f"{name}.csv"
        tables[name] = []
        if not path.is_file():
            continue
        try:
            text = read_text(path, str(path))
            header = text.partition("\n")[0]
            if header != ",".join(layout.columns):
                message = f"the columns are not {','.join(layout.columns)}."
                raise InputError(Finding(str(path), 1, message, "Import into another folder."))
            for row in read_rows(text, str(path)):
                _require_well_formed(row, str(path))
                tables[name].append(tuple(row.cells.values()))
        except InputError as error:
            findings.extend(error.findings)
    if findings:
        raise InputError(*findings)
    return tables


def _require_well_formed(row: Row, file: str) -> None:
    try:
        if "locator" in row.cells:
            parse_locator(row.cells["locator"])
        for column in TOTALS.values():
            int(row.cells.get(column) or 0)
    except ValueError as error:
        remedy = "Only the importer writes this table: restore it."
        raise InputError(Finding(file, row.line, str(error), remedy)) from None


def write_tables(folder: Path, tables: Mapping[str, Iterable[Cells]]) -> list[str]:
    """Put all tables in their places, together; return the names of those that changed.

    Each is written beside its place first. Where one can't be written, none has changed.

    Raises:
        InputError: a table can't be written.
    """
    waiting: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in tables.items():
            path = folder / f"{name}.csv"
            data = _serialize(TABLES[name], rows)
            if path.is_file() and path.read_bytes() == data:
                continue
            handle, temporary = tempfile.mkstemp(prefix=f".{name}-", dir=folder)
            waiting[path] = Path(temporary)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o644)
        changed = [path.stem for path in waiting]
        for path in list(waiting):
            waiting[path].replace(path)
            del waiting[path]
    except OSError as error:
        reason = error.strerror or "no reason given"
        message = f"the tables can't be written: {reason}."
        raise InputError(Finding(str(folder), 0, message, "Name another folder.")) from None
    finally:
        for temporary_path in waiting.values():
            temporary_path.unlink(missing_ok=True)
    return changed


def _serialize(layout: Layout, rows: Iterable[Cells]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(layout.columns)
    writer.writerows(layout.sorted(rows))
    return file.getvalue().encode()

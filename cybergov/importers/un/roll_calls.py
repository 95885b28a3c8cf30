"""Roll calls from a table of single votes: symbol, date, country, code, vote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from cybergov.akoma_ntoso.phrases import Phrases, read_phrases
from cybergov.akoma_ntoso.symbols import canonical, identifier, is_symbol
from cybergov.findings import Finding, InputError
from cybergov.importers.un.faults import Fault, Origin
from cybergov.importers.un.merge import Rows
from cybergov.importers.un.names import Names, read_names
from cybergov.importers.un.official import Totals, read_official_totals
from cybergov.importers.un.store import Result, finish, start
from cybergov.importers.un.tables import TOTALS
from cybergov.tables import Row, read_rows
from cybergov.text_files import read_text

__all__ = ["import_roll_calls"]

_COLUMNS: Final = ("symbol", "date", "country", "iso2", "vote")


def import_roll_calls(
    files: Sequence[Path],
    into: Path,
    tables: Path,
    *,
    record: str = "",
    step: Callable[[str], None] = lambda _: None,
) -> Result:
    """Import tables of single votes into the tables in ``into``.

    ``tables`` is the folder of the tables that curators keep, ``record`` the identifier of the
    source that the votes are read in. Nothing is written where anything is found to be wrong.

    Raises:
        InputError: one finding for each mistake in the inputs.
    """
    step("reading the tables")
    rows = start(into)
    official = read_official_totals(tables)
    reader = _Reader(rows, read_names(tables), read_phrases(tables), official, record)
    for path in files:
        step(f"reading {path.name}")
        reader.read(path)
    step("writing")
    result = finish(rows, into, tables / "un")
    step("")
    return result


@dataclass
class _RollCall:
    """One resolution's votes: who voted how, and where the first stands."""

    origin: Origin
    day: str
    states: dict[str, str] = field(default_factory=dict)
    #: States that a row names as absent, or as no member yet: they are no abstentions.
    without: int = 0


@dataclass
class _Reader:
    rows: Rows
    names: Names
    phrases: Phrases
    official: dict[str, Totals]
    record: str

    def read(self, path: Path) -> None:
        rows = read_rows(read_text(path, str(path)), str(path))
        if rows and (missing := [name for name in _COLUMNS if name not in rows[0].cells]):
            message = f"the table has no column {missing[0]!r}."
            raise InputError(Finding(str(path), 1, message, f"It needs {', '.join(_COLUMNS)}."))
        found: dict[str, _RollCall] = {}
        for row in rows:
            self._row(row, Origin(str(path), row.line, path.name), found)
        for symbol, roll_call in found.items():
            self._write(symbol, roll_call)

    def _row(self, row: Row, origin: Origin, found: dict[str, _RollCall]) -> None:
        cells = row.cells
        symbol = canonical(cells["symbol"])
        if not is_symbol(symbol) or "/RES/" not in symbol:
            message = f"{cells['symbol']!r} is no symbol of a resolution."
            self.rows.find(origin, message, "Correct it.")
            return
        try:
            day = date.fromisoformat(cells["date"]).isoformat()
        except ValueError:
            self.rows.find(
                origin, f"{cells['date']!r} is no date such as 2018-12-05.", "Correct it."
            )
            return
        roll_call = found.setdefault(symbol, _RollCall(origin, day))
        if roll_call.day != day:
            self.rows.find(origin, f"{symbol} has two dates, {roll_call.day} and {day}.")
        ballot = self.phrases.meaning("ballot", cells["vote"])
        if ballot is None:
            message = f"no table knows the vote {cells['vote']!r}."
            self.rows.find(
                origin, message, "Add it to graph/tables/reading/un-phrases.csv as a ballot."
            )
            return
        state = self._state(cells, origin, symbol)
        if not state:
            return
        if not ballot:
            roll_call.without += 1
        elif state in roll_call.states:
            self.rows.find(origin, f"{state} votes twice on {symbol}.", "Find out how it voted.")
        else:
            roll_call.states[state] = ballot

    def _state(self, cells: dict[str, str], origin: Origin, symbol: str) -> str:
        by_code, by_name = self.names.by_iso2.get(cells["iso2"]), self.names.find(cells["country"])
        if by_code and by_name and by_code != by_name:
            message = f"{cells['country']!r} is {by_name}, and {cells['iso2']} is {by_code}."
            self.rows.find(origin, message, "Correct one of them.")
            return ""
        if not by_code and by_name:
            fault = f"{cells['iso2'] or 'no code'} is the code of no state: {cells['country']}"
            self.rows.fault(Fault(origin, symbol, fault, f"read as {by_name}, by its name"))
        if not by_code and by_name not in self.names.states:
            message = f"no table knows the state {cells['country']!r}."
            self.rows.find(origin, message, "Add it to graph/tables/reading/un-names.csv.")
        return by_code or by_name or ""

    def _write(self, symbol: str, roll_call: _RollCall) -> None:
        source = identifier(symbol)
        counts = [list(roll_call.states.values()).count(ballot) for ballot in TOTALS]
        official = self.official.get(symbol)
        whole = Origin(roll_call.origin.file, 0, roll_call.origin.input)
        if official and official.counts != tuple(counts):
            said = "-".join(map(str, official.counts))
            held = "-".join(map(str, counts))
            fault = f"the official totals are {said} and the names are {held}"
            self.rows.fault(Fault(whole, symbol, fault, "the names count"))
        if roll_call.without:
            states = "state stands" if roll_call.without == 1 else "states stand"
            fault = f"{roll_call.without} {states} in the list without a vote"
            self.rows.fault(Fault(whole, symbol, fault, "they are no abstentions and left out"))
        self.rows.add("resolutions", roll_call.origin, id=source, symbol=symbol, date=roll_call.day)
        self.rows.add(
            "decisions",
            roll_call.origin,
            id=source,
            source=source,
            kind="vote",
            date=roll_call.day,
            outcome="Adopted",
            record=self.record,
            **dict(zip(TOTALS.values(), map(str, counts), strict=True)),
        )
        for state, ballot in roll_call.states.items():
            row = {"decision": source, "state": state, "ballot": ballot}
            self.rows.add("ballots", roll_call.origin, **row)

"""Roll calls from a table of single votes: symbol, date, country, code, vote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
from cybergov.importers.un.single_votes import RollCall, SingleVotes
from cybergov.importers.un.store import Result, finish, start
from cybergov.importers.un.tables import TOTALS
from cybergov.tables import Row, rows_in
from cybergov.text_files import read_lines

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
    with start(into) as rows:
        votes, official = SingleVotes(rows.database), read_official_totals(tables)
        reader = _Reader(rows, votes, read_names(tables), read_phrases(tables), official, record)
        for path in files:
            step(f"reading {path.name}")
            reader.read(path)
        step("writing")
        result = finish(rows, into, tables / "un")
    step("")
    return result


@dataclass(frozen=True)
class _Reader:
    rows: Rows
    votes: SingleVotes
    names: Names
    phrases: Phrases
    official: dict[str, Totals]
    record: str

    def read(self, path: Path) -> None:
        self.votes.clear()
        for row in rows_in(read_lines(path, str(path)), str(path)):
            if missing := [name for name in _COLUMNS if name not in row.cells]:
                message = f"the table has no column {missing[0]!r}."
                raise InputError(Finding(str(path), 1, message, f"It needs {', '.join(_COLUMNS)}."))
            self._row(row, Origin(str(path), row.line, path.name))
        for roll_call in self.votes:
            self._write(roll_call, Origin(str(path), roll_call.line, path.name))

    def _row(self, row: Row, origin: Origin) -> None:
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
        first = self.votes.day(symbol, origin.line, day)
        if first != day:
            self.rows.find(origin, f"{symbol} has two dates, {first} and {day}.")
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
            self.votes.add_without(symbol, origin.line)
        elif not self.votes.add(symbol, state, ballot):
            self.rows.find(origin, f"{state} votes twice on {symbol}.", "Find out how it voted.")

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

    def _write(self, roll_call: RollCall, origin: Origin) -> None:
        symbol, source = roll_call.symbol, identifier(roll_call.symbol)
        counts = [list(roll_call.states.values()).count(ballot) for ballot in TOTALS]
        official = self.official.get(symbol)
        whole = Origin(origin.file, 0, origin.input)
        if official and official.counts != tuple(counts):
            said = "-".join(map(str, official.counts))
            held = "-".join(map(str, counts))
            fault = f"the official totals are {said} and the names are {held}"
            self.rows.fault(Fault(whole, symbol, fault, "the names count"))
        if roll_call.without:
            states = "state stands" if roll_call.without == 1 else "states stand"
            fault = f"{roll_call.without} {states} in the list without a vote"
            self.rows.fault(Fault(whole, symbol, fault, "they are no abstentions and left out"))
        self.rows.add("resolutions", origin, id=source, symbol=symbol, date=roll_call.day)
        self.rows.add(
            "decisions",
            origin,
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
            self.rows.add("ballots", origin, **row)

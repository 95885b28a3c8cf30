"""What an import of records and texts has seen and needs again, kept on disk until then."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from cybergov.importers.un.faults import Origin
from cybergov.importers.un.kept import Kept
from cybergov.importers.un.records import Record, parse_record
from cybergov.importers.un.votes import RollCall, needs_roll_call

__all__ = ["Seen"]

#: Of the resolutions in several languages, this share has each of the usual ones.
_USUAL: Final = 0.5


class Seen:
    """Records in their order; roll calls and languages of texts by symbol."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._records = Kept(database, "records")
        self._symbols = Kept(database, "symbols")
        self._roll_calls = Kept(database, "roll_calls")
        self._languages = Kept(database, "languages")
        self._count = 0

    def add_record(self, record: Record) -> Origin | None:
        """Keep a record; return where the first one of the same resolution stands, if any."""
        at = record.origin
        self._count += 1
        number = f"{self._count:09}"
        self._records.put((number,), (at.file, str(at.line), at.input, record.line), number)
        first = self._symbols.get((record.symbol,))
        if first:
            return Origin(first[0], int(first[1]), first[2])
        needs = "needs a roll call" if needs_roll_call(record) else ""
        self._symbols.put((record.symbol,), (at.file, str(at.line), at.input, needs))
        return None

    def records(self) -> Iterator[Record]:
        """Yield the records in the order in which they came."""
        for file, line, name, text in self._records:
            yield parse_record(text, Origin(file, int(line), name))

    def has_record(self, symbol: str) -> bool:
        """Tell whether a record of a resolution came."""
        return self._symbols.get((symbol,)) is not None

    def add_roll_call(self, symbol: str, roll_call: RollCall) -> None:
        """Keep the roll call of a text, where the first record of the resolution needs one."""
        record = self._symbols.get((symbol,)) if roll_call else None
        if record and record[-1]:
            self._roll_calls.put((symbol,), (json.dumps(roll_call),))

    def roll_call(self, symbol: str) -> RollCall | None:
        """Return the roll call that a text has."""
        found = self._roll_calls.get((symbol,))
        if found is None:
            return None
        return {ballot: tuple(names) for ballot, names in json.loads(found[0]).items()}

    def add_language(self, symbol: str, language: str, file: str) -> None:
        """Keep in which language there is a text, and in which file first."""
        if self._languages.get((symbol, language)) is None:
            self._languages.put((symbol, language), (symbol, language, file), symbol)

    def missing_languages(self) -> Iterator[tuple[str, str, str]]:
        """Yield each usual language that a resolution in several ones lacks.

        Each is the resolution's symbol, the language and one of the files that there are.
        """
        resolutions = 0
        having: dict[str, int] = {}
        for _, files in self._in_several():
            resolutions += 1
            for language in files:
                having[language] = having.get(language, 0) + 1
        usual = sorted(name for name, count in having.items() if count > resolutions * _USUAL)
        for symbol, files in self._in_several():
            for language in usual:
                if language not in files:
                    yield symbol, language, min(files.values())

    def _in_several(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield the resolutions in several languages, each with its files by language."""
        for symbol, rows in groupby(self._languages, key=lambda cells: cells[0]):
            files = {language: file for _, language, file in rows}
            if len(files) > 1:
                yield symbol, files

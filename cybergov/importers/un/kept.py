"""Rows kept on disk: however many an import reads, memory does not grow with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from cybergov.findings import InputError

__all__ = ["Cells", "Kept", "temporary_database"]

#: The cells of a row, or those of them that name it.
Cells = tuple[str, ...]

# Stands between the cells of a row: no text that is read has it, and it sorts before all others.
_BETWEEN = "\0"
_BEHIND = "\1"


@contextmanager
def temporary_database() -> Iterator[sqlite3.Connection]:
    """Open a database in the folder for temporary files; it is gone when the process ends.

    Raises:
        InputError: there is no place for it.
    """
    try:
        # A database without a name: its file has none either as soon as it is open, so that nothing
        # of it stays whatever happens.
        with closing(sqlite3.connect("", isolation_level=None)) as database:
            # Nothing is ever undone, and what is to be sorted is sorted on disk too.
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA temp_store = FILE")
            database.execute("BEGIN")
            yield database
    except sqlite3.OperationalError as error:
        message = f"the folder for temporary files can't hold what is read: {error}."
        raise InputError(f"{message} Name another one in TMPDIR.") from None


class Kept:
    """Rows by key, in one table of a temporary database."""

    def __init__(self, database: sqlite3.Connection, name: str) -> None:
        self._database = database
        database.execute(
            f"CREATE TABLE {name} (key TEXT PRIMARY KEY, place TEXT, cells TEXT) WITHOUT ROWID"
        )
        self._get = f"SELECT cells FROM {name} WHERE key = ?"
        self._put = f"INSERT OR REPLACE INTO {name} VALUES (?, ?, ?)"
        self._drop = f"DELETE FROM {name} WHERE key = ?"
        self._clear = f"DELETE FROM {name}"
        self._count = f"SELECT count(*) FROM {name}"
        self._below = f"SELECT cells FROM {name} WHERE key >= ? AND key < ? ORDER BY key"
        self._all = f"SELECT cells FROM {name} ORDER BY place, cells"

    def get(self, key: Cells) -> Cells | None:
        """Return the row of a key."""
        found = self._database.execute(self._get, (_BETWEEN.join(key),)).fetchone()
        return _cells(found) if found else None

    def put(self, key: Cells, cells: Cells, place: str = "") -> None:
        """Keep a row, in the place of one with the same key; ``place`` is what it sorts by."""
        self._database.execute(self._put, (_BETWEEN.join(key), place, _BETWEEN.join(cells)))

    def drop(self, key: Cells) -> None:
        """Drop the row of a key, if there is one."""
        self._database.execute(self._drop, (_BETWEEN.join(key),))

    def clear(self) -> None:
        """Drop all rows."""
        self._database.execute(self._clear)

    def below(self, *key: str) -> Iterator[Cells]:
        """Yield the rows whose keys have more cells than these and begin with them, by key."""
        first = _BETWEEN.join(key)
        for row in self._database.execute(self._below, (first + _BETWEEN, first + _BEHIND)):
            yield _cells(row)

    def __len__(self) -> int:
        (count,) = self._database.execute(self._count).fetchone()
        return int(count)

    def __iter__(self) -> Iterator[Cells]:
        """Yield all rows by their places, and then by their cells."""
        for row in self._database.execute(self._all):
            yield _cells(row)


def _cells(row: tuple[str]) -> Cells:
    return tuple(row[0].split(_BETWEEN))

"""Bring an index of texts up to date: what is new, changed or gone, and nothing else.

A text is read again when its size or one of its times has changed and its SHA-256 too, when a file
changed that its reader looked at beside it, or when the graph tells another language of it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from cybergov.evidence.folder import MAX_BYTES, load, neighbour
from cybergov.evidence.languages import language_of
from cybergov.evidence.paragraphs import Paragraph, paragraphs_of
from cybergov.evidence.text_index import SCHEMA, group_of
from cybergov.evidence.words import stem, words_of
from cybergov.findings import Finding, InputError

__all__ = ["Indexing"]

#: A file that was read so soon after its last change, in nanoseconds, may have changed once more
#: with no change of its times.
_TICK: Final = 2_000_000_000


@dataclass(frozen=True)
class _Known:
    """What the index says of a file."""

    id: int
    #: The language that the graph told of it, or ``""``.
    told: str
    state: str
    read_at: int
    sha256: str
    #: The SHA-256 of each file beside it that its reader asked for, ``""`` where there was none.
    beside: dict[str, str]


class Indexing:
    """An index that is compared with the folder of texts and brought up to date."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        folder: Path,
        languages: Mapping[Path, str],
        tables: Path | None,
    ) -> None:
        """Wrap an open database.

        ``languages`` has the languages of the files that the graph describes; ``tables`` is the
        folder of the project's tables.
        """
        self._connection = connection
        self._folder = folder
        self._languages = languages
        self._tables = tables

    def begin(self, version: str, suffixes: Sequence[str]) -> None:
        """Make an empty index."""
        self._connection.executescript(SCHEMA)
        self._connection.execute("INSERT INTO about VALUES (?, ?)", (version, json.dumps(suffixes)))

    def version(self) -> str:
        """Return the version of what made the index."""
        (version,) = self._connection.execute("SELECT version FROM about").fetchone()
        return str(version)

    def suffixes(self) -> tuple[str, ...]:
        """Return the endings of the names of the files that can be texts."""
        (suffixes,) = self._connection.execute("SELECT suffixes FROM about").fetchone()
        return tuple(json.loads(suffixes))

    def is_worn(self) -> bool:
        """Tell whether more than half of what the index holds is of texts that are gone."""
        last, number = self._connection.execute(
            "SELECT coalesce(max(id), 0), count(*) FROM paragraph"
        ).fetchone()
        return bool(last > 2 * number + 1000)

    def is_current(self, files: Sequence[Path]) -> bool:
        """Tell whether the index says of these files, and of no other, what stands in them."""
        known = self._known
        return (
            known.keys() == set(files)
            and all(self._looks_same(path, known[path]) for path in files)
            # All files are the ones that were read: what stands beside one, too.
            and all(self._same_beside(path, known[path], known) for path in files)
        )

    def update(self, files: Sequence[Path]) -> None:
        """Read what is new or changed, and forget what is gone."""
        for path in self._known.keys() - set(files):
            self._forget(self._known.pop(path))
        again = [path for path in sorted(files) if not self._is_same(path)]
        again += [
            path
            for path in sorted(set(files) - set(again))
            if not self._same_beside(path, self._known[path], {})
        ]
        for path in again:
            if path in self._known:
                self._forget(self._known[path])
            self._add(path)
        self._connection.commit()

    @cached_property
    def _known(self) -> dict[Path, _Known]:
        rows = self._connection.execute(
            "SELECT path, id, told, state, read_at, sha256, beside FROM text"
        )
        return {
            self._folder / os.fsdecode(path): _Known(
                number, told, state, read_at, sha256, json.loads(beside)
            )
            for path, number, told, state, read_at, sha256, beside in rows
        }

    def _looks_same(self, path: Path, known: _Known) -> bool:
        state, changed = _state(path)
        return (
            known.state == state != ""
            and known.told == self._languages.get(path, "")
            and changed + _TICK < known.read_at
        )

    def _is_same(self, path: Path) -> bool:
        """Tell whether a file is the one that was read, whatever became of its times."""
        known = self._known.get(path)
        if known is None or self._looks_same(path, known):
            return known is not None
        now, (state, _) = time.time_ns(), _state(path)
        if known.sha256 != _sha256(path) or known.told != self._languages.get(path, ""):
            return False
        self._connection.execute(
            "UPDATE text SET state = ?, read_at = ? WHERE id = ?", (state, now, known.id)
        )
        return known.sha256 != ""

    @staticmethod
    def _same_beside(path: Path, known: _Known, unchanged: Mapping[Path, _Known]) -> bool:
        """Tell whether the files that a text was read by are the same."""
        for name, sha256 in known.beside.items():
            other = path.with_name(name)
            if other in unchanged and not other.is_symlink():
                if unchanged[other].sha256 != sha256:
                    return False
            elif _sha256_beside(path, name) != sha256:
                return False
        return True

    def _forget(self, known: _Known) -> None:
        """Forget a text. FTS5 keeps its stems, under numbers that no paragraph has again."""
        self._connection.execute("DELETE FROM paragraph WHERE text = ?", (known.id,))
        self._connection.execute("DELETE FROM text WHERE id = ?", (known.id,))

    def _add(self, path: Path) -> None:
        now, (state, _), sha256 = time.time_ns(), _state(path), _sha256(path)
        told = self._languages.get(path, "")
        asked: set[str] = set()
        paragraphs: list[Paragraph] = []
        findings: list[Finding] = []
        try:
            text = load(path, told, self._tables, asked)
            paragraphs, sha256 = paragraphs_of(text), text.sha256
        except InputError as error:
            findings = [f if isinstance(f, Finding) else Finding(str(path), 0, f)
                        for f in error.findings]  # fmt: skip
        language = told or language_of(path.name, " ".join(each.text for each in paragraphs))
        beside = {name: _sha256_beside(path, name) for name in sorted(asked)}
        cursor = self._connection.execute(
            "INSERT INTO text (path, told, language, state, read_at, sha256, beside, findings)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                os.fsencode(path.relative_to(self._folder)),
                told,
                language,
                state,
                now,
                sha256,
                json.dumps(beside),
                json.dumps([astuple(each) for each in findings]),
            ),
        )
        for paragraph in paragraphs:
            self._add_paragraph(cursor.lastrowid or 0, paragraph, group_of(language))

    def _add_paragraph(self, text: int, paragraph: Paragraph, group: str) -> None:
        cursor = self._connection.execute(
            "INSERT INTO paragraph (text, locator, words, sentences) VALUES (?, ?, ?, ?)",
            (text, paragraph.locator, paragraph.text, json.dumps(paragraph.sentences)),
        )
        stems = " ".join(str(self._number(word, group)) for word in words_of(paragraph.text))
        self._connection.execute(
            "INSERT INTO stems (rowid, numbers) VALUES (?, ?)", (cursor.lastrowid, stems)
        )

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        """The number of the stem of each word, by language."""
        rows = self._connection.execute("SELECT language, word, stem FROM form")
        return {(language, word): number for language, word, number in rows}

    def _number(self, word: str, group: str) -> int:
        number = self._numbers.get((group, word))
        if number is None:
            stemmed = (group, stem(word, group))
            self._connection.execute(
                "INSERT OR IGNORE INTO stem (language, stem) VALUES (?, ?)", stemmed
            )
            (number,) = self._connection.execute(
                "SELECT id FROM stem WHERE language = ? AND stem = ?", stemmed
            ).fetchone()
            self._numbers[group, word] = number
            self._connection.execute("INSERT INTO form VALUES (?, ?, ?)", (group, word, number))
        return self._numbers[group, word]


def _state(path: Path) -> tuple[str, int]:
    """Return a file's size, times and place on the disk, and its last change in nanoseconds."""
    try:
        state = path.stat()
    except OSError:
        return "", 0
    times = (state.st_mtime_ns, state.st_ctime_ns)
    return " ".join(map(str, (state.st_size, *times, state.st_ino))), max(times)


def _sha256(path: Path) -> str:
    """Return the SHA-256 of a file that could be a text, or ``""``."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return ""
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _sha256_beside(path: Path, name: str) -> str:
    try:
        data = neighbour(path, name)
    except InputError:
        return ""
    return "" if data is None else hashlib.sha256(data).hexdigest()

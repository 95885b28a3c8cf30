"""An index of texts, and how it is asked: the paragraphs that hold a phrase.

What it holds: the paragraphs of the texts themselves, normalized, with their locators; each word
that stands in them, with its stem; and by stem in which paragraphs it stands and where (SQLite's
FTS5). It lies in the user's cache folder and nowhere else, is as private as the texts are, and
deleting it changes only the time (see ``cybergov.evidence.kept_index``).

Full-text search is asked for the numbers of stems and never for words, so that no word that a user
types can be taken for syntax.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from cybergov.evidence.paragraphs import Paragraph
from cybergov.evidence.words import STEMMED, primary, stem
from cybergov.findings import Finding

__all__ = ["SCHEMA", "IndexedText", "TextIndex", "group_of"]

SCHEMA: Final = """
CREATE TABLE about (version TEXT, suffixes TEXT);
CREATE TABLE text (id INTEGER PRIMARY KEY, path BLOB UNIQUE, told TEXT, language TEXT,
    state TEXT, read_at INTEGER, sha256 TEXT, beside TEXT, findings TEXT);
CREATE TABLE paragraph (id INTEGER PRIMARY KEY AUTOINCREMENT, text INTEGER, locator TEXT,
    words TEXT, sentences TEXT);
CREATE INDEX paragraph_of ON paragraph (text);
CREATE TABLE stem (id INTEGER PRIMARY KEY, language TEXT, stem TEXT, UNIQUE (language, stem));
CREATE TABLE form (language TEXT, word TEXT, stem INTEGER, PRIMARY KEY (language, word))
    WITHOUT ROWID;
CREATE INDEX form_of ON form (stem);
CREATE VIRTUAL TABLE stems USING fts5 (numbers, content='', columnsize=0, tokenize='ascii');
"""


@dataclass(frozen=True)
class IndexedText:
    """A text of the folder; one that can't be read has findings and no paragraphs."""

    id: int
    path: Path
    language: str
    sha256: str
    findings: tuple[Finding, ...]


def group_of(language: str) -> str:
    """Return the language whose stemmer a language has, or ``""``."""
    first = primary(language)
    return first if first in STEMMED else ""


class TextIndex:
    """An index, as it was when its folder was last looked at."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        """Wrap an open database that has the schema above; ``folder`` is that of the texts."""
        self.connection = connection
        self.folder = folder

    def close(self) -> None:
        """Close the database."""
        self.connection.close()

    def suffixes(self) -> tuple[str, ...]:
        """Return the endings of the names of files that can be texts."""
        (suffixes,) = self.connection.execute("SELECT suffixes FROM about").fetchone()
        return tuple(json.loads(suffixes))

    @cached_property
    def texts(self) -> dict[int, IndexedText]:
        """All texts of the folder by their numbers."""
        rows = self.connection.execute("SELECT id, path, language, sha256, findings FROM text")
        return {
            number: IndexedText(
                number,
                self.folder / os.fsdecode(path),
                language,
                sha256,
                tuple(Finding(*each) for each in json.loads(findings)),
            )
            for number, path, language, sha256, findings in rows
        }

    def forms(self, word: str, language: str) -> list[str]:
        """Return all forms of a word that stand in texts of a language, none where it does not."""
        number = self._number(word, language)
        rows = self.connection.execute("SELECT word FROM form WHERE stem = ?", (number,))
        return [form for (form,) in rows]

    def with_words(self, words: Sequence[str], language: str) -> Iterator[tuple[int, Paragraph]]:
        """Yield each paragraph that has forms of these words in this order, with its text's number.

        The texts are those of the language; of a language without a stemmer, those of all such.
        """
        numbers = [self._number(word, language) for word in words]
        if numbers and None not in numbers:
            yield from self._paragraphs(
                "id IN (SELECT rowid FROM stems WHERE stems MATCH ?)",
                f'"{" ".join(map(str, numbers))}"',
            )

    def with_letters(self, letters: str) -> Iterator[tuple[int, Paragraph]]:
        """Yield each paragraph that has these very letters, with its text's number."""
        yield from self._paragraphs("instr(words, ?)", letters)

    def _number(self, word: str, language: str) -> int | None:
        group = group_of(language)
        row = self.connection.execute(
            "SELECT id FROM stem WHERE language = ? AND stem = ?", (group, stem(word, group))
        ).fetchone()
        return row[0] if row else None

    def _paragraphs(self, condition: str, value: str) -> Iterator[tuple[int, Paragraph]]:
        rows = self.connection.execute(
            f"SELECT text, locator, words, sentences FROM paragraph WHERE {condition} ORDER BY id",
            (value,),
        )
        for text, locator, words, sentences in rows:
            told = tuple((start, at) for start, at in json.loads(sentences))
            yield text, Paragraph(locator, words, told)

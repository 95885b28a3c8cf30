"""What was checked: the rows of ``evidence/checks.csv``, which only the program writes."""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final

from cybergov.evidence.passages import Passage
from cybergov.findings import Finding, InputError
from cybergov.names import PREFIXES, compress, expand

__all__ = ["Depth", "Ledger", "Row", "depths", "merged", "read_ledger", "write_ledger"]

_COLUMNS: Final = ("passage", "text", "text_sha256", "anchor_sha256", "depth", "date", "address")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")
_ADDRESS: Final = re.compile(r"https?://[^\x00-\x20<>\"{}|^`\\]+")
_NAME: Final = "evidence/checks.csv"
_REMEDY: Final = (
    "Only `cybergov verify` writes this file: restore it from git, or delete the line and verify."
)


class Depth(StrEnum):
    """How well a passage was checked."""

    FULL_TEXT = "full text"
    EXCERPT = "excerpt"
    UNCHECKED = "unchecked"


@dataclass(frozen=True)
class Row:
    """One check of one passage against one text.

    ``text`` is the text version; of an excerpt from a source that has none, the source.
    ``address`` is where an excerpt was had, and empty for full texts.
    """

    passage: str
    text: str
    text_sha256: str
    anchor_sha256: str
    depth: Depth
    date: date
    address: str = ""


@dataclass(frozen=True)
class Ledger:
    """All rows, those of one text together and by date, the later of one day behind the earlier."""

    rows: tuple[Row, ...] = ()
    #: The bytes that it was read from, so that no other program's rows are overwritten.
    read_from: bytes = field(default=b"", repr=False, compare=False)

    @cached_property
    def newest(self) -> Mapping[str, Row]:
        """The newest row of each text version, excerpts aside."""
        return {row.text: row for row in self.rows if row.depth != Depth.EXCERPT}

    @cached_property
    def accepted(self) -> Mapping[str, Row]:
        """The newest row of each text version in which an anchor was found."""
        return {row.text: row for row in self.rows if row.depth == Depth.FULL_TEXT}

    @cached_property
    def by_passage(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows of each passage, in order."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.passage, []).append(row)
        return {passage: tuple(rows) for passage, rows in found.items()}

    def with_rows(self, rows: Iterable[Row]) -> Ledger:
        """Return a ledger with the rows of one more run behind the others."""
        added = sorted(rows, key=lambda row: (row.passage, row.text))
        return Ledger(_sorted((*self.rows, *added)), self.read_from)

    def full_text_row(self, passage: Passage, text: str, sha256: str) -> Row | None:
        """Return the newest row whose hashes match a passage and a text, excerpts aside."""
        matching = [
            row
            for row in self.by_passage.get(passage.iri, ())
            if row.text == text
            and row.text_sha256 == sha256
            and row.anchor_sha256 == passage.anchor_sha256
            and row.depth != Depth.EXCERPT
        ]
        return matching[-1] if matching else None

    def depth_of(self, passage: Passage) -> tuple[Depth, date | None]:
        """Return how well a passage is checked, by the rows that count, and on what day."""
        best: Row | None = None
        for text in passage.texts:
            if newest := self.newest.get(text.iri):
                row = self.full_text_row(passage, text.iri, newest.text_sha256)
                if row and row.depth == Depth.FULL_TEXT and (not best or best.date < row.date):
                    best = row
        if best is None:
            excerpts = [
                row
                for row in self.by_passage.get(passage.iri, ())
                if row.depth == Depth.EXCERPT
                and row.anchor_sha256 == passage.anchor_sha256
                and row.text in (passage.source, *(text.iri for text in passage.texts))
            ]
            best = max(excerpts, key=lambda row: row.date, default=None)
        return (best.depth, best.date) if best else (Depth.UNCHECKED, None)


def depths(ledger: Ledger, passages: Iterable[Passage]) -> dict[Passage, tuple[Depth, date | None]]:
    """Return how well each passage is checked, and on what day.

    A row counts while its hash of the anchor is the passage's and its hash of the text is the one
    in the newest row of that text.
    """
    return {passage: ledger.depth_of(passage) for passage in passages}


def merged(ledgers: Iterable[Ledger]) -> Ledger:
    """Return one ledger with the rows of several, to look passages up in."""
    return Ledger(_sorted(row for ledger in ledgers for row in ledger.rows))


def read_ledger(path: Path) -> Ledger:
    """Read the ledger; a file that is not there holds no rows.

    Raises:
        InputError: a finding for each line that the program can't have written.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Ledger()
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise InputError(Finding(_NAME, 0, f"the file can't be read: {reason}.")) from None
    try:
        text = data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(Finding(_NAME, line, "the file is not in UTF-8.", _REMEDY)) from None
    header, *lines = text.split("\n")
    if header != ",".join(_COLUMNS):
        message = f"the header is not {','.join(_COLUMNS)}."
        raise InputError(Finding(_NAME, 1, message, _REMEDY))
    rows: list[Row] = []
    findings: list[Finding] = []
    if lines[-1:] == [""]:
        lines.pop()
    else:
        findings.append(Finding(_NAME, len(lines) + 1, "the last line has no end.", _REMEDY))
    for at, row in enumerate(lines, 2):
        try:
            rows.append(_parse(row))
        except ValueError as error:
            findings.append(Finding(_NAME, at, f"{error}.", _REMEDY))
    if findings:
        raise InputError(*findings)
    return Ledger(_sorted(rows), data)


def write_ledger(path: Path, ledger: Ledger) -> bool:
    """Put the ledger in the place of the file, whole or not at all; tell whether it changed.

    Raises:
        InputError: the file can't be written, or another program changed it meanwhile.
    """
    data = _serialize(ledger.rows)
    if data == ledger.read_from or (not ledger.rows and not ledger.read_from):
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if (path.read_bytes() if path.exists() else b"") != ledger.read_from:
            raise InputError(
                Finding(_NAME, 0, "the file changed while texts were verified.", "Verify again.")
            )
        handle, temporary = tempfile.mkstemp(prefix=".checks-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise InputError(Finding(_NAME, 0, f"the file can't be written: {reason}.")) from None
    return True


def _sorted(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Sort by text and date. The sort is stable: on one day, a later run stays the later."""
    return tuple(sorted(rows, key=lambda row: (row.text, row.date)))


def _serialize(rows: Iterable[Row]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        names = compress(row.passage), compress(row.text)
        hashes = row.text_sha256, row.anchor_sha256
        writer.writerow([*names, *hashes, row.depth, row.date, row.address])
    return file.getvalue().encode()


def _parse(line: str) -> Row:
    """Convert a line into a row.

    Raises:
        ValueError: what is wrong with it, without a full stop.
    """
    try:
        cells = next(csv.reader([line], strict=True), [])
    except csv.Error as error:
        raise ValueError(f"the line is no CSV: {error}") from None
    if len(cells) != len(_COLUMNS):
        raise ValueError(f"the row has {len(cells)} cells and not {len(_COLUMNS)}")
    passage, text, text_sha256, anchor_sha256, depth, day, address = cells
    for column, value in (("text_sha256", text_sha256), ("anchor_sha256", anchor_sha256)):
        if not _SHA256.fullmatch(value):
            raise ValueError(f"{column} is no SHA-256: {value!r}")
    if depth not in tuple(Depth):
        raise ValueError(f"{depth!r} is no depth; it is one of {', '.join(Depth)}")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day, re.ASCII):
        raise ValueError(f"{day!r} is no date like 2026-01-31")
    try:
        when = date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"{day!r} is no day of the calendar") from None
    if (depth == Depth.EXCERPT) != bool(address):
        raise ValueError("an excerpt has an address, and nothing else has one")
    if address and not _ADDRESS.fullmatch(address):
        raise ValueError(f"the address {address!r} does not begin with http:// or https://")
    return Row(
        _iri("passage", passage),
        _iri("text", text),
        text_sha256,
        anchor_sha256,
        Depth(depth),
        when,
        address,
    )


def _iri(column: str, name: str) -> str:
    if not _IRI.fullmatch(name):
        raise ValueError(f"the {column} {name!r} is neither a prefixed name nor an IRI")
    return expand(name) if name.partition(":")[0] in PREFIXES else name

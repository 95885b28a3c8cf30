"""The records of resolutions: one JSON object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cybergov.akoma_ntoso.symbols import canonical, is_symbol
from cybergov.findings import Finding, InputError
from cybergov.importers.un.faults import Origin
from cybergov.text_files import read_lines

__all__ = ["BALLOTS", "Record", "parse_record", "read_records"]

#: The fields that hold the names and the number of those who voted so, by the ballot's name.
BALLOTS: Final = {
    "InFavour": ("MS_in_favour", "MS_in_favour_count"),
    "Against": ("MS_against", "MS_against_count"),
    "Abstaining": ("MS_abstaining", "MS_abstaining_count"),
}
_TEXTS: Final = (
    "symbol",
    "title",
    "session",
    "adoption_meeting",
    "adoption_date",
    "originating_document",
    "committee",
    "agenda_item",
    "agenda_item_name",
    "adoption_type",
    "pv",
    *(count for _, count in BALLOTS.values()),
)
# Control characters, and halves of characters, which can't be written.
_ODD: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_LISTS: Final = (*(names for names, _ in BALLOTS.values()), "sponsors", "additional_sponsors")


@dataclass(frozen=True)
class Record:
    """One line: the texts and lists of names as they stand there, and where they stand."""

    origin: Origin
    #: The line itself: a record is kept as it came, until the texts are read.
    line: str
    symbol: str
    texts: dict[str, str]
    lists: dict[str, tuple[str, ...]]


def read_records(path: Path) -> Iterator[Record | Finding]:
    """Yield each record of a file, and a finding for each line that is none.

    Raises:
        InputError: the file can't be opened, is too large or not in UTF-8.
    """
    for number, line in enumerate(read_lines(path, str(path)), 1):
        if line.strip():
            try:
                yield parse_record(line.rstrip("\n"), Origin(str(path), number, path.name))
            except InputError as error:
                yield from (found for found in error.findings if isinstance(found, Finding))


def parse_record(line: str, origin: Origin) -> Record:
    """Return the record of a line.

    Raises:
        InputError: the line is no record.
    """
    try:
        fields: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "it nests too deep")
        message = f"the line is not JSON: {reason}."
        raise InputError(
            Finding(origin.file, origin.line, message, "Write one object a line.")
        ) from None
    if not isinstance(fields, dict):
        raise InputError(Finding(origin.file, origin.line, "the line is no JSON object."))
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for name in _TEXTS:
        if not isinstance(fields.get(name), str):
            raise InputError(
                Finding(origin.file, origin.line, f"the record has no text {name!r}.", "Add it.")
            )
        texts[name] = fields[name]
        if _ODD.search(fields[name]):
            message = f"the text {name!r} has a character that no text has."
            raise InputError(Finding(origin.file, origin.line, message, "Correct it."))
    texts["voting_type"] = str(fields.get("voting_type") or "")
    for name in _LISTS:
        entries = fields.get(name)
        if not isinstance(entries, list) or not all(isinstance(e, str) for e in entries):
            raise InputError(
                Finding(origin.file, origin.line, f"the record has no list {name!r}.", "Add it.")
            )
        if any(map(_ODD.search, entries)):
            message = f"the list {name!r} has a character that no text has."
            raise InputError(Finding(origin.file, origin.line, message, "Correct it."))
        lists[name] = tuple(entries)
    symbol = canonical(texts["symbol"])
    if not is_symbol(symbol) or "/RES/" not in symbol:
        message = f"{texts['symbol']!r} is no symbol of a resolution."
        raise InputError(Finding(origin.file, origin.line, message, "Correct it."))
    return Record(origin, line, symbol, texts, lists)

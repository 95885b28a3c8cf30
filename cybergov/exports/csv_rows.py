"""CSV after RFC 4180, in which no cell runs as a formula.

UTF-8 without a byte order mark; lines end in a line feed alone (RFC 4180 has CR LF; every reader
takes both, and a diff stays clean); truth values are ``true`` and ``false``.

A spreadsheet runs a cell that starts with = + - @ or a control character (or the full-width form
of one), even in quotes. Such a cell gets an apostrophe before it, and so does one that starts with
an apostrophe: who drops one leading apostrophe from every cell, as ``original`` does, has exactly
the data.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from functools import cache
from typing import Final

__all__ = ["harmless", "lines_of", "original", "read_rows"]

_FORMULA: Final = re.compile("[=+\\-@'\x00-\x1f＝＋－＠]")
_NEEDS_QUOTES: Final = re.compile('[",\r\n]')


def harmless(text: str) -> str:
    """Return ``text`` so that a spreadsheet takes it for text.

    >>> harmless("=1+1")
    "'=1+1"
    """
    return f"'{text}" if _FORMULA.match(text) else text


def original(cell: str) -> str:
    """Return the text that ``harmless`` made the cell of.

    >>> original("'=1+1")
    '=1+1'
    """
    return cell.removeprefix("'")


def lines_of(rows: Iterable[Iterable[str]]) -> list[str]:
    """Return the line of each row, with its end."""
    # Most values stand in many rows.
    cell = cache(_cell)
    return [",".join(map(cell, row)) + "\n" for row in rows]


def read_rows(text: str) -> list[tuple[str, ...]]:
    """Return the rows of lines that ``lines_of`` gave.

    There are none where a cell is longer than Python's reader takes (131,072 characters).
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return [tuple(map(original, row)) for row in reader]
    except csv.Error:
        return []


def _cell(value: str) -> str:
    text = harmless(value)
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text

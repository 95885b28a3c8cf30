"""Text files in UTF-8, read whole or line by line, or refused with a sentence."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cybergov.findings import Finding, InputError

__all__ = ["decode", "read_lines", "read_text"]

#: A larger file is refused: no person edits it, and a mistake in it is no longer found by eye.
MAX_BYTES: Final = 64 * 1024 * 1024


def read_text(path: Path, name: str) -> str:
    """Read a text file; ``name`` is what findings call it.

    Raises:
        InputError: it can't be opened, is too large, is not UTF-8 or holds a NUL byte.
    """
    try:
        _require_small(path, name)
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(name, error) from None
    return decode(data, name)


def read_lines(path: Path, name: str) -> Iterator[str]:
    """Yield the lines of a text file, each with its line feed; only one is held at a time.

    Raises:
        InputError: as ``read_text`` does, but only when the line at fault is reached.
    """
    try:
        _require_small(path, name)
        with path.open("rb") as file:
            for number, data in enumerate(file, 1):
                yield from io.StringIO(decode(data, name, number))
    except OSError as error:
        raise _unreadable(name, error) from None


def _require_small(path: Path, name: str) -> None:
    if path.stat().st_size > MAX_BYTES:
        limit = f"{MAX_BYTES // 1024 // 1024} MiB"
        raise InputError(Finding(name, 0, f"the file is over {limit}.", "Split it."))


def _unreadable(name: str, error: OSError) -> InputError:
    reason = error.strerror or "no reason given"
    return InputError(Finding(name, 0, f"the file can't be read: {reason}."))


def decode(data: bytes, name: str, first: int = 1) -> str:
    """Return the text, its lines ended by line feeds and a byte order mark left out.

    ``first`` is the number of the first line.

    Raises:
        InputError: it is not UTF-8 or holds a NUL byte.
    """
    try:
        text = data.decode("utf-8-sig" if first == 1 else "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + first
        raise InputError(
            Finding(name, line, "the file is not in UTF-8.", "Save it in UTF-8.")
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + first
        raise InputError(Finding(name, line, "the file holds a NUL byte.", "Remove it."))
    return text

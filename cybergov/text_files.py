"""Text files in UTF-8, read whole or refused with a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cybergov.findings import Finding, InputError

__all__ = ["decode", "read_text"]

#: A larger file is refused: no person edits it, and a mistake in it is no longer found by eye.
MAX_BYTES: Final = 64 * 1024 * 1024


def read_text(path: Path, name: str) -> str:
    """Read a text file; ``name`` is what findings call it.

    Raises:
        InputError: it can't be opened, is too large, is not UTF-8 or holds a NUL byte.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            limit = f"{MAX_BYTES // 1024 // 1024} MiB"
            raise InputError(Finding(name, 0, f"the file is over {limit}.", "Split it."))
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise InputError(Finding(name, 0, f"the file can't be read: {reason}.")) from None
    return decode(data, name)


def decode(data: bytes, name: str) -> str:
    """Return the text, its lines ended by line feeds and a byte order mark left out.

    Raises:
        InputError: it is not UTF-8 or holds a NUL byte.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            Finding(name, line, "the file is not in UTF-8.", "Save it in UTF-8.")
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(Finding(name, line, "the file holds a NUL byte.", "Remove it."))
    return text

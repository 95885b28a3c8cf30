"""The folder of texts that a user holds: a text version's file is looked for in all of it."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from cybergov.evidence.beside import Beside
from cybergov.evidence.readers import reader_of
from cybergov.evidence.texts import HeldText
from cybergov.findings import Finding, InputError

__all__ = ["MAX_BYTES", "Folder", "load", "neighbour"]

#: A larger file is refused: a treaty in one language has less than a thousandth of it.
MAX_BYTES: Final = 64 * 1024 * 1024

# One part of a file's name: no drive, nothing that leads out of the sources.
_NAME: Final = re.compile(r"[^/\\:\x00-\x1f]+")


@dataclass(frozen=True)
class Folder:
    """The files under a folder, by name. Links that lead out of it are not followed."""

    path: Path
    #: What is wrong with folders in it, known once its files have been looked for.
    closed: list[Finding] = field(default_factory=list, compare=False)

    @cached_property
    def files(self) -> list[Path]:
        """All files, but those that are hidden or stand in a hidden folder, by folder."""
        every = (path for paths in self._files.values() for path in paths)
        return sorted(
            path
            for path in every
            if not any(part.startswith(".") for part in path.relative_to(self.path).parts)
        )

    @cached_property
    def _files(self) -> dict[str, list[Path]]:
        root = self.path.resolve()
        found: dict[str, list[Path]] = {}
        for folder, folders, names in os.walk(self.path, onerror=self._closed):
            folders.sort()
            for name in sorted(names):
                path = Path(folder, name)
                if not path.is_file():
                    continue
                if not path.is_symlink() or path.resolve().is_relative_to(root):
                    found.setdefault(name, []).append(path)
        return found

    def _closed(self, error: OSError) -> None:
        reason = error.strerror or "no reason given"
        self.closed.append(Finding(str(error.filename), 0, f"the folder can't be read: {reason}."))

    def require(self) -> None:
        """Do nothing, if it is there.

        Raises:
            InputError: there is no such folder.
        """
        if not self.path.is_dir():
            raise InputError(
                Finding(str(self.path), 0, "there is no such folder.", "Name the folder of texts.")
            )

    def find(self, name: str) -> Path | None:
        """Return the file of this name, or None where the folder holds none.

        The name may have the folders above the file before it: ``77-37/en.xml``.

        Raises:
            InputError: the name leads elsewhere, or two files of different content have it.
        """
        parts = tuple(name.split("/"))
        if not all(_NAME.fullmatch(part) and part not in (".", "..") for part in parts):
            raise InputError(f"{name!r} is no name of a file below the folder of texts.")
        paths = [p for p in self._files.get(parts[-1], []) if p.parts[-len(parts) :] == parts]
        first = paths[0] if paths else None
        for other in paths[1:]:
            if first and _bytes(first) != _bytes(other):
                raise InputError(
                    f"two different files are called {name}: {first} and {other}."
                    " Keep one of them, or rename one."
                )
        return first


def load(
    path: Path, language: str, tables: Path | None = None, asked: set[str] | None = None
) -> HeldText:
    """Read a text with the reader of its kind; ``tables`` is the folder of the project's tables.

    To ``asked`` the names of the files in the same folder are added that the reader asked for.

    Raises:
        InputError: the file can't be opened, is too large, or its reader refuses it.
    """
    reader = reader_of(path.name)
    data = _bytes(path)

    def beside(name: str) -> bytes | None:
        if asked is not None:
            asked.add(name)
        return neighbour(path, name)

    units = reader.read(data, str(path), Beside(tables, beside))
    return HeldText(path.name, language, hashlib.sha256(data).hexdigest(), units)


def neighbour(path: Path, name: str) -> bytes | None:
    """Return the bytes of a file in the same folder, unless it is a link that leads elsewhere."""
    other = path.with_name(name)
    if not other.is_file() or other.resolve().parent != path.resolve().parent:
        return None
    return _bytes(other)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(
                Finding(str(path), 0, f"the file is over {MAX_BYTES >> 20} MiB.", "Split it.")
            )
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise InputError(Finding(str(path), 0, f"the file can't be read: {reason}.")) from None

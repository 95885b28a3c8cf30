"""The index of a folder of texts, kept in the user's cache from one search to the next.

- One that another version of the program, of the stemmers or of the tables made is not used.
- An index is never changed: its successor is written beside it and then put into place. Who reads
  the old one goes on reading it, and of two processes that write at once the later stays.
- Its name has the SHA-256 of its bytes: one that is damaged or foreign is replaced unread.
- Where the cache can't be written, the index is made in memory, for one search.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import tempfile
import unicodedata
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from cybergov.cache import cache_folder, keep_newest
from cybergov.evidence.folder import Folder
from cybergov.evidence.indexing import Indexing
from cybergov.evidence.readers import suffixes
from cybergov.evidence.text_index import TextIndex
from cybergov.findings import InputError
from cybergov.progress import step

__all__ = ["open_index"]

#: Indexes kept in the cache; the oldest beyond them are removed.
KEPT: Final = 6

_PROGRAM: Final = Path(__file__).resolve().parent.parent
#: What decides how a text is read and cut into words.
_MODULES: Final = (
    "evidence/*.py",
    "evidence/readers/*.py",
    "akoma_ntoso/*.py",
    "locator.py",
    "tables.py",
    "text_files.py",
)


def open_index(folder: Folder, languages: Mapping[Path, str], tables: Path | None) -> TextIndex:
    """Open the index of a folder of texts, brought up to date first.

    ``languages`` has the languages of those files that the graph describes; ``tables`` is the
    folder of the project's tables. The cost is that of looking at every file of the folder, and of
    reading those that are new or changed. An index that can't be used or kept costs only time.

    Raises:
        InputError: this Python can't make an index.
    """
    return _Making(folder, languages, tables).open()


@dataclass(frozen=True)
class _Making:
    folder: Folder
    languages: Mapping[Path, str]
    tables: Path | None

    def open(self) -> TextIndex:
        version = _version(self.tables)
        place = cache_folder() / "texts"
        key = hashlib.sha256(os.fsencode(self.folder.path.resolve())).hexdigest()[:24]
        before = _kept(place, key)
        worn = before is None
        if before is not None:
            try:
                connection = _opened(before)
                indexing = self._indexing(connection)
                if indexing.version() == version:
                    if indexing.is_current(self._files(indexing)):
                        return TextIndex(connection, self.folder.path)
                    worn = indexing.is_worn()
                else:
                    worn = True
                connection.close()
            except (sqlite3.Error, ValueError, TypeError):
                worn = True
        step("reading texts")
        try:
            with suppress(OSError, sqlite3.Error):
                kept = self._write(place, key, None if worn else before, version)
                return TextIndex(_opened(kept), self.folder.path)
            return TextIndex(self._in_memory(version), self.folder.path)
        finally:
            step("")

    def _indexing(self, connection: sqlite3.Connection) -> Indexing:
        return Indexing(connection, self.folder.path, self.languages, self.tables)

    def _files(self, indexing: Indexing) -> list[Path]:
        endings = indexing.suffixes()
        return [path for path in self.folder.files if path.suffix.lower() in endings]

    def _write(self, place: Path, key: str, before: Path | None, version: str) -> Path:
        """Write an index, from the one before where there is one, and return where it is kept."""
        place.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new-", dir=place)
        os.close(handle)
        beside = Path(name)
        try:
            if before:
                shutil.copyfile(before, beside)
            with closing(sqlite3.connect(beside)) as connection:
                # Nobody else sees the file, and one that is not finished is thrown away.
                connection.execute("PRAGMA journal_mode = OFF")
                connection.execute("PRAGMA synchronous = OFF")
                self._fill(connection, version, new=before is None)
            kept = place / f"{key}-{_sha256(beside)}"
            beside.replace(kept)
        finally:
            beside.unlink(missing_ok=True)
        with suppress(OSError):
            for old in place.glob(f"{key}-*"):
                if old != kept:
                    old.unlink(missing_ok=True)
            keep_newest(place, KEPT)
        return kept

    def _in_memory(self, version: str) -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:")
        try:
            self._fill(connection, version, new=True)
        except sqlite3.Error as error:
            raise InputError(f"this Python's SQLite can't make an index: {error}.") from None
        return connection

    def _fill(self, connection: sqlite3.Connection, version: str, *, new: bool) -> None:
        indexing = self._indexing(connection)
        if new:
            indexing.begin(version, suffixes())
        indexing.update(self._files(indexing))


def _kept(place: Path, key: str) -> Path | None:
    """Return the index that is kept under a key, if its bytes are those that were written."""
    try:
        for path in sorted(place.glob(f"{key}-*")):
            if path.is_file() and path.name == f"{key}-{_sha256(path)}":
                return path
    except OSError:
        pass
    return None


def _opened(path: Path) -> sqlite3.Connection:
    """Open an index that nobody changes: whoever locks it is not asked."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


def _version(tables: Path | None) -> str:
    """Return one SHA-256 of all that decides what an index holds of a text.

    Raises:
        InputError: the stemmers are not installed.
    """
    stemmers = find_spec("snowballstemmer")
    if stemmers is None or stemmers.origin is None:
        raise InputError(
            "a search needs the package snowballstemmer, and it is not installed. Install the"
            " project anew (pip install -e .), or the package (pip install snowballstemmer)."
        )
    total = hashlib.sha256(unicodedata.unidata_version.encode())
    for path in sorted(Path(stemmers.origin).parent.glob("*.py")):
        total.update(f"{path.name} {path.stat().st_size}\n".encode())
    files = [path for pattern in _MODULES for path in sorted(_PROGRAM.glob(pattern))]
    if tables is not None:
        # The tables that tell how texts are read.
        files += sorted((tables / "reading").glob("*.csv"))
    for path in files:
        with suppress(OSError):
            data = path.read_bytes()
            total.update(f"{path.name} {len(data)}\n".encode() + data)
    return total.hexdigest()

"""What the last build left: files of which what did not change is taken, and notes on them.

The files are those of ``dist/``, each taken only while it has the hash that the build gave it. The
notes stand in the cache, by the hash of what they were made from, so that they fit whatever else
was built in between.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final, TypeVar, cast

from cybergov.cache import cache_folder, keep_json, kept_json
from cybergov.triples import by_subject

__all__ = ["Last", "WorkedOut", "files_in"]

Value = TypeVar("Value")

#: Notes that are kept; the oldest beyond them are removed.
KEPT: Final = 64


@dataclass(frozen=True)
class Last:
    """The last build into a folder by the same program; by default there was none."""

    dist: Path = Path()
    #: The SHA-256 that the build gave each of its files, by name.
    digests: Mapping[str, str] = field(default_factory=dict)
    triples: int = 0
    #: The fingerprints of what it was made from, and of what is built now; empty for none.
    made_from: str = ""
    making: str = ""

    def file(self, name: str) -> bytes | None:
        """Return a file of the last build, or None where it is not as the build left it."""
        if name not in self.digests:
            return None
        try:
            data = (self.dist / name).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == self.digests[name] else None

    def text(self, name: str) -> str | None:
        """Return a file's text in the same way."""
        data = self.file(name)
        return None if data is None else data.decode("utf-8")

    def put(self, name: str, folder: Path) -> bool:
        """Put a file of the last build into a folder, as it is; False where it is not there.

        Both folders then have the one file, until the last build is removed: nothing is written
        into a published file.
        """
        data = self.file(name)
        if data is None:
            return False
        try:
            (folder / name).hardlink_to(self.dist / name)
        except OSError:
            # Not every file system has links.
            (folder / name).write_bytes(data)
        return True

    def put_into(self, folder: Path) -> dict[str, str]:
        """Return the digests of the files in ``folder`` that ``put`` linked there."""
        # Both folders stand side by side, in one file system: see ``publish``.
        before = files_in(self.dist) if self.digests else {}
        return {
            name: self.digests[name]
            for name, number in files_in(folder).items()
            if name in self.digests and before.get(name) == number
        }

    @cached_property
    def subjects(self) -> list[bytes]:
        """The N-Triples of each subject of the last build."""
        return by_subject(self.file("cybergov.nt") or b"")

    def noted(self, name: str) -> object:
        """Return what the last build noted under a name, or None."""
        return kept_json(_place(self.made_from, name)) if self.made_from else None

    def note(self, name: str, value: object) -> None:
        """Note something for the next build, as JSON."""
        if self.making:
            keep_json(_place(self.making, name), value, KEPT)


class WorkedOut:
    """Values that take long to work out, taken from the last build where it had the same givens."""

    def __init__(self, last: Last, name: str) -> None:
        self._last, self._name = last, name
        noted = last.noted(name)
        self._before: dict[str, object] = noted if isinstance(noted, dict) else {}
        self._now: dict[str, object] = {}

    def __call__(self, givens: object, work: Callable[[], Value]) -> Value:
        """Return what ``work`` gives; ``givens``, as they are written, say all it depends on."""
        key = hashlib.sha256(repr(givens).encode()).hexdigest()
        self._now[key] = self._before[key] if key in self._before else work()
        return cast(Value, self._now[key])

    def note(self) -> None:
        """Keep the values for the next build."""
        self._last.note(self._name, self._now)


def files_in(folder: Path) -> dict[str, int]:
    """Return the file system's number of each file in the folder, by its name."""
    numbers = {}
    for within, _, _ in os.walk(folder):
        above = Path(within).relative_to(folder).as_posix()
        with os.scandir(within) as entries:
            for entry in entries:
                if entry.is_file(follow_symlinks=False):
                    name = entry.name if above == "." else f"{above}/{entry.name}"
                    numbers[name] = entry.inode()
    return numbers


def _place(fingerprint: str, name: str) -> Path:
    return cache_folder() / "notes" / f"{fingerprint[:32]}-{name}.json"

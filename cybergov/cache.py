"""What is kept between two runs, in the user's cache folder: deleting it changes only the time."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

__all__ = [
    "cache_folder",
    "fingerprint",
    "keep",
    "keep_json",
    "keep_newest",
    "kept",
    "kept_json",
    "program",
]

#: What a build is made with beside the project's own program; another version may write otherwise.
_LIBRARIES: Final = ("pyoxigraph", "pyrudof", "networkx", "numpy", "pyvis", "jinja2")
_PROGRAM: Final = Path(__file__).resolve().parent


def cache_folder() -> Path:
    """Return the folder, which need not exist: ``~/.cache/cybergov`` on most systems."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "cybergov"


def keep_newest(folder: Path, number: int) -> None:
    """Remove all files and folders in ``folder`` but the ``number`` that changed last.

    Raises:
        OSError: the folder can't be read, or a file in it can't be removed.
    """
    for old in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)[:-number]:
        if old.is_dir():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.unlink(missing_ok=True)


def keep(place: Path, data: bytes, number: int) -> None:
    """Keep a file, and in its folder no more than ``number`` of them.

    It comes whole to its place, and begins with a hash of its name and of what it holds. Where
    there can be no cache, nothing is done.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(_hash(place, data) + b"\n" + data)
        Path(file.name).replace(place)
        keep_newest(place.parent, number)
    except OSError:
        return


def kept(place: Path) -> bytes | None:
    """Return what was kept there, or None where it is missing or damaged."""
    try:
        digest, _, data = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    return data if digest == _hash(place, data) else None


def keep_json(place: Path, value: object, number: int) -> None:
    """Keep a value that JSON can hold in the same way."""
    keep(place, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), number)


def kept_json(place: Path) -> object:
    """Return the value that was kept there, or None where it is missing or damaged."""
    data = kept(place)
    value: object = None if data is None else json.loads(data)
    return value


def _hash(place: Path, data: bytes) -> bytes:
    return hashlib.sha256(place.name.encode() + b"\n" + data).hexdigest().encode()


def fingerprint(files: Iterable[tuple[str, Path]]) -> str:
    """Return one SHA-256 of the files, by the names given with them, and of the program itself.

    The cost is that of reading them: about 50 ms for 10 MB.
    """
    return _of_files(files, program())


@cache
def program() -> str:
    """Return one SHA-256 of the program and of the versions of what it writes with."""
    from importlib import metadata  # which takes 20 ms, and only a build needs it

    files = (
        (path.relative_to(_PROGRAM).as_posix(), path)
        for path in _PROGRAM.rglob("*")
        if path.suffix in {".py", ".js", ".css", ".html"}
    )
    return _of_files(files, "\n".join(f"{name} {metadata.version(name)}" for name in _LIBRARIES))


def _of_files(files: Iterable[tuple[str, Path]], before: str) -> str:
    total = hashlib.sha256(f"{before}\n".encode())
    for name, path in sorted(files):
        total.update(f"{name}\n{path.stat().st_size}\n".encode())
        total.update(path.read_bytes())
    return total.hexdigest()

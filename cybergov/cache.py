"""What is kept between two runs, in the user's cache folder: deleting it changes only the time."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

__all__ = ["cache_folder", "fingerprint", "keep_newest"]

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


def fingerprint(files: Iterable[tuple[str, Path]]) -> str:
    """Return one SHA-256 of the files, by the names given with them, and of the program itself.

    The cost is that of reading them: about 50 ms for 10 MB.
    """
    from importlib import metadata  # which takes 20 ms, and only a build needs it

    total = hashlib.sha256()
    program = (
        (f"program/{path.relative_to(_PROGRAM).as_posix()}", path)
        for path in _PROGRAM.rglob("*")
        if path.suffix in {".py", ".js", ".css", ".html"}
    )
    for name, path in sorted((*program, *files)):
        total.update(f"{name}\n{path.stat().st_size}\n".encode())
        total.update(path.read_bytes())
    for library in _LIBRARIES:
        total.update(f"{library} {metadata.version(library)}\n".encode())
    return total.hexdigest()

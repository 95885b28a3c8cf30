"""A folder that is written beside its place first, and moved there when it is whole."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cybergov.findings import InputError

__all__ = ["replacing"]

_HOUR: Final = 3600.0


@contextmanager
def replacing(
    folder: Path, is_ours: Callable[[Path], bool], maker: str = "a build"
) -> Iterator[Path]:
    """Give an empty folder to write, which takes the place of ``folder`` at the end.

    Where an error ends the block, ``folder`` stays as it was. ``is_ours`` tells whether what
    stands there now may be replaced, and ``maker`` what would have made it.

    Raises:
        InputError: it may not, or the place can't be written.
    """
    folder = folder.resolve()
    try:
        _recover(folder)
        if folder.exists() and not is_ours(folder):
            raise InputError(
                f"{folder} was not made by {maker}. Remove it, or choose another place."
            )
        with tempfile.TemporaryDirectory(
            prefix=_beside(folder), dir=folder.parent, ignore_cleanup_errors=True
        ) as beside:
            new, old = Path(beside) / "new", Path(beside) / "old"
            new.mkdir()
            yield new
            if folder.exists():
                folder.rename(old)
            try:
                new.rename(folder)
            except OSError:
                if old.exists():
                    old.rename(folder)
                raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{folder} can't be written: {reason}.") from None


def _beside(folder: Path) -> str:
    return f".cybergov-build-of-{folder.name}-"


def _recover(folder: Path) -> None:
    """Mend what runs that were killed left beside ``folder``.

    One that was killed between the two renames left the last good one in its own folder: put it
    back. What nothing was written into for an hour belongs to no run any more: remove it.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in folder.parent.glob(f"{_beside(folder)}*"):
        if not folder.exists() and (left / "old").is_dir():
            (left / "old").rename(folder)
        if time.time() - left.stat().st_mtime > _HOUR:
            shutil.rmtree(left, ignore_errors=True)

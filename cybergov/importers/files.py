"""Several tables put in their places together, or none; each is written row by row."""

from __future__ import annotations

import csv
import filecmp
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from cybergov.findings import Finding, InputError

__all__ = ["replace_together"]

#: The columns of a table, and its rows in their order.
Content = tuple[Sequence[str], Iterable[Sequence[str]]]


def replace_together(folder: Path, tables: Mapping[str, Content]) -> list[str]:
    """Write tables by name, each beside its place first; return the names of those that changed.

    Raises:
        InputError: one can't be written, and then none has changed.
    """
    waiting: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in tables.items():
            path = folder / f"{name}.csv"
            handle, temporary = tempfile.mkstemp(prefix=f".{name}-", dir=folder)
            waiting[path] = Path(temporary)
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                _write(file, content)
                same = path.is_file() and filecmp.cmp(path, temporary, shallow=False)
                if not same:
                    os.fsync(file.fileno())
            if same:
                waiting.pop(path).unlink()
            else:
                Path(temporary).chmod(0o644)
        changed = [path.stem for path in waiting]
        for path in list(waiting):
            waiting[path].replace(path)
            del waiting[path]
    except OSError as error:
        reason = error.strerror or "no reason given"
        message = f"the tables can't be written: {reason}."
        raise InputError(Finding(str(folder), 0, message, "Name another folder.")) from None
    finally:
        for path in waiting.values():
            path.unlink(missing_ok=True)
    return changed


def _write(file: TextIO, content: Content) -> None:
    columns, rows = content
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    file.flush()

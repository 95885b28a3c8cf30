"""Several files put in their places together, or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from cybergov.findings import Finding, InputError

__all__ = ["replace_together"]


def replace_together(folder: Path, contents: Mapping[str, bytes]) -> list[str]:
    """Write files by name, each beside its place first; return the names of those that changed.

    Raises:
        InputError: one can't be written, and then none has changed.
    """
    waiting: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in contents.items():
            path = folder / name
            if path.is_file() and path.read_bytes() == data:
                continue
            handle, temporary = tempfile.mkstemp(prefix=f".{name}-", dir=folder)
            waiting[path] = Path(temporary)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o644)
        changed = [path.name for path in waiting]
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

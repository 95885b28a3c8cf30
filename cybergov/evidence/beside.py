"""What a reader of a text may look at beside the file itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Beside"]


@dataclass(frozen=True)
class Beside:
    """The tables of how to read, and the files in the same folder."""

    #: The folder of the project's tables, where there is one.
    tables: Path | None = None
    #: Returns the bytes of the file of this name in the same folder, None where there is none.
    file: Callable[[str], bytes | None] = lambda _: None

"""Where a large graph stands in its folder, and what the folder says of itself."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

__all__ = ["STORE", "Loaded", "is_large", "note"]

#: The Oxigraph store inside the folder.
STORE: Final = "store"
#: What was loaded; a folder that has it was made by ``cybergov load``.
_NOTE: Final = "loaded.json"


@dataclass(frozen=True)
class Loaded:
    """What a large graph was made of: the triples of its files together, and those inferred."""

    files: tuple[str, ...]
    triples: int
    inferred: int


def note(folder: Path, loaded: Loaded) -> None:
    """Write down what was loaded."""
    (folder / _NOTE).write_text(json.dumps(asdict(loaded), indent=1) + "\n", "utf-8")


def is_large(folder: Path) -> bool:
    """Whether a load made the folder, and nobody put anything else into it."""
    if not (folder / _NOTE).is_file() or not (folder / STORE).is_dir():
        return False
    return {path.name for path in folder.iterdir()} == {_NOTE, STORE}

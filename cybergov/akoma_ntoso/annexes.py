"""What curators say of annexes, from the table un-annexes.csv."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cybergov.akoma_ntoso.curated import read_curated
from cybergov.akoma_ntoso.symbols import canonical, identifier
from cybergov.findings import Finding, InputError

__all__ = ["Annex", "Annexes", "read_annexes"]

_UNITS: Final = ("p", "note")


@dataclass(frozen=True)
class Annex:
    """What curators say of an annex: its identifier, its title, what its paragraphs are."""

    identifier: str
    title: str
    unit: str = "p"


#: By resolution and number, counted from 1; "" is what a resolution adopts in its own body.
Annexes = dict[tuple[str, str], Annex]


def read_annexes(folder: Path) -> Annexes:
    """Read un-annexes.csv of the folder of tables.

    Raises:
        InputError: the table can't be read, or its paragraphs are neither p nor note.
    """
    columns = ("resolution", "annex_number", "id", "title", "paragraphs")
    annexes: Annexes = {}
    for row in read_curated(folder, "reading/un-annexes", columns):
        unit = row.cells["paragraphs"] or "p"
        if unit not in _UNITS:
            message = f"paragraphs are p or note, not {unit!r}."
            raise InputError(Finding("graph/tables/reading/un-annexes.csv", row.line, message))
        resolution = identifier(canonical(row.cells["resolution"]))
        annex = Annex(row.cells["id"], row.cells["title"], unit)
        annexes[resolution, row.cells["annex_number"]] = annex
    return annexes

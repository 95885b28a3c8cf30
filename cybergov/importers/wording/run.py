"""Find the agreed language in the texts of a folder and write it into tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cybergov.akoma_ntoso.annexes import read_annexes
from cybergov.akoma_ntoso.curated import read_curated
from cybergov.akoma_ntoso.phrases import read_phrases
from cybergov.findings import Finding, InputError
from cybergov.importers.files import replace_together
from cybergov.importers.wording.ancestry import ancestry
from cybergov.importers.wording.paragraphs import paragraphs_of
from cybergov.importers.wording.rows import COLUMNS, rows_of
from cybergov.tables import Row

__all__ = ["WordingResult", "import_wording"]

#: The table of the texts whose paragraphs are followed.
_FOLLOWED: Final = "reading/followed-texts"
#: The table of what readers found where the program finds another paragraph or none.
_KINSHIP: Final = "reading/wording-kinship"


@dataclass(frozen=True)
class WordingResult:
    """How many rows each table has, and which tables changed."""

    counts: dict[str, int]
    changed: list[str]

    def summary(self) -> str:
        """Return one line a table."""
        lines = [f"{name}: {number} rows" for name, number in self.counts.items()]
        return "\n".join([*lines, f"{len(self.changed)} tables changed."])


def import_wording(
    texts: Path, into: Path, tables: Path, *, step: Callable[[str], None] = lambda _: None
) -> WordingResult:
    """Write the tables of agreed language for the texts that ``reading/followed-texts.csv`` names.

    All English resolutions under ``texts`` are searched for earlier forms. The same texts give the
    same tables; they are written whole, so that the folder should hold all texts that are followed.

    Raises:
        InputError: there is no such folder, a text can't be read or is named and not there, or a
            table can't be written.
    """
    if not texts.is_dir():
        message = "there is no such folder."
        raise InputError(Finding(str(texts), 0, message, "Name the folder of texts."))
    step("reading")
    paragraphs = paragraphs_of(texts, read_annexes(tables), read_phrases(tables))
    held = {paragraph.source for paragraph in paragraphs}
    followed = read_curated(tables, _FOLLOWED, ("source", "goes_on_from"))
    goes_on_from = {row.cells["source"]: row.cells["goes_on_from"].split() for row in followed}
    missing = [
        Finding(
            f"graph/tables/{_FOLLOWED}.csv",
            row.line,
            f"{name} is not among the texts under {texts}.",
            "Add its text, or take it out.",
        )
        for row in followed
        for name in (row.cells["source"], *goes_on_from[row.cells["source"]])
        if name not in held
    ]
    if missing:
        raise InputError(*missing)
    step("comparing")
    kinship = read_curated(tables, _KINSHIP, ("passage", "earlier"))
    known = {row.cells["passage"]: row.cells["earlier"] for row in kinship}
    _require_known(kinship, {paragraph.identifier for paragraph in paragraphs})
    rows = rows_of(ancestry(paragraphs, known), goes_on_from)
    step("writing")
    changed = replace_together(into, {name: (COLUMNS[name], rows[name]) for name in rows})
    step("")
    return WordingResult({name: len(those) for name, those in rows.items()}, changed)


def _require_known(kinship: Sequence[Row], identifiers: set[str]) -> None:
    unknown = [
        Finding(
            f"graph/tables/{_KINSHIP}.csv",
            row.line,
            f"{name} is no paragraph of the texts.",
            "Correct it, or take the row out.",
        )
        for row in kinship
        for name in (row.cells["passage"], row.cells["earlier"])
        if name and name not in identifiers
    ]
    if unknown:
        raise InputError(*unknown)

"""The tables that curators keep of how texts and records are read, and how their words compare."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final

from cybergov.findings import Finding, InputError
from cybergov.tables import Row, read_rows
from cybergov.text_files import read_text

__all__ = ["fold", "fold_once", "read_curated"]

_APOSTROPHES: Final = re.compile("[\u2018\u2019\u201b\u02bc\u00b4`\u2032]")
_DASHES: Final = re.compile("[\u2010-\u2015]")


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Return what two spellings of one name have in common.

    >>> fold(" C\u00f4te d\u2019Ivoire"), fold("NETHERLANDS (the)")
    ("cote d'ivoire", 'netherlands')
    """
    return fold_once(text)


def fold_once(text: str) -> str:
    """Fold a text that is unlikely to come again: it is not remembered, as names are."""
    apart = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in apart if not unicodedata.combining(c)).casefold()
    plain = _DASHES.sub("-", _APOSTROPHES.sub("'", plain))
    return " ".join(plain.replace("(the)", " ").split())


def read_curated(folder: Path, name: str, columns: tuple[str, ...]) -> list[Row]:
    """Read a table that curators keep in ``folder``; one that is not there has no rows.

    Raises:
        InputError: the table is no CSV, or its columns are others.
    """
    path = folder / f"{name}.csv"
    if not path.is_file():
        return []
    shown = f"graph/tables/{name}.csv"
    rows = read_rows(read_text(path, shown), shown)
    if rows and (missing := [column for column in columns if column not in rows[0].cells]):
        raise InputError(Finding(shown, 1, f"the table has no column {missing[0]!r}.", "Add it."))
    return rows

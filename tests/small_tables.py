"""The tables of a checkout with just those rows that the essay rests on: a build takes a second."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import Final

__all__ = ["keep_few_rows"]

#: The rows that stay, by table; a table that is not named loses its file.
_KEPT: Final = {
    "states": "CHN USA FRA",
    "actors": "council-of-europe un-general-assembly un-third-committee united-nations",
    "sources": "budapest-convention un-cybercrime-convention country-codes",
    "un/resolutions": "a-res-79-243",
}


def keep_few_rows(tables: Path) -> None:
    """Shorten the tables of a copy of the graph."""
    for path in sorted(tables.rglob("*.csv")):
        name = path.relative_to(tables).with_suffix("").as_posix()
        if name not in _KEPT:
            path.unlink()
            path.with_suffix(".rq").unlink(missing_ok=True)
            continue
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        kept = set(_KEPT[name].split())
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(
                [header, *(row for row in rows if row[0] in kept)]
            )
    shutil.rmtree(tables / "reading", ignore_errors=True)

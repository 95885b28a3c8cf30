"""The page that lays norms and provisions beside all instruments that they were compared with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Final

from cybergov.part import Part
from cybergov.project import Project
from cybergov.site.answered import Table, write_answered

__all__ = ["CROSSWALK", "Instrument", "instruments_of", "write_crosswalk"]

#: The page's name.
CROSSWALK: Final = "crosswalk.html"
_QUESTION: Final = "norms-by-instruments"
#: What the question calls a search without a result.
NOTHING: Final = "nothing"


@dataclass
class Line:
    """A norm or provision, and what was found of it in each other instrument."""

    thing: str
    locator: str
    name: str
    #: Rows of the question by the other instrument; none where nobody compared the two.
    found: dict[str, Table] = field(default_factory=dict)


@dataclass
class Instrument:
    """An instrument with its lines, and those that any of them was compared with."""

    name: str
    lines: list[Line]
    others: list[str]

    def count(self, other: str, found: str) -> int:
        """Return for how many lines this, such as ``same``, was found in another instrument."""
        return sum(
            any(row["found"] == found for row in line.found.get(other, ())) for line in self.lines
        )


def write_crosswalk(part: Part, project: Project, folder: Path) -> None:
    """Write ``crosswalk.html``: the cost is that of asking its question."""
    write_answered(part, project, folder, CROSSWALK, [_QUESTION], _told)


def instruments_of(rows: Table) -> list[Instrument]:
    """Return the instruments, the one with the most lines first, each in the order of its text."""
    by_source = groupby(sorted(rows, key=lambda row: row["one"]), key=lambda row: row["one"])
    found = [_instrument(name, list(those)) for name, those in by_source]
    return sorted(found, key=lambda one: (-len(one.lines), one.name))


def _instrument(name: str, rows: Table) -> Instrument:
    lines: dict[str, Line] = {}
    for row in rows:
        line = lines.setdefault(row["thing"], Line(row["thing"], row["locator"], row["name"]))
        line.found.setdefault(row["other"], []).append(row)
    return Instrument(
        name, sorted(lines.values(), key=_place), sorted({row["other"] for row in rows})
    )


def _place(line: Line) -> tuple[list[tuple[int, str]], str]:
    """Return what orders lines as a text does: article 9 before article 10."""
    parts = re.findall(r"(\d+)|(\D+)", line.locator)
    return [(int(number or 0), word) for number, word in parts], line.thing


def _told(answers: Mapping[str, Table]) -> dict[str, object]:
    rows = answers.get(_QUESTION, [])
    return {
        "instruments": instruments_of(rows),
        "question": _QUESTION,
        "nothing": NOTHING,
        "searches": sorted({row["by"] for row in rows if row["found"] == NOTHING}),
    }

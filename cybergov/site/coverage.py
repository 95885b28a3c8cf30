"""The page that says how much the graph holds of what, what is missing, and how it leans.

All of it is what questions of the library answer: a figure that is wrong is wrong there too, and
anybody can ask again.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Final

from cybergov.labels import LANGUAGES
from cybergov.part import Part
from cybergov.project import Project
from cybergov.site.answered import Table, write_answered
from cybergov.site.leanings import leanings, numbers_of, share

__all__ = ["PAGE", "QUESTIONS", "write_coverage"]

#: The page's name.
PAGE: Final = "coverage.html"
#: What the page is made of; what a library has not is left out.
QUESTIONS: Final = (
    "coverage-in-numbers",
    "coverage-by-depth",
    "coverage-by-region",
    "coverage-by-language",
    "coverage-by-theme",
    "coverage-by-actor",
    "coverage-by-source",
    "coverage-by-search",
    "states-without-positions",
    "questions-and-positions",
    "positions-on-one-source",
    "oldest-unreviewed",
)
#: So many of the oldest that nobody has read a second time are told.
_OLDEST: Final = 20
_CHECKS: Final = ("full text", "excerpt", "unchecked")


def write_coverage(part: Part, project: Project, folder: Path) -> None:
    """Write ``coverage.html``: the cost is that of asking its questions."""
    write_answered(part, project, folder, PAGE, QUESTIONS, _told)


def _told(answers: Mapping[str, Table]) -> dict[str, object]:
    """Return what the template tells: the answers, and what is counted from them."""
    regions = answers.get("coverage-by-region", [])
    return {
        "answers": {name: answers.get(name, []) for name in QUESTIONS},
        "leanings": leanings(answers),
        "number": numbers_of(answers),
        "checks": _by_check(answers.get("coverage-by-depth", [])),
        "positions": sum(int(row["positions"]) for row in regions),
        "members": sum(int(row["members"]) for row in regions),
        "languages": _languages(answers.get("coverage-by-language", [])),
        "themes": sorted(
            answers.get("coverage-by-theme", []), key=lambda row: (int(row["claims"]), row["label"])
        ),
        "silent": _by_group(answers.get("states-without-positions", [])),
        "one_sided": _one_sided(answers.get("questions-and-positions", [])),
        "oldest": answers.get("oldest-unreviewed", [])[:_OLDEST],
        "share": share,
    }


def _by_check(rows: Table) -> list[tuple[str, int]]:
    """Return how many claims have each depth of check, that of their weakest passage."""
    return [(c, sum(int(row["claims"]) for row in rows if row["check"] == c)) for c in _CHECKS]


def _languages(rows: Table) -> list[tuple[str, str, int, dict[str, int]]]:
    """Return code, name, passages and passages by check of each language, the most first.

    The official languages of the United Nations stand there with nought, too.
    """
    found = {code: dict.fromkeys(_CHECKS, 0) for code in (LANGUAGES if rows else ())}
    for row in rows:
        by_check = found.setdefault(row["language"], dict.fromkeys(_CHECKS, 0))
        by_check[row["check"]] = by_check.get(row["check"], 0) + int(row["passages"])
    told = [(code, LANGUAGES.get(code, ""), sum(c.values()), c) for code, c in found.items()]
    return sorted(told, key=lambda language: (-language[2], language[0]))


def _by_group(rows: Table) -> list[tuple[str, list[str]]]:
    """Return the states without a position by regional group; those in none stand last."""
    ordered = sorted(rows, key=lambda row: (not row["group"], row["group_name"], row["group"]))
    return [
        (group, [row["state"] for row in those])
        for group, those in groupby(ordered, key=lambda row: row["group"])
    ]


def _one_sided(rows: Table) -> list[tuple[str, str, Table]]:
    """Return the questions of which at most one answer has any position, with their answers."""
    grouped = groupby(rows, key=lambda row: (row["question"], row["asked"]))
    answers = [(question, asked, list(those)) for (question, asked), those in grouped]
    return [
        (question, asked, those)
        for question, asked, those in answers
        if len(those) > 1 and sum(row["positions"] != "0" for row in those) < 2
    ]

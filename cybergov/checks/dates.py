"""A day that is written is one of the calendar: there is no 30 February."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode

from cybergov.checks import Case
from cybergov.findings import Finding
from cybergov.names import compress, expand

__all__ = ["check"]

_DAY: Final = NamedNode(expand("xsd:date"))
_YEAR: Final = NamedNode(expand("xsd:gYear"))
_FOUR_DIGITS: Final = re.compile(r"\d{4}")
#: How a line of N-Triples ends whose value is a day or a year.
_ENDS: Final = tuple(f'"^^{kind} .'.encode() for kind in (_DAY, _YEAR))
_UNTIL: Final = expand("cg:validUntil")


def check(case: Case) -> Iterator[Finding]:
    """Find each date that is no day or year, and each time that ends before it begins.

    Other lexical forms that XML Schema allows, such as a day with a time zone, are found too: a
    day is written in one way here, so that two can be compared as text.
    """
    for file in case.inputs.files:
        # Most files are right, which their lines tell without a look at each triple.
        written = {rest.decode() for *_, rest in file.triples.terms if rest.endswith(_ENDS)}
        if all(_is_right(*_parts(rest)) for rest in written):
            continue
        for t in file.triples:
            value = t.object
            if not isinstance(value, Literal) or not isinstance(t.subject, NamedNode):
                continue
            if value.datatype in (_DAY, _YEAR) and not _is_right(
                value.value, value.datatype == _DAY
            ):
                subject, predicate = t.subject.value, t.predicate.value
                yield case.finding(
                    subject,
                    (value.value, predicate),
                    f"{compress(subject)}: {value.value!r} is no date of {compress(predicate)}.",
                    "Write a day as 2022-12-07, or a year as 2022.",
                )
    begins, ends = _dates(case, "cg:validFrom"), _dates(case, "cg:validUntil")
    for subject in begins.keys() & ends.keys():
        first, last = begins[subject], ends[subject]
        length = min(len(first), len(last))
        if last[:length] < first[:length]:
            yield case.finding(
                subject,
                (_UNTIL,),
                f"{compress(subject)} ends in {last} and begins in {first}.",
                "Correct one of the two.",
            )


def _dates(case: Case, name: str) -> dict[str, str]:
    return {
        subject: value.value
        for subject, _, value in case.values(name)
        if value.datatype in (_DAY, _YEAR) and _is_right(value.value, value.datatype == _DAY)
    }


def _parts(rest: str) -> tuple[str, bool]:
    """Return the text of a value as a line of N-Triples has it, and whether it is a day's."""
    text, _, kind = rest[1:].rpartition('"^^')
    return text, kind == f"{_DAY} ."


def _is_right(text: str, is_day: bool) -> bool:
    return _is_day(text) if is_day else bool(_FOUR_DIGITS.fullmatch(text))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

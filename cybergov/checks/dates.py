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
_FROM: Final = expand("cg:validFrom")
_UNTIL: Final = expand("cg:validUntil")


def check(case: Case) -> Iterator[Finding]:
    """Find each date that is no day or year, and each time that ends before it begins.

    Other lexical forms that XML Schema allows, such as a day with a time zone, are found too: a
    day is written in one way here, so that two can be compared as text.
    """
    begins: dict[str, str] = {}
    ends: dict[str, str] = {}
    for t in case.inputs.triples():
        if not isinstance(t.object, Literal) or not isinstance(t.subject, NamedNode):
            continue
        if t.object.datatype not in (_DAY, _YEAR):
            continue
        subject, text = t.subject.value, t.object.value
        if not (_is_day(text) if t.object.datatype == _DAY else _FOUR_DIGITS.fullmatch(text)):
            yield case.finding(
                subject,
                (text, t.predicate.value),
                f"{compress(subject)}: {text!r} is no date of {compress(t.predicate.value)}.",
                "Write a day as 2022-12-07, or a year as 2022.",
            )
        elif t.predicate.value in (_FROM, _UNTIL):
            (begins if t.predicate.value == _FROM else ends)[subject] = text
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


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

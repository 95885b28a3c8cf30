"""A locator goes from the larger to the smaller: ``p 4 s 1`` and never ``s 1 p 4``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode

from cybergov.checks import Case
from cybergov.findings import Finding
from cybergov.locator import PATTERN, parse_locator
from cybergov.names import compress, expand

__all__ = ["check"]

_LOCATORS: Final = (expand("cg:locator"), expand("cg:startsAt"))


def check(case: Case) -> Iterator[Finding]:
    """Find each locator whose steps are right and stand in the wrong order.

    A step that is wrong by itself is a finding of the shapes.
    """
    for t in case.inputs.triples():
        if t.predicate.value not in _LOCATORS or not isinstance(t.object, Literal):
            continue
        if not isinstance(t.subject, NamedNode) or not re.fullmatch(PATTERN, t.object.value):
            continue
        try:
            parse_locator(t.object.value)
        except ValueError as error:
            message = f"{compress(t.subject.value)}: {error}"
            yield case.finding(t.subject.value, (t.predicate.value,), message, "")

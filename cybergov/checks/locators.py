"""A locator goes from the larger to the smaller: ``p 4 s 1`` and never ``s 1 p 4``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cybergov.checks import Case
from cybergov.findings import Finding
from cybergov.locator import PATTERN, parse_locator
from cybergov.names import compress

__all__ = ["check"]


def check(case: Case) -> Iterator[Finding]:
    """Find each locator whose steps are right and stand in the wrong order.

    A step that is wrong by itself is a finding of the shapes.
    """
    for subject, name, value in case.values("cg:locator", "cg:startsAt"):
        if not re.fullmatch(PATTERN, value.value):
            continue
        try:
            parse_locator(value.value)
        except ValueError as error:
            yield case.finding(subject, (name,), f"{compress(subject)}: {error}", "")

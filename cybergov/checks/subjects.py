"""A subject is opened once: RDF would merge two openings without a word."""

from __future__ import annotations

from collections.abc import Iterator

from cybergov.checks import Case
from cybergov.findings import Finding
from cybergov.lines import Lines
from cybergov.names import compress

__all__ = ["check"]


def check(case: Case) -> Iterator[Finding]:
    """Find each subject that opens twice, in one Turtle file or in two."""
    first: dict[str, tuple[str, int]] = {}
    for file in case.inputs.files:
        if not isinstance(file.places, Lines):
            continue
        for opening in file.places.openings:
            if not opening.subject.startswith(("_:", "[", "(")):
                place = (file.name, opening.line)
                before = first.setdefault(opening.subject, place)
                if before != place:
                    yield Finding(
                        *place,
                        f"{compress(opening.subject)} is opened a second time,"
                        f" after {before[0]}:{before[1]}.",
                        "Join the two, or give one of them another name.",
                    )

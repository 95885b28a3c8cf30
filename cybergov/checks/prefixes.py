"""The project's prefixes mean in every file what they mean in the project."""

from __future__ import annotations

from collections.abc import Iterator

from cybergov.checks import Case
from cybergov.findings import Finding
from cybergov.lines import Lines
from cybergov.names import PREFIXES

__all__ = ["check"]


def check(case: Case) -> Iterator[Finding]:
    """Find each file that binds a prefix of the project to another IRI."""
    for file in case.inputs.files:
        if isinstance(file.places, Lines):
            for prefix, (iri, line) in file.places.prefixes.items():
                if PREFIXES.get(prefix, iri) != iri:
                    yield Finding(
                        file.name,
                        line,
                        f"the prefix {prefix}: stands for <{iri}> here.",
                        f"In this project it is <{PREFIXES[prefix]}>; write that, or choose"
                        " another prefix.",
                    )

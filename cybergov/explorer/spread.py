"""Values spread over rows, property by property: the cost is that of the values there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from cybergov.explorer.passages import Record
from cybergov.facts import Facts

__all__ = ["spread"]

_Names = TypeVar("_Names", str, tuple[str, ...])


def spread(
    facts: Facts,
    rows: Mapping[str, Record],
    table: Mapping[str, _Names],
    read: Callable[[str, _Names], object],
) -> None:
    """Give each row the values that ``read`` finds for its IRI; an empty one gives none.

    ``table`` maps a row's key to the name of a property, or to several of which the first counts.
    """
    for key, names in table.items():
        for name in (names,) if isinstance(names, str) else names:
            for iri in facts.subjects(name):
                if iri in rows and key not in rows[iri]:
                    value = read(iri, names)
                    if value or value == 0:
                        rows[iri][key] = value

"""Which passage took over which, and what it changed: what the page needs to tell a lineage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cybergov.explorer.passages import Record
from cybergov.facts import Facts
from cybergov.names import compress

__all__ = ["lineages_of"]

_COUNTS: Final = {"plus": "cg:wordsAdded", "minus": "cg:wordsDropped"}
_TEXTS: Final = {
    "before": "cg:openingBefore",
    "added": "cg:addedWords",
    "dropped": "cg:droppedWords",
}


def lineages_of(facts: Facts, number: Mapping[str, int]) -> dict[str, Record]:
    """Return what is known of each followed passage beside its place, by its IRI.

    ``first`` and ``earlier`` are numbers of passages. How a text was adopted stands in the acts.
    """
    rows: dict[str, Record] = {}
    for passage in facts.subjects("cg:firstForm"):
        first = facts.first(passage, "cg:firstForm")
        if passage in number and first in number:
            rows[passage] = {"first": number[first]}
            if left := facts.values(passage, "cg:leftOutBy"):
                rows[passage]["left"] = [compress(source) for source in left]
    for change in facts.subjects("cg:laterPassage"):
        passage = facts.first(change, "cg:laterPassage")
        earlier = number.get(facts.first(change, "cg:earlierPassage"))
        if passage in rows and earlier is not None:
            full: Record = {
                "earlier": earlier,
                "moved": facts.word(change, "cg:movedTo"),
                **{key: int(facts.first(change, name) or 0) for key, name in _COUNTS.items()},
                **{key: facts.text(change, name) for key, name in _TEXTS.items()},
            }
            rows[passage] |= {k: v for k, v in full.items() if v or k == "earlier"}
    return rows

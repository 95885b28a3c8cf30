"""``search``: things by any of their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cybergov.mcp.bounded import LIMIT, left_out
from cybergov.mcp.citing import Citing, Thing
from cybergov.nodes import KINDS
from cybergov.server.api import search
from cybergov.server.api.parameters import Parameter

TITLE: Final = "Find things by name"
DESCRIPTION: Final = (
    "Find concepts, norms, contested questions, theses, actors, sources and processes whose names, "
    "in any of six languages, hold the words; the likeliest first. Begin here to learn the name "
    "that the other tools take. It searches names and titles, not what claims say."
)
PARAMETERS: Final = (
    Parameter("words", "Words, or the beginnings of words, of a name", required=True),
    Parameter("kind", "Things of this kind only", choices=KINDS),
    LIMIT,
)


@dataclass(frozen=True)
class Hit:
    """A thing that was found, and the name that holds the words."""

    thing: Thing
    found_as: str


@dataclass(frozen=True)
class Hits:
    """How many things were found, and the first of them."""

    total: int
    hits: tuple[Hit, ...]
    more: int
    note: str


GIVES: Final = Hits


def answer(citing: Citing, values: dict[str, Any]) -> Hits:
    """Return the things, those first whose whole name it is, then those that begin so."""
    found = search.answer(citing.held, {**values, "q": values["words"]})
    more = found.total - len(found.hits)
    note = left_out(more, "things", "give more words or a kind, or raise limit")
    return Hits(
        found.total,
        tuple(Hit(citing.thing(hit.thing.iri), hit.found_as) for hit in found.hits),
        more,
        note if found.total else "Nothing has such a name: try fewer words or other ones.",
    )

"""``/api/search``: things whose names hold some words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cybergov.find import folded
from cybergov.nodes import KINDS as NODE_KINDS
from cybergov.server.api.naming import Called, called
from cybergov.server.api.parameters import LIMIT, Parameter
from cybergov.server.held import Held

PATH: Final = "/api/search"
SUMMARY: Final = "Things whose names, in any language, hold the words: the likeliest first"
PARAMETERS: Final = (
    Parameter("q", "Words, or the beginnings of words, of a name", required=True),
    Parameter("kind", "Things of this kind only", choices=NODE_KINDS),
    LIMIT,
)


@dataclass(frozen=True)
class Hit:
    """A thing that was found, and the name that holds the words."""

    thing: Called
    found_as: str


@dataclass(frozen=True)
class Hits:
    """How many things were found, and the first of them."""

    total: int
    hits: tuple[Hit, ...]


GIVES: Final = Hits


def answer(held: Held, values: dict[str, Any]) -> Hits:
    """Return the things, those first whose whole name it is, then those that begin so."""
    wanted = folded(values["q"])
    words = wanted.split()
    best: dict[str, tuple[int, int, str]] = {}
    for name in held.names:
        if words and all(word in name.folded for word in words):
            rank = (_rank(name.folded, wanted, words), len(name.folded), name.text)
            if name.iri not in best or rank < best[name.iri]:
                best[name.iri] = rank
    kind = values.get("kind")
    found = [
        (rank, Hit(thing, rank[2]))
        for iri, rank in best.items()
        if (thing := called(held, iri)) and kind in (None, thing.kind)
    ]
    found.sort(key=lambda pair: (pair[0], pair[1].thing.iri))
    return Hits(len(found), tuple(hit for _, hit in found[: values["limit"]]))


def _rank(name: str, wanted: str, words: list[str]) -> int:
    """Return 0 for the name itself, 3 where the words stand in the middle of others."""
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    begun = all(any(part.startswith(word) for part in name.split()) for word in words)
    return 2 if begun else 3

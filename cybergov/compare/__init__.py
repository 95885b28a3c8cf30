"""Two things of one kind side by side: what each says, what was compared, what was not found.

Nothing here measures how far two agree: what the graph holds of each is a choice of sources, and
what it does not hold was not found in them, which is no proof that it is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from cybergov.compare.actors import ACTOR_NOTES, actors
from cybergov.compare.comparison import Compared, Comparison, Item, Line, Section
from cybergov.compare.concepts import CONCEPT_NOTES, concepts
from cybergov.compare.items import kind_of_thing, label_of, short_label
from cybergov.compare.norms import NORM_NOTES, norms
from cybergov.compare.sources import SOURCE_NOTES, sources
from cybergov.compare.text import as_text
from cybergov.findings import InputError
from cybergov.lookup import Source
from cybergov.names import compress

__all__ = ["Compared", "Comparison", "Item", "Line", "Section", "as_text", "compare"]

Compare = Callable[[Source, Compared, Compared], Iterable[Section]]

#: What tells two things of a kind apart, and what has to be known to read it.
_BY_KIND: Final[dict[str, tuple[Compare, tuple[str, ...]]]] = {
    "actor": (actors, ACTOR_NOTES),
    "source": (sources, SOURCE_NOTES),
    "concept": (concepts, CONCEPT_NOTES),
    "norm or provision": (norms, NORM_NOTES),
}
_KINDS: Final = {"norm": "norm or provision", "provision": "norm or provision"}


def compare(store: Source, one: str, other: str) -> Comparison:
    """Return what the store holds on two things, given by their IRIs, side by side.

    The cost grows with what bears on the two, not with the graph.

    Raises:
        InputError: it is one thing, the two are of different kinds, or of a kind that is not
            compared.
    """
    if one == other:
        raise InputError(f"{compress(one)} is one thing: name another to compare it with.")
    kinds = [_kind(store, iri) for iri in (one, other)]
    if kinds[0] != kinds[1] or kinds[0] not in _BY_KIND:
        told = " and ".join(
            f"{compress(iri)} is {_with_article(kind)}"
            for iri, kind in zip((one, other), kinds, strict=True)
        )
        raise InputError(
            f"{told}: two actors, two sources, two concepts, or two norms or provisions"
            " can be compared."
        )
    make, notes = _BY_KIND[kinds[0]]
    sides = [_compared(store, iri) for iri in (one, other)]
    if sides[0].short == sides[1].short:
        sides = [replace(side, short=side.name) for side in sides]
    sections = tuple(section for section in make(store, *sides) if section.lines)
    return Comparison(sides[0], sides[1], kinds[0], notes, sections)


def _kind(store: Source, iri: str) -> str:
    kind = kind_of_thing(store, iri) or "thing"
    return _KINDS.get(kind, kind)


def _compared(store: Source, iri: str) -> Compared:
    return Compared(iri, compress(iri), label_of(store, iri), short_label(store, iri))


def _with_article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"

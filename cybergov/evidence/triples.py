"""What is computed of the passages, as triples: how they were checked, how their places sort."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from cybergov.evidence.ledger import Depth, Ledger, depths
from cybergov.evidence.passages import Passage
from cybergov.locator import parse_locator
from cybergov.names import expand

__all__ = ["check_triples", "order_triples"]

_DEPTH: Final = NamedNode(expand("cg:checkDepth"))
_CHECKED_ON: Final = NamedNode(expand("cg:checkedOn"))
_PLACE: Final = NamedNode(expand("cg:placeInText"))
_DATE: Final = NamedNode(expand("xsd:date"))
_VALUES: Final = {
    Depth.FULL_TEXT: NamedNode(expand("cg:FullText")),
    Depth.EXCERPT: NamedNode(expand("cg:Excerpt")),
    Depth.UNCHECKED: NamedNode(expand("cg:Unchecked")),
}


def check_triples(ledger: Ledger, passages: Iterable[Passage]) -> list[Triple]:
    """Return the check depth of every passage and, of those that were checked, the day."""
    triples: list[Triple] = []
    for passage, (depth, day) in depths(ledger, passages).items():
        subject = NamedNode(passage.iri)
        triples.append(Triple(subject, _DEPTH, _VALUES[depth]))
        if day:
            triples.append(Triple(subject, _CHECKED_ON, Literal(str(day), datatype=_DATE)))
    return triples


def order_triples(passages: Iterable[Passage]) -> list[Triple]:
    """Return of each passage a text that sorts it in its source; a wrong locator has none."""
    triples: list[Triple] = []
    for passage in passages:
        try:
            key = parse_locator(passage.locator).sort_key
        except ValueError:
            continue
        triples.append(Triple(NamedNode(passage.iri), _PLACE, Literal(key)))
    return triples

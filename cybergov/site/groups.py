"""What a page puts together: the places of a part of a text, the claims that stand in one text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from cybergov.claims import Claim
from cybergov.lookup import Source, first_text
from cybergov.names import iri_of
from cybergov.structure import PlaceRead

__all__ = ["FEW", "PartOfText", "SaidIn", "parts_of", "said_in"]

#: So many claims stand on a page as they are; more, of more than one text, are grouped.
FEW: Final = 5


@dataclass(frozen=True)
class PartOfText:
    """The preamble, the operative part, the articles: places that stand together."""

    name: str
    #: Tells the part from the others on the page.
    id: str
    places: tuple[PlaceRead, ...]

    @property
    def headed(self) -> bool:
        """Whether its places have headings of their own, as articles do."""
        return self.places[0].locator.startswith(("art", "ch")) and any(
            place.heading for place in self.places
        )


@dataclass(frozen=True)
class SaidIn:
    """The claims that stand in one text."""

    #: The source, as a prefixed name; empty for claims without a passage.
    source: str
    symbol: str
    title: str
    date: str
    claims: tuple[Claim, ...]


def parts_of(structure: Iterable[PlaceRead]) -> list[PartOfText]:
    """Return the parts of a text in its order, each with its places."""
    grouped = [(name, tuple(places)) for name, places in groupby(structure, lambda p: p.part)]
    return [PartOfText(name, f"part-{n}", p) for n, (name, p) in enumerate(grouped, 1)]


def said_in(store: Source, claims: Iterable[Claim]) -> list[SaidIn]:
    """Return the claims by the text in which they stand, in order of date; in a text as given.

    Empty where they are few or all of one text.
    """
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.passages[0].source if claim.passages else "", []).append(claim)
    if len(groups) < 2 or sum(map(len, groups.values())) <= FEW:
        return []
    texts = [_said(store, source, those) for source, those in groups.items()]
    return sorted(texts, key=lambda text: (text.date or "9999", text.symbol, text.source))


def _said(store: Source, source: str, claims: list[Claim]) -> SaidIn:
    iri = iri_of(source) if source else ""
    return SaidIn(
        source,
        first_text(store, iri, "cg:symbol"),
        first_text(store, iri, "dcterms:title") or source or "Without a passage",
        first_text(store, iri, "dcterms:date"),
        tuple(claims),
    )

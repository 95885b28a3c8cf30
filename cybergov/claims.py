"""A claim with all that it takes to read and check it: whose it is, its hedges, its passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal

from cybergov.facts import words
from cybergov.lookup import Source, first_text, once, values_of
from cybergov.names import compress, iri_of

__all__ = ["CLAIM_CLASSES", "Claim", "PassageRead", "claim_of", "passage_of"]

#: The classes of claims, as prefixed names.
CLAIM_CLASSES: Final = (
    "cg:RelationClaim",
    "cg:Stance",
    "cg:DefinitionClaim",
    "cg:MappingClaim",
    "cg:Proposition",
)


@dataclass(frozen=True)
class PassageRead:
    """Where a claim stands in a text. Names are prefixed names."""

    passage: str
    source: str
    locator: str
    anchor: str
    language: str
    #: ``full text``, ``excerpt`` or ``unchecked``.
    check: str
    #: The words by which the paragraph acts or recalls, such as ``Recalling also``.
    opening: str = ""


@dataclass(frozen=True)
class Claim:
    """One claim. Names of things are prefixed names; what is not said is empty."""

    name: str
    statement: str
    holders: tuple[str, ...]
    stated_by: tuple[str, ...]
    mode: str
    certainty: str
    polarity: str
    review: str
    conditions: tuple[str, ...]
    addressees: tuple[str, ...]
    #: The verb by which a resolution's paragraph or a treaty's article says it.
    verb: str
    interpretation: str
    other_reading: str
    #: A premise that the text leaves unsaid.
    implicit: bool
    passages: tuple[PassageRead, ...]

    @property
    def word(self) -> str:
        """The verb as the text has it, where that is known, or else by its name."""
        return next((f"“{p.opening}”" for p in self.passages if p.opening), self.verb)

    @property
    def reported(self) -> bool:
        """Whether somebody else states it than holds it: no position of the holder follows."""
        return not set(self.holders) <= set(self.stated_by)


def claim_of(store: Source, iri: str) -> Claim | None:
    """Return the claim with this IRI, or None where the IRI is no claim.

    A few look-ups by subject: the cost does not grow with the graph.
    """
    return once(store, ("claim", iri), lambda: _claim(store, iri))


def _claim(store: Source, iri: str) -> Claim | None:
    statement, mode = first_text(store, iri, "cg:statement"), _words(store, iri, "cg:mode")
    if not (statement and mode):
        return None
    return Claim(
        name=compress(iri),
        statement=statement,
        holders=_names(store, iri, "cg:heldBy"),
        stated_by=_names(store, iri, "cg:statedBy"),
        mode=mode,
        certainty=_words(store, iri, "cg:certainty"),
        polarity=_words(store, iri, "cg:polarity"),
        review=_words(store, iri, "cg:review"),
        conditions=_names(store, iri, "cg:condition"),
        addressees=_names(store, iri, "cg:addressee"),
        verb=_words(store, iri, "cg:verb"),
        interpretation=first_text(store, iri, "cg:interpretation"),
        other_reading=first_text(store, iri, "cg:otherReading"),
        implicit=first_text(store, iri, "cg:implicit") in ("true", "1"),
        passages=tuple(passage_of(store, name) for name in _names(store, iri, "cg:evidence")),
    )


def passage_of(store: Source, name: str) -> PassageRead:
    """Return the passage with this prefixed name."""
    iri = iri_of(name)
    anchors = [v for v in values_of(store, iri, "cg:anchor") if isinstance(v, Literal)]
    return PassageRead(
        passage=name,
        source=next(iter(_names(store, iri, "cg:inSource")), ""),
        locator=first_text(store, iri, "cg:locator"),
        anchor=anchors[0].value if anchors else "",
        language=(anchors[0].language or "") if anchors else "",
        check=_words(store, iri, "cg:checkDepth") or "unchecked",
        opening=first_text(store, iri, "cg:openingWords"),
    )


def _names(store: Source, iri: str, name: str) -> tuple[str, ...]:
    return tuple(compress(value.value) for value in values_of(store, iri, name))


def _words(store: Source, iri: str, name: str) -> str:
    value = first_text(store, iri, name)
    return words(value) if value else ""

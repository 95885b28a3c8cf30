"""Claims drawn at random, for anyone's own check, and how many of them a reader found wrong."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode

from cybergov.claims import CLAIM_CLASSES, Claim, claim_of
from cybergov.lookup import Source, first_text
from cybergov.names import compress, expand, iri_of
from cybergov.results import Rows, Term

__all__ = ["draw", "interval"]

_COLUMNS: Final = (
    "number claim statement holder stated_by mode certainty polarity verb addressee source locator "
    "anchor language check review"
)
#: Two sides of the normal distribution hold 95 per cent within this many deviations.
_DEVIATIONS: Final = 1.959964


def draw(store: Source, number: int, seed: int = 1, sources: frozenset[str] = frozenset()) -> Rows:
    """Return claims drawn with a seed, one row a claim and passage.

    Each claim's place in the draw is the SHA-256 of seed and name: the same claims come first
    whoever draws, and a claim that is added later moves none of the others out of their order.
    ``sources``, where given, are the IRIs of the sources that claims are drawn from. Fewer rows
    come where there are fewer claims.
    """
    claims = (claim for claim in _claims(store) if not sources or _sources(claim) & sources)
    drawn = sorted(claims, key=lambda claim: _place(claim, seed))[:number]
    rows = (row for at, claim in enumerate(drawn, 1) for row in _rows(store, at, claim))
    return Rows(tuple(_COLUMNS.split()), tuple(rows))


def interval(wrong: int, drawn: int) -> tuple[float, float]:
    """Return the bounds of the share of wrong ones in the whole, with 95 per cent confidence.

    The score interval of Wilson (Probable inference, the law of succession, and statistical
    inference, Journal of the American Statistical Association 22, 1927, pages 209 to 212).

    >>> [round(bound, 4) for bound in interval(6, 300)]
    [0.0092, 0.0429]

    Raises:
        ValueError: nothing was drawn, or more are wrong than were drawn.
    """
    if not 0 <= wrong <= drawn or not drawn:
        raise ValueError(f"{wrong} of {drawn} is no share.")
    share, square = wrong / drawn, _DEVIATIONS**2
    middle = share + square / (2 * drawn)
    half = _DEVIATIONS * math.sqrt(share * (1 - share) / drawn + square / (4 * drawn**2))
    below = 1 + square / drawn
    low = (middle - half) / below if wrong else 0.0
    return low, (middle + half) / below if wrong < drawn else 1.0


def _claims(store: Source) -> Iterator[Claim]:
    """Yield every claim that has a passage; what a text leaves unsaid can't be checked in it."""
    seen: set[str] = set()
    for kind in CLAIM_CLASSES:
        a, of = NamedNode(expand("rdf:type")), NamedNode(expand(kind))
        for quad in store.quads_for_pattern(None, a, of):
            if not isinstance(quad.subject, NamedNode) or quad.subject.value in seen:
                continue
            seen.add(quad.subject.value)
            claim = claim_of(store, quad.subject.value)
            if claim and claim.passages:
                yield claim


def _sources(claim: Claim) -> set[str]:
    return {iri_of(passage.source) for passage in claim.passages}


def _place(claim: Claim, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}\n{claim.name}".encode()).digest()


def _rows(store: Source, number: int, claim: Claim) -> Iterator[tuple[Term | None, ...]]:
    verb = first_text(store, iri_of(claim.name), "cg:verb")
    for passage in claim.passages:
        yield (
            Literal(number),
            NamedNode(iri_of(claim.name)),
            Literal(claim.statement, language="en"),
            Literal(" ; ".join(claim.holders)),
            Literal(" ; ".join(claim.stated_by)),
            *(Literal(word) for word in (claim.mode, claim.certainty, claim.polarity)),
            Literal(compress(verb).removeprefix("cg:")) if verb else None,
            Literal(" ; ".join(claim.addressees)) if claim.addressees else None,
            NamedNode(iri_of(passage.source)),
            Literal(passage.locator),
            Literal(passage.anchor, language=passage.language),
            Literal(passage.language),
            Literal(passage.check),
            Literal(claim.review),
        )

"""What every answer is made of: things, claims and passages, with all that it takes to quote them.

Names of things within them are prefixed names (``concept:x``); IRIs are told in full.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from cybergov import claims
from cybergov.compare.items import label_of
from cybergov.lookup import first_text, values_of
from cybergov.names import compress, iri_of
from cybergov.server.api.naming import called
from cybergov.server.held import Held
from cybergov.server.jobs.page import stands_on

__all__ = ["Citing", "Claim", "Named", "Passage", "Thing"]

#: What a claim is about, by the kind of claim: what relates to what, who takes which position.
_TERMS: Final = (
    "cg:subject cg:relation cg:object cg:on cg:position cg:inCapacity cg:defines cg:from cg:match "
    "cg:to cg:about".split()
)


@dataclass(frozen=True)
class Named:
    """A thing that is named in passing: its prefixed name and its label."""

    name: str
    label: str


@dataclass(frozen=True)
class Thing:
    """A thing: its prefixed name, IRI, kind and label, and its page's address ("" without one)."""

    name: str
    iri: str
    kind: str
    label: str
    page: str


@dataclass(frozen=True)
class Passage:
    """Where a text says it: quote source_title, locator and anchor.

    The anchor is the few words to find it by; check is "full text" where they were found at the
    locator in the text itself, "excerpt" where in an excerpt, "unchecked" otherwise.
    """

    iri: str
    source: str
    source_title: str
    locator: str
    anchor: str
    language: str
    check: str
    page: str


@dataclass(frozen=True)
class Claim:
    """One claim with its hedges and the passages it rests on; reported is no own position.

    A claim is reported where somebody else states it than holds it: it is then no position of its
    holder's. The date is that of the statement, or else of the source. Terms are what it is about,
    by property.
    """

    name: str
    iri: str
    statement: str
    holders: tuple[Named, ...]
    stated_by: tuple[Named, ...]
    reported: bool
    date: str
    terms: dict[str, tuple[str, ...]]
    mode: str
    certainty: str
    polarity: str
    conditions: tuple[str, ...]
    addressees: tuple[Named, ...]
    verb: str
    interpretation: str
    other_reading: str
    #: A premise that the text leaves unsaid.
    implicit: bool
    review: str
    passages: tuple[Passage, ...]
    page: str


@dataclass(frozen=True)
class Citing:
    """Finds in a build what is to be cited; ``site`` is the address of its pages, with a slash."""

    held: Held
    site: str

    def page(self, iri: str) -> str:
        """Return the address of the page that a thing or a claim stands on, or ``""``."""
        page = self.held.pages.get(iri) or stands_on(self.held, iri)
        return self.site + page if page else ""

    def thing(self, iri: str) -> Thing:
        """Return the thing with an IRI."""
        it = called(self.held, iri)
        return Thing(it.name, it.iri, it.kind, self.label(iri), self.page(iri))

    def label(self, iri: str) -> str:
        """Return what a thing is called, or its prefixed name."""
        node = self.held.nodes.get(iri)
        return node.label if node else label_of(self.held.store, iri)

    def named(self, names: tuple[str, ...]) -> tuple[Named, ...]:
        """Return things of which there are prefixed names."""
        return tuple(Named(name, self.label(iri_of(name))) for name in names)

    def claim(self, iri: str) -> Claim | None:
        """Return the claim with an IRI, or None where the IRI is no claim."""
        claim = claims.claim_of(self.held.store, iri)
        return self.cited(claim) if claim else None

    def cited(self, claim: claims.Claim) -> Claim:
        """Return a claim as it is cited."""
        store, iri = self.held.store, iri_of(claim.name)
        terms = {
            name: tuple(compress(v.value) for v in values_of(store, iri, name)) for name in _TERMS
        }
        return Claim(
            name=claim.name,
            iri=iri,
            statement=claim.statement,
            holders=self.named(claim.holders),
            stated_by=self.named(claim.stated_by),
            reported=claim.reported,
            date=first_text(store, iri, "cg:statedOn") or self._date(claim),
            terms={name: values for name, values in terms.items() if values},
            mode=claim.mode,
            certainty=claim.certainty,
            polarity=claim.polarity,
            conditions=tuple(
                first_text(store, iri_of(name), "cg:statement") or name for name in claim.conditions
            ),
            addressees=self.named(claim.addressees),
            verb=claim.verb,
            interpretation=claim.interpretation,
            other_reading=claim.other_reading,
            implicit=claim.implicit,
            review=claim.review,
            # A claim stands on the page of each source that it rests on.
            passages=tuple(self.quoted(passage, claim.name) for passage in claim.passages),
            page=self.page(iri),
        )

    def _date(self, claim: claims.Claim) -> str:
        """Return the date of the first source that a claim stands in."""
        dates = (first_text(self.held.store, iri_of(p.source), "dcterms:date")
                 for p in claim.passages if p.source)  # fmt: skip
        return next(dates, "")

    def passage(self, iri: str) -> Passage | None:
        """Return the passage with an IRI, or None where the IRI is no passage."""
        read = claims.passage_of(self.held.store, compress(iri))
        return self.quoted(read) if read.anchor and read.source else None

    def quoted(self, passage: claims.PassageRead, claim: str = "") -> Passage:
        """Return a passage as it is quoted, for a claim where there is one."""
        source = iri_of(passage.source) if passage.source else ""
        page = self.page(source)
        mark = f"#{quote(claim.partition(':')[2])}" if page and claim else ""
        return Passage(
            iri=iri_of(passage.passage),
            source=source,
            source_title=self.label(source) if source else "",
            locator=passage.locator,
            anchor=passage.anchor,
            language=passage.language,
            check=passage.check,
            page=page + mark,
        )

"""What is looked up for any comparison: claims, passages and recorded facts as items of a side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode

from cybergov.claims import Claim, PassageRead, claim_of, passage_of
from cybergov.compare.comparison import Item
from cybergov.facts import words
from cybergov.locator import Locator
from cybergov.lookup import Source, first_text, subjects_of, values_of
from cybergov.names import compress, iri_of
from cybergov.nodes import kind_of_classes
from cybergov.searches import searches_of
from cybergov.structure import place_of

__all__ = [
    "by_locator",
    "called",
    "claims_naming",
    "fact",
    "iris_of",
    "items_of_claim",
    "kind_of_thing",
    "label_of",
    "passage_item",
    "searches_without_result",
    "short_label",
    "where_it_stands",
]

_LABELS: Final = ("skos:prefLabel", "dcterms:title", "cg:statement", "rdfs:label", "cg:symbol")
#: Longer labels, in characters, are no names in a heading.
_SHORT: Final = 60
#: How a claim names the concept or other thing that it is about.
_NAMING: Final = ("cg:about", "cg:subject", "cg:object")


def iris_of(store: Source, iri: str, name: str) -> list[str]:
    """Return the IRIs of the things that ``iri`` has for a property, sorted."""
    return [v.value for v in values_of(store, iri, name) if isinstance(v, NamedNode)]


def kind_of_thing(store: Source, iri: str) -> str:
    """Return the kind of a thing, one of ``cybergov.nodes.KINDS``, or ``""``."""
    return kind_of_classes(iri, iris_of(store, iri, "rdf:type"))


def label_of(store: Source, iri: str) -> str:
    """Return what a thing is called in English, else in any language, else its name."""
    for name in _LABELS:
        texts = [v for v in values_of(store, iri, name) if isinstance(v, Literal)]
        if texts:
            return next((t.value for t in texts if t.language == "en"), texts[0].value)
    if source := first_text(store, iri, "cg:ofSource"):
        return f"{label_of(store, source)}, {called(store, iri)}"
    return compress(iri)


def called(store: Source, iri: str) -> str:
    """Return what a norm, or a provision beside others of its source, is called."""
    if not first_text(store, iri, "cg:ofSource"):
        return label_of(store, iri)
    place = first_text(store, iri, "cg:locator", "cg:number")
    return " ".join(filter(None, (place, first_text(store, iri, "cg:heading")))) or compress(iri)


def short_label(store: Source, iri: str) -> str:
    """Return what a thing is called in a heading: its label, or a symbol where that is long."""
    if source := first_text(store, iri, "cg:ofSource"):
        return f"{short_label(store, source)}, {called(store, iri)}"
    label = label_of(store, iri)
    return label if len(label) <= _SHORT else first_text(store, iri, "cg:symbol") or compress(iri)


def claims_naming(store: Source, iri: str) -> list[str]:
    """Return the IRIs of the claims about a thing, those that relate it included, sorted."""
    return sorted({c for name in _NAMING for c in subjects_of(store, name, iri)})


def items_of_claim(store: Source, iri: str, says: str = "", source: str = "") -> list[Item]:
    """Return an item for each passage of a claim; none for one that is withdrawn or no claim.

    ``says`` is told in the place of the claim's mode. With ``source``, an IRI, only its passages
    in that source are told.
    """
    claim = claim_of(store, iri)
    if claim is None or claim.review == "withdrawn":
        return []
    passages = [p for p in claim.passages if not source or p.source == compress(source)]
    if not passages and not source:
        return [_item(store, claim, None, says)]
    return [_item(store, claim, p, says) for p in passages]


def _item(store: Source, claim: Claim, passage: PassageRead | None, says: str) -> Item:
    iri = iri_of(claim.name)
    source = iri_of(passage.source) if passage and passage.source else ""
    return Item(
        says=says or claim.verb or claim.mode,
        statement=claim.statement,
        hedges="; ".join(_hedges(store, claim)),
        holder=" ; ".join(claim.holders),
        node=claim.name,
        date=first_text(store, iri, "cg:statedOn") or first_text(store, source, "dcterms:date"),
        source=passage.source if passage else "",
        locator=passage.locator if passage else "",
        anchor=passage.anchor if passage else "",
        language=passage.language if passage else "",
        check=passage.check if passage else "",
        review=claim.review,
        note=claim.interpretation,
    )


def _hedges(store: Source, claim: Claim) -> Iterator[str]:
    """Yield what must not be dropped: capacity, certainty, denial, condition, who reports it."""
    capacity = first_text(store, iri_of(claim.name), "cg:inCapacity")
    if capacity:
        yield words(capacity)
    if claim.certainty not in ("asserted", ""):
        yield claim.certainty
    if claim.polarity not in ("affirms", ""):
        yield claim.polarity
    for name in claim.conditions:
        yield f"if: {first_text(store, iri_of(name), 'cg:statement') or name}"
    if claim.implicit:
        yield "left unsaid in the text"
    if claim.reported:
        yield f"as stated by {' and '.join(claim.stated_by)}"


def passage_item(store: Source, passage: str, says: str = "", statement: str = "") -> Item:
    """Return a place in a text as an item; ``passage`` is an IRI."""
    read = passage_of(store, compress(passage))
    return Item(
        says=says,
        statement=statement,
        node=read.passage,
        date=first_text(store, iri_of(read.source) if read.source else "", "dcterms:date"),
        source=read.source,
        locator=read.locator,
        anchor=read.anchor,
        language=read.language,
        check=read.check,
    )


def fact(store: Source, node: str, says: str, statement: str = "") -> Item:
    """Return a recorded fact as an item, with its records and the day they were read."""
    days = (first_text(store, node, name) for name in ("dcterms:date", "cg:validFrom"))
    since, until = next(filter(None, days), ""), first_text(store, node, "cg:validUntil")
    evidence = [passage_of(store, compress(p)) for p in iris_of(store, node, "cg:evidence")][:1]
    records = [compress(record) for record in iris_of(store, node, "cg:record")]
    records = records or [passage.source for passage in evidence]
    return Item(
        says=says,
        statement=statement,
        node=compress(node),
        date=f"{since}–{until}" if until else since,
        source=" ; ".join(records),
        locator=evidence[0].locator if evidence else first_text(store, node, "cg:locator"),
        anchor=evidence[0].anchor if evidence else "",
        language=evidence[0].language if evidence else "",
        check=evidence[0].check if evidence else "",
        read=first_text(store, node, "cg:readOn"),
        note=first_text(store, node, "skos:note"),
    )


def where_it_stands(store: Source, thing: str) -> list[str]:
    """Return the sources that a provision is of, or that have a provision stating a norm.

    Where no provision states it, those in which it is defined.
    """
    provisions = [thing, *subjects_of(store, "cg:states", thing)]
    found = {source for p in provisions for source in iris_of(store, p, "cg:ofSource")}
    if not found:
        passages = (
            p
            for claim in subjects_of(store, "cg:defines", thing)
            for p in iris_of(store, claim, "cg:evidence")
        )
        found = {source for p in passages for source in iris_of(store, p, "cg:inSource")}
    return sorted(found)


def searches_without_result(store: Source, thing: str, sources: Iterable[str]) -> list[Item]:
    """Return the kept searches for a thing in one of these sources that found nothing."""
    named = {compress(source) for source in sources}
    return [
        Item(
            says="searched for and not found",
            statement=", ".join(f"“{term}”" for term in search.terms),
            hedges=search.where,
            holder=" ; ".join(search.by),
            node=search.name,
            date=search.date,
            source=" ; ".join(sorted(named.intersection(search.sources))),
            note=search.note,
        )
        for search in searches_of(store, thing)
        if search.found == "0" and named.intersection(search.sources)
    ]


def by_locator(text: str) -> tuple[bool, Locator, str]:
    """Return what puts places into the order of the text; those in no known grammar come last."""
    place = place_of(text)
    return place is None, place or Locator(()), text

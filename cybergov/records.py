"""The recorded facts in which a thing stands: votes, treaty acts, memberships, processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from pyoxigraph import Literal, NamedNode

from cybergov.facts import words
from cybergov.lookup import Source, first_text, once, values_of
from cybergov.names import compress, expand

__all__ = ["RECORDED", "Recorded", "recorded"]


@dataclass(frozen=True)
class Recorded:
    """One recorded fact, as it looks from the thing. Names are prefixed names."""

    #: The node of the fact: ``vote:a-res-77-37``.
    node: str
    #: The day or year, or the first day; empty where it is not known.
    date: str
    #: The last day of what had a duration.
    until: str
    #: What the fact joins the thing with: a resolution, a treaty, an organization, a person.
    other: str
    label: str
    #: What kind of fact: the status of a membership, the kind of an act, a paragraph, totals.
    detail: str
    #: The sources that record it, and the day on which they were read.
    records: tuple[str, ...]
    read: str
    note: str


@dataclass(frozen=True)
class _Role:
    """What a thing is in a fact, how that is told, and where the fact leads from there."""

    property: str
    heading: str
    #: The property that leads on to the other end; empty where the fact itself is that.
    other: str
    #: What is told with it: values of these properties, in this order.
    details: tuple[str, ...]


_TOTALS: Final = ("cg:partVotedOn", "cg:outcome", "cg:inFavourCount")
_MEMBERSHIP: Final = ("cg:status", "cg:role", "cg:nominatedBy")

#: In the order of telling.
_ROLES: Final = (
    _Role("org:member", "Where it belongs", "org:organization", _MEMBERSHIP),
    _Role("cg:inFavour", "Voted in favour", "cg:on", ("cg:partVotedOn",)),
    _Role("cg:against", "Voted against", "cg:on", ("cg:partVotedOn",)),
    _Role("cg:abstaining", "Abstained", "cg:on", ("cg:partVotedOn",)),
    _Role("cg:sponsor", "Sponsored", "cg:on", ()),
    _Role("cg:sponsoredOnBehalfOf", "Sponsored on its behalf", "cg:on", ()),
    _Role("cg:actor", "Treaty acts", "cg:treaty", ("cg:kind",)),
    _Role("cg:nominatedBy", "Experts it put forward", "org:member", ("org:organization",)),
    _Role("cg:chairedBy", "Presided over", "", ("cg:outcome",)),
    _Role("cg:conductedBy", "Processes it conducts", "", ("cg:outcome",)),
    _Role("cg:endorser", "Took up", "cg:endorses", ("cg:verb", "cg:locator")),
    _Role("cg:on", "Decisions on it", "cg:body", _TOTALS),
    _Role("cg:endorses", "Taken up by", "cg:endorser", ("cg:verb", "cg:locator")),
    _Role("cg:treaty", "Acts on it", "cg:actor", ("cg:kind",)),
    _Role("cg:mandatedBy", "Processes it mandates", "", ("cg:outcome",)),
    _Role("cg:produced", "What it came of", "", ("cg:outcome",)),
    _Role("cg:succeeds", "Carried on by", "", ("cg:outcome",)),
    _Role("cg:ofProcess", "Sessions", "", ("cg:number", "cg:place")),
    _Role("cg:relatingSource", "What it does", "cg:relatedThing", ("cg:sourceRelationKind",)),
    _Role("cg:relatedThing", "What is done to it", "cg:relatingSource", ("cg:sourceRelationKind",)),
    _Role("cg:citing", "What it names", "cg:cited", ("cg:verb", "cg:locator")),
    _Role("cg:cited", "Where it is named", "cg:citing", ("cg:verb", "cg:locator")),
    _Role("dcterms:isPartOf", "Its parts", "", ()),
    _Role("org:subOrganizationOf", "Bodies of it", "", ()),
    _Role("org:organization", "Who belongs to it", "org:member", _MEMBERSHIP),
)
#: The headings, in the order of telling.
RECORDED: Final = tuple(role.heading for role in _ROLES)

_LABELS: Final = ("skos:prefLabel", "dcterms:title", "cg:symbol", "rdfs:label")


def recorded(store: Source, iri: str) -> dict[str, list[Recorded]]:
    """Return the recorded facts by heading, in a heading by date.

    A few look-ups for each fact: the cost grows with their number and not with the graph.
    """
    found = {role.heading: sorted(_of_role(store, iri, role), key=_order) for role in _ROLES}
    return {heading: facts for heading, facts in found.items() if facts}


def _of_role(store: Source, iri: str, role: _Role) -> Iterator[Recorded]:
    thing, via = NamedNode(iri), NamedNode(expand(role.property))
    for quad in store.quads_for_pattern(None, via, thing):
        if not isinstance(quad.subject, NamedNode):
            continue
        node = quad.subject.value
        for other in values_of(store, node, role.other) if role.other else [quad.subject]:
            if isinstance(other, NamedNode):
                key = ("recorded", node, other.value, role.property)
                yield once(store, key, partial(_recorded, store, node, other.value, role))


def _recorded(store: Source, node: str, other: str, role: _Role) -> Recorded:
    details = [_detail(store, node, name) for name in role.details]
    return Recorded(
        node=compress(node),
        date=first_text(store, node, "dcterms:date", "cg:validFrom")
        or _day_of_source(store, role, other),
        until=first_text(store, node, "cg:validUntil"),
        other=compress(other),
        label=_label(store, other),
        detail=", ".join(text for text in details if text),
        records=tuple(
            compress(v.value)
            for v in values_of(store, node, "cg:record")
            if isinstance(v, NamedNode)
        ),
        read=first_text(store, node, "cg:readOn"),
        note=first_text(store, node, "skos:note"),
    )


def _day_of_source(store: Source, role: _Role, other: str) -> str:
    """Return the date of the source at the other end, where the fact has none of its own."""
    return (
        first_text(store, other, "dcterms:date")
        if role.property in ("cg:citing", "cg:cited")
        else ""
    )


def _detail(store: Source, node: str, name: str) -> str:
    if name == "cg:inFavourCount":
        totals = [
            first_text(store, node, f"cg:{k}Count") for k in ("inFavour", "against", "abstaining")
        ]
        return "–".join(totals) if all(totals) else ""
    texts = []
    for value in values_of(store, node, name):
        if isinstance(value, Literal):
            texts.append(value.value)
        elif name in ("cg:nominatedBy", "org:organization"):
            texts.append(
                ("put forward by " if name == "cg:nominatedBy" else "") + _label(store, value.value)
            )
        else:
            texts.append(words(value.value))
    return ", ".join(texts)


def _label(store: Source, iri: str) -> str:
    for name in _LABELS:
        texts = [v for v in values_of(store, iri, name) if isinstance(v, Literal)]
        if texts:
            return next((t.value for t in texts if t.language == "en"), texts[0].value)
    return ""


def _order(fact: Recorded) -> tuple[str, str, str, str]:
    return fact.date, fact.label, fact.other, fact.node

"""``thing``: one thing with what is known of it, what it says and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import Literal

from cybergov.labels import LabelRead
from cybergov.mcp.bounded import first, left_out
from cybergov.mcp.citing import Citing, Claim, Named, Passage, Thing
from cybergov.names import iri_of
from cybergov.records import Recorded
from cybergov.results import plain
from cybergov.searches import SearchRead
from cybergov.server.api.naming import iri_named
from cybergov.server.api.parameters import NAME, Parameter
from cybergov.show import ROLES, Description, describe

TITLE: Final = "Look a thing up"
DESCRIPTION: Final = (
    "One thing by any of its names: its labels with the passages that attest them, its definition "
    "and other properties, what it says and what is said of it (claims by the thing's role in "
    "them, each with its passages), recorded facts (votes, treaty acts, memberships), and kept "
    "searches that found nothing or something. A claim's own name gives that claim."
)
PARAMETERS: Final = (
    NAME,
    Parameter(
        "limit",
        "How many of each list to give at most: claims in a role, facts under a heading",
        "integer",
        default=5,
        bounds=(1, 100),
    ),
)


@dataclass(frozen=True)
class Value:
    """A value of a property: a text with its language, or a prefixed name."""

    value: str
    language: str


@dataclass(frozen=True)
class Property:
    """A property of the thing, as a prefixed name, with its values."""

    name: str
    values: tuple[Value, ...]
    more: int


@dataclass(frozen=True)
class Label:
    """A label in a language, or that there is none; without passages it is the project's own."""

    language: str
    kind: str
    wording: str
    register: str
    note: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class InRole:
    """The claims in which the thing has a role, and how that is told."""

    role: str
    told: str
    total: int
    claims: tuple[Claim, ...]
    more: int


@dataclass(frozen=True)
class Fact:
    """A recorded fact as it looks from the thing, and the records that say so."""

    iri: str
    date: str
    until: str
    other: Named
    detail: str
    note: str
    records: tuple[Named, ...]
    read_on: str


@dataclass(frozen=True)
class Facts:
    """Recorded facts of one kind."""

    heading: str
    total: int
    facts: tuple[Fact, ...]
    more: int


@dataclass(frozen=True)
class Search:
    """A kept search for the thing: what was searched for, where, and what it came to."""

    iri: str
    result: str
    where: str
    terms: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Whole:
    """One thing. What a list leaves out is counted beside it; note says how to get it."""

    thing: Thing
    definition: str
    properties: tuple[Property, ...]
    labels: tuple[Label, ...]
    claims: tuple[InRole, ...]
    records: tuple[Facts, ...]
    searches: tuple[Search, ...]
    more: int
    note: str


GIVES: Final = Whole


def answer(citing: Citing, values: dict[str, Any]) -> Whole:
    """Return the thing.

    Raises:
        RefusedError: nothing has the name, or several things have.
    """
    it = describe(citing.held.store, iri_named(citing.held, values["name"]))
    limit = values["limit"]
    properties = tuple(_property(name, those, limit) for name, those in it.facts.items())
    claims = tuple(
        InRole(role, ROLES[role], len(those), *first(those, limit, citing.cited))
        for role, those in it.claims.items()
    )
    records = tuple(
        Facts(heading, len(those), *first(those, limit, lambda fact: _fact(citing, fact)))
        for heading, those in it.records.items()
    )
    searches, searches_more = first(it.searches, limit, _search)
    parts: tuple[Property | InRole | Facts, ...] = (*properties, *claims, *records)
    more = searches_more + sum(part.more for part in parts)
    return Whole(
        citing.thing(it.iri),
        _definition(it),
        properties,
        # At most a few a language: all are told.
        tuple(_label(citing, label) for label in it.labels),
        claims,
        records,
        searches,
        more,
        left_out(
            more, "values, claims and facts", "raise limit, or page through `claims` with offset"
        ),
    )


def _property(name: str, terms: Sequence[Any], limit: int) -> Property:
    return Property(name, *first(terms, limit, _value))


def _value(term: Any) -> Value:
    return Value(plain(term), (term.language or "") if isinstance(term, Literal) else "")


def _definition(it: Description) -> str:
    texts = [t for t in it.facts.get("skos:definition", []) if isinstance(t, Literal)]
    english = [text.value for text in texts if text.language == "en"]
    return next(iter([*english, *(text.value for text in texts)]), "")


def _label(citing: Citing, label: LabelRead) -> Label:
    passages = tuple(map(citing.quoted, label.passages))
    return Label(label.language, label.kind, label.wording, label.register, label.note, passages)


def _fact(citing: Citing, fact: Recorded) -> Fact:
    return Fact(
        iri_of(fact.node),
        fact.date,
        fact.until,
        Named(fact.other, fact.label),
        fact.detail,
        fact.note,
        citing.named(fact.records),
        fact.read,
    )


def _search(search: SearchRead) -> Search:
    return Search(iri_of(search.name), search.result, search.where, search.terms, search.note)

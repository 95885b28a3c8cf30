"""``/api/thing``: what a thing is, and how many claims bear on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import Literal

from cybergov.labels import LabelRead
from cybergov.records import Recorded
from cybergov.results import plain
from cybergov.searches import SearchRead
from cybergov.server.api.naming import Called, called, iri_named
from cybergov.server.api.parameters import NAME
from cybergov.server.held import Held
from cybergov.show import ROLES, describe

PATH: Final = "/api/thing"
SUMMARY: Final = "What the graph holds on one thing; its claims are at /api/claims"
PARAMETERS: Final = (NAME,)


@dataclass(frozen=True)
class Value:
    """A value of a property: a text with its language, or a prefixed name."""

    value: str
    language: str


@dataclass(frozen=True)
class Thing:
    """One thing: its facts, labels with proof, recorded facts, kept searches, counts of claims."""

    thing: Called
    #: The values of each property.
    facts: dict[str, tuple[Value, ...]]
    labels: tuple[LabelRead, ...]
    #: By heading.
    records: dict[str, list[Recorded]]
    searches: tuple[SearchRead, ...]
    #: How many claims it has a part in, by its role.
    claims: dict[str, int]


GIVES: Final = Thing


def answer(held: Held, values: dict[str, Any]) -> Thing:
    """Return the thing.

    Raises:
        RefusedError: nothing has the name, or several things have.
    """
    it = describe(held.store, iri_named(held, values["name"]))
    facts = {
        name: tuple(
            Value(plain(v), (v.language or "") if isinstance(v, Literal) else "") for v in those
        )
        for name, those in it.facts.items()
    }
    claims = {role: len(it.claims[role]) for role in ROLES if role in it.claims}
    return Thing(called(held, it.iri), facts, it.labels, it.records, it.searches, claims)

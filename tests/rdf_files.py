"""What the tests of the ontology share: its files as triples, and its rules applied to triples."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from cybergov.names import expand
from tests.conftest import ROOT

__all__ = [
    "EVERY_CLASS",
    "IMPORTS",
    "ONTOLOGY",
    "RULES",
    "apply_rule",
    "node",
    "objects",
    "thing",
    "triples_of",
]

ONTOLOGY: Final = ROOT / "ontology" / "cybergov.ttl"
IMPORTS: Final = sorted((ROOT / "ontology" / "imports").glob("*.ttl"))
RULES: Final = sorted((ROOT / "ontology" / "rules").glob("*.rq"))
#: Invented data: one thing of every class.
EVERY_CLASS: Final = ROOT / "tests" / "owl" / "every-class.ttl"


def node(name: str) -> NamedNode:
    """Return the node of a prefixed name (``cg:remedies``)."""
    return NamedNode(expand(name))


def thing(name: str) -> NamedNode:
    """Return a thing of the invented data."""
    return NamedNode(f"https://example.org/test/{name}")


def triples_of(*paths: Path) -> list[Triple]:
    """Return the triples of Turtle files, their blank nodes kept apart."""
    return [
        quad.triple
        for path in paths
        for quad in parse(path=path, format=RdfFormat.TURTLE, rename_blank_nodes=True)
    ]


def objects(
    triples: Iterable[Triple], subject: NamedNode, name: str
) -> list[NamedNode | BlankNode | Literal | Triple]:
    """Return what ``subject`` has for the property ``name``."""
    return [t.object for t in triples if t.subject == subject and t.predicate == node(name)]


def apply_rule(rule: Path, triples: Iterable[Triple]) -> set[Triple]:
    """Return what Oxigraph infers from the triples by one rule."""
    store = Store()
    store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in triples)
    result = store.query(rule.read_text("utf-8"))
    assert isinstance(result, QueryTriples)
    return set(result)

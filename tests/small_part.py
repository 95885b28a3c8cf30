"""A part of a graph, read from the small files in ``tests/exports``."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

from cybergov.exports import format_named
from cybergov.names import BASE, expand
from cybergov.network import network_of
from cybergov.part import Part
from cybergov.triples import sorted_triples

__all__ = [
    "EDGE_QUERIES",
    "ONE_OF_EACH",
    "awkward",
    "part_of",
    "part_of_turtle",
    "small",
    "written",
]

EDGE_QUERIES = Path(__file__).parent.parent / "ontology" / "edges"
ONE_OF_EACH = (Path(__file__).parent / "exports" / "one-of-each.ttl").read_text(encoding="utf-8")
HARD_TEXTS = (Path(__file__).parent / "exports" / "hard-texts.ttl").read_text(encoding="utf-8")

#: All characters that XML 1.0 has no way to write, and two that need care.
CONTROLS = "".join(map(chr, range(32))) + "\ufffe\uffff\x7f\x85"


def part_of(triples: Iterable[Triple], name: str = "graph/small.ttl") -> Part:
    """Return the triples as a part, in the default graph and in one named graph."""
    ordered = sorted_triples(triples)
    part = Part(ordered, {BASE + name: ordered})
    # What ``part.network`` would find, whatever folder the test runs in.
    part.__dict__["network"] = network_of(part.store, EDGE_QUERIES)
    return part


def part_of_turtle(text: str) -> Part:
    """Return the part that a Turtle text holds, its blank nodes canonical."""
    dataset = Dataset(parse(text, format=RdfFormat.TURTLE))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return part_of(quad.triple for quad in dataset)


def small() -> Part:
    """Return one of each kind of evidence node, with texts that are hard to write."""
    return part_of_turtle(ONE_OF_EACH + HARD_TEXTS)


def awkward(text: str) -> Part:
    """Return two concepts labelled ``text`` and a claim that says ``text`` of them."""

    def node(name: str) -> NamedNode:
        return NamedNode(expand(name))

    english = Literal(text, language="en")
    one, other, claim = node("concept:one"), node("concept:other"), node("claim:one")
    return part_of(
        [
            Triple(one, node("rdf:type"), node("skos:Concept")),
            Triple(one, node("skos:prefLabel"), english),
            Triple(one, node("skos:definition"), Literal(text)),
            Triple(other, node("rdf:type"), node("skos:Concept")),
            Triple(other, node("skos:prefLabel"), english),
            Triple(claim, node("rdf:type"), node("cg:RelationClaim")),
            Triple(claim, node("cg:subject"), one),
            Triple(claim, node("cg:relation"), node("cg:remedies")),
            Triple(claim, node("cg:object"), other),
            Triple(claim, node("cg:statement"), english),
        ]
    )


def written(name: str, part: Part) -> bytes:
    """Return the bytes that the export format ``name`` writes."""
    output = io.BytesIO()
    format_named(name).write(part, output)
    return output.getvalue()


def canonical(triples: Iterable[Triple]) -> set[Triple]:
    """Return the triples with canonical blank nodes: equal sets are isomorphic graphs."""
    dataset = Dataset(Quad(t.subject, t.predicate, t.object) for t in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return {quad.triple for quad in dataset}

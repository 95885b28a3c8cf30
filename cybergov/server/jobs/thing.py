"""Describe one thing in RDF: what it is, what names it, and the passages behind that."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

from pyoxigraph import NamedNode, Store, Triple

from cybergov.exports import formats
from cybergov.lookup import subjects_of, values_of
from cybergov.names import BASE, NS, expand, kind_of
from cybergov.part import Part
from cybergov.select import DATASET
from cybergov.server.formats import TRIPLES
from cybergov.server.held import Held
from cybergov.server.jobs import Answer
from cybergov.server.problem import RefusedError
from cybergov.triples import sorted_triples

__all__ = ["answer", "written"]

_WRITERS: Final = {format_.NAME: format_ for format_ in formats()}
#: What names a thing and has much to tell besides: then only that it does is told.
_WITH_MUCH_ELSE: Final = frozenset({"concept", "actor", "source", "process", "thesis", "question"})
_NAMING: Final = ("rdf:type", "skos:prefLabel", "dcterms:title")
_LICENCE: Final = ("dcterms:license", "dcterms:title")


def answer(held: Held, asked: dict[str, Any], limit: int) -> Answer:
    """Return what the graph holds on ``iri``, in the format that ``triples`` names.

    The IRI of the vocabulary stands for all its terms, that of a named graph for its triples.

    Raises:
        RefusedError: the graph holds nothing on it, or too much.
    """
    iri = asked["iri"]
    try:
        node = NamedNode(iri)
    except ValueError:
        raise RefusedError(404, "thing", "There is no such thing here.") from None
    if iri == NS:
        triples = list(_vocabulary(held.store))
    elif iri in held.graphs:
        triples = [q.triple for q in held.dataset.quads_for_pattern(None, None, None, node)]
    else:
        triples = list(_about(held.store, node))
    if not triples:
        raise RefusedError(404, "thing", "There is no such thing here.")
    triples += _origin(held.store)
    return written(triples, asked["triples"], limit)


def written(triples: list[Triple], form: str, limit: int) -> Answer:
    """Write triples in a format.

    Raises:
        RefusedError: they take more than ``limit`` bytes.
    """
    output = io.BytesIO()
    _WRITERS[form].write(Part(sorted_triples(triples)), output)
    if output.tell() > limit:
        raise RefusedError(400, "size", f"The answer has more than {limit >> 20} MiB.")
    return Answer(output.getvalue(), TRIPLES[form])


def _about(store: Store, node: NamedNode) -> Iterator[Triple]:
    told = [q.triple for q in store.quads_for_pattern(node, None, None)]
    passages: set[str] = set()
    for quad in store.quads_for_pattern(None, None, node):
        told.append(quad.triple)
        namer = quad.subject
        if isinstance(namer, NamedNode) and _only_bears_on(namer.value):
            told += [q.triple for q in store.quads_for_pattern(namer, None, None)]
            passages |= {v.value for v in values_of(store, namer.value, "cg:evidence")}
    passages |= {v.value for v in values_of(store, node.value, "cg:evidence")}
    for iri in sorted(passages):
        told += [q.triple for q in store.quads_for_pattern(NamedNode(iri), None, None)]
    named = {t.object.value for t in told if isinstance(t.object, NamedNode)}
    yield from told
    for iri in sorted(n for n in named if n.startswith(BASE) and n != node.value):
        for name in _NAMING:
            yield from (
                q.triple
                for q in store.quads_for_pattern(NamedNode(iri), NamedNode(expand(name)), None)
            )


def _only_bears_on(iri: str) -> bool:
    return iri.startswith(BASE) and kind_of(iri) not in {*_WITH_MUCH_ELSE, ""}


def _vocabulary(store: Store) -> Iterator[Triple]:
    ontology = subjects_of(store, "rdf:type", expand("owl:Ontology"))
    terms = {
        q.subject
        for name in ("rdfs:isDefinedBy", "rdf:type", "rdfs:label")
        for q in store.quads_for_pattern(None, NamedNode(expand(name)), None)
        if isinstance(q.subject, NamedNode)
        and (q.subject.value.startswith(NS) or q.subject.value in ontology)
    }
    waiting: list[Any] = sorted(terms, key=str)
    seen = set()
    while waiting:
        term = waiting.pop()
        if term in seen:
            continue
        seen.add(term)
        for quad in store.quads_for_pattern(term, None, None):
            yield quad.triple
            if not isinstance(quad.object, NamedNode) and not hasattr(quad.object, "language"):
                waiting.append(quad.object)  # a blank node: unions and lists


def _origin(store: Store) -> list[Triple]:
    node = NamedNode(DATASET)
    return [
        q.triple
        for name in _LICENCE
        for q in store.quads_for_pattern(node, NamedNode(expand(name)), None)
    ]

"""Cut a part out of the graph: one thing, one source, one theme, or what a CONSTRUCT gives."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pyoxigraph import Literal, NamedNode, QuerySolutions, QueryTriples, Triple

from cybergov.engines import Engine
from cybergov.findings import UsageError
from cybergov.names import BASE, PREFIXES, compress, expand
from cybergov.part import Part
from cybergov.store import ask
from cybergov.triples import sorted_triples

__all__ = ["DATASET", "part_about", "part_of_construct", "part_of_source", "part_of_theme"]

#: The IRI under which the whole graph is described: title, licence, version.
DATASET: Final = BASE + "dataset"
_PART: Final = NamedNode(DATASET + "#part")

# What names the thing, and what names that: a claim's inferences, a passage's claims.
_BEARS_ON: Final = """
SELECT DISTINCT ?node WHERE {
  VALUES ?thing { %s }
  { ?node cg:subject|cg:object|cg:about|cg:defines|cg:on|cg:from|cg:to|cg:heldBy|cg:statedBy
      |cg:addressee|cg:condition|cg:premise|cg:conclusion|cg:attacker|cg:attacked|cg:evidence
      |cg:treaty|cg:actor|org:member|org:organization|skos:broader|skos:related|cg:searchedFor
      ?thing }
  UNION { ?node cg:evidence/cg:inSource ?thing }
}
ORDER BY ?node
"""
_NARROWER: Final = "SELECT ?concept WHERE { ?concept skos:broader+ %s } ORDER BY ?concept"

_NAMING: Final = tuple(
    NamedNode(expand(name)) for name in ("rdf:type", "skos:prefLabel", "dcterms:title")
)
# What a node rests on, followed until nothing new is found. Concepts, actors and claims that a
# node merely names come with their own description, not with all that bears on them.
_RESTS_ON: Final = tuple(
    NamedNode(expand(name))
    for name in (
        "cg:evidence cg:inSource cg:text cg:heldBy cg:statedBy cg:subject cg:relation cg:object "
        "cg:about cg:defines cg:on cg:from cg:to cg:condition cg:addressee cg:premise "
        "cg:conclusion cg:attacker cg:attacked cg:treaty cg:actor org:member org:organization "
        "skosxl:prefLabel skosxl:altLabel skos:broader cg:namedIn dcterms:isPartOf "
        "dcterms:publisher cg:record"
    ).split()
)


def part_about(store: Engine, iri: str) -> Part:
    """Return one thing with all that bears on it and the evidence of that."""
    return _part(store, [iri, *_nodes(store, _BEARS_ON % NamedNode(iri))], compress(iri))


def part_of_source(store: Engine, iri: str) -> Part:
    """Return one source with its claims, their evidence and the steps between them."""
    claims = _nodes(store, _BEARS_ON % NamedNode(iri))
    steps = [node for claim in claims for node in _nodes(store, _BEARS_ON % NamedNode(claim))]
    return _part(store, [iri, *claims, *steps], compress(iri))


def part_of_theme(store: Engine, iri: str) -> Part:
    """Return one theme with its concepts, the claims that name them and their evidence."""
    concepts = [iri, *_nodes(store, _NARROWER % NamedNode(iri))]
    claims = [node for c in concepts for node in _nodes(store, _BEARS_ON % NamedNode(c))]
    return _part(store, [*concepts, *claims], compress(iri))


def part_of_construct(store: Engine, query: str) -> Part:
    """Return what a CONSTRUCT gives, with the licence and the dataset it comes from.

    Raises:
        UsageError: the query is no CONSTRUCT or DESCRIBE.
        InputError: the query is no SPARQL.
    """
    result = ask(store, query)
    if not isinstance(result, QueryTriples):
        raise UsageError("a part is cut out by a CONSTRUCT; this query is none.")
    return Part(sorted_triples([*result, *_origin(store, "the result of a CONSTRUCT")]))


def _nodes(store: Engine, query: str) -> list[str]:
    result = store.query(query, prefixes=PREFIXES)
    assert isinstance(result, QuerySolutions)
    return [row[0].value for row in result if isinstance(row[0], NamedNode)]


def _part(store: Engine, start: Iterable[str], what: str) -> Part:
    seen: set[str] = set()
    waiting = list(start)
    triples: list[Triple] = []
    while waiting:
        iri = waiting.pop()
        if iri in seen:
            continue
        seen.add(iri)
        for quad in store.quads_for_pattern(NamedNode(iri), None, None):
            triples.append(quad.triple)
            if quad.predicate in _RESTS_ON and isinstance(quad.object, NamedNode):
                waiting.append(quad.object.value)
    named = {t.object.value for t in triples if isinstance(t.object, NamedNode)} - seen
    triples += [t for iri in sorted(named) for t in _named(store, iri)]
    return Part(sorted_triples([*triples, *_origin(store, f"what bears on {what}")]))


def _named(store: Engine, iri: str) -> list[Triple]:
    """Return what a thing at the border of a part is called, and what it is."""
    telling = (quad.triple for quad in store.quads_for_pattern(NamedNode(iri), None, None))
    return [t for t in telling if t.predicate in _NAMING] if iri.startswith(BASE) else []


def _origin(store: Engine, what: str) -> list[Triple]:
    """Return the description of the whole graph, its licence, and the part's place in it."""
    dataset = NamedNode(DATASET)
    whole = [quad.triple for quad in store.quads_for_pattern(dataset, None, None)]
    licence = NamedNode(expand("dcterms:license"))
    return [
        *whole,
        Triple(_PART, NamedNode(expand("rdf:type")), NamedNode(expand("void:Dataset"))),
        Triple(_PART, NamedNode(expand("dcterms:isPartOf")), dataset),
        Triple(_PART, NamedNode(expand("dcterms:description")), Literal(what, language="en")),
        *(Triple(_PART, licence, t.object) for t in whole if t.predicate == licence),
    ]

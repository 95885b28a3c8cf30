"""Describe the endpoint, as SPARQL 1.1 Service Description has it."""

from __future__ import annotations

from typing import Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from cybergov.names import PREFIXES
from cybergov.select import DATASET
from cybergov.server.formats import ROWS, TRIPLES
from cybergov.server.held import Held
from cybergov.server.jobs import Answer
from cybergov.server.problem import RefusedError

__all__ = ["answer"]

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
#: The names that the W3C gives to formats.
_RESULTS: Final = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV Turtle "
    "N-Triples TriG RDF_XML JSON-LD"
).split()


def answer(held: Held, asked: dict[str, Any], limit: int) -> Answer:  # noqa: ARG001
    """Describe the service at ``address`` in the format that ``triples`` names.

    Raises:
        RefusedError: the address is no IRI.
    """
    assert len(_RESULTS) == len(ROWS) + len(TRIPLES)
    try:
        address = NamedNode(asked["address"])
    except ValueError:
        raise RefusedError(400, "address", "The address of the endpoint is no IRI.") from None
    service, dataset, default = BlankNode("service"), NamedNode(DATASET), BlankNode("default")
    triples = [
        Triple(service, _TYPE, _sd("Service")),
        Triple(service, _sd("endpoint"), address),
        Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        *(Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + name)) for name in _RESULTS),
        Triple(service, _sd("defaultDataset"), dataset),
        Triple(dataset, _TYPE, _sd("Dataset")),
        Triple(dataset, _sd("defaultGraph"), default),
        Triple(default, _TYPE, _sd("Graph")),
        Triple(default, NamedNode(PREFIXES["void"] + "triples"), Literal(len(held.store))),
    ]
    for number, iri in enumerate(sorted(held.graphs)):
        graph = BlankNode(f"graph{number}")
        triples += [
            Triple(dataset, _sd("namedGraph"), graph),
            Triple(graph, _TYPE, _sd("NamedGraph")),
            Triple(graph, _sd("name"), NamedNode(iri)),
        ]
    form = RdfFormat.from_media_type(TRIPLES[asked["triples"]])
    prefixes = {"sd": _SD, "void": PREFIXES["void"]}
    named = prefixes if asked["triples"] in ("ttl", "trig", "rdf") else None
    return Answer(serialize(triples, format=form, prefixes=named) or b"", TRIPLES[asked["triples"]])


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)

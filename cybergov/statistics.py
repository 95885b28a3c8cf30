"""How much there is of what: ``stats.json`` for people, ``void.ttl`` for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from cybergov.claims import CLAIM_CLASSES
from cybergov.names import BASE, PREFIXES, compress, expand
from cybergov.part import Part
from cybergov.readings import readings
from cybergov.select import DATASET
from cybergov.triples import sorted_triples

__all__ = ["counts", "write_statistics"]

#: The second word of a line of N-Triples.
_PROPERTY: Final = re.compile(rb"^\S+ <([^>]*)>", re.MULTILINE)
# The classes are those of the project: a thing's own class, not the classes above it.
_CLASSES: Final = """
SELECT ?value (COUNT(DISTINCT ?thing) AS ?count) WHERE {
  ?thing a ?value .
  FILTER(STRSTARTS(STR(?thing), "%s") && ?value != cg:ConceptRelation)
} GROUP BY ?value
"""
_VALUES: Final = """
SELECT ?value (COUNT(DISTINCT ?node) AS ?count) WHERE {
  ?node a ?class ; %s ?value .
  VALUES ?class { %s }
} GROUP BY ?value
"""


def counts(store: Store) -> dict[str, dict[str, int]]:
    """Return how many things each class has, and how the claims and passages divide."""
    claims = {
        key: _count(store, _VALUES % (f"cg:{key}", " ".join(CLAIM_CLASSES)))
        for key in ("mode", "certainty", "polarity", "review", "relation")
    }
    return {
        "things": _count(store, _CLASSES % BASE),
        **{f"claims by {key}": value for key, value in claims.items()},
        "passages by depth of check": _count(store, _VALUES % ("cg:checkDepth", "cg:Passage")),
    }


def write_statistics(part: Part, folder: Path) -> None:
    """Write ``stats.json`` and ``void.ttl`` into a folder."""
    numbers = {
        "triples": len(part.triples),
        **counts(part.store),
        "readings": readings(part.store),
    }
    text = json.dumps(numbers, indent=1, ensure_ascii=False, sort_keys=True)
    (folder / "stats.json").write_text(text + "\n", "utf-8")
    (folder / "void.ttl").write_bytes(_void(part))


def _void(part: Part) -> bytes:
    """Return the description of the dataset (W3C Interest Group Note "VoID") as Turtle."""
    dataset = NamedNode(DATASET)
    triples = [q.triple for q in part.store.quads_for_pattern(dataset, None, None, DefaultGraph())]
    properties = {name.decode() for name in set(_PROPERTY.findall(part.text))}
    sizes = {
        "void:triples": len(part.triples),
        "void:distinctSubjects": len(part.subjects),
        "void:properties": len(properties),
    }
    integer = NamedNode(expand("xsd:integer"))
    triples += [
        Triple(dataset, NamedNode(expand(name)), Literal(str(size), datatype=integer))
        for name, size in sizes.items()
    ]
    spaces = sorted({name.rpartition("#")[0] + "#" for name in properties} & _HASHES)
    triples += [
        Triple(dataset, NamedNode(expand("void:vocabulary")), NamedNode(space)) for space in spaces
    ]
    space = Literal(BASE)
    triples.append(Triple(dataset, NamedNode(expand("void:uriSpace")), space))
    data = serialize(sorted_triples(triples), format=RdfFormat.TURTLE, prefixes=PREFIXES)
    return data or b""


_HASHES: Final = {namespace for namespace in PREFIXES.values() if namespace.endswith("#")}


def _count(store: Store, query: str) -> dict[str, int]:
    result = store.query(query, prefixes=PREFIXES)
    assert isinstance(result, QuerySolutions)
    found = {}
    for value, count in result:
        if isinstance(value, NamedNode) and isinstance(count, Literal):
            found[compress(value.value)] = int(count.value)
    return dict(sorted(found.items()))

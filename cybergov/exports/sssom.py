"""The matches with other vocabularies in SSSOM, the simple standard for sharing ontology mappings.

Tab-separated values with a header of metadata (https://mapping-commons.github.io/sssom/). What a
curator matched by reading both definitions is a manual mapping curation.
"""

from __future__ import annotations

import csv
import io
from typing import BinaryIO, Final

from pyoxigraph import Literal, NamedNode

from cybergov import __version__
from cybergov.lookup import first_text, values_of
from cybergov.names import BASE, compress, expand
from cybergov.part import Part

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "write"]

NAME: Final = "sssom.tsv"
FILE_NAME: Final = "concepts.sssom.tsv"
DESCRIPTION: Final = "The matches of concepts with other vocabularies: SSSOM, for mapping tools"

_COLUMNS: Final = (
    "subject_id", "subject_label", "predicate_id", "object_id", "object_label", "object_source",
    "mapping_justification", "mapping_date", "comment", "see_also",
)  # fmt: skip
#: The namespaces that the identifiers are shortened by, as the header declares them.
_CURIES: Final = {
    "concept": f"{BASE}concept/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "wikidata": "http://www.wikidata.org/entity/",
    "eurovoc": "http://eurovoc.europa.eu/",
    "unbist": "http://metadata.un.org/thesaurus/",
    "dpv": "https://w3id.org/dpv#",
    "d3f": "http://d3fend.mitre.org/ontologies/d3fend.owl#",
}


def write(part: Part, output: BinaryIO) -> None:
    """Write one line a match, sorted by concept and term."""
    lines = ["#curie_map:"]
    lines += [f'#  {prefix}: "{space}"' for prefix, space in sorted(_CURIES.items())]
    lines += [
        "#license: https://creativecommons.org/licenses/by/4.0/",
        f"#mapping_set_id: {BASE}concepts.sssom.tsv",
        "#mapping_set_title: Concepts of cyber governance in other vocabularies",
        f"#mapping_set_version: {__version__}",
    ]
    table = io.StringIO()
    writer = csv.writer(table, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(_COLUMNS)
    writer.writerows(sorted(_row(part, match) for match in _matches(part)))
    output.write("\n".join([*lines, table.getvalue()]).encode())


def _matches(part: Part) -> list[str]:
    a, of = NamedNode(expand("rdf:type")), NamedNode(expand("cg:VocabularyMatch"))
    quads = part.store.quads_for_pattern(None, a, of)
    return [q.subject.value for q in quads if isinstance(q.subject, NamedNode)]


def _row(part: Part, match: str) -> tuple[str, ...]:
    store = part.store
    concept = first_text(store, match, "cg:matchedConcept")
    labels = values_of(store, concept, "skos:prefLabel")
    english = [v.value for v in labels if isinstance(v, Literal) and v.language == "en"]
    return (
        compress(concept),
        next(iter(english), ""),
        compress(first_text(store, match, "cg:matchPredicate")),
        _curie(first_text(store, match, "cg:matchedTerm")),
        first_text(store, match, "cg:matchedLabel"),
        first_text(store, match, "cg:vocabulary"),
        "semapv:ManualMappingCuration",
        first_text(store, match, "cg:readOn"),
        first_text(store, match, "skos:note"),
        first_text(store, match, "cg:readAt"),
    )


def _curie(iri: str) -> str:
    for prefix, space in _CURIES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri

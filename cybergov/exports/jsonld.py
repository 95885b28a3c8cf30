"""JSON-LD: the whole graph as JSON, with short names and a context that explains them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO, Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from cybergov.exports.short_names import ShortNames, iris_of
from cybergov.names import PREFIXES
from cybergov.part import Part

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "write"]

NAME: Final = "jsonld"
FILE_NAME: Final = "cybergov.jsonld"
DESCRIPTION: Final = "RDF in JSON-LD: the whole graph as JSON, for web programs"

_RDF_TYPE: Final = PREFIXES["rdf"] + "type"
_XSD_STRING: Final = PREFIXES["xsd"] + "string"


def write(part: Part, output: BinaryIO) -> None:
    """Write the default graph as one ``@graph``: an object a subject, a line a property.

    A property with one value has the value, with several a list of them. Every literal but a
    plain string says its type or language, and keeps its text: ``"05"`` stays ``"05"``.
    """
    # JSON-LD takes <source:x>, an absolute IRI, for a short name: then the prefix has to go.
    schemes = {iri.partition(":")[0] for iri in iris_of(part.triples)}
    names = ShortNames({name: iri for name, iri in PREFIXES.items() if name not in schemes})
    body = ",\n".join(_objects(part.triples, names))
    context = json.dumps(names.used, indent=4).replace("\n}", "\n  }")
    output.write(f'{{\n  "@context": {context},\n  "@graph": [\n{body}\n  ]\n}}\n'.encode())


def _objects(triples: tuple[Triple, ...], names: ShortNames) -> Iterator[str]:
    for subject, of_subject in groupby(triples, key=lambda triple: triple.subject):
        lines = [f'"@id": {_json(_name(subject, names))}']
        types: list[object] = []
        properties: list[tuple[str, list[object]]] = []
        for predicate, of_predicate in groupby(of_subject, key=lambda triple: triple.predicate):
            values: list[object] = []
            for triple in of_predicate:
                is_type = predicate.value == _RDF_TYPE and isinstance(triple.object, NamedNode)
                (types if is_type else values).append(_value(triple.object, names, is_type))
            properties.append((names(predicate.value) if values else "", values))
        for name, values in [("@type", types), *properties]:
            if values:
                lines.append(f"{_json(name)}: {_json(values if len(values) > 1 else values[0])}")
        yield "    {\n      " + ",\n      ".join(lines) + "\n    }"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _name(term: NamedNode | BlankNode | Literal | Triple, names: ShortNames) -> str:
    return names(term.value) if isinstance(term, NamedNode) else str(term)


def _value(
    term: NamedNode | BlankNode | Literal | Triple, names: ShortNames, is_type: bool
) -> object:
    if is_type:
        return _name(term, names)
    if not isinstance(term, Literal):
        return {"@id": _name(term, names)}
    if term.language:
        return {"@language": term.language, "@value": term.value}
    if term.datatype.value == _XSD_STRING:
        return term.value
    return {"@type": names(term.datatype.value), "@value": term.value}

"""JSON-LD: the whole graph as JSON, with short names and a context that explains them."""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import BinaryIO, Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from cybergov.exports.by_subject import Cut, subject_blocks
from cybergov.exports.short_names import ShortNames, iris_of
from cybergov.names import PREFIXES
from cybergov.part import Part

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "write"]

NAME: Final = "jsonld"
FILE_NAME: Final = "cybergov.jsonld"
DESCRIPTION: Final = "RDF in JSON-LD: the whole graph as JSON, for web programs"

_RDF_TYPE: Final = PREFIXES["rdf"] + "type"
_XSD_STRING: Final = PREFIXES["xsd"] + "string"
# In N-Triples, an IRI whose scheme is the name of a prefix; in a literal it looks the same.
_PREFIX_AS_SCHEME: Final = re.compile(f"<(?:{'|'.join(PREFIXES)}):".encode())
_HEAD: Final = '{\n  "@context": '
_GRAPH: Final = ',\n  "@graph": [\n    {\n'
_BETWEEN: Final = b"\n    },\n    {\n"
_TAIL: Final = "\n    }\n  ]\n}\n"


def write(part: Part, output: BinaryIO) -> None:
    """Write the default graph as one ``@graph``: an object a subject, a line a property.

    A property with one value has the value, with several a list of them. Every literal but a
    plain string says its type or language, and keeps its text: ``"05"`` stays ``"05"``.
    """
    prefixes = _prefixes(part)
    # What the last build wrote fits only where all prefixes stand for the same in both.
    same = prefixes is PREFIXES and not any(map(_PREFIX_AS_SCHEME.search, part.last.subjects))
    body, used = subject_blocks(
        part, FILE_NAME if same else "", _BETWEEN, _cut, lambda: _JsonWriter(prefixes)
    )
    context = json.dumps(dict(sorted(used.items())), indent=4).replace("\n}", "\n  }")
    output.write(f"{_HEAD}{context}".encode())
    if body:
        output.writelines((_GRAPH.encode(), body, _TAIL.encode()))
    else:
        output.write(b',\n  "@graph": [\n\n  ]\n}\n')


def _prefixes(part: Part) -> dict[str, str]:
    """Return the prefixes but those that are the scheme of an IRI.

    JSON-LD takes <source:x>, an absolute IRI, for a short name: then the prefix has to go.
    """
    if not _PREFIX_AS_SCHEME.search(part.text):
        return PREFIXES
    schemes = {iri.partition(":")[0] for iri in iris_of(part.triples)}
    return {name: iri for name, iri in PREFIXES.items() if name not in schemes}


def _cut(data: bytes) -> Cut | None:
    head, graph, objects = data.partition(_GRAPH.encode())
    if not (graph and head.startswith(_HEAD.encode()) and objects.endswith(_TAIL.encode())):
        return None
    used: dict[str, str] = json.loads(head.removeprefix(_HEAD.encode()))
    return Cut(used, objects.removesuffix(_TAIL.encode()))


class _JsonWriter:
    """Writes what stands in the object of a subject."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._names = ShortNames(prefixes)

    @property
    def used(self) -> dict[str, str]:
        """The prefixes taken so far."""
        return self._names.used

    def block(self, triples: list[Triple]) -> str:
        """Return the lines of one subject's object."""
        names = self._names
        lines = [f'"@id": {_json(_name(triples[0].subject, names))}']
        types: list[object] = []
        properties: list[tuple[str, list[object]]] = []
        for predicate, of_predicate in groupby(triples, key=lambda triple: triple.predicate):
            values: list[object] = []
            for triple in of_predicate:
                is_type = predicate.value == _RDF_TYPE and isinstance(triple.object, NamedNode)
                (types if is_type else values).append(_value(triple.object, names, is_type))
            properties.append((names(predicate.value) if values else "", values))
        for name, values in [("@type", types), *properties]:
            if values:
                lines.append(f"{_json(name)}: {_json(values if len(values) > 1 else values[0])}")
        return "      " + ",\n      ".join(lines)


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

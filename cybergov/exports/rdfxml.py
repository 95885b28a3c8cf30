"""RDF/XML: the whole graph for tools that read no other form of RDF.

XML 1.0 can't hold some control characters: see ``cybergov.exports.xml_text``.
"""

from __future__ import annotations

import re
from typing import BinaryIO, Final
from xml.sax.saxutils import unescape

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from cybergov.exports.by_subject import Cut, subject_blocks
from cybergov.exports.xml_text import attribute, content
from cybergov.findings import InputError
from cybergov.names import PREFIXES
from cybergov.part import Part

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "write"]

NAME: Final = "rdf"
FILE_NAME: Final = "cybergov.rdf"
DESCRIPTION: Final = "RDF in RDF/XML: the whole graph, for Protégé and older tools"

_RDF: Final = PREFIXES["rdf"]
_XSD_STRING: Final = PREFIXES["xsd"] + "string"
_PREFIX_OF: Final = {iri: prefix for prefix, iri in PREFIXES.items()}
_DECLARED: Final = re.compile(r'xmlns:(\w+)="([^"]*)"')
_TAIL: Final = "</rdf:RDF>\n"
# The longest end of an IRI that may be an element's name (the ASCII part of NCName).
_LOCAL_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")


def write(part: Part, output: BinaryIO) -> None:
    """Write the default graph, one element a subject, named by its type where it has one.

    Raises:
        InputError: a predicate's IRI ends in nothing that XML can name, say in a digit.
    """
    body, used = subject_blocks(part, FILE_NAME, b"", _cut, _XmlWriter)
    output.writelines((_head({"rdf": _RDF} | used).encode(), body, _TAIL.encode()))


def _head(prefixes: dict[str, str]) -> str:
    names = "".join(
        f"\n    xmlns:{name}={attribute(iri)}" for name, iri in sorted(prefixes.items())
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{names}>\n'


def _cut(data: bytes) -> Cut | None:
    # In a text every < is escaped, so this stands only before an element.
    head, _, elements = data.removesuffix(_TAIL.encode()).partition(b"\n\n  <")
    used = {name: unescape(iri) for name, iri in _DECLARED.findall(head.decode())}
    return Cut(used, b"\n  <" + elements) if f"{head.decode()}\n" == _head(used) else None


class _XmlWriter:
    """Writes the element of a subject; numbers the namespaces that have no prefix."""

    def __init__(self) -> None:
        self.used: dict[str, str] = {}
        self._prefix_of = dict(_PREFIX_OF)

    def block(self, triples: list[Triple]) -> str:
        """Return the element of one subject, after an empty line."""
        properties = list(triples)
        element = "rdf:Description"
        for triple in properties:
            if triple.predicate.value == _RDF + "type" and isinstance(triple.object, NamedNode):
                element = self.name(triple.object.value) or element
                if element != "rdf:Description":
                    properties.remove(triple)
                    break
        inner = "".join(_property(triple, self) for triple in properties)
        about = _reference(triples[0].subject, "rdf:about")
        return f"\n  <{element} {about}>\n{inner}  </{element}>\n"

    def name(self, iri: str) -> str:
        """Return ``prefix:name``, or ``""`` where the IRI's end can't be a name."""
        match = _LOCAL_NAME.search(iri)
        if not match or match.start() == 0:
            return ""
        namespace = iri[: match.start()]
        prefix = self._prefix_of.setdefault(namespace, f"ns{len(self._prefix_of)}")
        self.used[prefix] = namespace
        return f"{prefix}:{match[0]}"


def _property(triple: Triple, writer: _XmlWriter) -> str:
    name = writer.name(triple.predicate.value)
    if not name:
        raise InputError(
            f"RDF/XML can't name the property <{triple.predicate.value}>: "
            "its IRI has to end in a letter or in a name that starts with one."
        )
    value = triple.object
    if not isinstance(value, Literal):
        return f"    <{name} {_reference(value, 'rdf:resource')}/>\n"
    mark = ""
    if value.language:
        mark = f" xml:lang={attribute(value.language)}"
    elif value.datatype.value != _XSD_STRING:
        mark = f" rdf:datatype={attribute(value.datatype.value)}"
    return f"    <{name}{mark}>{content(value.value)}</{name}>\n"


def _reference(term: NamedNode | BlankNode | Triple, name: str) -> str:
    if isinstance(term, NamedNode):
        return f"{name}={attribute(term.value)}"
    if isinstance(term, BlankNode):
        # A label may start with a digit, a name in XML may not.
        return f'rdf:nodeID="b{term.value}"'
    raise InputError(f"RDF/XML can't hold the triple {term} inside another.")

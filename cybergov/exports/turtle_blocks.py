"""Turtle for people: one block a subject, one value a line, so that a diff shows what changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from cybergov.exports.by_subject import Cut, subject_blocks
from cybergov.exports.short_names import ShortNames
from cybergov.part import Part

__all__ = ["BETWEEN", "TurtleWriter", "prefix_lines", "turtle_blocks"]

_RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
# Literals that Turtle lets stand without quotes and datatype. rdflib would read 05 as 5.
_BARE: Final = {
    _XSD + "boolean": re.compile("true|false"),
    _XSD + "integer": re.compile("0|-?[1-9][0-9]*"),
}
#: No literal holds a line break, so a line without a word stands only between two blocks.
BETWEEN: Final = b"\n"
_GRAPH: Final = re.compile(rb"\n\n<[^<>\n]*> \{\n")
_PREFIX: Final = re.compile(r"@prefix (\w+): <([^>]*)> \.")


def prefix_lines(used: dict[str, str]) -> str:
    """Return a declaration for each prefix, in the order of their names."""
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(used.items()))


def turtle_blocks(part: Part, file: str) -> tuple[bytes, dict[str, str]]:
    """Return the Turtle of all subjects and the prefixes; ``file`` holds those of the last build.

    In TriG the named graphs come after them.
    """
    return subject_blocks(part, file, BETWEEN, _cut, TurtleWriter)


def _cut(data: bytes) -> Cut | None:
    graphs = _GRAPH.search(data)
    head, blank, body = (data[: graphs.start() + 1] if graphs else data).partition(b"\n\n")
    used = dict(_PREFIX.findall(head.decode()))
    return Cut(used, body) if blank and f"{head.decode()}\n" == prefix_lines(used) else None


class TurtleWriter:
    """Writes the Turtle of subjects with short names."""

    def __init__(self) -> None:
        self._names = ShortNames()

    @property
    def used(self) -> dict[str, str]:
        """The prefixes taken so far."""
        return self._names.used

    def block(self, triples: Iterable[Triple]) -> str:
        """Return the Turtle of one subject, in the order of its triples, its types first."""
        names = self._names
        ordered = sorted(triples, key=lambda triple: triple.predicate.value != _RDF_TYPE)
        lines = []
        for predicate, of_predicate in groupby(ordered, key=lambda triple: triple.predicate):
            is_type = predicate.value == _RDF_TYPE
            verb = "a" if is_type else _term(predicate, names)
            values = [_term(triple.object, names) for triple in of_predicate]
            lines.append(f"{verb} {(' , ' if is_type else _NEXT_VALUE).join(values)}")
        body = " ;\n    ".join(lines)
        return f"{_term(ordered[0].subject, names)} {body} .\n"


_NEXT_VALUE: Final = " ,\n        "


def _term(term: NamedNode | BlankNode | Literal | Triple, names: ShortNames) -> str:
    if isinstance(term, NamedNode):
        name = names(term.value)
        return name if name != term.value else f"<{name}>"
    if isinstance(term, Literal):
        datatype = term.datatype.value
        if datatype in _BARE and _BARE[datatype].fullmatch(term.value):
            return term.value
        if not term.language and datatype != _XSD + "string":
            return f"{Literal(term.value)}^^{_term(term.datatype, names)}"
    return str(term)

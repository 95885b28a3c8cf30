"""Turtle for people: one block a subject, one value a line, so that a diff shows what changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from cybergov.exports.short_names import ShortNames

__all__ = ["blocks", "prefix_lines"]

_RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
# Literals that Turtle lets stand without quotes and datatype. rdflib would read 05 as 5.
_BARE: Final = {
    _XSD + "boolean": re.compile("true|false"),
    _XSD + "integer": re.compile("0|-?[1-9][0-9]*"),
}


def prefix_lines(names: ShortNames) -> Iterator[str]:
    """Yield a declaration for each prefix that ``names`` has used."""
    for prefix, iri in names.used.items():
        yield f"@prefix {prefix}: <{iri}> .\n"


def blocks(triples: Iterable[Triple], names: ShortNames, indent: str = "") -> Iterator[str]:
    """Yield the Turtle of each subject, in the order of the triples, its types first.

    Args:
        triples: sorted, so that those of one subject stand together.
        names: shortens the IRIs; ask it for the prefixes after the last block.
        indent: stands before each line.
    """
    for subject, of_subject in groupby(triples, key=lambda triple: triple.subject):
        ordered = sorted(of_subject, key=lambda triple: triple.predicate.value != _RDF_TYPE)
        lines = []
        for predicate, of_predicate in groupby(ordered, key=lambda triple: triple.predicate):
            is_type = predicate.value == _RDF_TYPE
            verb = "a" if is_type else _term(predicate, names)
            values = [_term(triple.object, names) for triple in of_predicate]
            separator = " , " if is_type else f" ,\n{indent}        "
            lines.append(f"{verb} {separator.join(values)}")
        body = f" ;\n{indent}    ".join(lines)
        yield f"{indent}{_term(subject, names)} {body} .\n"


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

"""The question library as a whole: listed, searched, and published as RDF.

The RDF is that of the SIB Swiss Institute of Bioinformatics' SPARQL examples
(https://github.com/sib-swiss/sparql-examples): each question is a SHACL SPARQLSelectExecutable, so
that editors and test tools that read theirs read ours. No name is blank, so the file needs no
canonical names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pyoxigraph import Literal

from cybergov.names import BASE, PREFIXES
from cybergov.questions import Question
from cybergov.results import Rows

__all__ = ["FILE_NAME", "as_text", "as_turtle", "rows", "search"]

#: The library's name in ``dist/``.
FILE_NAME: Final = "queries.ttl"
#: Where a public server of the project would be asked; there is none yet.
_TARGET: Final = BASE + "sparql"
_QUERIES: Final = BASE + "query/"
_COLUMNS: Final = ("question", "title", "answers", "for", "tags", "parameters")


def search(known: Iterable[Question], words: Iterable[str]) -> list[Question]:
    """Return the questions in which every word stands, in any of what is told of them."""
    wanted = [word.casefold() for word in words]
    return [question for question in known if all(word in _told(question) for word in wanted)]


def _told(question: Question) -> str:
    parameters = (f"{p.name} {p.description}" for p in question.parameters)
    told = (question.name, question.title, question.answers, question.asked_by, *question.tags)
    return "\n".join([*told, *parameters]).casefold()


def as_text(found: Iterable[Question]) -> str:
    """Return the questions as a person reads them, with their parameters and tags."""
    lines = []
    for question in found:
        lines += [f"{question.name}: {question.title}", f"    {question.answers}"]
        for p in question.parameters:
            lines.append(f"    --{p.name}  {p.description} ({p.type}; default {p.default})")
        lines.append(f"    tags: {', '.join(question.tags)}")
    return "\n".join(lines)


def rows(found: Iterable[Question]) -> Rows:
    """Return a row for each question; its parameters, with type and default, stand in one cell."""
    return Rows(_COLUMNS, tuple(tuple(map(Literal, _cells(question))) for question in found))


def _cells(question: Question) -> tuple[str, ...]:
    parameters = (
        f"--{p.name} ({p.type}, default {p.default}): {p.description}" for p in question.parameters
    )
    return (
        question.name,
        question.title,
        question.answers,
        question.asked_by,
        ", ".join(question.tags),
        "; ".join(parameters),
    )


def as_turtle(found: Iterable[Question]) -> str:
    """Return the questions in Turtle; each runs with the prefixes that the file declares."""
    blocks = [_HEAD, *map(_block, found), _declarations()]
    return "\n".join(blocks)


_HEAD: Final = f"""@prefix query: <{_QUERIES}> .
@prefix rdf: <{PREFIXES["rdf"]}> .
@prefix rdfs: <{PREFIXES["rdfs"]}> .
@prefix schema: <https://schema.org/> .
@prefix sh: <{PREFIXES["sh"]}> .
@prefix skos: <{PREFIXES["skos"]}> .
@prefix xsd: <{PREFIXES["xsd"]}> .
"""


def _block(question: Question) -> str:
    keywords = " , ".join(_quoted(tag) for tag in question.tags)
    return (
        f"query:{question.name} a sh:SPARQLExecutable , sh:SPARQLSelectExecutable ;\n"
        f"  rdfs:label {_quoted(question.title)}@en ;\n"
        f"  rdfs:comment {_quoted(question.answers)}@en ;\n"
        f"  skos:scopeNote {_quoted('for ' + question.asked_by)}@en ;\n"
        f"  schema:keywords {keywords} ;\n"
        f"  schema:target <{_TARGET}> ;\n"
        f"  sh:prefixes query:prefixes ;\n"
        f"  sh:select {_long(question.text)} .\n"
    )


def _declarations() -> str:
    names = [f"<{_QUERIES}prefixes#{prefix}>" for prefix in PREFIXES]
    listed = " ,\n    ".join(names)
    blocks = [f"query:prefixes\n  sh:declare\n    {listed} .\n"]
    for name, (prefix, iri) in zip(names, PREFIXES.items(), strict=True):
        blocks.append(f'{name} sh:prefix "{prefix}" ; sh:namespace "{iri}"^^xsd:anyURI .\n')
    return "\n".join(blocks)


def _quoted(text: str) -> str:
    return str(Literal(text))


def _long(text: str) -> str:
    """Return a text of several lines as Turtle reads it, with its lines as they are."""
    # No three quotation marks in a row, and none before the three that end it.
    escaped = re.sub(r'"(?="")|"\Z', r'\\"', text.replace("\\", "\\\\"))
    return f'"""{escaped}"""'

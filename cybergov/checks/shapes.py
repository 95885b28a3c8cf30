"""What each class asks of its things, as the SHACL shapes say it."""

from __future__ import annotations

from collections.abc import Iterator

import rdflib
from pyshacl import validate
from rdflib import SH

from cybergov.checks import Case
from cybergov.convert import to_rdflib
from cybergov.findings import Finding
from cybergov.names import compress

__all__ = ["check"]


def check(case: Case) -> Iterator[Finding]:
    """Find what the shapes of ``ontology/shapes.ttl`` reject, with each shape's own remedy."""
    shapes = rdflib.Graph().parse(case.ontology / "shapes.ttl", format="turtle")
    data = to_rdflib(case.triples)
    _, results, _ = validate(data, shacl_graph=shapes, inference="none", advanced=True)
    for result in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        focus = str(results.value(result, SH.focusNode))
        path, value = results.value(result, SH.resultPath), results.value(result, SH.value)
        message = results.value(result, SH.resultMessage)
        terms = tuple(str(term) for term in (value, path) if term is not None)
        yield case.finding(focus, terms, f"{compress(focus)}: {message}", "")

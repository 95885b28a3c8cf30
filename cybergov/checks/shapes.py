"""What each class asks of its things, as the SHACL shapes say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import rdflib
from pyshacl import validate
from rdflib import SH
from rdflib.plugins.parsers.notation3 import BadSyntax

from cybergov.checks import Case
from cybergov.convert import to_rdflib
from cybergov.findings import Finding, InputError
from cybergov.names import compress
from cybergov.text_files import read_text

__all__ = ["check"]

# That two properties differ is often only what follows from a wrong value of one of them.
_FOLLOWS: Final = (SH.EqualsConstraintComponent, SH.DisjointConstraintComponent)


@dataclass(frozen=True, order=True)
class _Result:
    """One result of the validation; a finding that follows from another sorts behind it."""

    focus: str
    path: str
    follows: bool
    message: str
    value: str


def check(case: Case) -> Iterator[Finding]:
    """Find what the shapes of ``ontology/shapes.ttl`` reject, with each shape's own remedy.

    A thing that breaks a shape in two values gets one finding, and of two faults in one property
    only the cause. Shapes that can be asked of inputs only are marked ``sh:deactivated``, and are
    active while nothing was inferred.
    """
    shapes = _shapes(case.project.ontology / "shapes.ttl")
    if not case.inferred:
        shapes.remove((None, SH.deactivated, None))
    data = to_rdflib(case.triples)
    _, results, _ = validate(data, shacl_graph=shapes, inference="none", inplace=True)
    seen: set[tuple[str, str]] = set()
    for result in sorted(_results(results)):
        keys = {(result.focus, result.message)}
        if result.follows:
            keys.add((result.focus, result.path))
        if not keys & seen:
            terms = tuple(term for term in (result.value, result.path) if term)
            message = f"{compress(result.focus)}: {result.message}"
            yield case.finding(result.focus, terms, message, "")
        seen |= {(result.focus, result.message), (result.focus, result.path)}


def _shapes(path: Path) -> rdflib.Graph:
    name = f"{path.parent.name}/{path.name}"
    try:
        return rdflib.Graph().parse(data=read_text(path, name), format="turtle")
    except BadSyntax as error:
        message = f"this is not Turtle: {error.message}."
        raise InputError(Finding(name, error.lines + 1, message)) from None


def _results(report: rdflib.Graph) -> Iterator[_Result]:
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        value, path = report.value(result, SH.value), report.value(result, SH.resultPath)
        yield _Result(
            focus=str(report.value(result, SH.focusNode)),
            path=str(path) if isinstance(path, rdflib.URIRef) else "",
            follows=report.value(result, SH.sourceConstraintComponent) in _FOLLOWS,
            message=str(report.value(result, SH.resultMessage)),
            value=str(value) if value is not None else "",
        )

"""What each class asks of its things, as the SHACL shapes say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize
from pyrudof import RDFFormat, ReaderMode, Rudof, RudofConfig, ShaclFormat

from cybergov.changed import LastChecked
from cybergov.checks import Case
from cybergov.findings import Finding, InputError
from cybergov.names import compress, expand
from cybergov.text_files import read_text

__all__ = [
    "AFTER_INFERENCE",
    "Result",
    "causes",
    "check",
    "messages_of",
    "results_of",
    "shapes_of",
]

AFTER_INFERENCE: Final = True

# That two properties differ is often only what follows from a wrong value of one of them.
_FOLLOWS: Final = tuple(
    expand(f"sh:{kind}ConstraintComponent") for kind in ("Equals", "Disjoint", "Or", "Not")
)
_MESSAGE: Final = NamedNode(expand("sh:message"))
_DEACTIVATED: Final = NamedNode(expand("sh:deactivated"))


@dataclass(frozen=True, order=True)
class Result:
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
    active while nothing was inferred. After the inference only those shapes are asked again that
    name a property of what was inferred: the others see nothing new (no rule infers a class).

    What was found right before and did not change since is not asked again: see
    ``cybergov.changed``.
    """
    path = case.project.ontology / "shapes.ttl"
    name = f"{path.parent.name}/{path.name}"
    written = read_text(path, name)
    shapes = shapes_of(written, name)
    if case.inferred:
        properties = {t.predicate for t in case.inferred}
        shapes = _naming(shapes, properties)
        written += "\n".join(sorted(map(str, properties)))
    else:
        shapes = [t for t in shapes if t.predicate != _DEACTIVATED]
    data, rules = case.text, serialize(shapes, format=RdfFormat.N_TRIPLES) or b""
    last = LastChecked(case.project.root, written)
    part = last.changed(data)
    found = sorted(results_of(part.text, rules, messages_of(shapes))) if rules and part else []
    found = [result for result in found if part.concerns(result.focus)] if part else []
    if not found:
        last.keep(data)
    for result in causes(found):
        terms = tuple(term for term in (result.value, result.path) if term)
        message = f"{compress(result.focus)}: {result.message}"
        yield case.finding(result.focus, terms, message, "")


def causes(found: list[Result]) -> Iterator[Result]:
    """Yield of the sorted results one a thing and message, and of two in a property the cause."""
    seen: set[tuple[str, str]] = set()
    for result in found:
        keys = {(result.focus, result.message)}
        if result.follows:
            keys.add((result.focus, result.path))
        if not keys & seen:
            yield result
        seen |= {(result.focus, result.message), (result.focus, result.path)}


def shapes_of(text: str, name: str) -> list[Triple]:
    """Return the triples of the shapes.

    Raises:
        InputError: the text is no Turtle.
    """
    try:
        return [q.triple for q in parse(text, format=RdfFormat.TURTLE)]
    except SyntaxError as error:
        message = f"this is not Turtle: {error.msg}."
        raise InputError(Finding(name, error.lineno or 0, message)) from None


def _naming(shapes: list[Triple], terms: set[NamedNode]) -> list[Triple]:
    """Return the shapes, each whole, that name one of ``terms`` in any of their parts."""
    by_subject: dict[object, list[Triple]] = {}
    for t in shapes:
        by_subject.setdefault(t.subject, []).append(t)
    kept: list[Triple] = []
    for subject in by_subject:
        if isinstance(subject, NamedNode):
            whole: list[Triple] = []
            todo: list[object] = [subject]
            while todo:
                part = by_subject.get(todo.pop(), [])
                whole.extend(part)
                todo.extend(t.object for t in part if isinstance(t.object, BlankNode))
            if any(t.object in terms for t in whole):
                kept.extend(whole)
    return kept


def messages_of(shapes: list[Triple]) -> dict[str, str]:
    """Return the message of each shape, by its IRI."""
    return {
        t.subject.value: t.object.value
        for t in shapes
        if t.predicate == _MESSAGE
        and isinstance(t.subject, NamedNode)
        and isinstance(t.object, Literal)
    }


def results_of(data: bytes, shapes: bytes, messages: dict[str, str]) -> Iterator[Result]:
    """Yield what the engine finds in N-Triples; it takes about 6 KB a triple."""
    engine = Rudof(RudofConfig())
    engine.read_data(data.decode(), format=RDFFormat.NTriples, reader_mode=ReaderMode.Strict)
    rules = shapes.decode()
    engine.read_shacl(rules, format=ShaclFormat.NTriples, reader_mode=ReaderMode.Strict)
    for violation in engine.validate_shacl().violations:
        path = violation.path or ""
        yield Result(
            focus=violation.focus_node,
            path=path if path.startswith(("http:", "https:", "urn:")) and " " not in path else "",
            follows=violation.constraint_component in _FOLLOWS,
            message=messages.get(violation.source_shape or "", violation.message),
            value=violation.value or "",
        )

"""Every term that a file uses is declared, and every thing that it names is described."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Triple

from cybergov.checks import Case
from cybergov.findings import Finding
from cybergov.names import NS, PREFIXES, compress, expand
from cybergov.triples import Triples

__all__ = ["check"]

_TYPE: Final = NamedNode(expand("rdf:type"))
# The vocabularies that the vocabularies themselves are written in.
_BUILT_IN: Final = tuple(PREFIXES[prefix] for prefix in ("owl", "rdf", "rdfs", "xsd"))
_KINDS: Final = ("Annotation", "Datatype", "Object")
_BUILT_IN_PROPERTIES: Final = tuple(
    expand(name)
    for name in (
        "owl:versionInfo rdf:type rdfs:comment rdfs:isDefinedBy rdfs:label rdfs:seeAlso"
    ).split()
)
#: What the name of a thing begins with in N-Triples.
_NAMED: Final = ord("<")
_NAMELESS: Final = "a thing has no name here (a blank node)."
# Properties whose values stand outside the graph: pages, licences, other vocabularies' concepts.
_OUTWARD: Final = frozenset(
    expand(name)
    for name in (
        "cg:identifiedAs cg:matchedTerm cg:readAt dcterms:license dcterms:source foaf:homepage "
        "foaf:page rdfs:isDefinedBy rdfs:seeAlso "
        "skos:broadMatch skos:closeMatch skos:exactMatch skos:narrowMatch skos:relatedMatch"
    ).split()
)


def check(case: Case) -> Iterator[Finding]:
    """Find misspelt properties and classes, things never described, and blank nodes."""
    properties = _properties(case)
    suggest, suggest_property = _Suggestions(case.described), _Suggestions(properties)
    for file in case.inputs.files:
        in_ontology = file.name.startswith("ontology/")
        if not in_ontology and _is_right(file.triples, properties, case.described):
            continue
        for t in file.triples:
            if not isinstance(t.subject, NamedNode):
                # A nameless thing that something names is told where it is named.
                if not in_ontology and not _is_named(case, t.subject):
                    yield Finding(file.name, 0, _NAMELESS, "Give it an IRI.")
                continue
            subject, predicate = t.subject.value, t.predicate.value
            if isinstance(t.object, BlankNode) and not in_ontology:
                yield case.finding(subject, (predicate,), _NAMELESS, "Give it an IRI.")
            known = _declared(case, predicate) if in_ontology else predicate in properties
            if not known:
                yield case.finding(
                    subject,
                    (predicate,),
                    f"there is no property {compress(predicate)}.",
                    suggest_property(predicate),
                )
            if not isinstance(t.object, NamedNode):
                continue
            thing = t.object.value
            if t.predicate == _TYPE:
                if not _declared(case, thing):
                    yield case.finding(
                        subject,
                        (thing,),
                        f"there is no class {compress(thing)}.",
                        suggest(thing),
                    )
            elif (
                predicate not in _OUTWARD
                and thing not in case.described
                and not thing.startswith(_BUILT_IN)
                and not in_ontology
            ):
                yield case.finding(
                    subject,
                    (thing,),
                    f"{compress(subject)} names {compress(thing)}, which no file describes.",
                    suggest(thing),
                )


def _is_right(triples: Triples, properties: Set[str], described: Set[str]) -> bool:
    """Whether each term and thing that stands in the lines of a file is known.

    It takes less time than looking at the triples one by one, and most files are right.
    """
    if triples.has_blank_nodes:
        return False
    used = {name for _, name, _ in triples.terms}
    if not {name[1:-1].decode() for name in used} <= properties:
        return False
    outward = {name for name in used if name[1:-1].decode() in _OUTWARD}
    things = {
        rest[1:-3].decode()
        for rest in {
            rest for _, name, rest in triples.terms if rest[0] == _NAMED and name not in outward
        }
    }
    return all(thing.startswith(_BUILT_IN) for thing in things - described)


def _properties(case: Case) -> frozenset[str]:
    """Return the properties that the ontology and its imports declare, and the built-in ones."""
    kinds = {NamedNode(expand(f"owl:{kind}Property")) for kind in _KINDS}
    declared = (
        quad.subject.value
        for kind in kinds
        for quad in case.store.quads_for_pattern(None, _TYPE, kind, DefaultGraph())
        if isinstance(quad.subject, NamedNode)
    )
    return frozenset((*declared, *_BUILT_IN_PROPERTIES))


def _is_named(case: Case, thing: BlankNode | Triple) -> bool:
    quads = case.store.quads_for_pattern(None, None, thing, DefaultGraph())
    return next(quads, None) is not None


def _declared(case: Case, iri: str) -> bool:
    return iri in case.described or iri.startswith(_BUILT_IN)


class _Suggestions:
    """The remedy for each unknown name, looked for once: a mistake may stand in many rows."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = names
        self._told: dict[str, str] = {}

    @cached_property
    def _known(self) -> dict[str, list[str]]:
        known: dict[str, list[str]] = {}
        for name in sorted(self._names):
            namespace, local = _parts(name)
            known.setdefault(namespace, []).append(local)
        return known

    def __call__(self, iri: str) -> str:
        """Return the nearest known name of the same namespace, if one is near."""
        if iri not in self._told:
            namespace, local = _parts(iri)
            near = difflib.get_close_matches(local, self._known.get(namespace, []), 1, 0.75)
            where = "the ontology" if namespace == NS else "a file of graph/"
            self._told[iri] = (
                f"Did you mean {compress(namespace + near[0])}?"
                if near
                else f"Correct its spelling, or describe it in {where}."
            )
        return self._told[iri]


def _parts(iri: str) -> tuple[str, str]:
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    return iri[:cut], iri[cut:]

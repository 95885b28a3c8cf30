"""The nodes of the network: concepts, actors, sources and whatever else an edge joins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cybergov.claims import CLAIM_CLASSES
from cybergov.facts import Facts, words
from cybergov.names import compress, expand, kind_of

__all__ = ["KINDS", "Node", "described", "kind_of_classes", "node_of"]

#: The kinds of nodes. A claim is an edge, and is a node only where claims are joined.
KINDS: Final = (
    "concept",
    "norm",
    "question",
    "thesis",
    "actor",
    "source",
    "provision",
    "process",
    "claim",
)

_CLASSES: Final = {
    "norm": "cg:Norm",
    "concept": "skos:Concept",
    "question": "cg:Question",
    "thesis": "cg:Thesis",
    "provision": "cg:Provision",
    "process": "cg:Process",
    "actor": "cg:State cg:Organization cg:Body cg:Grouping cg:IndefiniteGroup cg:Company "
    "cg:Person cg:Participant org:Organization foaf:Organization foaf:Group foaf:Person foaf:Agent",
    "source": "cg:Treaty cg:Resolution cg:Decision cg:Report cg:Strategy cg:Statement cg:Essay "
    "cg:Declaration cg:CodeOfConduct cg:Judgment cg:Legislation cg:MeetingRecord cg:Draft "
    "cg:ExpertRestatement cg:Guideline cg:WorkingPaper cg:Compilation cg:Book cg:ReferenceWork "
    "cg:Source dcterms:BibliographicResource",
    "claim": " ".join((*CLAIM_CLASSES, "cg:Claim")),
}
# The kind of a class, the more telling classes first: what is both a norm and a concept is a norm.
_KIND_OF_CLASS: Final = {
    expand(name): kind for kind, names in _CLASSES.items() for name in names.split()
}
_RANK: Final = {iri: rank for rank, iri in enumerate(_KIND_OF_CLASS)}

_LABELS: Final = (
    "skos:prefLabel",
    "dcterms:title",
    "cg:statement",
    "rdfs:label",
    "foaf:name",
    "cg:symbol",
)
_DESCRIPTIONS: Final = (
    "skos:definition",
    "skos:scopeNote",
    "skos:note",
    "dcterms:description",
    "rdfs:comment",
)


@dataclass(frozen=True)
class Node:
    """One thing in the network. All values are text; an unknown one is empty."""

    iri: str
    #: The prefixed name (``concept:sovereignty``), or the IRI where no prefix fits.
    id: str
    #: One of ``KINDS``, or ``thing``.
    kind: str
    #: What it is more exactly: ``essay``, ``state``, ``relation claim``.
    type: str
    #: The English label, title or statement; another language's, or the id, where there is none.
    label: str
    #: A definition or note.
    description: str
    #: The label of the top concept above a concept; a top concept is its own theme.
    theme: str
    theme_iri: str


def described(facts: Facts) -> set[str]:
    """Return the IRIs of all that is a node by itself, even where no edge joins it.

    A claim is not among them: what it says is an edge. Nor is a provision: thousands are known by
    their number alone, and only those that something is said of are of interest.
    """
    kinds = set(KINDS) - {"claim", "provision"}
    return {
        iri
        for iri in facts.subjects("rdf:type")
        if not iri.startswith("_:") and kind_of_classes(iri, facts.values(iri, "rdf:type")) in kinds
    }


def described_nodes(facts: Facts) -> tuple[Node, ...]:
    """Return the nodes of all that is ``described``, in the order of their IRIs."""
    return tuple(node_of(facts, iri) for iri in sorted(described(facts)))


def node_of(facts: Facts, iri: str) -> Node:
    """Return the node for ``iri``, which the graph need not describe."""
    classes = facts.values(iri, "rdf:type")
    theme = _theme_of(facts, iri)
    return Node(
        iri=iri,
        id=compress(iri),
        kind=kind_of_classes(iri, classes) or kind_of(iri) or "thing",
        type=words(min(classes, key=_rank)) if classes else "",
        label=_label_of(facts, iri),
        description=facts.text(iri, *_DESCRIPTIONS),
        theme=_label_of(facts, theme) if theme else "",
        theme_iri=theme,
    )


def kind_of_classes(iri: str, classes: list[str]) -> str:
    """Return the kind by the classes, else by the project's own way to name things, or ``""``."""
    ranked = [name for name in classes if name in _RANK]
    if ranked:
        return _KIND_OF_CLASS[min(ranked, key=_rank)]
    return kind_of(iri) if kind_of(iri) in KINDS else ""


def _rank(class_iri: str) -> tuple[int, str]:
    return _RANK.get(class_iri, len(_RANK)), class_iri


def _label_of(facts: Facts, iri: str) -> str:
    return facts.text(iri, *_LABELS) or _label_of_provision(facts, iri) or compress(iri)


def _label_of_provision(facts: Facts, iri: str) -> str:
    """Return ``Budapest Convention, 2: Illegal access`` of as much as is known."""
    source = facts.first(iri, "cg:ofSource")
    number, heading = facts.text(iri, "cg:number"), facts.text(iri, "cg:heading")
    place = ", ".join(part for part in (facts.text(source, *_LABELS), number) if part)
    return ": ".join(part for part in (place, heading) if part)


def _theme_of(facts: Facts, iri: str) -> str:
    """Return the IRI of the top concept above ``iri``, the first in order where there are several.

    A concept that nothing is above and that no scheme names as a top concept has no theme.
    """
    roots, seen, todo = set(), {iri}, [iri]
    while todo:
        concept = todo.pop()
        above = facts.values(concept, "skos:broader")
        if not above and (concept != iri or facts.values(iri, "skos:topConceptOf")):
            roots.add(concept)
        new = set(above) - seen
        seen |= new
        todo.extend(new)
    return min(roots, default="")

"""The edges of the network, each with the claim behind it and where that claim stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from pyoxigraph import NamedNode, QuerySolutions

from cybergov.engines import Engine
from cybergov.facts import Facts, words
from cybergov.findings import Finding, InputError
from cybergov.names import compress
from cybergov.text_files import read_text

__all__ = ["Edge", "edges_of", "ends_of_edges", "stream_of_edges"]

#: Between values of one attribute.
BETWEEN: Final = " ; "

#: Evidence nodes whose edges are remembered in a stream: the edges of one come close together.
_REMEMBERED: Final = 10_000

_COLUMNS: Final = ("source", "relation", "target", "evidence")
# From the weakest: an edge that rests on several passages is as well checked as the weakest.
_DEPTHS: Final = ("unchecked", "excerpt", "full text")
#: Evidence that stands in a record, entry by entry, has no passage that could be looked up.
_RECORD: Final = "record"


@dataclass(frozen=True)
class Edge:
    """One claim, or one editorial link, between two things.

    ``source`` and ``target`` are IRIs. What an edge lacks is empty, never None; several values
    stand in one text with " ; " between them.
    """

    source: str
    target: str
    #: The prefixed name, ``cg:remedies``.
    relation: str
    relation_label: str
    #: The prefixed name of the evidence node; empty on an editorial edge.
    claim: str = ""
    #: What the evidence node is: ``relation claim``, ``vote event``.
    claim_type: str = ""
    statement: str = ""
    holder: str = ""
    stated_by: str = ""
    #: The source that the passage is in; else the one that speaks, or that records the fact.
    document: str = ""
    locator: str = ""
    anchor: str = ""
    anchor_language: str = ""
    #: When it was stated, decided or done; else the date of the document.
    date: str = ""
    mode: str = ""
    certainty: str = ""
    polarity: str = ""
    conditional: bool = False
    condition: str = ""
    review: str = ""
    #: ``full text``, ``excerpt`` or ``unchecked`` of a passage; ``record`` where there is none and
    #: a record says so; empty on an editorial edge.
    check: str = ""
    #: Some holder is not among those who state it: no position of the holder follows from it.
    reported: bool = False
    editorial: bool = False
    #: How a reader interprets the wording, the other way to read it, until when it held, what
    #: part was voted on, a member's office.
    note: str = ""
    #: What the relation leaves open: the position, the match, the kind of treaty action, the
    #: status of a member, the outcome of a vote, who found an inference, the verb.
    detail: str = ""
    #: The file that says so: ``graph/claims/shared-future-essay.ttl``; of an editorial edge, the
    #: file of its source.
    file: str = ""


def edges_of(
    store: Engine, facts: Facts, queries: Path, files: Mapping[str, str] | None = None
) -> list[Edge]:
    """Return the edges that the ``.rq`` files in ``queries`` find, sorted, each once.

    ``files`` maps the IRI of a thing to the file that describes it, where that is known.

    Raises:
        InputError: a query has a syntax error, or does not give ?source ?relation ?target
            ?evidence, or there is no query.
    """
    rows = {row for file in _queries(queries) for row in _rows(store, file)}
    of_evidence = {node: _edge_of(facts, node) for node in {evidence for *_, evidence in rows}}
    relations = {iri: (compress(iri), facts.relation(iri)) for iri in {row[2] for row in rows}}
    return [
        of_evidence[evidence](
            source=source,
            target=target,
            relation=relations[relation][0],
            relation_label=relations[relation][1],
            file=(files or {}).get(evidence or source, ""),
        )
        for source, target, relation, evidence in sorted(rows)
    ]


def stream_of_edges(store: Engine, facts: Facts, queries: Path) -> Iterator[Edge]:
    """Yield the same edges in the order of the queries, without holding them.

    Raises:
        InputError: as ``edges_of``.
    """
    of_evidence = lru_cache(_REMEMBERED)(partial(_edge_of, facts))
    relation_of = cache(facts.relation)
    for file in _queries(queries):
        for source, target, relation, evidence in _rows(store, file):
            yield of_evidence(evidence)(
                source=source,
                target=target,
                relation=compress(relation),
                relation_label=relation_of(relation),
            )


def ends_of_edges(store: Engine, queries: Path) -> Iterator[tuple[str, str]]:
    """Yield source and target of each edge.

    Raises:
        InputError: as ``edges_of``.
    """
    for file in _queries(queries):
        for source, target, *_ in _rows(store, file):
            yield source, target


def _queries(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*.rq"))
    if not found:
        raise InputError(Finding(str(folder), 0, "there is no edge query (*.rq) here."))
    return found


def _rows(store: Engine, file: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield (source, target, relation, evidence) of each solution whose ends are IRIs."""
    try:
        solutions = store.query(read_text(file, str(file)))
    except SyntaxError as error:
        raise InputError(Finding(str(file), 0, f"this edge query can't be read: {error}")) from None
    if not isinstance(solutions, QuerySolutions) or not set(_COLUMNS) <= {
        variable.value for variable in solutions.variables
    }:
        message = "an edge query has to SELECT ?source ?relation ?target ?evidence."
        raise InputError(Finding(str(file), 0, message))
    for solution in solutions:
        source, relation, target, evidence = (solution[name] for name in _COLUMNS)
        if (
            isinstance(source, NamedNode)
            and isinstance(relation, NamedNode)
            and isinstance(target, NamedNode)
        ):
            node = evidence.value if isinstance(evidence, NamedNode) else ""
            yield source.value, target.value, relation.value, node


def _edge_of(facts: Facts, evidence: str) -> Callable[..., Edge]:
    """Return what makes the edges from one evidence node, given their ends and relation."""
    if not evidence:
        return partial(Edge, editorial=True)
    passages = facts.values(evidence, "cg:evidence")
    place = _passages(facts, evidence, passages) if passages else _record(facts, evidence)
    dates = "cg:statedOn", "dcterms:date", "cg:validFrom"
    return partial(
        Edge,
        claim=compress(evidence),
        claim_type=_type_of(facts, evidence),
        statement=facts.text(evidence, "cg:statement", "skos:prefLabel", "dcterms:title"),
        document=BETWEEN.join(map(compress, place.documents)),
        locator=place.locator,
        anchor=place.anchor,
        anchor_language=place.language,
        date=facts.first(evidence, *dates)
        or (facts.first(place.documents[0], "dcterms:date") if place.documents else ""),
        check=place.check,
        note=_note_of(facts, evidence),
        detail=facts.word(
            evidence,
            "cg:position",
            "cg:match",
            "cg:kind",
            "cg:status",
            "cg:outcome",
            "cg:foundBy",
            "cg:verb",
        ),
        **_said(facts, evidence),
    )


def _said(facts: Facts, evidence: str) -> dict[str, Any]:
    """Return who holds it and how sure it is: nothing of a recorded fact, which most nodes are."""
    if evidence not in facts.by_subject("cg:review"):
        return {}
    holders = facts.values(evidence, "cg:heldBy")
    staters = facts.values(evidence, "cg:statedBy")
    conditions = facts.values(evidence, "cg:condition")
    return {
        "holder": BETWEEN.join(map(compress, holders)),
        "stated_by": BETWEEN.join(map(compress, staters)),
        "mode": facts.word(evidence, "cg:mode"),
        "certainty": facts.word(evidence, "cg:certainty"),
        "polarity": facts.word(evidence, "cg:polarity"),
        "conditional": bool(conditions),
        "condition": BETWEEN.join(facts.text(claim, "cg:statement") for claim in conditions),
        "review": facts.word(evidence, "cg:review"),
        "reported": not set(holders) <= set(staters),
    }


class _Place(NamedTuple):
    """Where evidence stands, and how well that is checked."""

    documents: list[str]
    locator: str
    anchor: str
    language: str
    check: str


def _passages(facts: Facts, evidence: str, passages: list[str]) -> _Place:
    """Return the document, the passages in it and how well they are checked."""
    documents = _once([facts.first(passage, "cg:inSource") for passage in passages])
    anchors = [
        pair
        for passage in passages
        for pair in zip(
            facts.values(passage, "cg:anchor"),
            facts.languages(passage, "cg:anchor"),
            strict=True,
        )
    ]
    depths = [facts.word(passage, "cg:checkDepth") or _DEPTHS[0] for passage in passages]
    return _Place(
        documents or facts.values(evidence, "cg:record"),
        BETWEEN.join(facts.first(passage, "cg:locator") for passage in passages),
        BETWEEN.join(text for text, _ in anchors),
        BETWEEN.join(_once([language for _, language in anchors])),
        min(depths, key=_depth),
    )


def _record(facts: Facts, evidence: str) -> _Place:
    """Return the record, or the source and place that name another source.

    A locator is one in the source that speaks, so that source goes before the record.
    """
    speaking = facts.values(evidence, "cg:citing") or facts.values(evidence, "cg:endorsingSource")
    locator = facts.first(evidence, "cg:locator")
    records = facts.values(evidence, "cg:record")
    documents = (speaking if locator else []) or records or speaking
    return _Place(documents, locator, "", "", _RECORD if documents else _DEPTHS[0])


def _depth(check: str) -> int:
    return _DEPTHS.index(check) if check in _DEPTHS else 0


def _once(values: list[str]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def _type_of(facts: Facts, evidence: str) -> str:
    return _type_of_classes(tuple(facts.values(evidence, "rdf:type")))


@cache
def _type_of_classes(classes: tuple[str, ...]) -> str:
    """Return what the evidence node is, by its most special class: a vote event is a decision."""
    names = [compress(name) for name in classes]
    special = [name for name in names if name not in {"cg:Claim", "cg:DecisionEvent"}]
    own = [name for name in special if name.startswith("cg:")]
    return words(min(own or special or names, default=""))


def _note_of(facts: Facts, evidence: str) -> str:
    notes = {
        "interpretation": facts.text(evidence, "cg:interpretation"),
        "other reading": facts.text(evidence, "cg:otherReading"),
        "until": facts.text(evidence, "cg:validUntil"),
        "part": facts.text(evidence, "cg:partVotedOn"),
        "role": facts.word(evidence, "cg:role"),
    }
    return BETWEEN.join(f"{name}: {text}" for name, text in notes.items() if text)

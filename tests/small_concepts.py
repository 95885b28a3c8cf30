"""The claims and concepts of a checkout cut down to those of the essay: a build takes a second."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from cybergov.names import PREFIXES, expand
from cybergov.triples import sorted_triples

__all__ = ["keep_the_essay"]

_ESSAY: Final = "shared-future-essay"
_CONCEPT: Final = expand("concept:")
_NAME: Final = re.compile(r"\bconcept:([a-z0-9-]+)")
_BROADER: Final = NamedNode(expand("skos:broader"))
_LABEL: Final = NamedNode(expand("skos:prefLabel"))


def keep_the_essay(graph: Path) -> None:
    """Take out what is no claim of the essay, no group that it names and no concept that it uses.

    Labels with proof become plain ones: the texts that prove them are not kept.
    """
    for path in (*graph.glob("searches/*.ttl"), *graph.glob("questions/*.ttl")):
        path.unlink()
    for path in (*graph.glob("claims/*.ttl"), *graph.glob("actors/*.ttl")):
        if not path.stem.startswith((_ESSAY, "persons")):
            path.unlink()
    concepts = {path: list(_triples(path)) for path in sorted(graph.glob("concepts/*.ttl"))}
    broader: dict[str, list[str]] = {}
    for triple in (t for triples in concepts.values() for t in triples):
        subject, above = triple.subject, triple.object
        if triple.predicate == _BROADER and isinstance(subject, NamedNode):
            broader.setdefault(subject.value, []).append(str(above).strip("<>"))
    text = (graph / "claims" / f"{_ESSAY}.ttl").read_text("utf-8")
    kept: set[str] = set()
    waiting = {expand(f"concept:{name}") for name in _NAME.findall(text)}
    while waiting:
        kept |= waiting
        waiting = {above for iri in waiting for above in broader.get(iri, ())} - kept
    labels = [*_plain_labels(graph / "tables" / "labels.csv")]
    for path, triples in concepts.items():
        mine = {t.subject for t in triples}
        triples += [label for label in labels if label.subject in mine]
        left = sorted_triples(t for t in triples if _is_kept(t, kept))
        if left:
            prefixes = {prefix: PREFIXES[prefix] for prefix in ("cg", "concept", "skos")}
            path.write_bytes(serialize(left, format=RdfFormat.TURTLE, prefixes=prefixes) or b"")
        else:
            path.unlink()


def _is_kept(triple: Triple, kept: set[str]) -> bool:
    """Tell whether a triple is of a concept that is kept, and names no other."""
    terms = (triple.subject, triple.object)
    iris = (term.value for term in terms if isinstance(term, NamedNode))
    return kept.issuperset(iri for iri in iris if iri.startswith(_CONCEPT))


def _triples(path: Path) -> list[Triple]:
    return [q.triple for q in parse(path=str(path), format=RdfFormat.TURTLE)]


def _plain_labels(table: Path) -> list[Triple]:
    with table.open(encoding="utf-8", newline="") as file:
        return sorted(
            {
                Triple(
                    NamedNode(expand(f"concept:{row['concept']}")),
                    _LABEL,
                    Literal(row["label"], language=row["language"]),
                )
                for row in csv.DictReader(file)
                if row["kind"] == "preferred"
            },
            key=str,
        )

"""Generate a graph of claims of any size: the same size gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from cybergov.exports import format_named
from cybergov.names import expand
from cybergov.part import Part
from cybergov.triples import sorted_triples

__all__ = ["claims_graph"]

_RELATIONS = ("cg:remedies", "cg:aggravates", "cg:causes", "cg:requires", "cg:limits")
#: Triples of one claim with its passage.
PER_CLAIM = 13


def claims_graph(triples: int, folder: Path) -> None:
    """Write about ``triples`` triples of claims as ``cybergov.ttl`` and ``cybergov.nt``."""
    part = Part(sorted_triples(_claims(triples // PER_CLAIM)))
    for name in ("ttl", "nt"):
        form = format_named(name)
        with (folder / form.FILE_NAME).open("wb") as output:
            form.write(part, output)


def _claims(number: int) -> Iterator[Triple]:
    concepts = max(10, number // 20)
    for n in range(number):
        claim, passage = f"claim:generated-{n}", f"passage:generated-{n}"
        yield _triple(claim, "rdf:type", "cg:RelationClaim")
        yield _triple(claim, "cg:heldBy", f"actor:generated-{n % 200}")
        yield _triple(claim, "cg:statedBy", f"actor:generated-{n % 200}")
        yield _triple(claim, "cg:subject", f"concept:generated-{n % concepts}")
        yield _triple(claim, "cg:relation", _RELATIONS[n % len(_RELATIONS)])
        yield _triple(claim, "cg:object", f"concept:generated-{(n * 7 + 3) % concepts}")
        yield _triple(claim, "cg:mode", "cg:Descriptive")
        yield _triple(claim, "cg:certainty", "cg:Asserted")
        yield _text(claim, "cg:statement", f"The claim with the number {n} says one thing.")
        yield _triple(claim, "cg:evidence", passage)
        yield _triple(passage, "rdf:type", "cg:Passage")
        yield _text(passage, "cg:anchor", f"the anchor with the number {n}")
        yield Triple(
            NamedNode(expand(passage)), NamedNode(expand("cg:locator")), Literal(f"p {n % 90 + 1}")
        )


def _triple(subject: str, predicate: str, thing: str) -> Triple:
    return Triple(
        NamedNode(expand(subject)), NamedNode(expand(predicate)), NamedNode(expand(thing))
    )


def _text(subject: str, predicate: str, text: str) -> Triple:
    return Triple(
        NamedNode(expand(subject)), NamedNode(expand(predicate)), Literal(text, language="en")
    )

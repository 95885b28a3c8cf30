"""The labels of concepts that a text attests, and what texts say instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cybergov.explorer.passages import Record, passages_of
from cybergov.facts import Facts
from cybergov.labels import rank
from cybergov.names import compress

__all__ = ["labels_of"]

#: The properties that lead to such a label, with what it is called, in the order of telling.
_KINDS: Final = {
    "skosxl:prefLabel": "preferred",
    "skosxl:altLabel": "alternative",
    "cg:otherRendering": "rendered otherwise",
    "cg:noEquivalent": "no equivalent",
}
_PLAIN: Final = "skos:prefLabel"


def labels_of(facts: Facts, number: Mapping[str, int]) -> list[Record]:
    """Return a row for each label with proof, by concept, language and kind.

    ``number`` gives a concept's number by its name; ``step`` is how much it is above that of the
    row before. The wording of a preferred label stands with the concept already and is left out,
    and so is a form that is the same as the words at its place.
    """
    order = list(_KINDS.values())
    rows = []
    for name, kind in _KINDS.items():
        for concept in facts.subjects(name):
            of = number.get(compress(concept))
            for label in facts.values(concept, name) if of is not None else ():
                row = _row(facts, concept, label, kind)
                language = str(row.get("language", ""))
                place = (of or 0, rank(language), language, order.index(kind), label)
                rows.append((place, row))
    before, told = 0, []
    for (of, *_), row in sorted(rows, key=lambda item: item[0]):
        told.append({"step": of - before, **row})
        before = of
    return told


def _row(facts: Facts, concept: str, label: str, kind: str) -> Record:
    wording = facts.first(label, "skosxl:literalForm")
    language = next(iter(facts.languages(label, "skosxl:literalForm")), "")
    plain = zip(facts.values(concept, _PLAIN), facts.languages(concept, _PLAIN), strict=True)
    register = facts.first(label, "cg:register")
    proof = facts.values(label, "cg:evidence")
    anchors = {facts.first(passage, "cg:anchor") for passage in proof}
    forms = [form for form in facts.values(label, "cg:attestedForm") if form not in anchors]
    full: Record = {
        "kind": kind,
        "language": language or facts.first(label, "dcterms:language"),
        "wording": "" if kind == "preferred" and (wording, language) in plain else wording,
        "usage": facts.relation(register) if register else "",
        "forms": forms,
        "note": facts.text(label, "skos:note"),
        "passages": passages_of(facts, label),
    }
    return {key: value for key, value in full.items() if value}

"""What the panel says of each claim and act: whose it is, where it stands, how it was checked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cybergov.claims import CLAIM_CLASSES
from cybergov.explorer.acts import ACTS, acts_of
from cybergov.explorer.passages import Record, passages_of
from cybergov.facts import Facts, words
from cybergov.names import compress, expand

__all__ = ["records_of"]

_NAMES: Final = {
    "held": "cg:heldBy",
    "stated": "cg:statedBy",
    "addressees": "cg:addressee",
    "conditions": "cg:condition",
    "replaces": "cg:replaces",
    "premises": "cg:premise",
    "conclusion": "cg:conclusion",
}
_ABOUT: Final = (
    "cg:subject",
    "cg:object",
    "cg:about",
    "cg:defines",
    "cg:on",
    "cg:from",
    "cg:to",
)
_WORDS: Final = {
    "mode": ("cg:mode",),
    "certainty": ("cg:certainty",),
    "polarity": ("cg:polarity",),
    "review": ("cg:review",),
    "capacity": ("cg:inCapacity",),
    "verb": ("cg:verb",),
    "found": ("cg:foundBy",),
    "detail": ("cg:position", "cg:match"),
}
_TEXTS: Final = {
    "statement": ("cg:statement", "skos:prefLabel", "dcterms:title"),
    "interpretation": ("cg:interpretation",),
    "otherReading": ("cg:otherReading",),
}
_DATES: Final = {
    "date": ("cg:statedOn", "dcterms:date"),
}
_CLAIMS: Final = frozenset(map(expand, (*CLAIM_CLASSES, "cg:Claim")))
_GENERAL: Final = frozenset({"cg:Claim"})


def records_of(facts: Facts, drawn: Iterable[str]) -> list[Record]:
    """Return a record of each evidence node in ``drawn``, every claim and every recorded act.

    They are sorted by type and name. ``drawn`` holds prefixed names. A claim that no edge draws,
    such as a premise left unsaid, has a record too, and so has a decision without a vote; a
    withdrawn claim has none unless an edge draws it.
    """
    iris = {_iri(name) for name in drawn}
    wanted = iris | {
        iri
        for iri in facts.subjects("rdf:type")
        if _is_wanted(facts, iri, facts.values(iri, "rdf:type"))
    }
    kinds = {iri: kind for iri in wanted if (kind := _kind_of_act(facts, iri))}
    records = list(acts_of(facts, kinds, iris).values())
    records += [_record(facts, iri) for iri in wanted - kinds.keys()]
    return sorted(records, key=lambda record: (str(record["type"]), str(record["name"])))


def _kind_of_act(facts: Facts, iri: str) -> str:
    """Return what the act is, or ``""``: a vote is a decision too, and later in the alphabet."""
    return max((ACTS[name] for name in facts.values(iri, "rdf:type") if name in ACTS), default="")


def _is_wanted(facts: Facts, iri: str, classes: list[str]) -> bool:
    if not _CLAIMS.isdisjoint(classes):
        return facts.word(iri, "cg:review") != "withdrawn"
    return not ACTS.keys().isdisjoint(classes)


def _record(facts: Facts, iri: str) -> Record:
    full: Record = {
        "about": sorted({compress(v) for p in _ABOUT for v in facts.values(iri, p)}),
        "implicit": facts.first(iri, "cg:implicit") == "true",
        "passages": passages_of(facts, iri),
        "records": [compress(value) for value in facts.values(iri, "cg:record")],
        **{key: [compress(v) for v in facts.values(iri, p)] for key, p in _NAMES.items()},
        **{key: facts.word(iri, *properties) for key, properties in _WORDS.items()},
        **{key: facts.text(iri, *properties) for key, properties in _TEXTS.items()},
        **{key: facts.first(iri, *properties) for key, properties in _DATES.items()},
    }
    known = {key: value for key, value in full.items() if value}
    return {"name": compress(iri), "type": _type_of(facts, iri), **known}


def _type_of(facts: Facts, iri: str) -> str:
    classes = [compress(value) for value in facts.values(iri, "rdf:type")]
    special = [name for name in classes if name not in _GENERAL]
    return words(min(special or classes, default=""))


def _iri(name: str) -> str:
    try:
        return expand(name)
    except (KeyError, ValueError):
        return name

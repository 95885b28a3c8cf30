"""What the panel says of each claim: whose view it is, where it stands, how it was checked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pyoxigraph import Store

from cybergov.facts import Facts, words
from cybergov.names import compress, expand

__all__ = ["Record", "records_of"]

#: A claim as JSON: what is empty is left out.
Record = dict[str, object]

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
    "cg:treaty",
)
_WORDS: Final = {
    "mode": ("cg:mode",),
    "certainty": ("cg:certainty",),
    "polarity": ("cg:polarity",),
    "review": ("cg:review",),
    "capacity": ("cg:inCapacity",),
    "verb": ("cg:verb",),
    "found": ("cg:foundBy",),
    "detail": ("cg:position", "cg:match", "cg:kind", "cg:status", "cg:outcome"),
}
_TEXTS: Final = {
    "statement": ("cg:statement", "skos:prefLabel", "dcterms:title"),
    "interpretation": ("cg:interpretation",),
    "otherReading": ("cg:otherReading",),
}
_DATES: Final = {
    "date": ("cg:statedOn", "dcterms:date", "cg:validFrom"),
    "until": ("cg:validUntil",),
}
_CLAIMS: Final = frozenset(
    map(
        expand,
        (
            "cg:Claim",
            "cg:RelationClaim",
            "cg:Stance",
            "cg:DefinitionClaim",
            "cg:MappingClaim",
            "cg:Proposition",
        ),
    )
)
_GENERAL: Final = frozenset({"cg:Claim", "cg:DecisionEvent"})


def records_of(store: Store, drawn: Iterable[str]) -> list[Record]:
    """Return a record of each evidence node in ``drawn`` and of every claim, sorted by name.

    ``drawn`` holds prefixed names. A claim that no edge draws, such as a premise left unsaid, has
    a record too; a withdrawn one has none unless an edge draws it.
    """
    facts = Facts(store)
    claims = {
        compress(iri)
        for iri in facts.subjects("rdf:type")
        if not _CLAIMS.isdisjoint(facts.values(iri, "rdf:type"))
        and facts.word(iri, "cg:review") != "withdrawn"
    }
    return [_record(facts, name) for name in sorted(claims | set(drawn))]


def _record(facts: Facts, name: str) -> Record:
    iri = _iri(name)
    full: Record = {
        "type": _type_of(facts, iri),
        "about": sorted({compress(v) for p in _ABOUT for v in facts.values(iri, p)}),
        "implicit": facts.first(iri, "cg:implicit") == "true",
        "passages": [_passage(facts, passage) for passage in facts.values(iri, "cg:evidence")],
        "records": [compress(value) for value in facts.values(iri, "cg:record")],
        **{key: [compress(v) for v in facts.values(iri, p)] for key, p in _NAMES.items()},
        **{key: facts.word(iri, *properties) for key, properties in _WORDS.items()},
        **{key: facts.text(iri, *properties) for key, properties in _TEXTS.items()},
        **{key: facts.first(iri, *properties) for key, properties in _DATES.items()},
    }
    return {"name": name, **{key: value for key, value in sorted(full.items()) if value}}


def _passage(facts: Facts, passage: str) -> dict[str, str]:
    full = {
        "name": compress(passage),
        "source": compress(facts.first(passage, "cg:inSource")),
        "locator": facts.first(passage, "cg:locator"),
        "anchor": facts.first(passage, "cg:anchor"),
        "language": next(iter(facts.languages(passage, "cg:anchor")), ""),
        "check": facts.word(passage, "cg:checkDepth") or "unchecked",
        "checkedOn": facts.first(passage, "cg:checkedOn"),
    }
    return {key: value for key, value in full.items() if value}


def _type_of(facts: Facts, iri: str) -> str:
    classes = [compress(value) for value in facts.values(iri, "rdf:type")]
    special = [name for name in classes if name not in _GENERAL]
    return words(min(special or classes, default=""))


def _iri(name: str) -> str:
    try:
        return expand(name)
    except (KeyError, ValueError):
        return name

"""What the page knows of each node: its names, notes and dates, and where these were read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cybergov.explorer.passages import Record
from cybergov.explorer.spread import spread
from cybergov.facts import Facts
from cybergov.labels import LANGUAGES
from cybergov.names import compress
from cybergov.network import Node

__all__ = ["things_of"]

_LABELS: Final = ("skos:prefLabel", "dcterms:title", "cg:statement")
_LISTS: Final = {
    "notes": ("skos:scopeNote", "skos:note"),
    "others": ("skos:altLabel", "cg:isoCode3"),
    "formal": ("cg:formalName",),
}
_ADDRESSES: Final = {
    "page": "foaf:page",
    "readAt": "cg:readAt",
    "register": "cg:identifiedAs",
}
#: Values that are names of things.
_THINGS: Final = {
    "former": "cg:formerName",
    "records": "cg:record",
    "publisher": "dcterms:publisher",
    "committee": "cg:committee",
    "depositary": "cg:depositary",
    "states": "cg:states",
    "whole": "cg:ofSource",
}
_TEXTS: Final = {
    "symbol": "cg:symbol",
    "agenda": "cg:agendaItem",
    "session": "cg:session",
    "conditions": "cg:conditionsForEntryIntoForce",
    "place": "cg:place",
    "standing": "cg:normStatus",
}
_PLAIN: Final = {
    "date": "dcterms:date",
    "opened": "cg:openedForSignature",
    "inForce": "cg:enteredIntoForce",
    "read": "cg:readOn",
    "locator": "cg:locator",
}


def things_of(facts: Facts, nodes: Iterable[Node]) -> dict[str, Record]:
    """Return what is known of each node by its IRI; what is empty is left out."""
    rows: dict[str, Record] = {node.iri: _names_of(facts, node) for node in nodes}

    def things(iri: str, name: str) -> list[str]:
        return list(map(compress, facts.values(iri, name)))

    spread(facts, rows, _LISTS, lambda iri, names: _pairs(facts, iri, *names))
    spread(facts, rows, _THINGS, things)
    spread(facts, rows, _ADDRESSES, lambda iri, name: _addresses(facts.values(iri, name)))
    spread(facts, rows, _TEXTS, lambda iri, name: facts.text(iri, name))
    spread(facts, rows, _PLAIN, lambda iri, name: facts.first(iri, name))
    spread(facts, rows, {"hidden": "skos:hiddenLabel"}, facts.values)
    spread(facts, rows, {"nature": "cg:legalNature"}, facts.word)
    # What a claim is about stands with the claim.
    asked = {iri: row for iri, row in rows.items() if row["kind"] == "question"}
    spread(facts, asked, {"about": "cg:about"}, things)
    for row in rows.values():
        # A note is no definition too, and of several public pages one is enough.
        notes, pages = row.get("notes"), row.get("page")
        if isinstance(notes, list) and row.get("description") in {text for _, text in notes}:
            del row["description"]
        if isinstance(pages, list):
            row["page"] = pages[0]
    return rows


def _names_of(facts: Facts, node: Node) -> Record:
    labels = _pairs(facts, node.iri, *_LABELS)
    full: Record = {
        "kind": node.kind,
        "type": node.type,
        "language": _language(node.label, labels),
        "description": node.description,
        "theme": compress(node.theme_iri) if node.theme_iri else "",
        **{
            f"in-{language}": text
            for language, text in reversed(labels)
            if language in LANGUAGES and text != node.label
        },
    }
    known = {key: value for key, value in full.items() if value}
    return {"name": node.id, "label": node.label, **known}


def _pairs(facts: Facts, iri: str, *names: str) -> list[list[str]]:
    """Return the (language, text) pairs of the properties, sorted, each once."""
    pairs = {
        (language, text)
        for name in names
        for text, language in zip(facts.values(iri, name), facts.languages(iri, name), strict=True)
    }
    return [list(pair) for pair in sorted(pairs)]


def _language(label: str, labels: list[list[str]]) -> str:
    """Return the language of a label that is in no English."""
    languages = {language for language, text in labels if text == label}
    return "" if not languages or "en" in languages else min(languages)


def _addresses(values: list[str]) -> list[str]:
    return [value for value in values if value.startswith(("https://", "http://"))]

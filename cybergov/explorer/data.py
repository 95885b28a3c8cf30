"""What the page knows: nodes with their places, edges, relations, claims and territories."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from cybergov.explorer.claims import Record, records_of
from cybergov.explorer.layout import Territory, layout_of
from cybergov.explorer.relations import ARGUMENT, EDITORIAL, FAMILIES, OFF_AT_FIRST, family_of
from cybergov.names import compress, expand
from cybergov.network import Edge, Network
from cybergov.part import Part

__all__ = ["LANGUAGES", "PageData", "page_data"]

#: The languages that labels are shown in, with their own names.
LANGUAGES: Final = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ru": "Русский",
    "zh": "中文",
    "ar": "العربية",
}

# More edges of one recorded kind than this hide the picture behind them.
_MANY: Final = 150

_LABELS: Final = ("skos:prefLabel", "dcterms:title", "cg:statement")
_NOTES: Final = ("skos:scopeNote", "skos:note")
_OTHER_NAMES: Final = ("skos:altLabel", "cg:symbol", "cg:isoCode3")


@dataclass(frozen=True)
class PageData:
    """The values that the template inlines, all of them plain JSON.

    A node's ``id`` is its place in ``nodes``; an edge's ``relation`` and ``claim`` are places in
    ``relations`` and ``claims``, and ``claim`` is -1 on an editorial edge.
    """

    nodes: list[dict[str, object]]
    edges: list[dict[str, int]]
    relations: list[dict[str, object]]
    claims: list[Record]
    territories: list[dict[str, object]]
    families: list[dict[str, str]]
    languages: dict[str, str]


def page_data(part: Part) -> PageData:
    """Return what the page needs of ``part``: the same part gives the same values."""
    network = part.network
    places = layout_of(network)
    number = {node.iri: index for index, node in enumerate(network.nodes)}
    relations = _relations(network)
    relation_number = {relation["name"]: index for index, relation in enumerate(relations)}
    claims = records_of(part.store, {edge.claim for edge in network.edges if edge.claim})
    claim_number = {claim["name"]: index for index, claim in enumerate(claims)}
    return PageData(
        nodes=_nodes(network, part.store, places.positions),
        edges=[
            {
                "from": number[edge.source],
                "to": number[edge.target],
                "relation": relation_number[edge.relation],
                "claim": claim_number.get(edge.claim, -1),
            }
            for edge in network.edges
        ],
        relations=relations,
        claims=claims,
        territories=[_territory(place, number) for place in places.territories],
        families=[{"key": key, "title": title, "note": note} for key, title, note in FAMILIES],
        languages=dict(LANGUAGES),
    )


def _nodes(
    network: Network, store: Store, positions: dict[str, tuple[int, int]]
) -> list[dict[str, object]]:
    labels = _texts(store, _LABELS)
    others = _texts(store, _OTHER_NAMES)
    notes = _texts(store, _NOTES)
    pages = _pages(store)
    dates = _texts(store, ("dcterms:date",))
    nodes = []
    for node in network.nodes:
        x, y = positions[node.iri]
        full: dict[str, object] = {
            "name": node.id,
            "kind": node.kind,
            "type": node.type,
            "description": node.description,
            "notes": [list(pair) for pair in notes.get(node.iri, [])],
            "theme": compress(node.theme_iri),
            "labels": {
                language: text
                for language, text in labels.get(node.iri, [])
                if language in LANGUAGES and text != node.label
            },
            "others": [list(pair) for pair in others.get(node.iri, [])],
            "page": pages.get(node.iri, ""),
            "date": next((text for _, text in dates.get(node.iri, [])), ""),
        }
        kept = {key: value for key, value in full.items() if value}
        nodes.append({"label": node.label, "x": x, "y": y, **kept})
    return nodes


def _relations(network: Network) -> list[dict[str, object]]:
    """Return each relation in the edges, with its family and whether it is drawn at first."""
    counts = Counter(edge.relation for edge in network.edges)
    first: dict[str, Edge] = {}
    for edge in network.edges:
        first.setdefault(edge.relation, edge)
    relations = []
    for name, edge in sorted(first.items()):
        family = family_of(name, edge.claim_type, edge.editorial)
        relations.append(
            {
                "name": name,
                "label": edge.relation_label,
                "family": family,
                "on": name not in OFF_AT_FIRST
                and family not in {ARGUMENT, EDITORIAL}
                and (edge.claim_type == "relation claim" or counts[name] <= _MANY),
            }
        )
    return relations


def _territory(place: Territory, number: dict[str, int]) -> dict[str, object]:
    return {
        "label": place.label,
        "node": number.get(place.iri, -1),
        "x": place.x,
        "y": place.y,
        "width": place.width,
        "height": place.height,
        "members": sorted(number[member] for member in place.members),
    }


def _texts(store: Store, names: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """Return the (language, text) pairs of the properties by subject, sorted."""
    found: dict[str, set[tuple[str, str]]] = {}
    for name in names:
        for quad in store.quads_for_pattern(None, NamedNode(expand(name)), None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                pair = (quad.object.language or "", quad.object.value)
                found.setdefault(quad.subject.value, set()).add(pair)
    return {subject: sorted(pairs) for subject, pairs in found.items()}


def _pages(store: Store) -> dict[str, str]:
    """Return the public address of each thing that has one: the first, where there are more."""
    pages: dict[str, str] = {}
    pattern = (None, NamedNode(expand("foaf:page")), None, DefaultGraph())
    for quad in store.quads_for_pattern(*pattern):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            subject, address = quad.subject.value, quad.object.value
            if address.startswith(("https://", "http://")):
                pages[subject] = min(pages.get(subject, address), address)
    return pages

"""What the page knows: nodes with their places, edges, relations, claims, acts and territories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from cybergov.explorer.claims import records_of
from cybergov.explorer.compared import things_compared
from cybergov.explorer.first import MANY
from cybergov.explorer.layout import Territory, layout_of
from cybergov.explorer.naming import labels_of
from cybergov.explorer.packed import Packed, packed
from cybergov.explorer.passages import Record
from cybergov.explorer.relations import ARGUMENT, EDITORIAL, FAMILIES, OFF_AT_FIRST, family_of
from cybergov.explorer.silences import searches_of
from cybergov.explorer.texts import texts_of
from cybergov.explorer.things import things_of
from cybergov.labels import LANGUAGES
from cybergov.network import Edge, Network
from cybergov.part import Part

__all__ = ["LANGUAGES", "PageData", "page_data"]

#: The keys of a node or claim that hold names of things, as in ``script/graph.js``.
_REFERENCES: Final = frozenset(
    "about actor addressees behalf body by committee depositary for held late left nominated of "
    "publisher records searched source speaking stated states whole".split()
)


@dataclass(frozen=True)
class PageData:
    """The values that the template inlines, all of them plain JSON.

    A node's number is its place in ``nodes``, and stands for its name wherever a thing is named.
    A claim's is its place in ``claims``, all tables in one. A row of ``edges`` holds the edges of
    one claim and relation: ``from`` and ``to`` are numbers of nodes, or lists of such; ``step``
    is how much the claim's number is above that of the row before. The claim of an editorial edge
    has the number -1. A node without ``x`` has no place until the reader asks for it. A passage's
    number is its place in ``passages``. ``places``, ``passages``, ``labels`` and ``searches`` are
    told where they are made: in ``texts.py``, ``lineages.py``, ``naming.py``, ``silences.py``.
    """

    nodes: Packed
    edges: Packed
    relations: list[dict[str, object]]
    claims: list[Packed]
    places: Packed
    passages: Packed
    labels: Packed
    searches: Packed
    territories: list[dict[str, object]]
    families: list[dict[str, str]]
    languages: dict[str, str]


def page_data(part: Part) -> PageData:
    """Return what the page needs of ``part``: the same part gives the same values."""
    network = part.network
    facts = part.facts
    places = layout_of(network, part.last)
    nodes = things_compared(facts, network.nodes)
    number = {node.iri: index for index, node in enumerate(nodes)}
    by_name = {node.id: index for index, node in enumerate(nodes)}
    relations = _relations(network)
    records = records_of(facts, {edge.claim for edge in network.edges if edge.claim})
    things = [
        {**thing, **_place(places.positions.get(iri))}
        for iri, thing in things_of(facts, nodes).items()
    ]
    texts = texts_of(facts)

    def short(rows: Iterable[Record]) -> Packed:
        return packed([_by_number(row, by_name, texts.number) for row in rows])

    return PageData(
        nodes=short(things),
        edges=packed(list(_rows(network.edges, number, relations, records))),
        relations=relations,
        claims=[short(group) for _, group in groupby(records, key=lambda record: record["type"])],
        places=short(texts.places),
        passages=short(texts.passages),
        labels=short(labels_of(facts, by_name)),
        searches=short(searches_of(facts)),
        territories=[_territory(place, number) for place in places.territories],
        families=[{"key": key, "title": title, "note": note} for key, title, note in FAMILIES],
        languages=dict(LANGUAGES),
    )


def _place(position: tuple[int, int] | None) -> Record:
    return {"x": position[0], "y": position[1]} if position else {}


def _by_number(record: Record, number: Mapping[str, int], passages: Mapping[str, int]) -> Record:
    """Return the record with the numbers of things and passages in place of their names.

    A list of one is written without its brackets; the page knows which keys hold lists.
    """
    short = {}
    for key, value in record.items():
        if key in _REFERENCES:
            names = map(str, value if isinstance(value, list) else [value])
            value = [number.get(name, name) for name in names]
        elif key == "passages" and isinstance(value, list):
            value = [passages[name] for name in value]
        alone = isinstance(value, list) and len(value) == 1 and not isinstance(value[0], list)
        short[key] = value[0] if isinstance(value, list) and alone else value
    return short


def _rows(
    edges: Sequence[Edge],
    number: Mapping[str, int],
    relations: Sequence[Mapping[str, object]],
    records: Iterable[Record],
) -> Iterable[Record]:
    claim_number = {str(record["name"]): index for index, record in enumerate(records)}
    relation_number = {str(relation["name"]): index for index, relation in enumerate(relations)}
    coded = sorted(
        (
            claim_number.get(edge.claim, -1),
            relation_number[edge.relation],
            number[edge.source],
            number[edge.target],
        )
        for edge in edges
    )
    before = -1
    for (claim, relation), group in groupby(coded, key=lambda edge: edge[:2]):
        ends = list(group)
        yield {
            "step": claim - before,
            "relation": relation,
            "from": _shared([source for *_, source, _ in ends]),
            "to": _shared([target for *_, target in ends]),
        }
        before = claim


def _shared(ends: list[int]) -> int | list[int]:
    return ends[0] if len(set(ends)) == 1 else ends


def _relations(network: Network) -> list[dict[str, object]]:
    """Return each relation in the edges, with its family and whether it is drawn at first."""
    counts = Counter(edge.relation for edge in network.edges)
    first: dict[str, Edge] = {}
    for edge in network.edges:
        first.setdefault(edge.relation, edge)
    families = {
        name: family_of(name, edge.claim_type, edge.editorial) for name, edge in first.items()
    }
    of_family = Counter(families[edge.relation] for edge in network.edges)
    return [
        {
            "name": name,
            "label": edge.relation_label,
            "family": families[name],
            "on": name not in OFF_AT_FIRST
            and families[name] not in {ARGUMENT, EDITORIAL}
            and (
                edge.claim_type == "relation claim"
                or max(counts[name], of_family[families[name]]) <= MANY
            ),
        }
        for name, edge in sorted(first.items())
    ]


def _territory(place: Territory, number: Mapping[str, int]) -> dict[str, object]:
    return {
        "label": place.label,
        "node": number.get(place.iri, -1),
        "x": place.x,
        "y": place.y,
        "width": place.width,
        "height": place.height,
        "members": sorted(number[member] for member in place.members),
    }

"""Where each node stands: themes side by side in rows, arguments in layers below them."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import astuple, dataclass
from typing import Final

from cybergov.explorer.boxes import box_of
from cybergov.explorer.first import in_claims
from cybergov.explorer.rows import Rectangle, rows_of
from cybergov.last import Last, WorkedOut
from cybergov.network import Edge, Network, Node

__all__ = ["Layout", "Territory", "layout_of"]

# The picture's shape, width to height: that of a wide window without its filters.
_SHAPE: Final = 1.55
_NARROWEST: Final = 900.0
_GAP: Final = 16
# A territory is this many times as large as its labels; names of actors are long, and bold.
_LOOSE: Final = 2.0
_LOOSER: Final = 2.6
_TITLE: Final = 46

_OF_KIND: Final = {
    "question": "Questions and answers",
    "thesis": "Questions and answers",
    "actor": "Actors",
    "source": "Sources",
    "provision": "Provisions",
    "process": "Processes",
    "concept": "Other concepts",
    "norm": "Other concepts",
}
_REST: Final = "Other things"
_ORDER: Final = (*dict.fromkeys(_OF_KIND.values()), _REST)


@dataclass(frozen=True)
class Territory:
    """A part of the picture that nodes share, in whole pixels; ``iri`` names a theme, or is empty.

    ``x`` and ``y`` are those of its top left corner.
    """

    label: str
    iri: str
    x: int
    y: int
    width: int
    height: int
    members: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """The places by IRI, in whole pixels, and the territories."""

    positions: dict[str, tuple[int, int]]
    territories: tuple[Territory, ...]


def layout_of(network: Network, last: Last) -> Layout:
    """Return the places: themes above, actors and sources below them, claims at the bottom.

    Only what stands in claims has one (see ``first.py``); the page finds room for the rest when it
    is asked for, so that the cost does not grow with the record. Deterministic: nodes and edges
    are taken in their order and the random start is seeded. A territory in which nothing changed
    since the last build, nor in what it is linked to, is not worked out again.
    """
    known = WorkedOut(last, "places")
    network = _placed(network)
    groups = _groups(network.nodes)
    themes = {key: nodes for key, nodes in groups.items() if key[1]}
    others = {key: nodes for key, nodes in groups.items() if not key[1]}
    weights = _weights(network, groups)
    links = [(e.source, e.target) for e in network.edges if e.relation != "cg:discusses"]
    width = _width(themes, others)
    places, bottom = _rows(_areas(themes), weights, width, 0.0, known)
    below, bottom = _rows(_areas(others), weights, width, bottom + _GAP, known)
    places |= below

    positions: Positions = {}
    centres = {node.iri: places[key].centre for key, nodes in groups.items() for node in nodes}
    for key, nodes in groups.items():
        positions |= _scattered(nodes, links, places[key].inside(_TITLE), centres, known)
    claims = [node for node in network.nodes if node.kind == "claim"]
    positions |= _arranged(claims, network.edges, (0.0, bottom + 4 * _GAP), known)
    known.note()
    return Layout(
        {iri: (round(x), round(y)) for iri, (x, y) in positions.items()},
        tuple(_territory(key, nodes, places[key]) for key, nodes in groups.items()),
    )


_Key = tuple[str, str]
Positions = dict[str, tuple[float, float]]


def _rows(
    areas: dict[_Key, float],
    weights: Counter[tuple[_Key, _Key]],
    width: float,
    top: float,
    known: WorkedOut,
) -> tuple[dict[_Key, Rectangle], float]:
    """Return the territories' rectangles and where the last row ends."""

    def work() -> tuple[list[tuple[float, ...]], float]:
        places, bottom = rows_of(areas, weights, width, top, _GAP)
        return [astuple(places[key]) for key in areas], bottom

    numbers, bottom = known([list(areas.items()), list(weights.items()), width, top], work)
    return {key: Rectangle(*four) for key, four in zip(areas, numbers, strict=True)}, bottom


def _scattered(
    nodes: list[Node],
    links: list[tuple[str, str]],
    inside: Rectangle,
    centres: Positions,
    known: WorkedOut,
) -> Positions:
    """Return the places of a territory's nodes; only links that end in it are of account."""
    boxes = {node.iri: box_of(node.kind, node.label) for node in nodes}
    links = [link for link in links if link[0] in boxes or link[1] in boxes]
    far = {end: centres[end] for link in links for end in link if end in centres}

    def work() -> Positions:
        # What is slow to import is imported only where something has to be worked out.
        from cybergov.explorer.scatter import scatter

        return scatter(boxes, links, inside, far)

    sizes = [(iri, box.width, box.height) for iri, box in boxes.items()]
    shape = inside.x, inside.y, inside.width, inside.height
    return _pairs(known([sizes, links, shape, list(far.items())], work))


def _arranged(
    claims: list[Node], edges: tuple[Edge, ...], corner: tuple[float, float], known: WorkedOut
) -> Positions:
    """Return the places of the claims; only edges between them are of account."""
    ours = {claim.iri for claim in claims}
    edges = tuple(edge for edge in edges if edge.source in ours and edge.target in ours)

    def work() -> Positions:
        from cybergov.explorer.argument import arrange_claims

        return arrange_claims(claims, edges, corner)

    labels = [(claim.iri, claim.label) for claim in claims]
    joined = [(edge.source, edge.target, edge.relation) for edge in edges]
    return _pairs(known([labels, joined, corner], work))


def _pairs(positions: Positions) -> Positions:
    """Return the positions as they are where they were worked out and not read: as pairs."""
    return {iri: (x, y) for iri, (x, y) in positions.items()}


def _placed(network: Network) -> Network:
    """Return the part of the network that has a place from the start."""
    ours = in_claims(network)
    return Network(
        tuple(node for node in network.nodes if node.iri in ours),
        tuple(edge for edge in network.edges if edge.source in ours and edge.target in ours),
    )


def _groups(nodes: tuple[Node, ...]) -> dict[_Key, list[Node]]:
    """Return the nodes by territory (label, IRI of the theme), themes first, claims left out."""
    groups: dict[_Key, list[Node]] = {}
    for node in nodes:
        if node.kind == "claim":
            continue
        themed = node.kind in {"concept", "norm"} and node.theme_iri
        key = (node.theme, node.theme_iri) if themed else (_OF_KIND.get(node.kind, _REST), "")
        groups.setdefault(key, []).append(node)
    rank = {label: index for index, label in enumerate(_ORDER)}
    order = sorted(groups, key=lambda key: (not key[1], rank.get(key[0], 0), key))
    return {key: groups[key] for key in order}


def _weights(network: Network, groups: dict[_Key, list[Node]]) -> Counter[tuple[_Key, _Key]]:
    """Count the edges between each two territories, in both directions."""
    group_of = {node.iri: key for key, nodes in groups.items() for node in nodes}
    counts: Counter[tuple[_Key, _Key]] = Counter()
    for edge in network.edges:
        ends = (group_of.get(edge.source), group_of.get(edge.target))
        if ends[0] and ends[1] and ends[0] != ends[1] and not edge.editorial:
            counts[ends[0], ends[1]] += 1
            counts[ends[1], ends[0]] += 1
    return counts


def _width(themes: dict[_Key, list[Node]], others: dict[_Key, list[Node]]) -> float:
    """Return the width that gives the picture its shape, however many actors stand below."""
    above, below = sum(_areas(themes).values()), sum(_areas(others).values())
    return max(math.sqrt(_SHAPE * (above + min(below, above / 2))), _NARROWEST)


def _areas(groups: dict[_Key, list[Node]]) -> dict[_Key, float]:
    return {key: _area(nodes, _LOOSE if key[1] else _LOOSER) for key, nodes in groups.items()}


def _area(nodes: list[Node], loose: float) -> float:
    boxes = [box_of(node.kind, node.label) for node in nodes]
    return loose * sum(box.width * box.height for box in boxes) + 240 * _TITLE


def _territory(key: _Key, nodes: list[Node], place: Rectangle) -> Territory:
    return Territory(
        label=key[0],
        iri=key[1],
        x=round(place.x),
        y=round(place.y),
        width=round(place.width),
        height=round(place.height),
        members=tuple(node.iri for node in nodes),
    )

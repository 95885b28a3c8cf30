"""Claims in layers: reasons on the left, what they lead to on the right."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence
from typing import Final

import networkx as nx

from cybergov.network import Edge, Node

__all__ = ["arrange_claims"]

#: A claim's box in the picture, as in ``script/picture.js``: letters in a line, pixels.
LINE: Final = 30
_COLUMN: Final = 356.0
_LINE_HEIGHT: Final = 18.0
_AIR: Final = 44.0
_BETWEEN: Final = 34.0
_SWEEPS: Final = 8

_FORWARD: Final = frozenset({"cg:isReasonFor", "cg:isConditionOf"})


def arrange_claims(
    claims: Sequence[Node], edges: Iterable[Edge], corner: tuple[float, float]
) -> dict[str, tuple[float, float]]:
    """Return the middle of each claim's box, to the right of and below ``corner``.

    Claims that are joined, by a reason, a condition or a tension, stand together; the largest
    such group is at the top. A circle of reasons shares one layer.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(node.iri for node in claims)
    joined = nx.Graph(graph)
    for edge in edges:
        if edge.source in joined and edge.target in joined:
            joined.add_edge(edge.source, edge.target)
            if edge.relation in _FORWARD:
                graph.add_edge(edge.source, edge.target)
    heights = {node.iri: _height(node.label) for node in claims}
    groups = sorted(map(sorted, nx.connected_components(joined)), key=lambda g: (-len(g), g))
    places: dict[str, tuple[float, float]] = {}
    x, y = corner
    for group in groups:
        layers = _layers(graph.subgraph(group), joined)
        middles = _settle(layers, heights, joined)
        top = min(middles[claim] - heights[claim] / 2 for claim in group)
        for number, layer in enumerate(layers):
            for claim in layer:
                places[claim] = (x + number * _COLUMN, y + middles[claim] - top)
        y += max(middles[claim] + heights[claim] / 2 for claim in group) - top + _BETWEEN
    return places


def _settle(
    layers: list[list[str]], heights: dict[str, float], joined: nx.Graph[str]
) -> dict[str, float]:
    """Return how far down each claim is: as near to those that it is joined to as others allow."""
    middles: dict[str, float] = {}
    for layer in layers:
        middles |= _stacked(layer, dict.fromkeys(layer, 0.0), heights)
    for _ in range(_SWEEPS):
        for layer in layers:
            wanted = {claim: _mean(joined, middles, claim) for claim in layer}
            middles |= _stacked(layer, wanted, heights)
    return middles


def _stacked(
    layer: list[str], wanted: dict[str, float], heights: dict[str, float]
) -> dict[str, float]:
    """Return places near the wanted ones, in the layer's order and clear of each other.

    The mean of pushing the later ones down and of pushing the earlier ones up.
    """
    down: list[float] = []
    for index, claim in enumerate(layer):
        least = down[-1] + _step(layer, index, heights) if index else -math.inf
        down.append(max(wanted[claim], least))
    up: list[float] = [0.0] * len(layer)
    for index in reversed(range(len(layer))):
        last = index == len(layer) - 1
        most = math.inf if last else up[index + 1] - _step(layer, index + 1, heights)
        up[index] = min(wanted[layer[index]], most)
    return {claim: (down[index] + up[index]) / 2 for index, claim in enumerate(layer)}


def _step(layer: list[str], index: int, heights: dict[str, float]) -> float:
    return (heights[layer[index - 1]] + heights[layer[index]]) / 2


def _height(statement: str) -> float:
    return len(textwrap.wrap(statement, LINE) or [""]) * _LINE_HEIGHT + _AIR


def _layers(graph: nx.DiGraph[str], joined: nx.Graph[str]) -> list[list[str]]:
    """Return the claims by layer, ordered so that joined ones are at about the same height."""
    layer_of = _layer_numbers(graph)
    layers: list[list[str]] = [[] for _ in range(max(layer_of.values()) + 1)]
    for claim in sorted(graph):
        layers[layer_of[claim]].append(claim)
    for _ in range(_SWEEPS):
        height = {
            claim: (index + 0.5) / len(layer)
            for layer in layers
            for index, claim in enumerate(layer)
        }
        for layer in layers:
            layer.sort(key=lambda claim: (_mean(joined, height, claim), claim))
            for index, claim in enumerate(layer):
                height[claim] = (index + 0.5) / len(layer)
    return layers


def _layer_numbers(graph: nx.DiGraph[str]) -> dict[str, int]:
    """Return each claim's layer: right after its last reason, and right before what it leads to.

    The second half keeps a reason near its conclusion instead of at the far left.
    """
    circles = nx.condensation(graph)
    number: dict[int, int] = {}
    order = list(nx.lexicographical_topological_sort(circles))
    for circle in order:
        number[circle] = max((number[p] + 1 for p in circles.predecessors(circle)), default=0)
    for circle in reversed(order):
        after = [number[s] for s in circles.successors(circle)]
        if after:
            number[circle] = min(after) - 1
    members = nx.get_node_attributes(circles, "members")
    return {claim: number[circle] for circle in order for claim in members[circle]}


def _mean(joined: nx.Graph[str], height: dict[str, float], claim: str) -> float:
    near = sorted(joined[claim])
    return sum(height[other] for other in near) / len(near) if near else height[claim]

"""The shortest way from one thing to another, over edges that each have their evidence."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import networkx as nx
from pyoxigraph import Literal, NamedNode

from cybergov.names import iri_of
from cybergov.network import Edge, Network
from cybergov.results import Rows

__all__ = ["shortest_path"]

_COLUMNS: Final = (
    "step from relation to direction certainty polarity condition statement claim holder "
    "statedBy source locator anchor check"
)
# That somebody speaks of two things, or defines them, joins almost all to all and tells little:
# such a step is taken only where the claims themselves give no way.
_LOOSE: Final = frozenset({"cg:speaksOf", "cg:discusses", "cg:defines"})
_LOOSE_WEIGHT: Final = 100


def shortest_path(network: Network, start: str, end: str) -> Rows:
    """Return the steps of a shortest path between two IRIs, along and against the edges.

    Editorial edges are no claims, so the path does not use them. Columns: ``step`` (from 1), the
    claim's own ``from``, ``relation`` and ``to``, the ``direction`` in which the path takes it
    (``along`` or ``against``), and the passage behind it; no rows where there is no path. Among
    paths of one length the first in the order of names is taken.
    """
    graph: nx.Graph[str] = nx.Graph()
    best: dict[frozenset[str], Edge] = {}
    for edge in network.edges:
        if not edge.editorial and edge.source != edge.target:
            pair = frozenset((edge.source, edge.target))
            if pair not in best or _weight(edge) < _weight(best[pair]):
                best[pair] = edge
                graph.add_edge(edge.source, edge.target, weight=_weight(edge))
    if start not in graph or end not in graph or not nx.has_path(graph, start, end):
        return Rows(tuple(_COLUMNS.split()), ())
    nodes = min(nx.all_shortest_paths(graph, start, end, weight="weight"))
    rows = (
        _row(number, best[frozenset((here, there))], here)
        for number, (here, there) in enumerate(pairwise(nodes), 1)
    )
    return Rows(tuple(_COLUMNS.split()), tuple(rows))


def _weight(edge: Edge) -> int:
    return _LOOSE_WEIGHT if edge.relation in _LOOSE else 1


def _row(number: int, edge: Edge, here: str) -> tuple[NamedNode | Literal, ...]:
    return (
        Literal(number),
        NamedNode(edge.source),
        _name(edge.relation),
        NamedNode(edge.target),
        Literal("along" if edge.source == here else "against"),
        Literal(edge.certainty),
        Literal(edge.polarity),
        Literal(edge.condition),
        Literal(edge.statement),
        _name(edge.claim),
        Literal(edge.holder),
        Literal(edge.stated_by),
        _name(edge.document),
        Literal(edge.locator),
        Literal(edge.anchor),
        Literal(edge.check),
    )


def _name(name: str) -> NamedNode | Literal:
    """Return a name as an IRI; several in one text, or none, as the text."""
    return Literal(name) if not name or " " in name else NamedNode(iri_of(name))

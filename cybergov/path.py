"""The shortest way from one thing to another, over edges that each have their evidence."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from pyoxigraph import Literal, NamedNode

from cybergov.names import PREFIXES, expand
from cybergov.network import Edge, Network
from cybergov.results import Rows

__all__ = ["shortest_path"]

_COLUMNS = (
    "step from relation to statement claim holder statedBy source locator anchor check".split()
)


def shortest_path(network: Network, start: str, end: str) -> Rows:
    """Return the steps of a shortest path between two IRIs, in either direction of each edge.

    Editorial edges are no claims, so the path does not use them. Columns: ``step`` (from 1),
    ``from``, ``relation``, ``to``, and the claim behind the edge with its passage; no rows where
    there is no path. Among paths of one length the first in the order of names is taken.
    """
    graph: nx.Graph[str] = nx.Graph()
    edges: dict[frozenset[str], Edge] = {}
    for edge in network.edges:
        if not edge.editorial and edge.source != edge.target:
            graph.add_edge(edge.source, edge.target)
            edges.setdefault(frozenset((edge.source, edge.target)), edge)
    if start not in graph or end not in graph or not nx.has_path(graph, start, end):
        return Rows(tuple(_COLUMNS), ())
    nodes = min(nx.all_shortest_paths(graph, start, end))
    steps = pairwise(nodes)
    return Rows(
        tuple(_COLUMNS),
        tuple(_row(number, edges[frozenset(pair)]) for number, pair in enumerate(steps, 1)),
    )


def _row(number: int, edge: Edge) -> tuple[NamedNode | Literal, ...]:
    return (
        Literal(number),
        NamedNode(edge.source),
        _name(edge.relation),
        NamedNode(edge.target),
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
    prefix, colon, _ = name.partition(":")
    return NamedNode(expand(name)) if colon and prefix in PREFIXES else Literal(name)

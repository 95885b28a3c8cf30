"""Nodes and edges as rows of named values, the same in every network format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Final

from cybergov.network import Edge, Network, Node

__all__ = ["BOOLEANS", "EDGE_COLUMNS", "NODE_COLUMNS", "edge_id", "edge_rows", "node_rows"]

#: Values of a node, the id first; all are text.
NODE_COLUMNS: Final = ("id", *(field.name for field in fields(Node) if field.name != "id"))
#: Values of an edge; the two ends are the ids of nodes.
EDGE_COLUMNS: Final = tuple(field.name for field in fields(Edge))
#: The values of an edge that are true or false; all others are text.
BOOLEANS: Final = frozenset(field.name for field in fields(Edge) if field.type == "bool")


def node_rows(network: Network) -> Iterator[dict[str, str]]:
    """Yield the values of each node by ``NODE_COLUMNS``."""
    for node in network.nodes:
        yield {name: getattr(node, name) for name in NODE_COLUMNS}


def edge_rows(network: Network) -> Iterator[dict[str, str | bool]]:
    """Yield the values of each edge by ``EDGE_COLUMNS``, with ids for source and target."""
    ids = {node.iri: node.id for node in network.nodes}
    for edge in network.edges:
        row = {name: getattr(edge, name) for name in EDGE_COLUMNS}
        yield row | {"source": ids[edge.source], "target": ids[edge.target]}


def edge_id(row: dict[str, str | bool]) -> str:
    """Return a name for an edge that no other has and that stays when others come and go.

    One vote gives an edge a state, so the evidence node alone does not name an edge.
    """
    parts = (row["claim"], row["relation"], row["source"], row["target"])
    return "::".join(str(part) for part in parts if part)

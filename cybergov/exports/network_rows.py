"""Nodes and edges as rows of named values, the same in every network format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Final

from cybergov.exports.csv_rows import lines_of
from cybergov.network import Edge, Network, Node

__all__ = [
    "BOOLEANS",
    "EDGE_COLUMNS",
    "NODE_COLUMNS",
    "Rows",
    "Tables",
    "edge_cells",
    "edge_id",
    "edge_rows",
    "node_rows",
    "tables_of",
]

#: Values of a node, the id first; all are text.
NODE_COLUMNS: Final = ("id", *(field.name for field in fields(Node) if field.name != "id"))
#: Values of an edge; the two ends are the ids of nodes.
EDGE_COLUMNS: Final = tuple(field.name for field in fields(Edge))
#: The values of an edge that are true or false; all others are text.
BOOLEANS: Final = frozenset(field.name for field in fields(Edge) if field.type == "bool")
_VALUES: Final = attrgetter(*EDGE_COLUMNS)
_ENDS: Final = [EDGE_COLUMNS.index(name) for name in ("source", "target")]
_TRUTHS: Final = [EDGE_COLUMNS.index(name) for name in sorted(BOOLEANS)]


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


@dataclass(frozen=True)
class Rows:
    """The values of nodes or edges as text, in the order of the columns, and the lines in CSV."""

    columns: tuple[str, ...]
    cells: list[tuple[str, ...]]
    lines: list[str]

    @property
    def csv(self) -> bytes:
        """The table, with a header."""
        return "".join([",".join(self.columns), "\n", *self.lines]).encode()


@dataclass(frozen=True)
class Tables:
    """The nodes and the edges of a network."""

    nodes: Rows
    edges: Rows


def tables_of(network: Network) -> Tables:
    """Return the nodes and the edges as rows."""
    nodes = list(map(attrgetter(*NODE_COLUMNS), network.nodes))
    edges = _edge_cells(network)
    return Tables(
        Rows(NODE_COLUMNS, nodes, lines_of(nodes)), Rows(EDGE_COLUMNS, edges, lines_of(edges))
    )


def edge_id(row: Mapping[str, str | bool]) -> str:
    """Return a name for an edge that no other has and that stays when others come and go.

    One vote gives an edge a state, so the evidence node alone does not name an edge.
    """
    parts = (row["claim"], row["relation"], row["source"], row["target"])
    return "::".join(str(part) for part in parts if part)


def _edge_cells(network: Network) -> list[tuple[str, ...]]:
    ids = {node.iri: node.id for node in network.nodes}
    return [edge_cells(edge, ids.__getitem__) for edge in network.edges]


def edge_cells(edge: Edge, id_of: Callable[[str], str]) -> tuple[str, ...]:
    """Return the values of an edge as text; ``id_of`` gives the id of an end."""
    row = list(_VALUES(edge))
    for place in _ENDS:
        row[place] = id_of(row[place])
    for place in _TRUTHS:
        row[place] = "true" if row[place] else "false"
    return tuple(row)

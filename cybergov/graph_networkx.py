"""The network as a networkx graph."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import networkx as nx

from cybergov.network import Network

if TYPE_CHECKING:
    MultiDiGraph = nx.MultiDiGraph[str]

__all__ = ["to_networkx"]


def to_networkx(network: Network) -> MultiDiGraph:
    """Return the network as a directed multigraph that networkx's algorithms take.

    Nodes are named by their id (``concept:sovereignty``); the key of an edge is the id of its
    claim and the relation with a space between, or the relation alone on an editorial edge. The
    attributes are those of ``Node`` and ``Edge``, each a str or a bool.
    """
    graph: MultiDiGraph = nx.MultiDiGraph()
    ids = {node.iri: node.id for node in network.nodes}
    for node in network.nodes:
        attributes = asdict(node)
        graph.add_node(attributes.pop("id"), **attributes)
    for edge in network.edges:
        attributes = asdict(edge)
        source, target = ids[attributes.pop("source")], ids[attributes.pop("target")]
        graph.add_edge(source, target, key=f"{edge.claim} {edge.relation}".strip(), **attributes)
    return graph

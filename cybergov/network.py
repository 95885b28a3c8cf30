"""The network that is drawn and exported: nodes, and edges that each carry their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cybergov.edges import Edge, edges_of
from cybergov.engines import Engine
from cybergov.facts import Facts
from cybergov.nodes import Node, described_nodes, node_of
from cybergov.project import Project

__all__ = ["Edge", "Network", "Node", "network_of"]


@dataclass(frozen=True)
class Network:
    """A directed multigraph: two claims on the same two things give two edges.

    ``nodes`` are sorted by IRI; ``edges`` by source, target, relation and evidence. Every end of
    an edge is among the nodes.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network_of(
    store: Engine | Facts,
    queries: Path | None = None,
    files: Mapping[str, str] | None = None,
    described: Iterable[Node] | None = None,
) -> Network:
    """Return the network of a store's default graph, or of the facts read from one.

    The edges come from the queries in the folder ``queries``, one file a kind of evidence node;
    by default the project's ``ontology/edges``. The nodes are the ends of the edges, and every
    concept, norm, question, thesis, actor, source and process that the graph describes.
    ``files`` maps the IRI of a thing to the file that describes it, and ``described`` are the nodes
    that the graph describes (``described_nodes``), where these are known. The time grows in
    proportion to the graph.

    Raises:
        InputError: an edge query can't be read (see ``edges_of``).
    """
    facts = store if isinstance(store, Facts) else Facts(store)
    edges = edges_of(facts.store, facts, queries or Project.find().ontology / "edges", files)
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = {node.iri: node for node in described or described_nodes(facts)}
    nodes.update((iri, node_of(facts, iri)) for iri in ends - nodes.keys())
    return Network(tuple(nodes[iri] for iri in sorted(nodes)), tuple(edges))

"""The things that the page tells of: those of the network, and what was compared without an edge.

A provision that states a norm, or that a search looked for in vain, is joined to nothing by a
claim. It has a panel all the same, and a place in what is said of its source.
"""

from __future__ import annotations

from collections.abc import Iterable

from cybergov.facts import Facts
from cybergov.network import Node
from cybergov.nodes import node_of

__all__ = ["things_compared"]


def things_compared(facts: Facts, nodes: Iterable[Node]) -> list[Node]:
    """Return ``nodes`` and such provisions, sorted by IRI."""
    known = {node.iri: node for node in nodes}
    named = set(facts.subjects("cg:states"))
    for search in facts.subjects("cg:searchedFor"):
        named.update(facts.values(search, "cg:searchedFor"))
    described = named.intersection(facts.subjects("cg:ofSource"))
    known.update({iri: node_of(facts, iri) for iri in described - known.keys()})
    return [known[iri] for iri in sorted(known)]

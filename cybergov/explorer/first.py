"""What the first picture has a place for: what stands in claims, and not the whole record."""

from __future__ import annotations

from typing import Final

from cybergov.explorer.relations import EDITORIAL, RECORD, family_of
from cybergov.network import Edge, Network

__all__ = ["MANY", "in_claims"]

#: More edges of recorded acts than this hide the picture behind them.
MANY: Final = 150

_ALWAYS: Final = frozenset({"concept", "norm", "question", "thesis", "claim"})


def in_claims(network: Network) -> frozenset[str]:
    """Return the IRIs of the nodes that have a place in the picture from the start.

    These are concepts, questions and answers, and the actors and sources that claims join to
    them. What only recorded acts join (states that voted, treaties that were signed) comes into
    the picture when the reader asks for it; where there are but a few such acts, all are in.
    """
    if sum(_family(edge) == RECORD for edge in network.edges) <= MANY:
        return frozenset(node.iri for node in network.nodes)
    claimed = {
        end
        for edge in network.edges
        if _family(edge) not in {RECORD, EDITORIAL}
        for end in (edge.source, edge.target)
    }
    return frozenset(
        node.iri for node in network.nodes if node.kind in _ALWAYS or node.iri in claimed
    )


def _family(edge: Edge) -> str:
    return family_of(edge.relation, edge.claim_type, edge.editorial)

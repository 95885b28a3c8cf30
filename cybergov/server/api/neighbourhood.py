"""``/api/neighbourhood``: what claims join a thing with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from cybergov.edges import Edge
from cybergov.names import compress
from cybergov.server.api.naming import Called, called, iri_named
from cybergov.server.api.parameters import LIMIT, NAME, OFFSET, Parameter
from cybergov.server.held import Held

PATH: Final = "/api/neighbourhood"
SUMMARY: Final = "The edges of a thing and what they lead to; behind each is a claim or a record"
PARAMETERS: Final = (
    NAME,
    Parameter("relation", "Edges of this relation only, as a prefixed name: cg:remedies"),
    LIMIT,
    OFFSET,
)


@dataclass(frozen=True)
class Neighbourhood:
    """The thing, how many edges it has, some of them, and the things at their ends.

    The ends of an edge are prefixed names.
    """

    thing: Called
    total: int
    edges: tuple[Edge, ...]
    things: tuple[Called, ...]


GIVES: Final = Neighbourhood


def answer(held: Held, values: dict[str, Any]) -> Neighbourhood:
    """Return the edges in the order of the network.

    Raises:
        RefusedError: nothing has the name, or several things have.
    """
    iri = iri_named(held, values["name"])
    relation = values.get("relation")
    edges = [e for e in held.edges.get(iri, []) if relation in (None, e.relation)]
    some = edges[values["offset"] : values["offset"] + values["limit"]]
    ends = sorted({end for edge in some for end in (edge.source, edge.target)} - {iri})
    return Neighbourhood(
        called(held, iri),
        len(edges),
        tuple(_with_names(some)),
        tuple(called(held, end) for end in ends),
    )


def _with_names(edges: list[Edge]) -> Iterator[Edge]:
    for edge in edges:
        ends = {"source": compress(edge.source), "target": compress(edge.target)}
        yield Edge(**{**asdict(edge), **ends})

"""A large graph written out as a stream: nothing but a piece of it is ever held.

RDF comes in the order of the store, the edges in that of the queries that find them, and only the
nodes are sorted: of them, and of the rows of the largest edge query, the names are held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO, Final

from pyoxigraph import DefaultGraph, RdfFormat, Store

from cybergov.edges import ends_of_edges, stream_of_edges
from cybergov.exports import sssom
from cybergov.exports.csv_rows import lines_of
from cybergov.exports.network_rows import EDGE_COLUMNS, NODE_COLUMNS, edge_cells
from cybergov.findings import UsageError
from cybergov.large.lookup import LookedUp
from cybergov.names import PREFIXES, compress
from cybergov.nodes import described, node_of
from cybergov.part import Part
from cybergov.triples import Triples

__all__ = ["STREAMED", "export_large"]

_RDF: Final = {
    "nt": RdfFormat.N_TRIPLES,
    "ttl": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
#: The formats that a large graph can be written in.
STREAMED: Final = (*_RDF, "nodes.csv", "edges.csv", "sssom.tsv")
#: Lines that are made at once.
_TOGETHER: Final = 10_000


def export_large(store: Store, name: str, output: BinaryIO, edges: Path) -> None:
    """Write the whole graph in the format ``name``; ``edges`` has the queries that find the edges.

    Raises:
        UsageError: the format can't be written as a stream.
    """
    if name in _RDF:
        prefixes = None if name == "nt" else PREFIXES
        store.dump(output, format=_RDF[name], from_graph=DefaultGraph(), prefixes=prefixes)
    elif name == "nodes.csv":
        _write(NODE_COLUMNS, _nodes(store, edges), output)
    elif name == "edges.csv":
        _write(EDGE_COLUMNS, _edges(store, edges), output)
    elif name == "sssom.tsv":
        sssom.write(Part(Triples(), made=store), output)
    else:
        raise UsageError(
            f"a large graph is not written as {name}, whose readers hold all of it: "
            f"take {', '.join(STREAMED)}, or a part of the graph."
        )


def _nodes(store: Store, edges: Path) -> Iterator[tuple[str, ...]]:
    facts = LookedUp(store)
    ends = {end for edge in ends_of_edges(store, edges) for end in edge}
    values = attrgetter(*NODE_COLUMNS)
    for iri in sorted(ends | described(facts)):
        yield values(node_of(facts, iri))


def _edges(store: Store, edges: Path) -> Iterator[tuple[str, ...]]:
    for edge in stream_of_edges(store, LookedUp(store), edges):
        yield edge_cells(edge, compress)


def _write(columns: Iterable[str], rows: Iterator[tuple[str, ...]], output: BinaryIO) -> None:
    output.write(f"{','.join(columns)}\n".encode())
    while piece := lines_of(islice(rows, _TOGETHER)):
        output.write("".join(piece).encode())

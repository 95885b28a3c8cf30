"""A graph, or a part of one, as it is written out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from cybergov.last import Last
from cybergov.names import BASE, expand
from cybergov.triples import Triples, by_subject

if TYPE_CHECKING:
    from cybergov.exports.network_rows import Tables
    from cybergov.exports.spliced import Changes
    from cybergov.facts import Facts
    from cybergov.network import Network
    from cybergov.nodes import Node

__all__ = ["Part"]


@dataclass(frozen=True)
class Part:
    """The triples of the default graph, and the same triples by named graph.

    ``graphs`` maps the IRI of a named graph to its own triples.
    """

    triples: Triples
    graphs: Mapping[str, Triples] = field(default_factory=dict)
    #: The folder of the queries that give the drawn edges; by default the project's.
    edges: Path | None = None
    #: A store that holds the triples already, where there is one.
    made: Store | None = field(default=None, repr=False, compare=False)
    #: What the last build left of the same graph, where this is a build.
    last: Last = field(default_factory=Last, repr=False, compare=False)

    @property
    def text(self) -> bytes:
        """The triples in N-Triples."""
        return self.triples.text

    @cached_property
    def subjects(self) -> list[bytes]:
        """The N-Triples of each subject, in their order."""
        return by_subject(self.text)

    @cached_property
    def changes(self) -> Changes[bytes] | None:
        """Which subjects changed since the last build, by their N-Triples."""
        from cybergov.exports.spliced import changes

        return changes(self.subjects, self.last.subjects)

    @cached_property
    def store(self) -> Store:
        """An Oxigraph store with the triples in its default graph."""
        if self.made is not None:
            return self.made
        store = Store()
        store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in self.triples)
        return store

    @cached_property
    def network(self) -> Network:
        """The nodes and the edges that are drawn, each edge with the evidence behind it."""
        from cybergov.network import network_of

        return network_of(self.facts, self.edges, self.files, self.described)

    @cached_property
    def facts(self) -> Facts:
        """The values in the store, each property read once for all that ask for it."""
        from cybergov.facts import Facts

        return Facts(self.store)

    @cached_property
    def described(self) -> tuple[Node, ...]:
        """The nodes that are there by themselves: it takes no edges to know them."""
        from cybergov.nodes import described_nodes

        return described_nodes(self.facts)

    @cached_property
    def tables(self) -> Tables:
        """The nodes and the edges of the network as rows."""
        from cybergov.exports.network_rows import tables_of

        return tables_of(self.network)

    @cached_property
    def files(self) -> dict[str, str]:
        """The file in which each thing is described, as far as the named graphs tell it."""
        written = {
            g: triples for g, triples in self.graphs.items() if g.startswith(BASE + "graph/")
        }
        return {
            subject: graph.removeprefix(BASE)
            for graph, triples in sorted(written.items())
            if graph != BASE + "graph/inferred"
            for subject in triples.subjects()
        }

    @cached_property
    def origin(self) -> str:
        """One line on where the triples come from and on what terms they may be used.

        For formats that hold no triples; empty where the part does not describe its dataset.
        """
        dataset = f"<{BASE}dataset".encode()
        about = [
            lines for lines in self.subjects if lines.startswith((dataset + b">", dataset + b"#"))
        ]
        triples = [q.triple for q in parse(b"".join(about), format=RdfFormat.N_TRIPLES)]
        told = ("dcterms:title", "dcterms:description", "dcterms:license")
        lines = [
            t.object.value
            for name in told
            for t in triples
            if t.predicate.value == expand(name) and isinstance(t.object, NamedNode | Literal)
        ]
        return "; ".join(dict.fromkeys(lines))

    def quads(self) -> Iterable[Quad]:
        """Yield the default graph's triples, then those of the named graphs in the order of IRI."""
        for t in self.triples:
            yield Quad(t.subject, t.predicate, t.object)
        for graph, triples in sorted(self.graphs.items()):
            for t in triples:
                yield Quad(t.subject, t.predicate, t.object, NamedNode(graph))

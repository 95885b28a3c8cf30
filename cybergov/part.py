"""A graph, or a part of one, as it is written out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from cybergov.names import BASE, expand

if TYPE_CHECKING:
    from cybergov.network import Network

__all__ = ["Part", "sorted_triples"]


def sorted_triples(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """Return the triples, each once, in the order of their N-Triples text."""
    by_text = {(str(t.subject), str(t.predicate), str(t.object)): t for t in triples}
    return tuple(by_text[key] for key in sorted(by_text))


@dataclass(frozen=True)
class Part:
    """The triples of the default graph, and the same triples by named graph.

    ``triples`` is sorted and holds each triple once (see ``sorted_triples``); ``graphs`` maps the
    IRI of a named graph to its own sorted triples.
    """

    triples: tuple[Triple, ...]
    graphs: Mapping[str, tuple[Triple, ...]] = field(default_factory=dict)
    #: The folder of the queries that give the drawn edges; by default the project's.
    edges: Path | None = None
    #: A store that holds the triples already, where there is one.
    made: Store | None = field(default=None, repr=False, compare=False)

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

        return network_of(self.store, self.edges, self.files)

    @cached_property
    def files(self) -> dict[str, str]:
        """The file in which each thing is described, as far as the named graphs tell it."""
        written = {
            g: triples for g, triples in self.graphs.items() if g.startswith(BASE + "graph/")
        }
        return {
            t.subject.value: graph.removeprefix(BASE)
            for graph, triples in sorted(written.items())
            for t in triples
            if isinstance(t.subject, NamedNode) and graph != BASE + "graph/inferred"
        }

    @cached_property
    def origin(self) -> str:
        """One line on where the triples come from and on what terms they may be used.

        For formats that hold no triples; empty where the part does not describe its dataset.
        """
        told = ("dcterms:title", "dcterms:description", "dcterms:license")
        lines = [
            t.object.value
            for name in told
            for t in self.triples
            if t.predicate.value == expand(name)
            and isinstance(t.subject, NamedNode)
            and t.subject.value.partition("#")[0] == BASE + "dataset"
            and isinstance(t.object, NamedNode | Literal)
        ]
        return "; ".join(dict.fromkeys(lines))

    def quads(self) -> Iterable[Quad]:
        """Yield the default graph's triples, then those of the named graphs in the order of IRI."""
        for t in self.triples:
            yield Quad(t.subject, t.predicate, t.object)
        for graph, triples in sorted(self.graphs.items()):
            for t in triples:
                yield Quad(t.subject, t.predicate, t.object, NamedNode(graph))

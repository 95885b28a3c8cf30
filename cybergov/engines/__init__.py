"""Where the graph is asked: the embedded store, or any server that speaks SPARQL 1.1.

Whoever asks sees an ``Engine`` and need not know which. An Oxigraph ``Store`` is one as it stands;
``cybergov.engines.remote`` has the one that asks a server. This module imports nothing else, so
that asking the embedded store starts as quickly as before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)

__all__ = ["Answer", "Engine"]

#: What a query gives: rows, triples, or true or false.
Answer = QuerySolutions | QueryTriples | QueryBoolean


class Engine(Protocol):
    """What can be asked: two ways of asking, and all that it holds.

    Only the default graph is meant.
    """

    def query(self, query: str, /, *, prefixes: dict[str, str] | None = ...) -> Answer:
        """Return the answer to a query; ``prefixes`` need not be declared in it.

        Raises:
            SyntaxError: the embedded store finds that the query is no SPARQL.
            InputError: a server has no answer.
        """

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: NamedNode | BlankNode | Literal | Triple | None,
        graph_name: DefaultGraph | NamedNode | BlankNode | None = ...,
        /,
    ) -> Iterator[Quad]:
        """Return what fits a pattern, in which None stands for anything.

        Raises:
            InputError: a server has no answer.
        """

    def __iter__(self) -> Iterator[Quad]:
        """Yield all triples."""

"""The graphs of a server: written by the Graph Store Protocol, counted, and read back."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from typing import Final
from urllib.parse import quote, urlencode

from pyoxigraph import Literal, QuerySolutions, RdfFormat, parse

from cybergov.engines.addresses import Addresses
from cybergov.engines.contents import Contents, contents_of
from cybergov.engines.http import Client
from cybergov.engines.remote import Remote
from cybergov.findings import InputError

__all__ = ["Target"]

_N_TRIPLES: Final = "application/n-triples"


class Target:
    """A server that is written to. A graph's name is its IRI; ``""`` is the default graph.

    Every method raises ``InputError`` where the server can't be reached or refuses.
    """

    def __init__(self, addresses: Addresses, client: Client) -> None:
        self.addresses, self._client = addresses, client
        # Each count names its graph: no other is the default one.
        self._engine = Remote(replace(addresses, default_graph=None), client)

    def name(self, graph: str) -> str:
        """Return the IRI by which a graph goes there, or ``""`` for a default graph of its own."""
        return graph or self.addresses.default_graph or ""

    def pattern(self, graph: str, inner: str) -> str:
        """Return the pattern ``inner`` of SPARQL as it is asked of, or put into, one graph."""
        name = self.name(graph)
        return f"GRAPH <{name}> {{ {inner} }}" if name else inner

    def put(self, graph: str, triples: bytes) -> None:
        """Make these N-Triples all that the graph holds."""
        self._client.send("PUT", self._address(graph), triples, {"Content-Type": _N_TRIPLES})

    def add(self, graph: str, triples: bytes) -> None:
        """Add N-Triples to a graph; what it holds already stays once."""
        self._client.send("POST", self._address(graph), triples, {"Content-Type": _N_TRIPLES})

    def update(self, text: str) -> None:
        """Run a SPARQL Update."""
        self._client.send(
            "POST",
            self.addresses.update,
            urlencode({"update": text}).encode(),
            {"Content-Type": "application/x-www-form-urlencoded"},
        )

    def count(self, graph: str) -> int:
        """Return how many triples a graph has; one that is not there has none."""
        pattern = self.pattern(graph, "?s ?p ?o")
        rows = self._engine.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
        assert isinstance(rows, QuerySolutions)
        for row in rows:
            if isinstance(row[0], Literal):
                return int(row[0].value)
        raise InputError("the server gave a broken answer: a count without a number.")

    def contents(self, graph: str) -> Contents:
        """Return what a graph holds, all of which is read back through a file."""
        with tempfile.TemporaryFile() as file:
            response = self._client.send(
                "GET", self._address(graph), None, {"Accept": _N_TRIPLES}, (404,), file
            )
            if response.status == 404:
                return Contents()
            file.seek(0)
            try:
                quads = parse(file, format=RdfFormat.N_TRIPLES)
                return contents_of(quad.triple for quad in quads)
            except SyntaxError as error:
                raise InputError(f"the server gave a broken graph: {error}.") from None

    def _address(self, graph: str) -> str:
        name = self.name(graph)
        query = f"graph={quote(name, safe='')}" if name else "default"
        mark = "&" if "?" in self.addresses.graphs else "?"
        return f"{self.addresses.graphs}{mark}{query}"

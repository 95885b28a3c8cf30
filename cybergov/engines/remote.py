"""A server that speaks the SPARQL 1.1 Protocol, asked as the embedded store is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlencode

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

from cybergov.engines import Answer
from cybergov.engines.addresses import Addresses
from cybergov.engines.http import Client, Response
from cybergov.engines.remembered import Remembered
from cybergov.engines.values import canonical_results
from cybergov.findings import InputError
from cybergov.keywords import form_of

__all__ = ["Remote", "with_prefixes"]

_ROWS: Final = "application/sparql-results+json"
#: N-Triples first; other servers have other names for it, or write Turtle.
_TRIPLES: Final = "application/n-triples, text/turtle;q=0.5, application/rdf+xml;q=0.2"
#: Of Virtuoso: the rows end at a limit of its own, or when the time that it gives a query is over.
_CUT_SHORT: Final = ("X-SPARQL-MaxRows", "X-SQL-State")


class Remote:
    """A server's default graph; every call is one request, or a few for a great many look-ups."""

    def __init__(self, addresses: Addresses, client: Client) -> None:
        self._addresses, self._client = addresses, client
        self._remembered = Remembered(self._rows)

    def query(self, query: str, /, *, prefixes: dict[str, str] | None = None) -> Answer:
        """Return the answer to a query, all of which has come.

        Raises:
            InputError: the server can't be reached, refuses the query, or its answer is broken.
        """
        text = with_prefixes(query, prefixes or {})
        form = form_of(text) or "SELECT"
        triples = form in ("CONSTRUCT", "DESCRIBE")
        response = self._send(text, _TRIPLES if triples else _ROWS)
        return self._triples(response) if triples else self._read(response, form)

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: NamedNode | BlankNode | Literal | Triple | None,
        graph_name: DefaultGraph | NamedNode | BlankNode | None = None,
        /,
    ) -> Iterator[Quad]:
        """Return what fits a pattern in the default graph.

        A blank node is another one in every answer: nothing fits it.

        Raises:
            InputError: as ``query``.
            ValueError: a named graph is asked for.
        """
        if isinstance(graph_name, NamedNode | BlankNode):
            raise ValueError("a server is asked for its default graph only")
        if isinstance(subject, BlankNode | Triple) or isinstance(object, BlankNode | Triple):
            return iter(())
        return self._remembered.quads(subject, predicate, object)

    def __iter__(self) -> Iterator[Quad]:
        """Yield all triples, which come in one answer."""
        return self.quads_for_pattern(None, None, None)

    def _rows(self, query: str) -> QuerySolutions:
        answer = self.query(query)
        assert isinstance(answer, QuerySolutions)
        return answer

    def _send(self, text: str, accepted: str) -> Response:
        fields = {"query": text}
        if self._addresses.default_graph:
            fields["default-graph-uri"] = self._addresses.default_graph
        response = self._client.send(
            "POST",
            self._addresses.query,
            urlencode(fields).encode(),
            {"Accept": accepted, "Content-Type": "application/x-www-form-urlencoded"},
        )
        if any(name in response.headers for name in _CUT_SHORT):
            raise InputError(
                "the server cut its answer short at a limit of its own: it must allow more rows "
                "or more time, or be asked for less."
            )
        return response

    def _read(self, response: Response, form: str) -> QuerySolutions | QueryBoolean:
        try:
            # Read to its end first: a server may say in the middle that it failed.
            if isinstance(answer := _parsed(response), QuerySolutions):
                for _ in answer:
                    pass
                answer = _parsed(response)
        except (SyntaxError, ValueError, UnicodeError) as error:
            raise _broken(error, response) from None
        if isinstance(answer, QueryBoolean) != (form == "ASK"):
            raise _broken("it is of another kind than the query", response)
        return answer

    def _triples(self, response: Response) -> QueryTriples:
        store = Store()
        try:
            format_ = _RDF.get(response.type) or RdfFormat.from_media_type(response.type)
            if format_ is None:
                raise ValueError(f"it is of the type {response.type}")
            store.extend(parse(response.body, format=format_))
        except (SyntaxError, ValueError) as error:
            raise _broken(error, response) from None
        result = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
        assert isinstance(result, QueryTriples)
        return result


#: What servers call N-Triples besides its own name.
_RDF: Final = {"text/plain": RdfFormat.N_TRIPLES, "text/ntriples": RdfFormat.N_TRIPLES}


def with_prefixes(query: str, prefixes: dict[str, str]) -> str:
    """Return the query with the declarations of the prefixes that it may mean before it.

    They stand in its first line, so that a server counts its lines as the reader does.
    """
    used = [
        f"PREFIX {prefix}: <{iri}> "
        for prefix, iri in prefixes.items()
        if re.search(rf"(?<![\w.-]){re.escape(prefix)}:", query)
    ]
    return "".join(used) + query


def _parsed(response: Response) -> QuerySolutions | QueryBoolean:
    format_ = QueryResultsFormat.from_media_type(response.type) or QueryResultsFormat.JSON
    is_json = format_ == QueryResultsFormat.JSON
    body = canonical_results(response.body) if is_json else response.body
    return parse_query_results(body, format=format_)


def _broken(reason: object, response: Response) -> InputError:
    said = " ".join(str(reason).split())[:160].rstrip(".")
    what = f" of type {response.type}" if response.type != _ROWS else ""
    return InputError(f"the server gave a broken answer{what}: {said}.")

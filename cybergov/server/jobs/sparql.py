"""Evaluate a query and write its answer in the format that the request prefers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    serialize,
)

from cybergov.keywords import beyond_default_graph, graphs_named, is_update, wants_graphs
from cybergov.names import PREFIXES
from cybergov.server.formats import ROWS, TRIPLES
from cybergov.server.held import Held
from cybergov.server.jobs import Answer, Bounded
from cybergov.server.problem import READ_ONLY, RefusedError

__all__ = ["answer", "evaluated", "refusing"]

_OF_ROWS: Final = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_OF_TRIPLES: Final = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "trig": RdfFormat.TRIG,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
_WITH_PREFIXES: Final = frozenset({"ttl", "trig", "rdf"})


def answer(held: Held, asked: dict[str, Any], limit: int) -> Answer:
    """Answer ``query``, over the graphs in ``default`` and ``named`` where there are some.

    ``rows`` and ``triples`` name the formats for the one and the other kind of result.

    Raises:
        RefusedError: the query is no SPARQL, asks for more than this graph, or for too much.
    """
    with refusing(asked["query"]):
        result = evaluated(held, asked["query"], asked["default"], asked["named"])
        return _written(result, asked["rows"], asked["triples"], limit)


@contextlib.contextmanager
def refusing(query: str) -> Iterator[None]:
    """Turn what the engine says of a query, at once or when its rows are read, into a sentence.

    Raises:
        RefusedError: the query is no SPARQL, is an update, or has no answer.
    """
    try:
        yield
    except SyntaxError as error:
        if is_update(query):
            raise RefusedError(403, "read-only", READ_ONLY) from None
        said = " ".join(str(error.msg).split())[:160]
        raise RefusedError(400, "syntax", f"The query is no SPARQL: {said}.") from None
    except (OSError, ValueError, RuntimeError) as error:
        said = " ".join(str(error).split())[:160]
        raise RefusedError(400, "evaluation", f"The query has no answer: {said}.") from None


def evaluated(
    held: Held, query: str, default: Sequence[str] = (), named: Sequence[str] = ()
) -> QuerySolutions | QueryTriples | QueryBoolean:
    """Return what a query gives, whose rows are made as they are read.

    Raises:
        RefusedError: the query asks for more than this graph.
    """
    _refuse_service(query)
    graphs = bool(default or named) or wants_graphs(query)
    if graphs:
        _refuse_unknown(held, [*default, *named, *graphs_named(query)])
    options: dict[str, Any] = {}
    if default or named:
        options["default_graph"] = [NamedNode(iri) for iri in default]
        options["named_graphs"] = [NamedNode(iri) for iri in named]
    return (held.dataset if graphs else held.store).query(query, prefixes=PREFIXES, **options)


def _refuse_service(query: str) -> None:
    """Refuse a query that asks another host, or can't be told from one that does.

    A process that evaluates queries can open no connection besides (``cybergov.server.worker``).
    """
    if beyond := beyond_default_graph(query, "SERVICE"):
        raise RefusedError(
            400,
            "service",
            f"Line {beyond[1]} of the query asks another host (SERVICE), "
            "which this endpoint never does.",
        )


def _written(
    result: QuerySolutions | QueryTriples | QueryBoolean, rows: str, triples: str, limit: int
) -> Answer:
    output = Bounded(limit)
    if isinstance(result, QueryTriples):
        if not triples:
            raise _unfit("triples", TRIPLES)
        prefixes = PREFIXES if triples in _WITH_PREFIXES else None
        serialize(result, output, format=_OF_TRIPLES[triples], prefixes=prefixes)
        return Answer(output.getvalue(), TRIPLES[triples])
    if not rows:
        raise _unfit("rows" if isinstance(result, QuerySolutions) else "true or false", ROWS)
    if isinstance(result, QueryBoolean) and rows in ("csv", "tsv"):
        output.write(b"true\n" if result else b"false\n")
    else:
        result.serialize(output, format=_OF_ROWS[rows])
    return Answer(output.getvalue(), ROWS[rows])


def _refuse_unknown(held: Held, iris: list[str]) -> None:
    for iri in iris:
        if iri not in held.graphs:
            raise RefusedError(
                400, "graph", f"There is no graph <{iri[:200]}> here, and none is fetched."
            )


def _unfit(what: str, offered: dict[str, str]) -> RefusedError:
    listed = ", ".join(offered.values())
    return RefusedError(406, "format", f"The answer is {what}, which comes as {listed}.")

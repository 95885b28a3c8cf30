"""The embedded store: what ``dist/`` holds, loaded and asked."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store

from cybergov.findings import InputError
from cybergov.names import PREFIXES

__all__ = ["ask", "open_store"]


def open_store(dist: Path) -> Store:
    """Load the default graph of a build into memory.

    Reads ``cybergov.nt``, the quickest of the formats to parse; the cost grows with its size.

    Raises:
        InputError: nothing was built there, or the file is damaged.
    """
    path = dist / "cybergov.nt"
    store = Store()
    try:
        store.bulk_load(path=path, format=RdfFormat.N_TRIPLES)
    except FileNotFoundError:
        raise InputError(f"{dist} holds no graph. Run `cybergov build` first.") from None
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(f"{path} is damaged ({error}). Run `cybergov build` again.") from None
    return store


def ask(store: Store, query: str) -> QuerySolutions | QueryTriples | QueryBoolean:
    """Ask a store; the project's prefixes need not be declared.

    Raises:
        InputError: the query is no SPARQL, or asks another host for its answer.
    """
    try:
        return store.query(query, prefixes=PREFIXES)
    except SyntaxError as error:
        raise InputError(f"the query is no SPARQL: {error.msg}") from None
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(f"the query has no answer: {error}") from None

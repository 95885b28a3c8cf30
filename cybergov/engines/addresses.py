"""Where a server takes queries, updates and whole graphs: one address tells the others."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit, urlunsplit

from cybergov.findings import UsageError

__all__ = ["AUTHENTICATION", "Addresses", "addresses_of", "authentication"]

#: The environment variable that holds ``user:password``: an argument could be seen by others.
AUTHENTICATION: Final = "CYBERGOV_AUTH"

# How servers name their three addresses: the end of the query's, the update's, the graphs'.
_CONVENTIONS: Final = (
    # Virtuoso, with and without a password.
    (r"/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth"),
    (r"^/sparql", "/sparql", "/sparql-graph-crud"),
    # Oxigraph, and GraphDB's and RDF4J's kin are given by the options.
    (r"^/query", "/update", "/store"),
    # Fuseki's names below the name of a dataset.
    (r"(?<=.)/(?:query|sparql)", "/update", "/data"),
)


@dataclass(frozen=True)
class Addresses:
    """The addresses of one server, and the graph that it is to take for the default one."""

    query: str
    update: str
    #: Of the Graph Store Protocol.
    graphs: str
    #: Virtuoso has no default graph of its own: the merge is a named one there, named in each call.
    default_graph: str | None = None


def addresses_of(
    endpoint: str,
    default_graph: str | None = None,
    update: str | None = None,
    graphs: str | None = None,
) -> Addresses:
    """Return the addresses of the server whose queries go to ``endpoint``.

    What is not given is told from how Oxigraph, Fuseki and Virtuoso name theirs; an address that
    ends otherwise, as that of a dataset of Fuseki, takes all three.

    >>> addresses_of("http://localhost:7878/query").graphs
    'http://localhost:7878/store'
    >>> addresses_of("http://localhost:3030/cybergov").update
    'http://localhost:3030/cybergov'

    Raises:
        UsageError: an address is none of HTTP, or holds a password.
    """
    parts = _checked(endpoint)
    found = (endpoint, endpoint)
    for end, its_update, its_graphs in _CONVENTIONS:
        if match := re.search(end + "/?$", parts.path):
            before = parts.path[: match.start()]
            found = tuple(  # type: ignore[assignment]
                urlunsplit((parts.scheme, parts.netloc, before + path, "", ""))
                for path in (its_update, its_graphs)
            )
            break
    for given in (update, graphs):
        if given:
            _checked(given)
    return Addresses(endpoint, update or found[0], graphs or found[1], default_graph)


def authentication() -> tuple[str, str] | None:
    """Return the user and the password that the environment holds, or None.

    Raises:
        UsageError: the variable holds no colon.
    """
    value = os.environ.get(AUTHENTICATION)
    if not value:
        return None
    user, colon, password = value.partition(":")
    if not colon:
        raise UsageError(f"{AUTHENTICATION} is not of the form user:password.")
    return user, password


def _checked(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise UsageError(f"{address!r} is no address: {error}.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            f"{address!r} is no address of a server: it begins with http:// or https://."
        )
    if parts.username is not None:
        raise UsageError(f"an address holds no password; {AUTHENTICATION} does: user:password.")
    if any(c.isspace() or not c.isprintable() for c in address):
        raise UsageError(f"{address!r} is no address: it holds white space.")
    return parts

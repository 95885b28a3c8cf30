"""The SPARQL 1.1 Protocol at ``/sparql``, read-only."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from cybergov.server.formats import both_accepted, format_named
from cybergov.server.problem import READ_ONLY, RefusedError
from cybergov.server.replies import Replies
from cybergov.server.settings import Settings

__all__ = ["query_endpoint", "read_body"]

_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_MOST_FIELDS: Final = 400
#: What clients call the parameter by which they choose a format.
_FORMAT: Final = ("format", "output", "results")


async def query_endpoint(request: Request, replies: Replies) -> Response:
    """Answer a query, or describe the service where there is none.

    Raises:
        RefusedError: the request is none of the protocol's, or asks for too much.
    """
    settings = replies.settings
    fields = _fields(request.url.query)
    query = None
    if request.method == "POST":
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media == _UPDATE:
            raise RefusedError(403, "read-only", READ_ONLY)
        if media not in (_FORM, _QUERY):
            raise RefusedError(415, "media", f"A query comes as {_FORM} or {_QUERY}.")
        text = _text(await read_body(request, settings))
        if media == _QUERY:
            query = text
        else:
            fields += _fields(text)
    told = {name: [v for n, v in fields if n == name] for name, _ in fields}
    if "update" in told:
        raise RefusedError(403, "read-only", READ_ONLY)
    queries = told.get("query", []) + ([query] if query is not None else [])
    if len(queries) > 1:
        raise RefusedError(400, "query", "The request has several queries; send one.")
    if not queries and request.method == "POST":
        raise RefusedError(400, "query", "The request has no query.")
    head = _formats(request, told)
    if not queries:
        return await _description(request, replies, head["triples"])
    request.state.query = queries[0]
    _refuse_long(queries[0], settings)
    return await replies.reply(
        request,
        {
            "job": "sparql",
            "query": queries[0],
            "default": told.get("default-graph-uri", []),
            "named": told.get("named-graph-uri", []),
            **head,
        },
    )


async def read_body(request: Request, settings: Settings) -> bytes:
    """Return what the request sends.

    Raises:
        RefusedError: it is too much, or the client went away before it was all there.
    """
    body = bytearray()
    most = settings.body_kib << 10
    try:
        async for part in request.stream():
            body += part
            if len(body) > most:
                raise RefusedError(413, "size", f"A request may send {settings.body_kib} KiB.")
    except ClientDisconnect:
        raise RefusedError(499, "gone", "The client has gone.") from None
    return bytes(body)


def _refuse_long(query: str, settings: Settings) -> None:
    if len(query.encode("utf-8", "surrogatepass")) > settings.query_kib << 10:
        raise RefusedError(413, "size", f"A query may have {settings.query_kib} KiB.")
    try:
        query.encode("utf-8")
    except UnicodeEncodeError:
        raise RefusedError(400, "encoding", "The query is no text in UTF-8.") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(400, "encoding", "The request is no text in UTF-8.") from None


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except UnicodeDecodeError:
        raise RefusedError(400, "encoding", "A parameter is no text in UTF-8.") from None
    except ValueError:
        raise RefusedError(
            400, "fields", f"The request has over {_MOST_FIELDS} parameters."
        ) from None


def _formats(request: Request, told: dict[str, list[str]]) -> dict[str, Any]:
    for name in _FORMAT:
        if words := told.get(name):
            rows, triples = format_named(words[-1])
            break
    else:
        rows, triples = both_accepted(request.headers.get("accept", ""))
    if not (rows or triples):
        raise RefusedError(
            406, "format", "No format that the request accepts is one of this endpoint."
        )
    return {"rows": rows, "triples": triples}


async def _description(request: Request, replies: Replies, triples: str) -> Response:
    if not triples:
        raise RefusedError(406, "format", "Without a query there is a description in RDF only.")
    address = str(request.url.replace(query="", fragment=""))
    return await replies.reply(request, {"job": "service", "address": address, "triples": triples})

"""Things and their descriptions: a thing's address leads to a page about it, or to RDF about it.

A thing is no document, so its own address answers 303 and names the document that the request
prefers (Cool URIs for the Semantic Web, W3C 2008); the vocabulary is a document with parts.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cybergov.names import BASE, NS, PREFIXES
from cybergov.server.files import Files
from cybergov.server.formats import HTML, TRIPLES, accepted
from cybergov.server.problem import RefusedError
from cybergov.server.replies import Replies

__all__ = ["KINDS", "thing_endpoint", "vocabulary_endpoint"]

#: The first part of the address of a thing.
KINDS: Final = tuple(k for k, iri in PREFIXES.items() if iri == f"{BASE}{k}/")
#: What an address may end in, with the media type that it then answers with.
_ENDINGS: Final = {"html": HTML, **TRIPLES}
# Turtle first: who says nothing, as programs do, gets data.
_OFFERED: Final = {
    **{media: ending for ending, media in TRIPLES.items()},
    "application/json": "jsonld",
    "application/xhtml+xml": "html",
    HTML: "html",
}


async def thing_endpoint(request: Request, replies: Replies, files: Files) -> Response:
    """Answer for one thing, or for one document about it.

    Raises:
        RefusedError: there is no such thing, or no format that the request accepts.
    """
    kind, name = request.path_params["kind"], request.path_params["name"]
    page = f"{kind}/{name}"
    if page in files:
        return await files.send(request, page)
    stem, dot, ending = name.rpartition(".")
    if not (dot and ending in _ENDINGS):
        return _see_other(request, name, replies.pool.told.get("pages", {}).get(BASE + page, ""))
    iri = f"{BASE}{kind}/{stem}"
    if ending == "html":
        return await _page(request, replies, iri)
    links = f'<{iri}>; rel="describes"'
    head = {"job": "thing", "iri": iri, "triples": ending}
    return await replies.reply(request, head, {"Link": _ascii(links)})


async def vocabulary_endpoint(request: Request, replies: Replies) -> Response:
    """Answer for the terms of the graph: the document is named in Content-Location."""
    ending = request.path_params.get("ending") or _preferred(request)
    if ending not in _ENDINGS:
        raise RefusedError(404, "thing", "There is no such thing here.")
    location = {"Content-Location": f"ns.{ending}"}
    head = {"job": "page", "iri": NS}
    if ending != "html":
        head = {"job": "thing", "iri": NS, "triples": ending}
    return await replies.reply(request, head, location)


async def _page(request: Request, replies: Replies, iri: str) -> Response:
    if page := replies.pool.told.get("pages", {}).get(iri):  # it has another name than the thing
        return RedirectResponse("../" + quote(page), 303)
    return await replies.reply(request, {"job": "page", "iri": iri})


def _see_other(request: Request, name: str, page: str) -> Response:
    ending = _preferred(request)
    target = page.rpartition("/")[2] if page and ending == "html" else f"{name}.{ending}"
    # Beside the thing's own address, so that it holds under any host and folder.
    return RedirectResponse(f"./{quote(target)}", 303, {"Vary": "Accept"})


def _preferred(request: Request) -> str:
    ending = accepted(request.headers.get("accept", ""), _OFFERED)
    if not ending:
        listed = ", ".join(_OFFERED)
        raise RefusedError(406, "format", f"A thing is described as one of {listed}.")
    return ending


def _ascii(text: str) -> str:
    return quote(text, safe="<>;=\"' :/?#[]@!$&()*+,%")

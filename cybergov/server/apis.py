"""The JSON API on the network: each endpoint's route, and the description of all."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from cybergov import __version__
from cybergov.questions import Question
from cybergov.server.api import Endpoint, asked, endpoints
from cybergov.server.api.parameters import Parameter, values_of_request
from cybergov.server.api.schema import schema_of
from cybergov.server.problem import RefusedError
from cybergov.server.replies import Replies

__all__ = ["openapi", "routes"]

_PROBLEM: Final = {
    "type": "object",
    "description": "Why there is no answer (RFC 9457).",
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "One sentence."},
        "reason": {"type": "string", "description": "One word that does not change."},
    },
    "required": ["title", "status", "detail", "reason"],
}
_STATUSES: Final = {
    "400": "A parameter is wrong, or the answer is too large",
    "404": "Nothing has the name",
    "409": "Several things have the name",
    "429": "Too many requests of this client run or wait",
    "503": "The server is busy, or the answer took too much time or memory",
}

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def routes(replies: Replies, library: dict[str, Question]) -> list[Route]:
    """Return the routes of all endpoints and of their description."""
    described = openapi(library)

    async def description(request: Request) -> Response:  # noqa: ARG001
        kept = f"public, max-age={replies.settings.max_age}"
        return JSONResponse(described, headers={"Cache-Control": kept})

    return [
        Route("/openapi.json", description),
        *(Route(e.PATH, _handler(n, e, replies, library)) for n, e in endpoints().items()),
    ]


def _handler(
    name: str, endpoint: Endpoint, replies: Replies, library: dict[str, Question]
) -> Handler:
    async def handle(request: Request) -> Response:
        parameters = endpoint.PARAMETERS
        if endpoint.PATH == asked.PATH:
            question = request.path_params["question"]
            if question not in library:
                raise RefusedError(
                    404, "question", f"The library has no question {question[:80]!r}."
                )
            parameters = (*parameters, *asked.parameters_of(library[question]))
        given = request.query_params.multi_items()
        values = values_of_request(parameters, given, request.path_params)
        return await replies.reply(request, {"job": "api", "endpoint": name, "values": values})

    return handle


def openapi(library: dict[str, Question]) -> dict[str, Any]:
    """Return the description of the API: an answer to a question has a path of its own."""
    components: dict[str, Any] = {"Problem": _PROBLEM}
    paths: dict[str, Any] = {}
    for name, endpoint in endpoints().items():
        if endpoint.PATH != asked.PATH:
            parameters = endpoint.PARAMETERS
            paths[endpoint.PATH] = _path(name, endpoint.SUMMARY, parameters, endpoint, components)
    for question in library.values():
        path = asked.PATH.replace("{question}", question.name)
        parameters = asked.parameters_of(question)
        paths[path] = _path(
            f"answer-{question.name}", question.answers, parameters, asked, components
        )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Cyber Governance Knowledge Graph",
            "version": __version__,
            "description": "Who says what about how cyberspace should be governed, and where "
            "exactly. Names of things are prefixed names: `concept:x` is "
            "`https://w3id.org/cybergov/concept/x`. SPARQL is answered at `/sparql`.",
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": "."}],
        "paths": paths,
        "components": {"schemas": components},
    }


def _path(
    name: str,
    summary: str,
    parameters: tuple[Parameter, ...],
    endpoint: Endpoint,
    components: dict[str, Any],
) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    given = {"application/json": {"schema": schema_of(endpoint.GIVES, components)}}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": [
                {
                    "name": p.name,
                    "in": "path" if p.in_path else "query",
                    "required": p.required,
                    "description": p.description,
                    "schema": p.schema(),
                }
                for p in parameters
            ],
            "responses": {
                "200": {"description": "The answer", "content": given},
                **{
                    status: {"description": told, "content": problem}
                    for status, told in _STATUSES.items()
                },
            },
        }
    }

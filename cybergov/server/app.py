"""The application: which address is answered by what, and what all answers have in common."""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from cybergov.questions import questions
from cybergov.server import apis
from cybergov.server.files import Files
from cybergov.server.logs import Logged, log
from cybergov.server.pool import Pool
from cybergov.server.problem import RefusedError
from cybergov.server.protocol import query_endpoint
from cybergov.server.replies import Replies, problem
from cybergov.server.settings import Settings
from cybergov.server.things import KINDS, thing_endpoint, vocabulary_endpoint

__all__ = ["application"]

_SHOWN = "Content-Location, ETag, Link, Retry-After"


def application(settings: Settings, dist: Path, queries: Path, pool: Pool) -> Starlette:
    """Return the application that serves a build; it starts the pool when it is started."""
    replies, files = Replies(pool, settings), Files(dist, settings)

    async def sparql(request: Request) -> Response:
        return await query_endpoint(request, replies)

    async def thing(request: Request) -> Response:
        return await thing_endpoint(request, replies, files)

    async def vocabulary(request: Request) -> Response:
        return await vocabulary_endpoint(request, replies)

    async def dataset(request: Request) -> Response:  # noqa: ARG001
        return RedirectResponse("void.ttl", 303)

    async def health(request: Request) -> Response:  # noqa: ARG001
        return JSONResponse({"status": "up"}, headers={"Cache-Control": "no-store"})

    async def ready(request: Request) -> Response:  # noqa: ARG001
        is_ready = pool.ready
        told = {"ready": is_ready, "graph": pool.told.get("version", ""), **pool.state()}
        return JSONResponse(told, 200 if is_ready else 503, {"Cache-Control": "no-store"})

    async def file(request: Request) -> Response:
        return await files.send(request, request.path_params["path"] or "index.html")

    kinds = "|".join((*KINDS, "graph"))
    routes = [
        Route("/sparql", sparql, methods=["GET", "POST"]),
        *apis.routes(replies, questions(queries)),
        Route("/health", health),
        Route("/ready", ready),
        Route("/ns", vocabulary),
        Route("/ns.{ending:str}", vocabulary),
        Route("/dataset", dataset),
        *(Route(f"/{kind}/{{name:path}}", _of_kind(kind, thing)) for kind in kinds.split("|")),
        Route("/{path:path}", file),
    ]
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Logged, queries=settings.log_queries),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD", "POST"],
                allow_headers=["*"],
                expose_headers=[name.strip() for name in _SHOWN.split(",")],
                max_age=86400,
            ),
        ],
        exception_handlers={
            RefusedError: _refused,
            HTTPException: _not_here,
            Exception: _fault,
        },
        lifespan=_life_of(pool),
    )


def _of_kind(kind: str, endpoint: Any) -> Any:
    async def of_kind(request: Request) -> Response:
        request.path_params["kind"] = kind
        answer: Response = await endpoint(request)
        return answer

    return of_kind


def _life_of(pool: Pool) -> Any:
    @contextlib.asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001
        pool.staff.begin()
        try:
            yield
        finally:
            pool.staff.stop()

    return life


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    request.state.reason = error.reason
    return problem(error)


async def _not_here(request: Request, error: Exception) -> Response:  # noqa: ARG001
    assert isinstance(error, HTTPException)
    words = {404: "There is no such page here.", 405: "This address takes other methods."}
    sentence = words.get(error.status_code, f"{error.detail}.")
    refused = RefusedError(error.status_code, "address", sentence)
    return problem(refused, **(error.headers or {}))


async def _fault(request: Request, error: Exception) -> Response:  # noqa: ARG001
    log("fault", trouble="".join(traceback.format_exception(error)))
    return problem(RefusedError(500, "fault", "The server has a fault; its log has more."))

"""From a request to its answer: what was answered before, what others kept, what is asked now."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from cybergov import __version__
from cybergov.server.client import client_of
from cybergov.server.pool import Pool
from cybergov.server.problem import RefusedError
from cybergov.server.settings import Settings
from cybergov.server.workers import Reply

__all__ = ["Replies", "not_modified", "problem", "takes_gzip"]

#: What gives another answer each time.
_EACH_TIME_ANOTHER: Final = re.compile(r"\b(NOW|RAND|UUID|STRUUID|BNODE)\b", re.IGNORECASE)
#: An answer that would take more than this part of the memory is not kept.
_PART: Final = 8


def problem(refused: RefusedError, **headers: str) -> Response:
    """Return why there is no answer, as RFC 9457 has it."""
    titles = {400: "Bad request", 403: "Refused", 404: "Not found", 405: "Method not allowed"}
    body = {
        "title": titles.get(refused.status, "No answer"),
        "status": refused.status,
        "detail": refused.detail,
        "reason": refused.reason,
    }
    if refused.retry_after:
        headers["Retry-After"] = str(refused.retry_after)
    headers.setdefault("Cache-Control", "no-store")
    return JSONResponse(body, refused.status, headers, "application/problem+json")


def takes_gzip(request: Request) -> bool:
    """Whether the client reads what is compressed with gzip."""
    for part in request.headers.get("accept-encoding", "").lower().split(","):
        name, _, quality = part.partition(";")
        if name.strip() in ("gzip", "*"):
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def not_modified(request: Request, tag: str) -> bool:
    """Whether the client has what the tag stands for."""
    given = request.headers.get("if-none-match", "")
    tags = {part.strip().removeprefix("W/") for part in given.split(",")}
    return tag.removeprefix("W/") in tags or "*" in tags


@dataclass
class Replies:
    """Answers requests with what the processes give."""

    pool: Pool
    settings: Settings

    def __post_init__(self) -> None:
        self._kept: OrderedDict[str, Reply] = OrderedDict()
        self._size = 0

    async def reply(
        self, request: Request, head: dict[str, Any], headers: Mapping[str, str] | None = None
    ) -> Response:
        """Return the answer to the work that ``head`` describes, with further ``headers``."""
        lasting = not _EACH_TIME_ANOTHER.search(head.get("query", ""))
        packed = takes_gzip(request)
        tag = self._tag(head)
        told = {
            "Vary": "Accept, Accept-Encoding",
            "Cache-Control": f"public, max-age={self.settings.max_age}" if lasting else "no-store",
            **({"ETag": tag} if lasting else {}),
            **(headers or {}),
        }
        if lasting and self.pool.told and not_modified(request, tag):
            return Response(status_code=304, headers=told)
        key = f"{tag}{packed}"
        answer = self._kept.get(key) if lasting else None
        if answer is None:
            answer = await self._asked(request, {**head, "gzip": packed})
            if lasting and "refused" not in answer[0]:
                self._keep(key, answer)
        else:
            self._kept.move_to_end(key)
        return _response(answer, told)

    def _tag(self, head: dict[str, Any]) -> str:
        parts = [__version__, self.pool.told.get("version", ""), head]
        return f'W/"{hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]}"'

    async def _asked(self, request: Request, head: dict[str, Any]) -> Reply:
        """Ask a process, and end the work when the client has gone."""
        work = asyncio.ensure_future(self.pool.do(client_of(request), head))
        watching: list[asyncio.Task[None]] = []

        def watch() -> None:  # only what is long is worth it
            watching.append(asyncio.ensure_future(_end_when_gone(request, work)))

        timer = asyncio.get_running_loop().call_later(self.settings.quick_seconds, watch)
        try:
            return await work
        except asyncio.CancelledError:
            if any(task.done() for task in watching):
                raise RefusedError(499, "gone", "The client has gone.") from None
            raise
        finally:
            timer.cancel()
            for task in (work, *watching):
                task.cancel()

    def _keep(self, key: str, answer: Reply) -> None:
        most = self.settings.cache_mib << 20
        if len(answer[1]) * _PART > most:
            return
        self._size += len(answer[1]) - len(self._kept.pop(key, ({}, b""))[1])
        self._kept[key] = answer
        while self._size > most:
            _, (_, body) = self._kept.popitem(last=False)
            self._size -= len(body)


async def _end_when_gone(request: Request, work: asyncio.Future[Reply]) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    work.cancel()


def _response(answer: Reply, headers: dict[str, str]) -> Response:
    head, body = answer
    if "refused" in head:
        return problem(RefusedError(*head["refused"]))
    told = {**headers, **dict(head["headers"])}
    if head.get("gzip"):
        told["Content-Encoding"] = "gzip"
    media = head["media"]
    if media.startswith("text/"):
        media += "; charset=utf-8"
    return Response(body, head["status"], {**told, "Content-Type": media})

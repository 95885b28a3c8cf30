"""What is logged: one line of JSON an event, on standard error.

Of a query only its length is told, and of a client nothing, unless the operator asks for it.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Logged", "log", "log_libraries"]


def log(event: str, **told: object) -> None:
    """Write one line."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = json.dumps({"time": now, "event": event, **told}, default=str)
    sys.stderr.write(line + "\n")  # which sends each line on its way


class _Lines(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        told: dict[str, object] = {"message": record.getMessage()}
        if record.exc_info and record.exc_info[1]:
            told["trouble"] = logging.Formatter().formatException(record.exc_info)
        log("server", level=record.levelname.lower(), **told)


def log_libraries() -> None:
    """Have the libraries' warnings and errors written in the same way."""
    logging.basicConfig(level=logging.WARNING, handlers=[_Lines()], force=True)


class Logged:
    """Logs each request with what became of it."""

    def __init__(self, app: ASGIApp, queries: bool) -> None:
        self._app = app
        self._queries = queries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer and log."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, size = time.perf_counter(), 0
        status: int | None = None

        async def sending(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            state = scope.get("state", {})
            query = state.get("query")
            told = {} if query is None else {"query_length": len(query)}
            if query is not None and self._queries:
                told["query"] = query
            if reason := state.get("reason"):
                told["reason"] = reason
            took = round((time.perf_counter() - began) * 1000, 1)
            log(
                "request",
                method=scope["method"],
                path=scope["path"][:200],
                status=status,
                ms=took,
                bytes=size,
                **told,
            )

"""A client of the protocol's own library, connected with the real command."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp_types import CallToolResult, InitializeResult, TextContent

from tests.conftest import ROOT

__all__ = ["Client", "command", "connected", "environment"]


def command(dist: Path, *options: str) -> list[str]:
    """Return the call of the command, as a client's configuration has it."""
    return [sys.executable, "-m", "cybergov", "mcp", "--dist", str(dist), *options]


def environment() -> dict[str, str]:
    """Return the variables it runs with."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


class Client:
    """Calls tools and waits for the answers, each of which the library holds to its schema."""

    def __init__(
        self, portal: BlockingPortal, session: ClientSession, told: InitializeResult
    ) -> None:
        self._portal = portal
        self.session = session
        self.told = told

    def do(self, function: Any, *arguments: Any) -> Any:
        """Call a method of the session."""
        return self._portal.call(function, *arguments)

    def begin(self, tool: str, **arguments: Any) -> Future[CallToolResult]:
        """Call a tool without waiting."""
        call = partial(self.session.call_tool, tool, arguments, read_timeout_seconds=60)
        return self._portal.start_task_soon(call)

    def give(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """Return the structured answer of a tool."""
        result = self.begin(tool, **arguments).result()
        assert not result.is_error, result.content
        value: dict[str, Any] = result.structured_content
        return value

    def refuse(self, tool: str, **arguments: Any) -> str:
        """Return the sentence with which a tool refuses."""
        return refusal(self.begin(tool, **arguments).result())


def refusal(result: CallToolResult) -> str:
    """Return the sentence of a result that is an error."""
    assert result.is_error, result.content
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


@contextmanager
def connected(dist: Path, log: Path, *options: str) -> Iterator[Client]:
    """Start the command, say hello, and go away in the end."""
    called = command(dist, *options)
    server = StdioServerParameters(
        command=called[0], args=called[1:], env=environment(), cwd=str(ROOT)
    )
    with (
        log.open("w") as errors,
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(stdio_client(server, errors)) as streams,
        portal.wrap_async_context_manager(ClientSession(*streams)) as session,
    ):
        told = portal.call(session.initialize)
        portal.call(session.list_tools)
        yield Client(portal, session, told)

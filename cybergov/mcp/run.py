"""Speak the protocol over standard input and output until the client goes."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from mcp.server.stdio import stdio_server

from cybergov.findings import InputError
from cybergov.mcp import jobs
from cybergov.mcp.offered import server
from cybergov.server.logs import log, log_libraries
from cybergov.server.pool import Pool
from cybergov.server.settings import Settings

__all__ = ["serve"]


def serve(settings: Settings, dist: Path, queries: Path, site: str) -> None:
    """Serve a build to the one client at the other end of the pipes.

    Raises:
        InputError: the client has gone in the middle of an answer.
    """
    log_libraries()
    try:
        asyncio.run(_serve(Pool(settings, dist, queries, log, jobs.__name__), site))
    except* (BrokenPipeError, ConnectionError):
        raise InputError("The client has gone before it had its answer.") from None


async def _serve(pool: Pool, site: str) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, _end, pool)
    # From here on what anything else prints goes to standard error.
    async with stdio_server() as (reading, writing):
        pool.staff.begin()
        try:
            offered = server(pool, site)
            await offered.run(reading, writing, offered.create_initialization_options())
        finally:
            pool.staff.stop()


def _end(pool: Pool) -> None:
    """End at once: the thread that waits for the client's next line can't be called off."""
    pool.staff.stop()
    if pool.staff.failed:
        sys.stderr.write(f"{pool.staff.failed}\n")
    os._exit(1 if pool.staff.failed else 0)

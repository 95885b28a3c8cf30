"""Run the server until it is told to end, and then until those who asked have their answers."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import uvicorn

from cybergov.findings import InputError
from cybergov.server.app import application
from cybergov.server.logs import log, log_libraries
from cybergov.server.pool import Pool
from cybergov.server.settings import Settings

__all__ = ["serve"]


class _Server(uvicorn.Server):
    """Ends with 0 when it is told to end, which is what it is for."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Drain at SIGTERM and SIGINT; at a second one, end at once."""
        loop = asyncio.get_running_loop()
        signals = (signal.SIGTERM, signal.SIGINT)
        for number in signals:
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in signals:
                loop.remove_signal_handler(number)


def serve(settings: Settings, dist: Path, queries: Path) -> None:
    """Serve a build.

    Raises:
        InputError: the address is taken or is none of this machine, or the graph can't be loaded.
    """
    log_libraries()
    listening = _listen(settings)
    pool = Pool(settings, dist, queries, log)
    host, port = listening.getsockname()[:2]
    config = uvicorn.Config(
        application(settings, dist, queries, pool),
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=settings.connections,
        timeout_graceful_shutdown=settings.drain_seconds,
        proxy_headers=bool(settings.proxy),
        forwarded_allow_ips=settings.proxy or None,
        ws="none",
    )
    log("listening", host=host, port=port)
    _Server(config).run([listening])
    log("ended")
    if pool.staff.failed:
        raise InputError(pool.staff.failed)


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        listening.close()
        where = f"{settings.host} port {settings.port}"
        raise InputError(f"{where} can't be listened on: {error.strerror}.") from None
    return listening

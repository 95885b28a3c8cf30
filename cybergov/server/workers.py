"""The server's side of its processes: start the nursery, have it fork, speak with each worker."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, cast

from cybergov.server.frames import Frames, packed
from cybergov.server.worker import Limits

__all__ = ["Nursery", "Reply", "Worker", "WorkerLostError"]

Reply = tuple[dict[str, Any], bytes]


class WorkerLostError(Exception):
    """The process ended before it had answered; ``args[0]`` is its exit status, if known."""


@dataclass(eq=False)
class Worker(asyncio.Protocol):
    """One process, and the request that it works on."""

    number: int
    #: Called when the process has gone.
    on_lost: Callable[[Worker], None]
    long: bool = False
    client: str = ""
    #: Why it was ended by the server, if it was.
    ended: str = ""
    asked: int = 0
    status: asyncio.Future[int] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )
    _transport: asyncio.Transport | None = None
    _frames: Frames = field(default_factory=Frames)
    _reply: asyncio.Future[Reply] | None = None

    def ask(self, head: dict[str, Any]) -> asyncio.Future[Reply]:
        """Send a request; the future has the reply, or raises ``WorkerLostError``."""
        self._reply = asyncio.get_running_loop().create_future()
        self.asked += 1
        if self._transport is None or self._transport.is_closing():
            self._reply.set_exception(WorkerLostError())
        else:
            self._transport.write(packed(head))
        return self._reply

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is of another class

    def data_received(self, data: bytes) -> None:
        """Take a part of a reply."""
        for reply in self._frames.feed(data):
            if self._reply is not None and not self._reply.done():
                self._reply.set_result(reply)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """Say that the process has gone."""
        if self._reply is not None and not self._reply.done():
            self._reply.set_exception(WorkerLostError())
        self.on_lost(self)

    def close(self) -> None:
        """Let it end by itself: it finds that nobody is there."""
        if self._transport is not None:
            self._transport.close()


class Nursery:
    """The process that holds the graph; ``on_lost`` is called when it has gone."""

    def __init__(self, on_lost: Callable[[], None]) -> None:
        self._on_lost = on_lost
        self._statuses: dict[int, asyncio.Future[int]] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._reading: asyncio.Task[None] | None = None
        # Kept, since the connection closes with it.
        self._writer: asyncio.StreamWriter | None = None

    async def start(
        self, dist: Path, queries: Path | None, limits: Limits, jobs: str
    ) -> dict[str, Any]:
        """Start it and return what it tells of the graph when that is loaded.

        ``jobs`` is the package of what it does (``cybergov.server.jobs.jobs``).

        Raises:
            RuntimeError: the graph can't be loaded; the message says why.
        """
        mine, theirs = socket.socketpair()
        asked = {
            "dist": str(dist),
            "queries": str(queries) if queries else "",
            "limits": asdict(limits),
            "jobs": jobs,
        }
        package = str(Path(__file__).resolve().parents[2])
        paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "cybergov.server.nursery", str(theirs.fileno()),
                 json.dumps(asked)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
                start_new_session=True,
            )  # fmt: skip
        mine.setblocking(False)
        self._control = mine
        reader, self._writer = await asyncio.open_connection(sock=mine.dup(), limit=1 << 24)
        told = await reader.readline()
        if not told:
            raise RuntimeError("the process that loads the graph has ended.")
        first: dict[str, Any] = json.loads(told)
        if "failed" in first:
            raise RuntimeError(first["failed"])
        self._reading = asyncio.create_task(self._read(reader))
        loaded: dict[str, Any] = first["loaded"]
        return loaded

    async def fork(self, worker: Worker) -> None:
        """Have a worker forked and connect with it.

        Raises:
            OSError: the nursery has gone.
        """
        self._statuses[worker.number] = worker.status
        mine, theirs = socket.socketpair()
        mine.setblocking(False)
        with theirs:
            line = json.dumps({"do": "fork", "worker": worker.number}).encode() + b"\n"
            assert self._control is not None
            socket.send_fds(self._control, [line], [theirs.fileno()])
        await asyncio.get_running_loop().create_connection(lambda: worker, sock=mine)

    def end(self, worker: Worker) -> None:
        """Kill a worker: whatever it does, it ends now."""
        self._say("end", worker)

    def give_way(self, worker: Worker) -> None:
        """Let a worker yield the processor to the others."""
        self._say("yield", worker)

    def stop(self) -> None:
        """End the nursery and all that it forked."""
        if self._reading is not None:
            self._reading.cancel()
        if self._control is not None:
            with contextlib.suppress(OSError):  # it sees that, ends all, and then itself
                self._control.shutdown(socket.SHUT_RDWR)
            self._control.close()
        if self._writer is not None:
            self._writer.close()
        if self._process is not None:
            try:
                self._process.wait(3)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def _say(self, what: str, worker: Worker) -> None:
        if self._control is not None:
            line = json.dumps({"do": what, "worker": worker.number}).encode() + b"\n"
            with contextlib.suppress(OSError):
                self._control.send(line)

    async def _read(self, reader: asyncio.StreamReader) -> None:
        while line := await reader.readline():
            told = json.loads(line)
            status = self._statuses.pop(told["worker"], None)
            if status is not None and not status.done():
                status.set_result(told["status"])
        self._on_lost()

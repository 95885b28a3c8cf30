"""The processes that answer: as many quick ones as there should be, whatever becomes of each."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import signal
from collections import deque
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Final

from cybergov.server.settings import Settings
from cybergov.server.worker import Limits
from cybergov.server.workers import Nursery, Worker

__all__ = ["Log", "Staff"]

#: What a process died of, by the signal that ended it; another is "lost".
_DIED_OF: Final = {
    -signal.SIGABRT: "memory",  # the engine can't get what it needs
    -signal.SIGKILL: "memory",  # the system needs it for others
    -signal.SIGSEGV: "nesting",  # the stack has an end
    -signal.SIGBUS: "nesting",
    -signal.SIGALRM: "time",
}
#: Before a process is forked in the place of one that died without having been asked.
_PAUSE: Final = 0.5

Log = Callable[..., None]


class Staff:
    """The processes; ``on_free`` is called when one has nothing to do."""

    def __init__(
        self,
        settings: Settings,
        dist: Path,
        queries: Path | None,
        log: Log,
        on_free: Callable[[], None],
        jobs: str,
    ) -> None:
        self._settings = settings
        self._place = (dist, queries)
        self._jobs = jobs
        self._log = log
        self._on_free = on_free
        self._numbers = itertools.count(1)
        self._all: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._nursery = Nursery(self._nursery_lost)
        self.idle: deque[Worker] = deque()
        #: What the nursery told of the graph; empty while it is loaded.
        self.told: dict[str, Any] = {}
        #: Set while the graph is there to be asked.
        self.loaded = asyncio.Event()
        #: Why the graph can't be loaded.
        self.failed = ""
        self.stopping = False

    def begin(self) -> None:
        """Load the graph and start the processes, without waiting for it."""
        self._spawn(self._begin())

    def stop(self) -> None:
        """End all processes."""
        self.stopping = True
        for worker in self._all:
            worker.ended = worker.ended or "stopping"
        self._nursery.stop()
        for task in self._tasks:
            task.cancel()

    def back(self, worker: Worker) -> None:
        """Take a process back that has answered."""
        if not worker.ended and worker in self._all:
            self.idle.append(worker)
        self.fill()

    def long(self, worker: Worker) -> None:
        """Let a process yield to the others, and start another in its place."""
        worker.long = True
        self._nursery.give_way(worker)
        self.fill()

    def end(self, worker: Worker, reason: str) -> None:
        """Kill a process."""
        if not worker.ended:
            worker.ended = reason
            self._nursery.end(worker)
            self._log("ended", worker=worker.number, reason=reason)

    async def died_of(self, worker: Worker) -> str:
        """Return why a process that nobody ended has ended."""
        try:
            status = await asyncio.wait_for(asyncio.shield(worker.status), 2)
        except TimeoutError:
            return "lost"
        self._log("died", worker=worker.number, status=status)
        return _DIED_OF.get(status, "lost")

    def fill(self) -> None:
        """Start as many processes for quick requests as are missing."""
        quick = sum(not worker.long and not worker.ended for worker in self._all)
        for _ in range(0 if self.stopping else self._settings.workers - quick):
            worker = Worker(next(self._numbers), self._lost)
            self._all.add(worker)
            self._spawn(self._start(worker))

    async def _begin(self) -> None:
        s = self._settings
        limits = Limits(s.seconds, s.memory_mib, s.result_mib)
        try:
            self.told = await self._nursery.start(*self._place, limits, self._jobs)
        except RuntimeError as error:
            self.failed = str(error)
            signal.raise_signal(signal.SIGTERM)  # there is nothing to serve
            return
        self.loaded.set()
        self._log("ready", triples=self.told["triples"], graph=self.told["version"])
        self.fill()

    async def _start(self, worker: Worker) -> None:
        try:
            await self._nursery.fork(worker)
        except OSError:
            self._all.discard(worker)
            return
        self.idle.append(worker)
        self._on_free()

    def _lost(self, worker: Worker) -> None:
        """Put another in the place of a process that has gone."""
        self._all.discard(worker)
        with contextlib.suppress(ValueError):
            self.idle.remove(worker)
        if worker.ended or worker.asked:
            self.fill()
        else:
            self._log("died", worker=worker.number, status=None)
            asyncio.get_running_loop().call_later(_PAUSE, self.fill)

    def _nursery_lost(self) -> None:
        """Load the graph anew: without the nursery no process can be replaced."""
        if self.stopping:
            return
        self._log("nursery-lost")
        self.told = {}
        self.loaded.clear()
        for worker in list(self._all):
            worker.close()
        self._all.clear()
        self.idle.clear()
        self._nursery.stop()
        self._nursery = Nursery(self._nursery_lost)
        self.begin()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

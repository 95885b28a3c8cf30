"""Who may run, how long, and what happens to what is long.

A request begins on one of the processes for quick ones. One that is not answered after a moment
goes on as a long one, behind the others on the processor, if fewer long ones run than may; a new
process, forked in milliseconds, takes its place among the quick. A client that just asked for what
is long waits behind those that did not, and such clients hold no more than half of the processes.
So what is quick finds a process whatever else is asked.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from cybergov.server.jobs import HERE
from cybergov.server.problem import ENDED, RefusedError
from cybergov.server.settings import Settings
from cybergov.server.staff import Log, Staff
from cybergov.server.turns import Turns
from cybergov.server.workers import Reply, Worker, WorkerLostError

__all__ = ["Pool"]

#: For so many seconds a client waits behind others after it has asked for what is long.
_BEHIND: Final = 30.0


class Pool:
    """Requests that run and requests that wait."""

    def __init__(
        self,
        settings: Settings,
        dist: Path,
        queries: Path | None,
        log: Log,
        jobs: str = HERE,
    ) -> None:
        """Have what the package ``jobs`` does done within limits."""
        self._settings = settings
        self._log = log
        self._turns: Turns[Worker] = Turns()
        #: Of each client, the requests that run or wait, that run as quick ones, and as long ones.
        self._inside: Counter[str] = Counter()
        self._running: Counter[str] = Counter()
        self._long: Counter[str] = Counter()
        #: Until when a client waits behind others.
        self._behind: dict[str, float] = {}
        #: The processes that do the work.
        self.staff = Staff(settings, dist, queries, log, self._serve, jobs)

    @property
    def told(self) -> dict[str, Any]:
        """What is known of the graph; nothing while it is loaded."""
        return self.staff.told

    @property
    def ready(self) -> bool:
        """Whether requests are answered."""
        return bool(self.told) and not self.staff.stopping

    def state(self) -> dict[str, object]:
        """Return how busy it is."""
        return {
            "idle": len(self.staff.idle),
            "waiting": len(self._turns),
            "long": sum(self._long.values()),
        }

    async def do(self, client: str, head: dict[str, Any]) -> Reply:
        """Have a request answered; when the caller is cancelled, its process ends.

        Raises:
            RefusedError: there is no room, or no answer.
        """
        self._refuse_without_room(client)
        self._inside[client] += 1
        try:
            worker = await self._turn(client)
            return await self._run(worker, client, head)
        finally:
            _less(self._inside, client)

    def _refuse_without_room(self, client: str) -> None:
        s = self._settings
        if self.staff.stopping:
            raise RefusedError(503, "stopping", "The server is stopping.", 5)
        if not self.told:
            raise RefusedError(503, "starting", "The graph is being loaded; ask again.", 2)
        if self._inside[client] >= s.per_client:
            raise RefusedError(
                429, "client", f"More than {s.per_client} requests of yours run or wait.", 1
            )
        if len(self._turns) >= s.waiting:
            crowded = RefusedError(503, "busy", "Too many requests wait; ask again.", 2)
            if (other := self._turns.drop(client, self._is_behind)) is None:
                raise crowded
            other.set_exception(crowded)

    def _is_behind(self, client: str) -> bool:
        return self._behind.get(client, 0) > asyncio.get_running_loop().time()

    def _may(self, client: str) -> bool:
        # One process is left for the others, so that nobody holds all.
        return self._running[client] < max(1, self._settings.workers - 1)

    def _may_ahead(self, client: str) -> bool:
        return self._may(client) and not self._is_behind(client)

    def _may_behind(self, client: str) -> bool:
        held = sum(n for other, n in self._running.items() if self._is_behind(other))
        return self._may(client) and held < max(1, self._settings.workers // 2)

    async def _turn(self, client: str) -> Worker:
        if self.staff.idle and not len(self._turns) and self._may_ahead(client):
            worker = self.staff.idle.popleft()
            self._running[client] += 1
        else:
            future = self._turns.wait(client)
            self._serve()
            try:
                worker = await asyncio.wait_for(future, self._settings.seconds)
            except TimeoutError:
                raise RefusedError(
                    503, "busy", "No process was free in time; ask again.", 2
                ) from None
            except asyncio.CancelledError:
                if future.done() and not future.cancelled():
                    self._release(future.result(), client)
                raise
        worker.client = client
        return worker

    def _serve(self) -> None:
        """Give processes that are free to those whose turn it is."""
        while self.staff.idle:
            turn = self._turns.next(self._may_ahead) or self._turns.next(self._may_behind)
            if turn is None:
                return
            client, future = turn
            self._running[client] += 1
            future.set_result(self.staff.idle.popleft())

    async def _run(self, worker: Worker, client: str, head: dict[str, Any]) -> Reply:
        reply = worker.ask(head)
        s, loop = self._settings, asyncio.get_running_loop()
        timers = [
            loop.call_later(min(s.quick_seconds, s.seconds), self._goes_on, worker),
            loop.call_later(s.seconds, self.staff.end, worker, "time"),
        ]
        last = True
        try:
            answer = await reply
            last = bool(answer[0].get("last"))
        except WorkerLostError:
            reason = worker.ended or await self.staff.died_of(worker)
            retry = 0 if reason in ("time", "memory", "nesting") else 2
            status = 400 if reason == "nesting" else 503
            detail = ENDED[reason].format(**asdict(s))
            raise RefusedError(status, reason, detail, retry) from None
        finally:
            for timer in timers:
                timer.cancel()
            if not reply.done() or reply.cancelled():
                self.staff.end(worker, "lost")
            elif last or worker.long:
                worker.ended = worker.ended or "done"
                worker.close()
            self._release(worker, client)
        if "trouble" in answer[0]:
            self._log("fault", trouble=answer[0]["trouble"])
        if "ended" in answer[0]:
            raise RefusedError(
                503, answer[0]["ended"], ENDED[answer[0]["ended"]].format(**asdict(s))
            )
        return answer

    def _release(self, worker: Worker, client: str) -> None:
        """Take a process back from a client."""
        _less(self._long if worker.long else self._running, client)
        self.staff.back(worker)
        self._serve()

    def _goes_on(self, worker: Worker) -> None:
        """Let a request go on as a long one, or end it where too many do."""
        s, client = self._settings, worker.client
        self._put_behind(client)
        mine = max(1, s.long_workers // 2)
        if sum(self._long.values()) >= s.long_workers or self._long[client] >= mine:
            self.staff.end(worker, "busy")
            return
        _less(self._running, client)
        self._long[client] += 1
        self.staff.long(worker)
        self._serve()

    def _put_behind(self, client: str) -> None:
        now = asyncio.get_running_loop().time()
        self._behind = {c: until for c, until in self._behind.items() if until > now}
        self._behind[client] = now + _BEHIND


def _less(counter: Counter[str], client: str) -> None:
    counter[client] -= 1
    if counter[client] <= 0:
        del counter[client]

"""Whose turn it is: clients take turns, so that one with many requests delays only its own."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["Turns"]

Given = TypeVar("Given")


class Turns(Generic[Given]):
    """Requests that wait, by client."""

    def __init__(self) -> None:
        self._queues: OrderedDict[str, deque[asyncio.Future[Given]]] = OrderedDict()

    def __len__(self) -> int:
        return sum(len(queue) for queue in self._queues.values())

    def wait(self, client: str) -> asyncio.Future[Given]:
        """Return a future that is given something when the client's turn has come."""
        future: asyncio.Future[Given] = asyncio.get_running_loop().create_future()
        self._queues.setdefault(client, deque()).append(future)
        return future

    def drop(self, for_client: str, may: Callable[[str], bool]) -> asyncio.Future[Given] | None:
        """Take the last request of who has most that wait, to make room for another client's.

        Clients of whom ``may`` is true come first; the other's own are left where they are.
        """
        waiting = {
            client: [future for future in queue if not future.done()]
            for client, queue in self._queues.items()
        }
        mine = len(waiting.get(for_client, ()))
        others = [c for c, q in waiting.items() if (may(c) and q) or len(q) > mine + 1]
        if may(for_client) or not others:
            return None
        most = max(others, key=lambda client: (may(client), len(waiting[client])))
        future = waiting[most][-1]
        self._queues[most].remove(future)
        return future

    def next(self, may: Callable[[str], bool]) -> tuple[str, asyncio.Future[Given]] | None:
        """Take the next request of the first client that may have a turn; it then is the last."""
        for client in list(self._queues):
            queue = self._queues[client]
            while queue and queue[0].done():  # those who waited have gone
                queue.popleft()
            if not queue:
                del self._queues[client]
            elif may(client):
                future = queue.popleft()
                self._queues.move_to_end(client)
                return client, future
        return None

"""The process that loads the graph once and forks those that answer, ends them, and tells how.

It does what the server says, a line of JSON at a time, and ends all of them when the server has
gone. It has one thread when it forks.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import selectors
import signal
import socket
import sys
from pathlib import Path
from typing import Any, Final

from cybergov.findings import InputError
from cybergov.server.held import Held, load
from cybergov.server.jobs import Job, jobs
from cybergov.server.worker import Limits, work

__all__ = ["main"]

#: What processes with long queries yield to those with quick ones.
_YIELD: Final = 15


class Nursery:
    """Forks and ends processes."""

    def __init__(
        self, connection: socket.socket, held: Held, limits: Limits, known: dict[str, Job]
    ) -> None:
        self._connection = connection
        self._held = held
        self._limits = limits
        self._jobs = known
        self._pid_of: dict[int, int] = {}
        self._unread = b""

    def run(self) -> None:
        """Do what the server says until it has gone."""
        wake, woken = socket.socketpair()
        for end in (wake, woken):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        with selectors.DefaultSelector() as selector:
            selector.register(self._connection, selectors.EVENT_READ)
            selector.register(woken, selectors.EVENT_READ)
            while True:
                for key, _ in selector.select():
                    if key.fileobj is woken:
                        with contextlib.suppress(BlockingIOError):
                            woken.recv(4096)
                        self._reap()
                    elif not self._obey():
                        self._end_all()
                        return

    def _obey(self) -> bool:
        data, sockets, _, _ = socket.recv_fds(self._connection, 1 << 16, 64)
        if not data:
            return False
        *lines, self._unread = (self._unread + data).split(b"\n")
        for line in lines:
            told = json.loads(line)
            if told["do"] == "fork":
                self._fork(told["worker"], sockets.pop(0), sockets)
            elif (pid := self._pid_of.get(told["worker"])) is not None:
                if told["do"] == "end":
                    os.kill(pid, signal.SIGKILL)
                elif told["do"] == "yield":
                    with contextlib.suppress(OSError):
                        os.setpriority(os.PRIO_PROCESS, pid, _YIELD)
        return True

    def _fork(self, worker: int, number: int, others: list[int]) -> None:
        try:
            pid = os.fork()
        except OSError:
            os.close(number)
            self._tell(worker=worker, status=-1)
            return
        if pid:
            os.close(number)
            self._pid_of[worker] = pid
            return
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for other in others:
                os.close(other)
            work(socket.socket(fileno=number), self._held, self._jobs, self._limits)
        finally:
            os._exit(0)

    def _reap(self) -> None:
        for worker, pid in list(self._pid_of.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                del self._pid_of[worker]
                self._tell(worker=worker, status=os.waitstatus_to_exitcode(status))

    def _end_all(self) -> None:
        for pid in self._pid_of.values():
            os.kill(pid, signal.SIGKILL)
        for pid in self._pid_of.values():
            os.waitpid(pid, 0)

    def _tell(self, **told: object) -> None:
        with contextlib.suppress(OSError):
            self._connection.sendall(json.dumps(told).encode() + b"\n")


def main(arguments: list[str]) -> None:
    """Load what the second argument says, tell that it is loaded, and serve the first, a socket."""
    connection = socket.socket(fileno=int(arguments[0]))
    asked: dict[str, Any] = json.loads(arguments[1])
    try:
        held = load(Path(asked["dist"]), Path(asked["queries"]) if asked["queries"] else None)
    except InputError as error:
        connection.sendall(json.dumps({"failed": str(error)}).encode() + b"\n")
        return
    nursery = Nursery(connection, held, Limits(**asked["limits"]), jobs(asked["jobs"]))
    # The collector would write into every object, and so copy what is shared.
    gc.collect()
    gc.freeze()
    connection.sendall(json.dumps({"loaded": held.told()}).encode() + b"\n")
    nursery.run()


if __name__ == "__main__":
    main(sys.argv[1:])

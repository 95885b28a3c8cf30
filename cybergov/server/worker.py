"""A process that answers, one request at a time, within limits that its kernel keeps."""

from __future__ import annotations

import gzip
import os
import resource
import signal
import socket
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cybergov.server.frames import receive, send
from cybergov.server.held import Held
from cybergov.server.jobs import Answer, Job
from cybergov.server.problem import RefusedError

__all__ = ["Limits", "work"]

_MIB: Final = 1 << 20
#: Where the socket to the server goes; no file with a higher number can be opened.
_CONNECTION: Final = 3
#: Answers below this many bytes are not worth compressing.
_SMALL: Final = 1000
#: Speed matters more than the last per cent: the answers are made while somebody waits.
_LEVEL: Final = 3


@dataclass(frozen=True)
class Limits:
    """What one request may take."""

    seconds: float
    memory_mib: int
    result_mib: int


def work(connection: socket.socket, held: Held, known: dict[str, Job], limits: Limits) -> None:
    """Answer requests until the server goes away."""
    connection = _shut_in(connection, limits)
    at_rest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    while (message := receive(connection)) is not None:
        # The kernel ends the process soon after the server should have.
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + 2)
        head, body = _answered(message[0], held, known, limits)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - at_rest
        # What a large query leaves behind would be taken from the next one.
        head["last"] = bool(head.get("last")) or grown * 1024 > limits.memory_mib * _MIB // 4
        send(connection, head, body)
        signal.setitimer(signal.ITIMER_REAL, 0)
        if head["last"]:
            return


def _shut_in(connection: socket.socket, limits: Limits) -> socket.socket:
    """Leave the process nothing but its memory, its processor and the socket to the server."""
    size = _size_now()
    os.dup2(connection.fileno(), _CONNECTION)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.closerange(_CONNECTION + 1, 4096)
    # No file and no socket can be opened from here on: nothing is fetched, whatever is asked.
    resource.setrlimit(resource.RLIMIT_NOFILE, (_CONNECTION + 1, _CONNECTION + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if size is not None:
        most = size + limits.memory_mib * _MIB
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    connection.detach()
    return socket.socket(fileno=_CONNECTION)


def _size_now() -> int | None:
    """Return the size of the address space in bytes; None where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (OSError, ValueError):
        return None
    return pages * resource.getpagesize()


def _answered(
    asked: dict[str, Any], held: Held, known: dict[str, Job], limits: Limits
) -> tuple[dict[str, Any], bytes]:
    try:
        answer = known[asked["job"]](held, asked, limits.result_mib * _MIB)
        return _packed(answer, bool(asked.get("gzip")))
    except RefusedError as refused:
        told = (refused.status, refused.reason, refused.detail, refused.retry_after)
        return {"refused": told}, b""
    except MemoryError:
        return {"ended": "memory", "last": True}, b""
    except RecursionError:
        return {"ended": "nesting", "last": True}, b""
    except BaseException as error:  # also what the engine raises when it gives up
        said = " ".join(str(error).split())[:160]
        told = (400, "evaluation", f"The query has no answer: {said}.", 0)
        if type(error).__name__ != "PanicException":
            told = (500, "fault", "The server has a fault; the log has more.", 0)
        return {"refused": told, "last": True, "trouble": traceback.format_exc()}, b""


def _packed(answer: Answer, compress: bool) -> tuple[dict[str, Any], bytes]:
    head = {"status": answer.status, "media": answer.media, "headers": answer.headers}
    if compress and len(answer.body) >= _SMALL:
        return {**head, "gzip": True}, gzip.compress(answer.body, _LEVEL, mtime=0)
    return head, answer.body

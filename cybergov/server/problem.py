"""Why a request has no answer: a status, a word for programs, a sentence for people."""

from __future__ import annotations

from typing import Final

__all__ = ["ENDED", "READ_ONLY", "RefusedError"]

READ_ONLY: Final = "This endpoint is read-only and takes no updates."


class RefusedError(Exception):
    """The request is not answered.

    ``reason`` is one word that does not change; ``detail`` is one sentence; ``retry_after`` are
    the seconds after which the same request may fare better, or 0 where it will not.
    """

    def __init__(self, status: int, reason: str, detail: str, retry_after: int = 0) -> None:
        super().__init__(detail)
        self.status = status
        self.reason = reason
        self.detail = detail
        self.retry_after = retry_after


#: What is told when a process was ended, or ended by itself, by the reason.
ENDED: Final = {
    "time": "The query was ended because it took longer than {seconds:g} seconds.",
    "memory": "The query was ended because it took more than {memory_mib} MiB of memory.",
    "nesting": "The query was ended because it is nested too deeply.",
    "busy": "The query was ended after {quick_seconds:g} seconds because too many long ones run.",
    "stopping": "The query was ended because the server is stopping.",
    "lost": "The process that was answering has ended; ask again.",
}

"""What can be set, with its default: each field is an option of ``cybergov serve``."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from typing import Any, Final

__all__ = ["Settings", "options"]

_PROCESSORS: Final = os.cpu_count() or 2


def _option(default: Any, told: str) -> Any:
    """Return a field whose help text stands beside its default."""
    return field(default=default, metadata={"told": told})


@dataclass(frozen=True)
class Settings:
    """The limits of one server. Sizes are in the unit that the name says, times in seconds."""

    host: str = _option("127.0.0.1", "the address to listen on")
    port: int = _option(8000, "the port to listen on; 0 takes a free one and prints it")
    workers: int = _option(2 * _PROCESSORS, "processes that answer what is quick to answer")
    long_workers: int = _option(_PROCESSORS, "queries that may go on when they prove to be long")
    quick_seconds: float = _option(0.5, "a query that takes longer than this is a long one")
    seconds: float = _option(10.0, "a query that takes longer than this is ended")
    memory_mib: int = _option(512, "memory that a query may take beyond the graph itself")
    result_mib: int = _option(16, "size of an answer")
    query_kib: int = _option(32, "length of a query")
    body_kib: int = _option(128, "size of what a request may send")
    per_client: int = _option(16, "requests of one client that may run or wait at a time")
    waiting: int = _option(128, "requests that may wait for a process, of all clients")
    connections: int = _option(1024, "connections that may be open at a time")
    cache_mib: int = _option(64, "memory for answers that may be asked for again; 0 keeps none")
    max_age: int = _option(300, "seconds for which others may keep an answer")
    drain_seconds: int = _option(20, "how long a server that is told to end waits for answers")
    proxy: str = _option("", "the address of the proxy whose word on the client is believed")
    log_queries: bool = _option(False, "write the text of queries into the log")


def options() -> list[tuple[str, type, Any, str]]:
    """Return name, type, default and help text of each setting, in their order."""
    return [(f.name, type(f.default), f.default, f.metadata["told"]) for f in fields(Settings)]

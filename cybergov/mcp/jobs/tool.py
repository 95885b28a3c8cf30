"""Answer a tool of the Model Context Protocol (``cybergov.mcp``)."""

from __future__ import annotations

import dataclasses
import json
from typing import Any, Final

from cybergov.mcp.citing import Citing
from cybergov.mcp.tools import tools
from cybergov.server.held import Held
from cybergov.server.jobs import Answer, Bounded

__all__ = ["answer"]

# Here, since a process that answers can open no file.
_TOOLS: Final = tools()


def answer(held: Held, asked: dict[str, Any], limit: int) -> Answer:
    """Answer ``tool`` with ``values``; the pages of things are at the address ``site``.

    Raises:
        RefusedError: there is no answer, or it is too large.
    """
    given = _TOOLS[asked["tool"]].answer(Citing(held, asked["site"]), asked["values"])
    output = Bounded(limit)
    output.write(json.dumps(dataclasses.asdict(given), ensure_ascii=False).encode("utf-8"))
    return Answer(output.getvalue(), "application/json")

"""Answer an endpoint of the JSON API."""

from __future__ import annotations

import dataclasses
import json
from typing import Any, Final

from cybergov.server.api import endpoints
from cybergov.server.held import Held
from cybergov.server.jobs import Answer, Bounded

__all__ = ["answer"]

# Here, since a process that answers can open no file.
_ENDPOINTS: Final = endpoints()


def answer(held: Held, asked: dict[str, Any], limit: int) -> Answer:
    """Answer ``endpoint`` with ``values``.

    Raises:
        RefusedError: there is no answer, or it is too large.
    """
    given = _ENDPOINTS[asked["endpoint"]].answer(held, asked["values"])
    output = Bounded(limit)
    output.write(json.dumps(dataclasses.asdict(given), ensure_ascii=False).encode("utf-8"))
    return Answer(output.getvalue(), "application/json")

"""Why a tool has no answer, and what to do: told to a program that can try again."""

from __future__ import annotations

from typing import Final

from cybergov.server.problem import RefusedError

__all__ = ["told"]

#: What to do, by the reason; where the sentence itself says it, there is none.
_REMEDIES: Final = {
    "evaluation": "Change the query so that it asks the graph alone.",
    "graph": "Leave GRAPH and FROM out: the default graph holds all.",
    "kinds": "Find two of one kind with `search`.",
    "memory": "Ask for less: name what you know first, and use LIMIT.",
    "name": "Find its name with `search`.",
    "nesting": "Write it with fewer brackets.",
    "question": "Find its name with `questions`.",
    "read-only": "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE.",
    "service": "Leave SERVICE out: the default graph holds all.",
    "syntax": "Mend it and ask again.",
    "time": "Ask for less: name what you know first, bind one end of each path, and use LIMIT.",
    "busy": "Wait until another call has ended, or ask for less.",
    "client": "Wait until another call has ended.",
    "lost": "If it is so again, ask for less.",
    "fault": "Ask in another way.",
}


def told(refused: RefusedError) -> str:
    """Return why there is no answer, with the remedy."""
    # That several things have a name is told with the names to choose from.
    chosen = refused.reason == "name" and refused.status == 409
    remedy = "" if chosen else _REMEDIES.get(refused.reason, "")
    return f"{refused.detail} {remedy}".strip()

"""How an answer is kept short: what is left out is counted and told, never cut silently."""

from __future__ import annotations

from cybergov.server.api.parameters import LIMIT, OFFSET

__all__ = ["LIMIT", "OFFSET", "left_out"]


def left_out(more: int, what: str, remedy: str, *, at_least: bool = False) -> str:
    """Return a sentence on what an answer leaves out, or ``""`` where it is whole.

    >>> left_out(1200, "claims", "ask with offset=20 for the next")
    '1,200 more claims: ask with offset=20 for the next.'
    >>> left_out(0, "claims", "")
    ''
    """
    if not more:
        return ""
    how_many = f"at least {more:,}" if at_least else f"{more:,}"
    return f"{how_many} more {what}: {remedy}."

"""How an answer is kept short: what is left out is counted and told, never cut silently."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from cybergov.server.api.parameters import LIMIT, OFFSET

__all__ = ["LIMIT", "OFFSET", "first", "left_out"]

Told = TypeVar("Told")
Given = TypeVar("Given")


def first(
    those: Sequence[Given], limit: int, tell: Callable[[Given], Told]
) -> tuple[tuple[Told, ...], int]:
    """Return the first of a list as they are told, and how many more there are."""
    return tuple(map(tell, those[:limit])), max(0, len(those) - limit)


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

"""The single votes of one table, kept on disk: those on one resolution may stand anywhere in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from cybergov.importers.un.kept import Kept

__all__ = ["RollCall", "SingleVotes"]


@dataclass(frozen=True)
class RollCall:
    """One resolution's votes: who voted how, and on which line the first stands."""

    symbol: str
    line: int
    day: str
    states: dict[str, str]
    #: States that a row names as absent, or as no member yet: they are no abstentions.
    without: int


class SingleVotes:
    """Brings the votes on each resolution together."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._firsts = Kept(database, "firsts")
        self._votes = Kept(database, "votes")

    def clear(self) -> None:
        """Forget all votes, before the next table."""
        self._firsts.clear()
        self._votes.clear()

    def day(self, symbol: str, line: int, day: str) -> str:
        """Return the day of the first vote on a resolution, which may be this one."""
        first = self._firsts.get((symbol,))
        if first is None:
            first = symbol, str(line), day
            self._firsts.put((symbol,), first, f"{line:012}")
        return first[2]

    def add(self, symbol: str, state: str, ballot: str) -> bool:
        """Keep a vote; tell whether it is the first of its state on this resolution."""
        if self._votes.get((symbol, state)) is not None:
            return False
        self._votes.put((symbol, state), (state, ballot))
        return True

    def add_without(self, symbol: str, line: int) -> None:
        """Keep that a line names a state that cast no vote."""
        self._votes.put((symbol, "", str(line)), ("", ""))

    def __iter__(self) -> Iterator[RollCall]:
        """Yield the roll calls in the order of their first votes."""
        for symbol, line, day in self._firsts:
            votes = list(self._votes.below(symbol))
            states = {state: ballot for state, ballot in votes if state}
            yield RollCall(symbol, int(line), day, states, len(votes) - len(states))

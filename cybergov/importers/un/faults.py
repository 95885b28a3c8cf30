"""What was faulty in an input and what was done about it, for people to read."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Fault", "Origin"]


@dataclass(frozen=True, order=True)
class Origin:
    """Where something was read: the file as findings name it, and the line, 0 where there is none.

    ``input`` is the name that the table of faults gives: it tells nothing of this machine.
    """

    file: str
    line: int
    input: str


@dataclass(frozen=True)
class Fault:
    """One fault, in our own words, and its treatment."""

    origin: Origin
    symbol: str
    fault: str
    treatment: str

    def cells(self) -> tuple[str, ...]:
        """Return the row of the table of faults."""
        line = str(self.origin.line) if self.origin.line else ""
        return self.origin.input, line, self.symbol, self.fault, self.treatment

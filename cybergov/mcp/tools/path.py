"""``path``: how two things hang together, claim by claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cybergov.mcp.citing import Citing, Claim, Named, Thing
from cybergov.names import iri_of
from cybergov.path import shortest_path
from cybergov.server.api.naming import iri_named
from cybergov.server.api.parameters import Parameter

TITLE: Final = "A way from one thing to another"
DESCRIPTION: Final = (
    "A shortest way from one thing to another over claims and recorded facts, each step with the "
    "claim and its passages. That two things are joined so is no argument: each step is its own "
    "holder's, and a step may be taken against the direction of the claim."
)
PARAMETERS: Final = (
    Parameter("start", "A thing by any of its names", required=True),
    Parameter("end", "Another thing", required=True),
)


@dataclass(frozen=True)
class Step:
    """A step: what the claim or fact joins, and whether the way takes it along or against.

    A recorded fact is no claim: then claim is null, and record and where it stands are told.
    """

    start: Named
    relation: str
    end: Named
    direction: str
    statement: str
    claim: Claim | None
    record: str
    sources: tuple[Named, ...]
    locator: str
    check: str


@dataclass(frozen=True)
class Way:
    """The two things and the steps between them."""

    start: Thing
    end: Thing
    steps: tuple[Step, ...]
    note: str


GIVES: Final = Way


def answer(citing: Citing, values: dict[str, Any]) -> Way:
    """Return the way.

    Raises:
        RefusedError: nothing has one of the names, or several things have.
    """
    start, end = (iri_named(citing.held, values[name]) for name in ("start", "end"))
    rows = shortest_path(citing.held.network, start, end)
    note = "" if len(rows) else "No claim or recorded fact leads from the one to the other."
    steps = tuple(_step(citing, row) for row in rows)
    return Way(citing.thing(start), citing.thing(end), steps, note)


def _step(citing: Citing, row: dict[str, str]) -> Step:
    (start,), (end,) = citing.named((row["from"],)), citing.named((row["to"],))
    claim = citing.claim(iri_of(row["claim"])) if row["claim"] else None
    return Step(
        start,
        row["relation"],
        end,
        row["direction"],
        row["statement"],
        claim,
        "" if claim else iri_of(row["claim"]),
        citing.named(tuple(filter(None, row["source"].split(" ; ")))),
        row["locator"],
        row["check"],
    )

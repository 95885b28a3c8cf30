"""``/api/path``: how two things hang together, claim by claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cybergov.path import shortest_path
from cybergov.server.api.naming import Called, called, iri_named
from cybergov.server.api.parameters import Parameter
from cybergov.server.held import Held

PATH: Final = "/api/path"
SUMMARY: Final = "A shortest way from one thing to another, each step with its claim and passage"
PARAMETERS: Final = (
    Parameter("from", "A thing by any of its names", required=True),
    Parameter("to", "Another thing", required=True),
)


@dataclass(frozen=True)
class Way:
    """The two things and the steps between them; there are none where no claim leads there.

    A step has the columns of `cybergov path`.
    """

    start: Called
    end: Called
    steps: tuple[dict[str, str], ...]


GIVES: Final = Way


def answer(held: Held, values: dict[str, Any]) -> Way:
    """Return the way.

    Raises:
        RefusedError: nothing has one of the names, or several things have.
    """
    start, end = iri_named(held, values["from"]), iri_named(held, values["to"])
    steps = tuple(shortest_path(held.network, start, end))
    return Way(called(held, start), called(held, end), steps)

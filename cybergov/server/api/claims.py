"""``/api/claims``: the claims that bear on a thing, each with its passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cybergov.claims import Claim
from cybergov.server.api.naming import Called, called, iri_named
from cybergov.server.api.parameters import LIMIT, NAME, OFFSET, Parameter
from cybergov.server.held import Held
from cybergov.show import ROLES, describe

PATH: Final = "/api/claims"
SUMMARY: Final = "The claims that bear on a thing, or the claim that is named, with their passages"
PARAMETERS: Final = (
    NAME,
    Parameter("role", "What the thing is in the claim", choices=tuple(ROLES)),
    LIMIT,
    OFFSET,
)


@dataclass(frozen=True)
class InRole:
    """A claim, what the thing is in it, and how that is told."""

    role: str
    told: str
    #: Somebody else states it than holds it: no position of the holder follows.
    reported: bool
    claim: Claim


@dataclass(frozen=True)
class Claims:
    """The thing, how many claims bear on it, and some of them."""

    thing: Called
    total: int
    claims: tuple[InRole, ...]


GIVES: Final = Claims


def answer(held: Held, values: dict[str, Any]) -> Claims:
    """Return the claims in the order of roles, in a role by source and place.

    Raises:
        RefusedError: nothing has the name, or several things have.
    """
    it = describe(held.store, iri_named(held, values["name"]))
    found = [
        InRole(role, ROLES[role], claim.reported, claim)
        for role, those in it.claims.items()
        if values.get("role") in (None, role)
        for claim in those
    ]
    first = values["offset"]
    return Claims(called(held, it.iri), len(found), tuple(found[first : first + values["limit"]]))

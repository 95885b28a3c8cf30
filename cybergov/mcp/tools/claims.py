"""``claims``: claims by what they are about, whose they are, where they stand and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import NamedNode

from cybergov.claims import claim_of
from cybergov.lookup import Source, subjects_of, values_of
from cybergov.mcp.bounded import LIMIT, OFFSET, left_out
from cybergov.mcp.citing import Citing, Claim
from cybergov.names import NS, PREFIXES, compress, expand
from cybergov.server.api.naming import iri_named
from cybergov.server.api.parameters import Parameter
from cybergov.server.problem import RefusedError
from cybergov.show import place_of_claim

TITLE: Final = "Claims with their passages"
DESCRIPTION: Final = (
    "Claims that fit all of the filters, each with its holder, hedges (mode, certainty, polarity, "
    "conditions), the passages it rests on (source, locator, anchor, depth of check) and its state "
    "of review. Give at least one filter. A claim with reported=true is told of its holder by "
    "somebody else: never present it as the holder's own position."
)
PARAMETERS: Final = (
    Parameter("concept", "What the claims are about: a concept, norm, thesis, question or source"),
    Parameter("actor", "Who holds or states them"),
    Parameter("source", "The text that they stand in"),
    Parameter(
        "relation",
        "The relation, position, match or verb that they claim, as a prefixed name: cg:remedies, "
        "cg:Supports, cg:Opposes",
    ),
    LIMIT,
    OFFSET,
)

_ABOUT: Final = ("cg:subject", "cg:object", "cg:about", "cg:defines", "cg:on", "cg:from", "cg:to")
_WHOSE: Final = ("cg:heldBy", "cg:statedBy")
_CLAIMED: Final = ("cg:relation", "cg:position", "cg:match", "cg:verb")


@dataclass(frozen=True)
class Claims:
    """How many claims fit, and some of them, by source and place."""

    total: int
    claims: tuple[Claim, ...]
    more: int
    note: str


GIVES: Final = Claims


def answer(citing: Citing, values: dict[str, Any]) -> Claims:
    """Return the claims.

    Raises:
        RefusedError: there is no filter, nothing has a name or several things have, or there is no
            such relation.
    """
    store = citing.held.store
    sets = [
        find(store, iri_named(citing.held, values[name]))
        for name, find in (("concept", _about), ("actor", _whose), ("source", _standing_in))
        if name in values
    ]
    if "relation" in values:
        sets.append(_claiming(store, values["relation"]))
    if not sets:
        raise RefusedError(
            400, "parameter", "Give at least one of concept, actor, source and relation."
        )
    found = [claim for iri in set.intersection(*sets) if (claim := claim_of(store, iri))]
    found.sort(key=place_of_claim)
    first, limit = values["offset"], values["limit"]
    some = found[first : first + limit]
    more = max(0, len(found) - first - len(some))
    note = left_out(more, "claims", f"ask with offset={first + limit} for the next")
    if not found:
        note = (
            "No claim in the graph fits: that none was found in the sources read is no proof that "
            "nobody said so."
        )
    return Claims(len(found), tuple(map(citing.cited, some)), more, note)


def _about(store: Source, iri: str) -> set[str]:
    # What is held on a question is held on one of its theses.
    theses = [v.value for v in values_of(store, iri, "cg:thesis") if isinstance(v, NamedNode)]
    return _naming(store, [iri, *theses], _ABOUT)


def _whose(store: Source, iri: str) -> set[str]:
    return _naming(store, [iri], _WHOSE)


def _standing_in(store: Source, iri: str) -> set[str]:
    return _naming(store, subjects_of(store, "cg:inSource", iri), ("cg:evidence",))


def _claiming(store: Source, name: str) -> set[str]:
    prefix, colon, _ = name.partition(":")
    iri = expand(name) if colon and prefix in PREFIXES else NS + name
    try:
        found = _naming(store, [iri], _CLAIMED)
    except ValueError:  # it holds what no IRI may hold
        found = set()
    if not found:
        there_are = ", ".join(sorted(_all_claimed(store)))
        raise RefusedError(
            404, "relation", f"No claim has the relation {name[:60]!r}; there are: {there_are}."
        )
    return found


def _all_claimed(store: Source) -> set[str]:
    return {
        compress(quad.object.value)
        for name in _CLAIMED
        for quad in store.quads_for_pattern(None, NamedNode(expand(name)), None)
        if isinstance(quad.object, NamedNode)
    }


def _naming(store: Source, iris: list[str], properties: tuple[str, ...]) -> set[str]:
    return {
        subject for iri in iris for name in properties for subject in subjects_of(store, name, iri)
    }

"""How two sources were decided on, and who voted otherwise or took up one of them only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cybergov.compare.comparison import Compared, Item, Line, Section
from cybergov.compare.items import fact, iris_of, label_of
from cybergov.facts import words
from cybergov.lookup import Source, first_text, subjects_of

__all__ = ["taken_up"]

_BALLOTS: Final = {
    "cg:inFavour": "in favour",
    "cg:against": "against",
    "cg:abstaining": "abstaining",
}
#: Who took up a source, by what kind of fact: what leads to the source, what to the actor, how.
_UPTAKES: Final = (
    ("cg:endorses", "cg:endorser", "cg:verb", "Who took up"),
    ("cg:treaty", "cg:actor", "cg:kind", "Whose treaty acts concern"),
)

_ByActor = dict[str, list[Item]]


def taken_up(store: Source, one: Compared, other: Compared) -> Iterator[Section]:
    """Yield the decisions on both, and who voted otherwise or took up one of them only."""
    sides = [_decisions(store, side.iri) for side in (one, other)]
    bodies = sorted(sides[0].keys() | sides[1].keys())
    of_both = any(sides[0]) and any(sides[1])
    yield Section(
        "Decisions on them",
        tuple(
            Line(
                label_of(store, body) if body else "Body not known",
                *(tuple(_decided(store, d) for d in side.get(body, ())) for side in sides),
            )
            for body in bodies
        ),
    )
    votes = _other_votes(store, sides) if of_both else ()
    yield Section("Who voted otherwise, where the same body voted on both", tuple(votes))
    for to_source, to_actor, how, heading in _UPTAKES:
        acts = [_acts(store, side.iri, to_source, to_actor, how) for side in (one, other)]
        if not all(acts):
            continue
        for number, side in enumerate(("{A}", "{B}")):
            lines = _only(store, acts[number], acts[1 - number], first=not number)
            yield Section(f"{heading} {side} only", tuple(lines))


def _decisions(store: Source, source: str) -> dict[str, list[str]]:
    """Return the decisions on a whole text by the body that took them."""
    found: dict[str, list[str]] = {}
    for decision in subjects_of(store, "cg:on", source):
        whole = not first_text(store, decision, "cg:partVotedOn")
        if whole and first_text(store, decision, "cg:outcome"):
            found.setdefault(first_text(store, decision, "cg:body"), []).append(decision)
    return found


def _decided(store: Source, decision: str) -> Item:
    counts = [
        (len(iris_of(store, decision, name)) or first_text(store, decision, f"{name}Count"), how)
        for name, how in _BALLOTS.items()
    ]
    told = ", ".join(f"{number or 0} {how}" for number, how in counts)
    outcome = words(first_text(store, decision, "cg:outcome"))
    return fact(store, decision, outcome, told if any(number for number, _ in counts) else "")


def _other_votes(store: Source, sides: list[dict[str, list[str]]]) -> Iterator[Line]:
    for body in sorted(sides[0].keys() & sides[1].keys()):
        for vote in sides[0][body]:
            for opposite in sides[1][body]:
                yield from _differing(store, vote, opposite)


def _differing(store: Source, vote: str, opposite: str) -> Iterator[Line]:
    mine, theirs = _ballots(store, vote), _ballots(store, opposite)
    both = mine.keys() & theirs.keys()
    for actor in sorted(both, key=lambda a: (mine[a], theirs[a], label_of(store, a), a)):
        if mine[actor] != theirs[actor]:
            items = (fact(store, vote, mine[actor]),), (fact(store, opposite, theirs[actor]),)
            yield Line(label_of(store, actor), *items)


def _ballots(store: Source, vote: str) -> dict[str, str]:
    return {actor: how for name, how in _BALLOTS.items() for actor in iris_of(store, vote, name)}


def _acts(store: Source, source: str, to_source: str, to_actor: str, how: str) -> _ByActor:
    found: _ByActor = {}
    for node in subjects_of(store, to_source, source):
        for actor in iris_of(store, node, to_actor):
            item = fact(store, node, words(first_text(store, node, how)))
            found.setdefault(actor, []).append(item)
    return found


def _only(store: Source, acts: _ByActor, others: _ByActor, *, first: bool) -> Iterator[Line]:
    """Yield who acted on the one source, where no act of theirs on the other is recorded."""
    for actor in sorted(acts.keys() - others.keys(), key=lambda a: (label_of(store, a), a)):
        items = tuple(sorted(acts[actor], key=lambda item: (item.date, item.node)))
        yield Line(label_of(store, actor), *((items, ()) if first else ((), items)))

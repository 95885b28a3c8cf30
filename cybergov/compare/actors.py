"""Two actors: their own positions, their votes, their acts on treaties, where both belong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cybergov.claims import claim_of
from cybergov.compare.comparison import Compared, Item, Line, Section
from cybergov.compare.items import fact, iris_of, items_of_claim, label_of
from cybergov.facts import words
from cybergov.lookup import Source, first_text, subjects_of
from cybergov.names import compress

__all__ = ["ACTOR_NOTES", "actors"]

ACTOR_NOTES: Final = (
    "Positions are each actor's own word; what others report of it is left out.",
    "What does not stand here was not found in the sources that were read; silence is no consent.",
    "A group's position is not that of its members, nor theirs the group's.",
    "No measure of agreement is given.",
)
_BALLOTS: Final = {
    "cg:inFavour": "in favour",
    "cg:against": "against",
    "cg:abstaining": "abstaining",
}
#: A position on what is no thesis stands under this.
_NO_QUESTION: Final = "On norms, concepts and sources"

#: The items of an actor by the thing that the position is on.
_Positions = dict[str, list[Item]]


def actors(store: Source, one: Compared, other: Compared) -> Iterator[Section]:
    """Yield what tells two actors apart, and what both have, section by section."""
    yield Section("One belongs to the other", tuple(_belonging(store, one, other)))
    yield from _of_positions(store, one, other)
    lines = tuple(_votes(store, one.iri, other.iri))
    yield Section("Recorded votes in which both voted, those with different ballots first", lines)
    yield from _of_treaties(store, one, other)
    yield Section("Where both belong or belonged", tuple(_memberships(store, one.iri, other.iri)))


def _belonging(store: Source, one: Compared, other: Compared) -> Iterator[Line]:
    for member, group in ((one, other), (other, one)):
        items = _of_organization(store, member.iri).get(group.iri, [])
        if items:
            place = f"{member.short} in {group.short}"
            yield Line(place, *((items, ()) if member is one else ((), items)))


def _of_positions(store: Source, one: Compared, other: Compared) -> Iterator[Section]:
    mine, theirs = _positions(store, one.iri), _positions(store, other.iri)
    asked = {thing: _question(store, thing) for thing in mine | theirs}
    of_both = {asked[thing] for thing in mine} & {asked[thing] for thing in theirs}
    ordered = sorted(asked, key=lambda thing: (asked[thing], label_of(store, thing), thing))
    both: list[Line] = []
    beside: list[Line] = []
    only_one: list[Line] = []
    only_other: list[Line] = []
    for thing in ordered:
        line = Line(
            label_of(store, thing),
            tuple(mine.get(thing, ())),
            tuple(theirs.get(thing, ())),
            under=asked[thing] or _NO_QUESTION,
        )
        if line.one and line.other:
            both.append(line)
        elif asked[thing] and asked[thing] in of_both:
            beside.append(line)
        else:
            (only_one if line.one else only_other).append(line)
    yield Section("Theses on which both have positions", tuple(both))
    yield Section("Questions on which both have positions, on other theses", tuple(beside))
    yield Section("Positions of {A} only", tuple(only_one))
    yield Section("Positions of {B} only", tuple(only_other))


def _positions(store: Source, actor: str) -> _Positions:
    """Return the positions that an actor holds and states itself, by what they are on."""
    found: _Positions = {}
    name = compress(actor)
    for iri in subjects_of(store, "cg:heldBy", actor):
        position = first_text(store, iri, "cg:position")
        claim = claim_of(store, iri) if position else None
        if claim is None or name not in claim.stated_by:
            continue
        for thing in iris_of(store, iri, "cg:on"):
            found.setdefault(thing, []).extend(items_of_claim(store, iri, words(position)))
    return {
        thing: sorted(items, key=lambda item: (item.date, item.node, item.locator))
        for thing, items in found.items()
        if items
    }


def _question(store: Source, thing: str) -> str:
    """Return the questions that a thesis answers, in one text; empty for what is no thesis."""
    return " / ".join(label_of(store, iri) for iri in subjects_of(store, "cg:thesis", thing))


def _votes(store: Source, one: str, other: str) -> Iterator[Line]:
    mine, theirs = _ballots(store, one), _ballots(store, other)
    common = mine.keys() & theirs.keys()
    days = {vote: first_text(store, vote, "dcterms:date") for vote in common}
    for vote in sorted(common, key=lambda v: (mine[v] == theirs[v], days[v], v)):
        items = (
            _ballot(store, vote, ballot, actor)
            for actor, ballot in ((one, mine[vote]), (other, theirs[vote]))
        )
        yield Line(_voted_on(store, vote), *((item,) for item in items))


def _ballots(store: Source, actor: str) -> dict[str, str]:
    return {
        vote: ballot
        for name, ballot in _BALLOTS.items()
        for vote in subjects_of(store, name, actor)
    }


def _voted_on(store: Source, vote: str) -> str:
    things = iris_of(store, vote, "cg:on")
    told = [
        ", ".join(filter(None, (first_text(store, t, "cg:symbol"), label_of(store, t))))
        for t in things
    ]
    part = first_text(store, vote, "cg:partVotedOn")
    body = first_text(store, vote, "cg:body")
    told = [*told, *([part] if part else []), *([label_of(store, body)] if body else [])]
    return ", ".join(told) or compress(vote)


def _ballot(store: Source, vote: str, ballot: str, actor: str) -> Item:
    """Return a ballot; a later word on how the delegation meant to vote is told beside it."""
    meant = [
        f"later said to have meant: {words(first_text(store, correction, 'cg:intendedVote'))}"
        for correction in subjects_of(store, "cg:corrects", vote)
        if actor in iris_of(store, correction, "cg:actor")
    ]
    return fact(store, vote, ballot, "; ".join(meant))


def _of_treaties(store: Source, one: Compared, other: Compared) -> Iterator[Section]:
    mine, theirs = _acts(store, one.iri), _acts(store, other.iri)
    treaties = sorted(mine | theirs, key=lambda treaty: (label_of(store, treaty), treaty))
    lines = [
        Line(label_of(store, t), tuple(mine.get(t, ())), tuple(theirs.get(t, ()))) for t in treaties
    ]
    for heading, wanted in (
        ("Treaties on which acts of {A} only are recorded", (True, False)),
        ("Treaties on which acts of {B} only are recorded", (False, True)),
        ("Treaties on which acts of both are recorded", (True, True)),
    ):
        yield Section(heading, tuple(v for v in lines if (bool(v.one), bool(v.other)) == wanted))


def _acts(store: Source, actor: str) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for act in subjects_of(store, "cg:actor", actor):
        for treaty in iris_of(store, act, "cg:treaty"):
            kind = words(first_text(store, act, "cg:kind"))
            found.setdefault(treaty, []).append(fact(store, act, kind))
    return {t: sorted(items, key=lambda item: (item.date, item.node)) for t, items in found.items()}


def _memberships(store: Source, one: str, other: str) -> Iterator[Line]:
    mine, theirs = _of_organization(store, one), _of_organization(store, other)
    for group in sorted(mine.keys() & theirs.keys(), key=lambda g: (label_of(store, g), g)):
        yield Line(label_of(store, group), tuple(mine[group]), tuple(theirs[group]))


def _of_organization(store: Source, member: str) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for node in subjects_of(store, "org:member", member):
        for group in iris_of(store, node, "org:organization"):
            how = (first_text(store, node, name) for name in ("cg:status", "cg:role"))
            says = ", ".join(words(text) for text in how if text)
            found.setdefault(group, []).append(fact(store, node, says))
    return {g: sorted(items, key=lambda item: (item.date, item.node)) for g, items in found.items()}

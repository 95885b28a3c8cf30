"""The places of the texts and the passages that stand there, both in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from cybergov.explorer.lineages import lineages_of
from cybergov.explorer.passages import Record
from cybergov.facts import Facts
from cybergov.locator import Locator
from cybergov.names import compress
from cybergov.structure import part_of, place_of, whole_of

__all__ = ["Texts", "texts_of"]

#: Where a locator that is not in the grammar stands: behind all that are.
_NOWHERE: Final = Locator(())
_Place = tuple[str, bool, Locator]


@dataclass(frozen=True)
class Texts:
    """The rows of both tables.

    A row of ``places`` names its source where it is not that of the row before, and the part of
    the text where one begins; ``bare`` is a place that the graph describes by a passage only. A
    row of ``passages`` says how much the number of its place is above that of the row before, and
    what follows the place's locator in its own.
    """

    places: list[Record]
    passages: list[Record]
    #: The number of each passage, by its prefixed name.
    number: Mapping[str, int]


def texts_of(facts: Facts) -> Texts:
    """Return the places and passages: the cost is that of sorting them."""
    passages = {iri: _where(facts, iri) for iri in _passages(facts)}
    order = sorted(passages, key=lambda iri: (*passages[iri], iri))
    provisions = _provisions(facts)
    described = {(source, False, locator): row for (source, locator), row in provisions.items()}
    wholes = {iri: _whole(place) for iri, place in passages.items()}
    found = sorted({*wholes.values(), *described})
    number = {place: index for index, place in enumerate(found)}
    named = {iri: index for index, iri in enumerate(order)}
    lineages = lineages_of(facts, named)
    rows, before = [], 0
    for iri in order:
        place = number[wholes[iri]]
        row = {"step": place - before, **_passage(facts, iri, wholes[iri][2])}
        rows.append({**row, **lineages.get(iri, {})})
        before = place
    return Texts(
        list(_places(found, described)),
        rows,
        {compress(iri): index for iri, index in named.items()},
    )


def _passages(facts: Facts) -> Iterable[str]:
    rested_on = {value for iri in facts.subjects("cg:evidence") for value in _evidence(facts, iri)}
    return rested_on.union(facts.subjects("cg:inSource"))


def _evidence(facts: Facts, iri: str) -> list[str]:
    return facts.values(iri, "cg:evidence")


def _where(facts: Facts, passage: str) -> _Place:
    locator = place_of(facts.first(passage, "cg:locator"))
    return facts.first(passage, "cg:inSource"), locator is None, locator or _NOWHERE


def _whole(place: _Place) -> _Place:
    source, nowhere, locator = place
    return source, nowhere, locator if nowhere else whole_of(locator)


def _provisions(facts: Facts) -> dict[tuple[str, Locator], Record]:
    """Return what is known of each paragraph or article that is described as such."""
    rows: dict[tuple[str, Locator], Record] = {}
    items: dict[tuple[str, Locator], int] = {}
    for provision in facts.subjects("cg:ofSource"):
        locator = place_of(facts.first(provision, "cg:locator"))
        if locator is None:
            continue
        key = (facts.first(provision, "cg:ofSource"), whole_of(locator))
        row = rows.setdefault(key, {})
        if locator != key[1]:
            items[key] = items.get(key, 0) + 1
        elif heading := facts.text(provision, "cg:heading"):
            row["heading"] = heading
    for key, count in items.items():
        rows[key]["items"] = count
    return rows


def _places(found: list[_Place], described: Mapping[_Place, Record]) -> Iterator[Record]:
    source, part = None, ""
    for place in found:
        row: Record = {"locator": str(place[2]), **described.get(place, {"bare": 1})}
        if place[0] != source:
            source, part = place[0], ""
            row["source"] = compress(source)
        if (now := part_of(place[2])) != part:
            part = row["part"] = now
        yield row


def _passage(facts: Facts, passage: str, whole: Locator) -> Record:
    locator, start = facts.first(passage, "cg:locator"), str(whole)
    inside = bool(start) and locator.startswith(start)
    full: Record = {
        "rest": locator[len(start) :] if inside else "",
        "locator": "" if inside else locator,
        "anchor": facts.first(passage, "cg:anchor"),
        "language": next(iter(facts.languages(passage, "cg:anchor")), ""),
        "check": facts.word(passage, "cg:checkDepth") or "unchecked",
        "checkedOn": facts.first(passage, "cg:checkedOn"),
        "opening": facts.text(passage, "cg:openingWords"),
    }
    return {key: value for key, value in full.items() if value}

"""Two sources: provision by provision, concept by concept, and how each cites and was taken up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cybergov.compare.comparison import Compared, Item, Line, Section
from cybergov.compare.items import by_locator, iris_of, items_of_claim, label_of
from cybergov.compare.norms import comparisons, places_in, searches_for
from cybergov.compare.taken_up import taken_up
from cybergov.compare.wording import citations, wording
from cybergov.lookup import Source, first_text, subjects_of

__all__ = ["SOURCE_NOTES", "sources"]

SOURCE_NOTES: Final = (
    "How two provisions compare is read from the first, as a reader of this project found.",
    "Not found means: in the texts, and by the words, that are named. No more follows from it.",
    "What is part of one of them, such as an annex with a name of its own, is compared by itself.",
)
_ABOUT: Final = ("cg:about", "cg:subject", "cg:object", "cg:defines")


def sources(store: Source, one: Compared, other: Compared) -> Iterator[Section]:
    """Yield what tells two sources apart, and what joins them, section by section."""
    things = [_things(store, side.iri) for side in (one, other)]
    yield Section("Provision by provision", tuple(comparisons(store, *things)))
    spoken = [_concepts(store, side.iri) for side in (one, other)]
    places = places_in(store, (one.iri, other.iri))
    for number, here, there in ((0, one, other), (1, other, one)):
        wanted = sorted({*things[number], *spoken[number]})
        found = (
            line
            for thing in wanted
            for line in searches_for(
                store, thing, [there.iri], places=places, here=here.iri, first=not number
            )
        )
        letters = ("{A}", "{B}") if not number else ("{B}", "{A}")
        heading = "In {}, searched for in {} and not found".format(*letters)
        yield Section(heading, tuple(sorted(found, key=_by_place if not number else _by_other)))
    lines = tuple(_line_of(store, c, spoken) for c in _common(store, spoken))
    yield Section("Concepts of which both speak", lines)
    yield Section("What was said of both at once", tuple(_of_both(store, one.iri, other.iri)))
    yield Section("Where the one names the other", tuple(citations(store, one, other)))
    yield Section("Wording that one took over or both have", tuple(wording(store, one, other)))
    yield from taken_up(store, one, other)


def _by_place(line: Line) -> tuple[object, str]:
    return by_locator(line.one[0].locator if line.one else ""), line.place


def _by_other(line: Line) -> tuple[object, str]:
    return by_locator(line.other[0].locator if line.other else ""), line.place


def _things(store: Source, source: str) -> list[str]:
    """Return the provisions of a source and the norms that they state, sorted."""
    provisions = subjects_of(store, "cg:ofSource", source)
    norms = (norm for provision in provisions for norm in iris_of(store, provision, "cg:states"))
    return sorted({*provisions, *norms})


def _claims(store: Source, source: str) -> list[str]:
    """Return the claims that rest on passages of a source alone: what compares it is none."""
    passages = set(subjects_of(store, "cg:inSource", source))
    claims = {claim for p in passages for claim in subjects_of(store, "cg:evidence", p)}
    return sorted(c for c in claims if passages.issuperset(iris_of(store, c, "cg:evidence")))


def _concepts(store: Source, source: str) -> dict[str, list[Item]]:
    """Return what a source says of each concept and norm, in the order of the text."""
    found: dict[str, list[Item]] = {}
    for claim in _claims(store, source):
        things = {iri for name in _ABOUT for iri in iris_of(store, claim, name)}
        for thing in things if (items := items_of_claim(store, claim)) else ():
            found.setdefault(thing, []).extend(items)
    return {
        thing: sorted(items, key=lambda item: (by_locator(item.locator), item.node))
        for thing, items in found.items()
    }


def _common(store: Source, spoken: list[dict[str, list[Item]]]) -> list[str]:
    common = spoken[0].keys() & spoken[1].keys()
    return sorted(common, key=lambda thing: (label_of(store, thing).casefold(), thing))


def _line_of(store: Source, thing: str, spoken: list[dict[str, list[Item]]]) -> Line:
    return Line(label_of(store, thing), *(tuple(side[thing]) for side in spoken))


def _of_both(store: Source, one: str, other: str) -> Iterator[Line]:
    """Yield the claims that rest on both texts and are no comparison of provisions."""
    for claim in sorted(_resting_on(store, one) & _resting_on(store, other)):
        if first_text(store, claim, "cg:match"):
            continue
        sides = [tuple(items_of_claim(store, claim, source=source)) for source in (one, other)]
        if all(sides):
            things = (iri for name in _ABOUT for iri in iris_of(store, claim, name))
            place = ", ".join(label_of(store, thing) for thing in things)
            yield Line(place or sides[0][0].node, *sides, claim=sides[0][0].node)


def _resting_on(store: Source, source: str) -> set[str]:
    passages = subjects_of(store, "cg:inSource", source)
    return {claim for p in passages for claim in subjects_of(store, "cg:evidence", p)}

"""Two norms or provisions: what each says, how a reader compared them, what was searched for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from cybergov.compare.comparison import Compared, Item, Line, Section
from cybergov.compare.items import (
    by_locator,
    called,
    iris_of,
    items_of_claim,
    passage_item,
    searches_without_result,
    where_it_stands,
)
from cybergov.facts import words
from cybergov.locator import Locator
from cybergov.lookup import Source, first_text, subjects_of
from cybergov.names import compress, iri_of
from cybergov.structure import place_of

__all__ = ["NORM_NOTES", "comparisons", "norms", "places_in", "searches_for"]

NORM_NOTES: Final = (
    "How the two compare is read from the first, as a reader of this project found.",
    "Not found means: in the texts, and by the words, that are named. No more follows from it.",
)
#: The passages of each source with their places.
Places = dict[str, list[tuple[Locator, str]]]

#: How a match reads from its other end.
_TURNED: Final = {"narrower": "broader", "broader": "narrower"}


def norms(store: Source, one: Compared, other: Compared) -> Iterator[Section]:
    """Yield what tells two norms or provisions apart, section by section."""
    sides = [tuple(said_by(store, side.iri)) for side in (one, other)]
    yield Section("What each says", (Line("", sides[0], sides[1]),) if any(sides) else ())
    stated = _stated(store, one, other)
    yield Section("Where the one states the other", tuple(stated))
    yield Section("How they compare", tuple(comparisons(store, [one.iri], [other.iri])))
    for here, there, first in ((one, other, True), (other, one, False)):
        lines = searches_for(store, here.iri, where_it_stands(store, there.iri), first=first)
        letters = ("{A}", "{B}") if first else ("{B}", "{A}")
        heading = "{}, searched for in the text of {} and not found".format(*letters)
        yield Section(heading, tuple(lines))


def said_by(store: Source, thing: str) -> Iterator[Item]:
    """Yield what a norm or provision says: its definitions, and the claims made at its place.

    Where there is none of them, its passages, else its heading alone.
    """
    claims = set(subjects_of(store, "cg:defines", thing))
    passages = passages_at(store, thing)
    claims.update(
        claim
        for p in passages
        for claim in subjects_of(store, "cg:evidence", p)
        if not first_text(store, claim, "cg:match")
    )
    items = [item for claim in sorted(claims) for item in items_of_claim(store, claim)]
    status = first_text(store, thing, "cg:normStatus")
    if status:
        items = [replace(item, says=status) for item in items]
    heading = first_text(store, thing, "cg:heading", "skos:definition")
    if not items:
        items = [passage_item(store, p, status, heading) for p in passages]
    if not items:
        sources = ", ".join(map(compress, where_it_stands(store, thing)))
        locator = first_text(store, thing, "cg:locator", "cg:number")
        items = [Item(says=status, statement=heading, source=sources, locator=locator)]
    yield from sorted(items, key=lambda item: (by_locator(item.locator), item.node))


def places_in(store: Source, sources: Iterable[str]) -> Places:
    """Return the passages of some sources with their places, in the order of each text."""
    found: Places = {}
    for source in sources:
        passages = (
            (place_of(first_text(store, passage, "cg:locator")), passage)
            for passage in subjects_of(store, "cg:inSource", source)
        )
        found[source] = sorted((place, passage) for place, passage in passages if place)
    return found


def passages_at(store: Source, thing: str, places: Places | None = None) -> list[str]:
    """Return the passages that stand at the place of a provision, or within it, in their order.

    ``places`` are those of its sources, where many provisions are asked for.
    """
    place = place_of(first_text(store, thing, "cg:locator"))
    sources = iris_of(store, thing, "cg:ofSource") if place else []
    known = places_in(store, sources) if places is None else places
    return [
        passage
        for source in sources
        for there, passage in known.get(source, ())
        if place and place.contains(there)
    ]


def comparisons(store: Source, ones: Iterable[str], others: Iterable[str]) -> list[Line]:
    """Return the comparisons between two sets of norms and provisions, read from the first set."""
    mine, theirs = set(ones), set(others)
    found = [
        line
        for thing in mine
        for start, end in (("cg:from", "cg:to"), ("cg:to", "cg:from"))
        for claim in subjects_of(store, start, thing)
        for opposite in iris_of(store, claim, end)
        if opposite in theirs
        for line in _comparison(store, claim, thing, opposite, turned=start == "cg:to")
    ]
    return sorted(found, key=lambda line: (by_locator(line.one[0].locator), line.place, line.claim))


def _comparison(
    store: Source, claim: str, thing: str, opposite: str, *, turned: bool
) -> Iterator[Line]:
    items = items_of_claim(store, claim)
    if not items:
        return
    match = words(first_text(store, claim, "cg:match"))
    how = _TURNED.get(match, match) if turned else match
    # The reason may speak of the match as the claim has it.
    told = f"Read the other way, as the claim has it: {match}." if how != match else ""
    yield Line(
        f"{called(store, thing)} / {called(store, opposite)}",
        tuple(_side(store, thing, items)),
        tuple(_side(store, opposite, items)),
        how=how,
        reason=" ".join(filter(None, (items[0].statement, items[0].note, told))),
        claim=items[0].node,
    )


def _side(store: Source, thing: str, items: Iterable[Item]) -> Iterator[Item]:
    """Yield the passages of a comparison that stand in the text of one side."""
    sources = set(map(compress, where_it_stands(store, thing)))
    status = first_text(store, thing, "cg:normStatus")
    says = first_text(store, thing, "skos:definition", "cg:heading")
    found = [item for item in items if item.source in sources]
    for item in found or [Item(source=" ; ".join(sorted(sources)))]:
        yield Item(
            says=status,
            statement=says,
            node=compress(thing),
            date=first_text(store, iri_of(item.source), "dcterms:date") if found else "",
            source=item.source,
            locator=item.locator or first_text(store, thing, "cg:locator"),
            anchor=item.anchor,
            language=item.language,
            check=item.check,
            review=item.review,
        )


def _stated(store: Source, one: Compared, other: Compared) -> Iterator[Line]:
    for stating, norm in ((one, other), (other, one)):
        if norm.iri in iris_of(store, stating.iri, "cg:states"):
            yield Line(f"{stating.short} states {norm.short}")


def searches_for(
    store: Source,
    thing: str,
    sources: Iterable[str],
    *,
    places: Places | None = None,
    here: str = "",
    first: bool = True,
) -> Iterator[Line]:
    """Yield a line for a thing that was searched for in these sources without a result.

    ``first`` says on which side the thing stands; the search stands on the other. ``here`` is the
    source in which a concept stands, where it is no provision or norm of one, and ``places`` are
    those of its passages, where many things are asked for.
    """
    if items := searches_without_result(store, thing, sources):
        sides = (tuple(_in_short(store, thing, here, places)), tuple(items))
        yield Line(called(store, thing), *(sides if first else sides[::-1]))


def _in_short(store: Source, thing: str, here: str, places: Places | None) -> list[Item]:
    """Return what is searched for with the first place at which it stands."""
    heading = first_text(store, thing, "cg:heading", "skos:definition")
    passages = passages_at(store, thing, places)[:1]
    items = [passage_item(store, p, statement=heading) for p in passages]
    items = items or [i for i in said_by(store, thing) if not here or i.source == compress(here)]
    return items[:1] or [Item(statement=heading, source=compress(here) if here else "")]

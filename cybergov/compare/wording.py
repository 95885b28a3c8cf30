"""Where one source names the other, and which paragraphs they have from one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Final

from cybergov.compare.comparison import Compared, Item, Line
from cybergov.compare.items import by_locator, fact, iris_of, passage_item
from cybergov.facts import words
from cybergov.lineage import step_of
from cybergov.lookup import Source, first_text, subjects_of
from cybergov.names import compress

__all__ = ["citations", "wording"]

#: Properties of a fact that leads from one source to the other.
_FACTS: Final = (
    ("cg:citing", "cg:cited", "cg:verb", "names it"),
    ("cg:relatingSource", "cg:relatedThing", "cg:sourceRelationKind", ""),
    ("cg:endorsingSource", "cg:endorses", "cg:verb", "takes it up"),
)
#: By which a passage leads to one of the other source.
_LINKS: Final = ("cg:quotes", "cg:recalls", "cg:restates")


def citations(store: Source, one: Compared, other: Compared) -> Iterator[Line]:
    """Yield citations, relations and endorsements that lead from the one source to the other."""
    for here, there in ((one, other), (other, one)):
        place = f"{here.short} of {there.short}"
        for item in sorted(_facts(store, here.iri, there.iri), key=_order):
            yield Line(place, *(((item,), ()) if here is one else ((), (item,))))
        for link, passage, opposite in sorted(_links(store, here.iri, there.iri)):
            items = (passage_item(store, passage, words(link)),), (passage_item(store, opposite),)
            yield Line(place, *(items if here is one else items[::-1]), how=words(link))


def _order(item: Item) -> tuple[object, str]:
    return by_locator(item.locator), item.node


def _facts(store: Source, here: str, there: str) -> Iterator[Item]:
    for start, end, how, otherwise in _FACTS:
        for node in subjects_of(store, start, here):
            if there in iris_of(store, node, end):
                item = fact(store, node, words(first_text(store, node, how)) or otherwise)
                # A citation has its place in the citing text, and no other record.
                yield item if item.source else _at(item, here)


def _at(item: Item, source: str) -> Item:
    return replace(item, source=compress(source))


def _links(store: Source, here: str, there: str) -> Iterator[tuple[str, str, str]]:
    for passage in subjects_of(store, "cg:inSource", here):
        for link in _LINKS:
            for opposite in iris_of(store, passage, link):
                if there in iris_of(store, opposite, "cg:inSource"):
                    yield link, passage, opposite


def wording(store: Source, one: Compared, other: Compared) -> Iterator[Line]:
    """Yield the paragraphs of both that go back to one first form, in the order of the first."""
    mine, theirs = _forms(store, one.iri), _forms(store, other.iri)
    lines = [
        _line(store, passage, opposite)
        for first in mine.keys() & theirs.keys()
        for passage, opposite in product(mine[first], theirs[first])
    ]
    yield from sorted(
        lines, key=lambda line: (_order(line.one[0]), _order(line.other[0]), line.how)
    )


def _forms(store: Source, source: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for passage in subjects_of(store, "cg:inSource", source):
        if first := first_text(store, passage, "cg:firstForm"):
            found.setdefault(first, []).append(passage)
    return found


def _line(store: Source, passage: str, opposite: str) -> Line:
    """Return two forms of a paragraph; where one was taken from the other, what changed."""
    sides = [_form(store, p) for p in (passage, opposite)]
    how, reason = "both go back to one first form", ""
    for later, earlier in ((passage, opposite), (opposite, passage)):
        step = step_of(store, later)
        if step.earlier == compress(earlier):
            how = f"{step.source} took it over: {step.change}"
            told = (
                f"added: “{step.added}”" if step.added else "",
                f"dropped: “{step.dropped}”" if step.dropped else "",
                step.note,
            )
            reason = "; ".join(filter(None, told))
    place = " / ".join(side.locator for side in sides)
    return Line(place, (sides[0],), (sides[1],), how=how, reason=reason)


def _form(store: Source, passage: str) -> Item:
    return passage_item(store, passage, first_text(store, passage, "cg:openingWords"))

"""What a source is made of, place by place, and what each place says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from cybergov.claims import Claim
from cybergov.locator import Locator, Step, parse_locator
from cybergov.lookup import Source, first_text, subjects_of, values_of
from cybergov.names import compress

__all__ = ["PlaceRead", "part_of", "place_of", "structure_of", "whole_of"]

#: What the part of a text is called in which places of a kind stand.
_PARTS: Final = {
    "title": "Title",
    "heading": "Headings",
    "excerpt": "Excerpts",
    "pp": "Preamble",
    "op": "Operative part",
    "p": "Paragraphs",
    "s": "Sentences",
    "page": "Pages",
    "part": "Parts",
    "ch": "Chapters",
    "sec": "Sections",
    "art": "Articles",
    "note": "Notes",
    "fn": "Footnotes",
    "annex": "Annexes",
}
_DIVISIONS: Final = frozenset({"annex", "part", "ch", "sec"})


@dataclass
class PlaceRead:
    """A paragraph, article or heading of a source, with its items, and what is said there."""

    locator: str
    #: What the part of the text is called in which it stands.
    part: str = ""
    #: Its heading, or the words by which the paragraph acts.
    heading: str = ""
    #: The followed passage that stands there, as a prefixed name, and its first form.
    passage: str = ""
    first_form: str = ""
    claims: list[Claim] = field(default_factory=list)
    #: How many items, sub-paragraphs and the like stand in it.
    items: int = 0


def structure_of(store: Source, source: str, claims: Iterable[Claim]) -> tuple[PlaceRead, ...]:
    """Return the places of a source in the order of the text, each with the claims made there.

    The places are those that the graph describes as provisions, or that a claim rests on; items
    stand with their paragraph. Empty for a source of which neither is known.
    """
    those = list(claims)
    places: dict[Locator, PlaceRead] = {}
    for provision in subjects_of(store, "cg:ofSource", source):
        locator = place_of(first_text(store, provision, "cg:locator"))
        if locator is None:
            continue
        whole = whole_of(locator)
        place = _at(places, locator)
        if locator == whole:
            place.heading = first_text(store, provision, "cg:heading")
        else:
            place.items += 1
    for passage in subjects_of(store, "cg:inSource", source):
        locator = place_of(first_text(store, passage, "cg:locator"))
        opening = first_text(store, passage, "cg:openingWords")
        if locator is None or not (opening or values_of(store, passage, "cg:firstForm")):
            continue
        place = _at(places, locator)
        if locator == whole_of(locator):
            place.heading = place.heading or opening
            if first := first_text(store, passage, "cg:firstForm"):
                place.passage, place.first_form = compress(passage), compress(first)
    for claim in those:
        for said in claim.passages:
            locator = place_of(said.locator)
            if locator is not None and said.source == compress(source):
                place = _at(places, locator)
                if claim not in place.claims:
                    place.claims.append(claim)
    return tuple(places[locator] for locator in sorted(places))


def _at(places: dict[Locator, PlaceRead], locator: Locator) -> PlaceRead:
    whole = whole_of(locator)
    return places.setdefault(whole, PlaceRead(str(whole), part_of(whole)))


def place_of(text: str) -> Locator | None:
    """Return a locator's value, None where the text is not in the grammar.

    >>> str(place_of("op 3(b)")), place_of("somewhere")
    ('op 3(b)', None)
    """
    try:
        return parse_locator(text)
    except ValueError:
        return None


def part_of(locator: Locator) -> str:
    """Return what the part of the text is called in which a whole place stands.

    >>> part_of(parse_locator("op 3")), part_of(parse_locator("annex I art 2"))
    ('Operative part', 'Annex I, articles')
    """
    outer = 0
    while outer < len(locator.steps) - 1 and locator.steps[outer].kind in _DIVISIONS:
        outer += 1
    if not locator.steps:
        return ""
    name, above = _PARTS[locator.steps[outer].kind], str(Locator(locator.steps[:outer]))
    return f"{above[0].upper()}{above[1:]}, {name.lower()}" if above else name


def whole_of(locator: Locator) -> Locator:
    """Return the numbered paragraph or article that a place stands in.

    >>> str(whole_of(parse_locator("op 3(b) s 1")))
    'op 3'
    """
    steps: list[Step] = []
    for step in locator.steps:
        if step.kind in ("s", "fn", "heading") and steps:
            break
        steps.append(Step(step.kind, step.number))
    return Locator(tuple(steps))

"""A text that somebody holds: its units by locator, and where in it an anchor stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cybergov.evidence.matching import Likeness, count, likeness, same
from cybergov.evidence.normalization import normalize
from cybergov.locator import Locator, parse_locator

__all__ = ["HeldText", "Place"]

#: An anchor has few words, so it never runs over more units than this.
_MOST_UNITS: Final = 6


@dataclass(frozen=True)
class Place:
    """Where an anchor stands: in one unit, or across several that follow one another."""

    first: Locator
    last: Locator

    def __str__(self) -> str:
        within = self.first if self.first == self.last else self.first.common(self.last)
        return str(within) if within else f"{self.first} to {self.last}"


@dataclass(frozen=True)
class HeldText:
    """One text version as its reader read it.

    ``units`` maps a locator to the text that stands there, in the order of the text. Units do not
    overlap: where ``op 3`` has items, its unit holds the words before them and ``op 3(a)`` those
    of the item. Together they hold the whole text.
    """

    #: The file's name, as messages give it.
    name: str
    language: str
    #: SHA-256 of the file's bytes, in hexadecimal.
    sha256: str
    units: Mapping[str, str]

    def part(self, starts_at: str) -> HeldText:
        """Return the part of the text that stands at a locator, with locators that begin there.

        An empty locator is the whole text.

        Raises:
            ValueError: ``starts_at`` is not in the grammar.
        """
        if not starts_at:
            return self
        start = parse_locator(starts_at)
        inside = (
            (str(Locator(place.steps[len(start.steps) :])), text)
            for place, text in self._located
            if start.contains(place) and place != start
        )
        return HeldText(self.name, self.language, self.sha256, dict(inside))

    @cached_property
    def _located(self) -> tuple[tuple[Locator, str], ...]:
        return tuple((parse_locator(locator), text) for locator, text in self.units.items())

    @cached_property
    def _normalized(self) -> tuple[tuple[Locator, str], ...]:
        return tuple((locator, normalize(text)) for locator, text in self._located)

    @cached_property
    def _running(self) -> tuple[tuple[Locator, str], ...]:
        """The units without the footnotes, which stand inside sentences and part no text."""
        return tuple(unit for unit in self._located if not unit[0].in_footnote)

    @cached_property
    def _running_text(self) -> str:
        return normalize(" ".join(text for _, text in self._running))

    def at(self, locator: Locator) -> str | None:
        """Return the normalized text at a locator, or None where the text has no such place.

        ``p 4`` is all its sentences, ``op 3`` its items too; a footnote is part of neither, and is
        had only by its own locator.
        """
        parts = [
            text
            for place, text in self._located
            if locator.contains(place) and (locator.in_footnote or not place.in_footnote)
        ]
        return normalize(" ".join(parts)) if parts else None

    def whole(self) -> str:
        """Return the normalized running text, then the footnotes."""
        notes = [text for locator, text in self._located if locator.in_footnote]
        return normalize(" ".join([self._running_text, *notes]))

    def places(self, anchor: str, view: Callable[[str], str] = same) -> tuple[Place, ...]:
        """Return every place of a normalized anchor, the smallest that hold it, in text order.

        ``view`` is what both are compared in: ``str.casefold`` finds whatever the case.
        """
        wanted = view(anchor)
        found = [Place(at, at) for at, text in self._normalized if count(wanted, view(text))]
        size = 2
        if not found and count(wanted, view(self._running_text)):
            while not found and size <= min(_MOST_UNITS, len(self._running)):
                found = list(self._across(wanted, view, size))
                size += 1
        return tuple(found)

    def _across(self, wanted: str, view: Callable[[str], str], size: int) -> Iterator[Place]:
        """Yield the places of an anchor that runs over ``size`` units."""
        for start in range(len(self._running) - size + 1):
            window = self._running[start : start + size]
            if count(wanted, view(normalize(" ".join(text for _, text in window)))):
                yield Place(window[0][0], window[-1][0])

    def between(self, place: Place) -> str:
        """Return the normalized text of the units of a place."""
        units = self._running if place.first != place.last else self._located
        order = [locator for locator, _ in units]
        first, last = order.index(place.first), order.index(place.last)
        return normalize(" ".join(text for _, text in units[first : last + 1]))

    def nearest(self, anchor: str) -> tuple[Locator, Likeness] | None:
        """Return the unit that has most of a normalized anchor's words, if it has half of them.

        Case is ignored, and of two units that have as many the first is returned.
        """
        best: tuple[Locator, Likeness] | None = None
        for locator, text in self._normalized:
            like = likeness(anchor, text, str.casefold, best[1].share if best else 0.5)
            if like and (best is None or like.share > best[1].share):
                best = locator, like
        return best

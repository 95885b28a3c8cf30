"""Which pages are as the last build left them: what went into each is noted with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

from cybergov.last import Last
from cybergov.part import Part
from cybergov.site.pages import Thing, link_to

__all__ = ["LastPages", "as_property", "changes"]


def changes(part: Part, things: Iterable[Thing]) -> set[str]:
    """Return what may be looked up, or linked to, and gives something else than in the last build.

    The names are those of a page's notes (see ``cybergov.lookup.Noted`` and ``link_to``), and the
    properties of the triples that came or went, as ``as_property`` names them.
    """
    before, now = set(part.last.subjects), set(part.subjects)
    lines = _lines(before - now) ^ _lines(now - before)
    found = set()
    for quad in parse(b"\n".join(lines), format=RdfFormat.N_TRIPLES):
        found.add(as_property(quad.predicate.value))
        for term, mark in ((quad.subject, ""), (quad.object, ">")):
            if isinstance(term, NamedNode):
                found.add(mark + term.value)
    told = {thing.told for thing in things}
    noted = part.last.noted("linked")
    known = set(noted) if isinstance(noted, list) else set()
    part.last.note("linked", sorted(told))
    return found | {link_to(text.partition("\n")[0]) for text in told ^ known}


def as_property(iri: str) -> str:
    """Return how ``changes`` names a property."""
    return f"|{iri}"


def _lines(subjects: Iterable[bytes]) -> set[bytes]:
    return set(b"".join(subjects).splitlines())


class LastPages:
    """The pages of the last build under one heading, and those of the one that is made now."""

    def __init__(self, last: Last, heading: str, changed: set[str]) -> None:
        self._last, self._heading = last, heading
        noted = last.noted(heading)
        known = noted if isinstance(noted, dict) else {"names": [], "pages": {}}
        # What pages are made of; in the notes stand numbers, which stay from build to build.
        self._number: dict[str, int] = {name: n for n, name in enumerate(known["names"])}
        self._before: dict[str, list[int]] = known["pages"]
        self._changed = {n for name, n in self._number.items() if name in changed}
        self._now: dict[str, list[int]] = {}

    def take(self, page: str, told: str, folder: Path) -> bool:
        """Put the last build's page into the folder, if it would be the same; else return False.

        ``told`` is what went into it without being looked up.
        """
        made_of = self._before.get(page)
        if made_of is None or self._number.get(told) not in made_of:
            return False
        if not self._changed.isdisjoint(made_of) or not self._last.put(page, folder):
            return False
        self._now[page] = made_of
        return True

    def add(self, page: str, made_of: Iterable[str]) -> None:
        """Note what a page that was written was made of."""
        number = self._number
        self._now[page] = sorted(number.setdefault(name, len(number)) for name in made_of)

    def note(self) -> None:
        """Keep the notes for the next build."""
        self._last.note(self._heading, {"names": list(self._number), "pages": self._now})

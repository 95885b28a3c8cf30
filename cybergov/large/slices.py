"""A graph in slices: some things at a time, each with all that the shapes look at from it.

The things of a slice are whole, and bear the marks by which the shapes know their targets. Of what
they name, and of what names them along an inverse path, only the classes are there, and the step
that a path goes on with. The class and property hierarchies are in every slice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, RdfFormat, Store, Triple, serialize

from cybergov.large.reach import Reach
from cybergov.names import expand

__all__ = ["Slice", "slices"]

_TYPE: Final = NamedNode(expand("rdf:type"))
_ABOVE: Final = tuple(NamedNode(expand(name)) for name in ("rdfs:subClassOf", "rdfs:subPropertyOf"))
_HERE: Final = DefaultGraph()
#: Things whose classes are remembered.
_KNOWN: Final = 100_000


@dataclass(frozen=True)
class Slice:
    """The N-Triples of a slice, and the number of things in it that are whole."""

    text: bytes
    things: int


def slices(store: Store, reaches: Iterable[Reach], triples: int) -> Iterator[Slice]:
    """Yield all things that a shape may have as a target, in slices of about ``triples`` triples.

    One thing is never cut, however many triples it has. ``store`` has to be one on disk: only there
    a subject's triples come one after the other.
    """
    maker = _Slices(store, list(reaches))
    things = 0
    found: set[Triple] = set()
    everything = store.quads_for_pattern(None, None, None, _HERE)
    for thing, quads in groupby(everything, key=attrgetter("subject")):
        own = [quad.triple for quad in quads]
        if looking := maker.looking_at(own):
            things += 1
            found.update(own)
            found.update(Triple(thing, reach.mark, reach.mark) for reach in looking)
            found.update(maker.ahead(own, looking))
            found.update(maker.behind(thing, looking))
            if len(found) >= triples:
                yield maker.slice(found, things)
                things, found = 0, set()
    if things:
        yield maker.slice(found, things)


class _Slices:
    """Looks up in the store what belongs into a slice."""

    def __init__(self, store: Store, reaches: list[Reach]) -> None:
        self._store = store
        self._known: dict[NamedNode | BlankNode, tuple[Triple, ...]] = {}
        self._above = [t for p in _ABOVE for t in self._triples(None, p, None)]
        self._by_property: dict[NamedNode, list[Reach]] = {}
        self._by_class: dict[object, list[Reach]] = {}
        for reach in reaches:
            for term in reach.subjects_of:
                self._by_property.setdefault(term, []).append(reach)
            for below in self._with_those_below(reach.classes):
                self._by_class.setdefault(below, []).append(reach)

    def _with_those_below(self, classes: Iterable[NamedNode]) -> set[object]:
        found: set[object] = set(classes)
        while more := {
            t.subject
            for t in self._above
            if t.predicate == _ABOVE[0] and t.object in found and t.subject not in found
        }:
            found |= more
        return found

    def looking_at(self, own: list[Triple]) -> list[Reach]:
        """Return the reaches of the shapes that have a thing with these triples as a target."""
        found: dict[NamedNode, Reach] = {}
        for t in own:
            by = self._by_class.get(t.object, []) if t.predicate == _TYPE else []
            for reach in (*by, *self._by_property.get(t.predicate, [])):
                found[reach.mark] = reach
        return list(found.values())

    def ahead(self, own: list[Triple], looking: list[Reach]) -> Iterator[Triple]:
        """Yield the classes of what a thing names, and what a path of two steps comes to."""
        steps = {step for reach in looking for step in reach.steps}
        for t in own:
            if isinstance(t.object, NamedNode | BlankNode):
                yield from self._classes(t.object)
                for first, second in steps:
                    if first == t.predicate:
                        yield from self._triples(t.object, second, None)

    def behind(self, thing: NamedNode | BlankNode, looking: list[Reach]) -> Iterator[Triple]:
        """Yield what names a thing along an inverse path, with its classes."""
        for predicate in {p for reach in looking for p in reach.inverse}:
            for t in self._triples(None, predicate, thing):
                yield t
                if isinstance(t.subject, NamedNode | BlankNode):
                    yield from self._classes(t.subject)

    def _classes(self, thing: NamedNode | BlankNode) -> tuple[Triple, ...]:
        """Return the classes of a thing; most are asked for again and again."""
        found = self._known.get(thing)
        if found is None:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            found = self._known[thing] = tuple(self._triples(thing, _TYPE, None))
        return found

    def _triples(
        self,
        subject: NamedNode | BlankNode | None,
        predicate: NamedNode,
        thing: NamedNode | BlankNode | None,
    ) -> Iterator[Triple]:
        for quad in self._store.quads_for_pattern(subject, predicate, thing, _HERE):
            yield quad.triple

    def slice(self, found: set[Triple], things: int) -> Slice:
        """Return the slice of these triples."""
        lines = serialize((*found, *self._above), format=RdfFormat.N_TRIPLES) or b""
        return Slice(lines, things)

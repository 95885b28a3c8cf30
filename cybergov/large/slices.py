"""A graph in slices: some things at a time, each with all that the shapes look at from it.

The things of a slice are whole. Of what they name, and of what names them along an inverse path,
only the classes are there and the step that a path goes on with, so a result about those is no
result: ``Slice.concerns`` tells them apart. The class and property hierarchies are in every slice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

from cybergov.large.reach import Reach
from cybergov.names import expand

__all__ = ["Slice", "slices"]

_TYPE: Final = NamedNode(expand("rdf:type"))
_ABOVE: Final = tuple(NamedNode(expand(name)) for name in ("rdfs:subClassOf", "rdfs:subPropertyOf"))
_HERE: Final = DefaultGraph()


@dataclass(frozen=True)
class Slice:
    """The N-Triples of some things, and the names of those that are whole."""

    text: bytes
    things: frozenset[str]

    def concerns(self, name: str) -> bool:
        """Whether a result about the thing with this IRI, or blank node, counts."""
        return name in self.things


def slices(store: Store, reaches: Iterable[Reach], triples: int) -> Iterator[Slice]:
    """Yield all things that a shape may have as a target, in slices of about ``triples`` triples.

    One thing is never cut, however many triples it has.
    """
    maker = _Slices(store, list(reaches))
    things: set[str] = set()
    quads: set[Quad] = set()
    everything = store.quads_for_pattern(None, None, None, _HERE)
    # A store gives a subject's triples one after the other.
    for subject, own in groupby(everything, key=attrgetter("subject")):
        of_thing = list(own)
        looking = maker.looking_at(of_thing)
        if looking and isinstance(subject, NamedNode | BlankNode):
            things.add(subject.value if isinstance(subject, NamedNode) else str(subject))
            quads.update(of_thing)
            maker.add_ahead(of_thing, looking, quads)
            maker.add_behind(subject, looking, quads)
            if len(quads) >= triples:
                yield maker.slice(quads, things)
                things, quads = set(), set()
    if things:
        yield maker.slice(quads, things)


class _Slices:
    """Looks up in the store what belongs into a slice."""

    def __init__(self, store: Store, reaches: list[Reach]) -> None:
        self._store = store
        self._above = [q for p in _ABOVE for q in store.quads_for_pattern(None, p, None, _HERE)]
        self._by_property: dict[NamedNode, list[Reach]] = {}
        self._by_class: dict[object, list[Reach]] = {}
        for reach in reaches:
            for term in reach.subjects_of:
                self._by_property.setdefault(term, []).append(reach)
            for term in self._with_those_below(reach.classes):
                self._by_class.setdefault(term, []).append(reach)

    def _with_those_below(self, classes: Iterable[NamedNode]) -> set[object]:
        found: set[object] = set(classes)
        while more := {
            q.subject
            for q in self._above
            if q.predicate == _ABOVE[0] and q.object in found and q.subject not in found
        }:
            found |= more
        return found

    def looking_at(self, own: list[Quad]) -> list[Reach]:
        """Return the reaches of the shapes that have a thing with these triples as a target."""
        found: dict[int, Reach] = {}
        for quad in own:
            by = self._by_class.get(quad.object, []) if quad.predicate == _TYPE else []
            for reach in (*by, *self._by_property.get(quad.predicate, [])):
                found[id(reach)] = reach
        return list(found.values())

    def add_ahead(self, own: list[Quad], looking: list[Reach], quads: set[Quad]) -> None:
        """Add the classes of what a thing names, and what a path of two steps comes to."""
        steps = {step for reach in looking for step in reach.steps}
        for quad in own:
            if isinstance(quad.object, NamedNode | BlankNode):
                self._add(quad.object, _TYPE, quads)
                for first, second in steps:
                    if first == quad.predicate:
                        self._add(quad.object, second, quads)

    def add_behind(
        self, thing: NamedNode | BlankNode, looking: list[Reach], quads: set[Quad]
    ) -> None:
        """Add what names a thing along an inverse path, with its classes."""
        for predicate in {p for reach in looking for p in reach.inverse}:
            for quad in self._store.quads_for_pattern(None, predicate, thing, _HERE):
                quads.add(quad)
                if isinstance(quad.subject, NamedNode | BlankNode):
                    self._add(quad.subject, _TYPE, quads)

    def _add(self, thing: NamedNode | BlankNode, predicate: NamedNode, quads: set[Quad]) -> None:
        quads.update(self._store.quads_for_pattern(thing, predicate, None, _HERE))

    def slice(self, quads: set[Quad], things: set[str]) -> Slice:
        """Return the slice of these triples."""
        lines = {f"{quad.triple} .\n" for quad in (*quads, *self._above)}
        return Slice("".join(sorted(lines)).encode(), frozenset(things))

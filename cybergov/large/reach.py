"""How far the shapes look from a thing: which triples its conformance can depend on.

A shape looks at a thing's own triples, at the classes of the things that they name, along a path of
several steps, and back along an inverse path. What it looks at is told from the shapes themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from cybergov.names import expand

__all__ = ["Reach", "marked"]

Term = NamedNode | BlankNode | Literal | Triple

_FIRST: Final = NamedNode(expand("rdf:first"))
_REST: Final = NamedNode(expand("rdf:rest"))
_CLASS: Final = NamedNode(expand("sh:targetClass"))
_SUBJECTS: Final = NamedNode(expand("sh:targetSubjectsOf"))
_PATH: Final = NamedNode(expand("sh:path"))
_ALTERNATIVES: Final = NamedNode(expand("sh:alternativePath"))
_INVERSE: Final = NamedNode(expand("sh:inversePath"))
_OTHER_TARGETS: Final = {
    NamedNode(expand(name)) for name in ("sh:targetNode", "sh:targetObjectsOf", "sh:target")
}


@dataclass(frozen=True)
class Reach:
    """The targets of some shapes, and where these look from there."""

    #: The property that a target is marked by in a slice.
    mark: NamedNode
    classes: frozenset[NamedNode]
    subjects_of: frozenset[NamedNode]
    #: Properties that other things name the target by.
    inverse: frozenset[NamedNode]
    #: Of a path of two steps, both properties.
    steps: frozenset[tuple[NamedNode, NamedNode]]


def marked(shapes: list[Triple]) -> tuple[list[Triple], list[Reach]]:
    """Return the shapes with marks for targets, and how far those with the same mark look.

    A shape whose targets were the things of a class has those that bear a mark: so of a slice
    just the things that are whole can be targets.

    Raises:
        ValueError: a shape has a target or a path of a kind that is not known here, so that a
            slice might lack what it looks at.
    """
    graph = _Graph(shapes)
    reaches: dict[object, Reach] = {}
    marks: list[Triple] = []
    for shape in graph.targeting:
        own = graph.reach(shape, NamedNode(f"urn:cybergov:target:{len(reaches)}"))
        known = reaches.get((own.classes, own.subjects_of), own)
        reaches[own.classes, own.subjects_of] = replace(
            known, inverse=known.inverse | own.inverse, steps=known.steps | own.steps
        )
        marks.append(Triple(shape, _SUBJECTS, known.mark))
    kept = [t for t in shapes if t.predicate not in (_CLASS, _SUBJECTS)]
    return [*kept, *marks], list(reaches.values())


class _Graph:
    """The shapes by subject."""

    def __init__(self, shapes: Iterable[Triple]) -> None:
        self._of: dict[Term, dict[NamedNode, list[Term]]] = {}
        for t in shapes:
            if t.predicate in _OTHER_TARGETS:
                raise ValueError(f"{t.subject} has a target of another kind: {t.predicate}")
            self._of.setdefault(t.subject, {}).setdefault(t.predicate, []).append(t.object)

    @property
    def targeting(self) -> list[NamedNode | BlankNode]:
        """The shapes that have targets."""
        return [
            s
            for s, told in self._of.items()
            if isinstance(s, NamedNode | BlankNode) and (_CLASS in told or _SUBJECTS in told)
        ]

    def reach(self, shape: Term, mark: NamedNode) -> Reach:
        """Return what one shape looks at."""
        told = self._of[shape]
        inverse: set[NamedNode] = set()
        steps: set[tuple[NamedNode, NamedNode]] = set()
        for path in self._paths(shape):
            for branch in self._branches(path):
                self._walk(branch, inverse, steps)
        return Reach(
            mark,
            frozenset(t for t in told.get(_CLASS, []) if isinstance(t, NamedNode)),
            frozenset(t for t in told.get(_SUBJECTS, []) if isinstance(t, NamedNode)),
            frozenset(inverse),
            frozenset(steps),
        )

    def _paths(self, shape: Term) -> Iterator[Term]:
        """Yield the paths of a shape and of the nameless shapes inside it."""
        for predicate, values in self._of.get(shape, {}).items():
            for value in values:
                if predicate == _PATH:
                    yield value
                elif isinstance(value, BlankNode):
                    yield from self._paths(value)

    def _branches(self, path: Term) -> Iterator[Term]:
        of = self._of.get(path, {})
        if _ALTERNATIVES in of:
            for branch in self._list(of[_ALTERNATIVES][0]):
                yield from self._branches(branch)
        else:
            yield path

    def _walk(
        self, branch: Term, inverse: set[NamedNode], steps: set[tuple[NamedNode, NamedNode]]
    ) -> None:
        if isinstance(branch, NamedNode):
            return
        of = self._of[branch]
        back = of.get(_INVERSE, [None])[0]
        if isinstance(back, NamedNode):
            inverse.add(back)
            return
        chain = self._list(branch)
        if len(chain) == 2 and isinstance(chain[0], NamedNode):
            second = self._plain(chain[1])
            if second is not None:
                steps.add((chain[0], second))
                return
        raise ValueError(f"a path of another kind: {of}")

    def _plain(self, step: Term) -> NamedNode | None:
        """Return the property of a step, which may be repeated."""
        if isinstance(step, NamedNode):
            return step
        values = [v for of in self._of[step].values() for v in of]
        return values[0] if len(values) == 1 and isinstance(values[0], NamedNode) else None

    def _list(self, head: Term) -> list[Term]:
        found: list[Term] = []
        while head in self._of and _FIRST in self._of[head]:
            found.append(self._of[head][_FIRST][0])
            head = self._of[head][_REST][0]
        return found

"""The facts of a store too large to read a property of at once: each value is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, NamedNode

from cybergov.engines import Engine
from cybergov.facts import Facts, pair_of
from cybergov.names import expand

__all__ = ["LookedUp"]

#: Values that are remembered, of all properties together.
_REMEMBERED: Final = 200_000
_HERE: Final = DefaultGraph()

Pairs = list[tuple[str, str]]


class LookedUp(Facts):
    """The facts of a store, looked up one by one."""

    def __init__(self, store: Engine) -> None:
        super().__init__(store)
        self._pairs = lru_cache(_REMEMBERED)(self._look_up)

    def _of(self, name: str) -> Mapping[str, Pairs]:
        return _Values(self, name)

    def pairs(self, subject: str, name: str) -> Pairs:
        """Return the (value, language) pairs of a subject, sorted."""
        return self._pairs(subject, name)

    def _look_up(self, subject: str, name: str) -> Pairs:
        if not subject:
            return []
        node = BlankNode(subject[2:]) if subject.startswith("_:") else NamedNode(subject)
        quads = self.store.quads_for_pattern(node, NamedNode(expand(name)), None, _HERE)
        return sorted({pair_of(quad.object) for quad in quads})


class _Values(Mapping[str, Pairs]):
    """One property: a mapping of which nothing is held."""

    def __init__(self, facts: LookedUp, name: str) -> None:
        self._facts, self._name = facts, name

    def __getitem__(self, subject: str) -> Pairs:
        if pairs := self._facts.pairs(subject, self._name):
            return pairs
        raise KeyError(subject)

    def get(self, subject: str, default: object = None) -> object:  # type: ignore[override]
        return self._facts.pairs(subject, self._name) or default

    def __contains__(self, subject: object) -> bool:
        return isinstance(subject, str) and bool(self._facts.pairs(subject, self._name))

    def __iter__(self) -> Iterator[str]:
        quads = self._facts.store.quads_for_pattern(
            None, NamedNode(expand(self._name)), None, _HERE
        )
        for quad in quads:
            yield quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)

    def __len__(self) -> int:
        return sum(1 for _ in self)

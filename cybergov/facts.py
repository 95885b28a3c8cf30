"""The values of a store's default graph, looked up by subject and property."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Triple

from cybergov.engines import Engine
from cybergov.names import NS, compress, expand

__all__ = ["Facts", "pair_of", "words"]

_WORD_BREAK: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[-_]")


class Facts:
    """The default graph of a store, one property at a time.

    A property is read from the store when it is first asked for, in one pass, so the cost is
    that of the properties asked for and not that of the graph. A store that changes afterwards
    changes nothing here.
    """

    def __init__(self, store: Engine) -> None:
        self.store = store
        self._by_property: dict[str, dict[str, list[tuple[str, str]]]] = {}

    def _of(self, name: str) -> Mapping[str, list[tuple[str, str]]]:
        """Return the (value, language) pairs of the property ``name`` by subject, sorted."""
        found = self._by_property.get(name)
        return self._read(name) if found is None else found

    def _read(self, name: str) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        quads = self.store.quads_for_pattern(None, NamedNode(expand(name)), None, DefaultGraph())
        for quad in quads:
            node, value = quad.subject, quad.object
            # Nearly all are these, a hundred thousand of them: a call each would double the time.
            key = node.value if isinstance(node, NamedNode) else str(node)
            pair = (value.value, "") if isinstance(value, NamedNode) else pair_of(value)
            if key in found:
                found[key].append(pair)
            else:
                found[key] = [pair]
        for subject, pairs in found.items():
            if len(pairs) > 1:
                found[subject] = sorted(set(pairs))
        self._by_property[name] = found
        return found

    def by_subject(self, name: str) -> Mapping[str, list[tuple[str, str]]]:
        """Return the (value, language) pairs of everything that has a property, sorted."""
        return self._of(name)

    def subjects(self, name: str) -> Iterable[str]:
        """Return the IRI of everything that has the property ``name`` (a prefixed name)."""
        return self._of(name).keys()

    def values(self, subject: str, name: str) -> list[str]:
        """Return the IRIs or the literals' texts that ``subject`` has for ``name``, sorted."""
        return [value for value, _ in self._of(name).get(subject, [])]

    def languages(self, subject: str, name: str) -> list[str]:
        """Return the languages of the values, in the order of ``values``; ``""`` for none."""
        return [language for _, language in self._of(name).get(subject, [])]

    def first(self, subject: str, *names: str) -> str:
        """Return the first value of the first of the properties that ``subject`` has, or ``""``."""
        for name in names:
            if pairs := self._of(name).get(subject):
                return pairs[0][0]
        return ""

    def text(self, subject: str, *names: str) -> str:
        """Return a text in English, else without language, else in any, or ``""``.

        The properties are tried in their order; the first that has a text wins.
        """
        for name in names:
            if pairs := self._of(name).get(subject):
                return min(pairs, key=lambda pair: (_distance_from_english(pair[1]), pair))[0]
        return ""

    def word(self, subject: str, *names: str) -> str:
        """Return the value in words where it is a term (``cg:SecondRead``: ``second read``)."""
        value = self.first(subject, *names)
        return words(value) if value else ""

    def relation(self, iri: str) -> str:
        """Return what a relation is called: its English label if the graph has one, or its words.

        A graph need not hold the ontology, and a part of one seldom does.
        """
        return self.text(iri, "rdfs:label") or words(iri)


@lru_cache(maxsize=4096)
def words(term: str) -> str:
    """Return the words that a term's name is made of.

    >>> words("https://w3id.org/cybergov/ns#SupportsWithConditions")
    'supports with conditions'
    >>> words("http://purl.org/dc/terms/isPartOf")
    'is part of'
    """
    name = term.removeprefix(NS) if term.startswith(NS) else compress(term)
    return _WORD_BREAK.sub(" ", re.split(r"[/#:]", name)[-1]).lower()


def _value(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return str(term) if isinstance(term, BlankNode | Triple) else term.value


def pair_of(term: NamedNode | BlankNode | Literal | Triple) -> tuple[str, str]:
    """Return the text of a value, and its language, which is empty where it has none."""
    language = term.language if isinstance(term, Literal) else None
    return _value(term), language or ""


def _distance_from_english(language: str) -> int:
    if language == "en":
        return 0
    if language.startswith("en-"):
        return 1
    return 3 if language else 2

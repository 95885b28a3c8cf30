"""The passages of a graph, each with its anchor and the texts that it may be found in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from cybergov.evidence.normalization import NORMALIZATION
from cybergov.names import compress, expand

__all__ = ["Passage", "TextVersion", "passages_of", "texts_of"]

_TYPE: Final = NamedNode(expand("rdf:type"))
_PASSAGE: Final = NamedNode(expand("cg:Passage"))


@dataclass(frozen=True, order=True)
class TextVersion:
    """A source's text in one language, and the name of the file that holds it."""

    iri: str
    language: str
    file_name: str
    #: The locator at which the source begins in a text that is that of a larger one.
    starts_at: str = ""


@dataclass(frozen=True)
class Passage:
    """A place in a source. What the graph leaves out, or gives twice, is an empty string."""

    iri: str
    source: str = ""
    locator: str = ""
    anchor: str = ""
    language: str = ""
    #: The source's text versions in the anchor's language.
    texts: tuple[TextVersion, ...] = ()

    @property
    def name(self) -> str:
        """Its prefixed name, for messages."""
        return compress(self.iri)

    @property
    def anchor_sha256(self) -> str:
        """SHA-256 of the normalization's version, the locator and the anchor, a line each."""
        text = f"{NORMALIZATION}\n{self.locator}\n{self.anchor}"
        return hashlib.sha256(text.encode()).hexdigest()


def passages_of(store: Store) -> tuple[Passage, ...]:
    """Return all passages of a store's default graph, in the order of their IRIs."""
    subjects = {q.subject.value for q in store.quads_for_pattern(None, _TYPE, _PASSAGE, None)
                if isinstance(q.subject, NamedNode)}  # fmt: skip
    # Many passages stand in one source.
    texts = cache(lambda source: tuple(texts_of(store, source)))
    # One pass for each property takes a quarter of the time of a look-up for each passage.
    sources, locators, anchors = (
        _only_values(store, name) for name in ("cg:inSource", "cg:locator", "cg:anchor")
    )
    empty = Literal("")

    def passage(iri: str) -> Passage:
        source, anchor = sources.get(iri, empty).value, anchors.get(iri, empty)
        language = (anchor.language or "") if isinstance(anchor, Literal) else ""
        found = tuple(t for t in texts(source) if _same_language(t.language, language))
        locator = locators.get(iri, empty).value
        return Passage(iri, source, locator, anchor.value, language, found)

    return tuple(passage(iri) for iri in sorted(subjects))


def _only_values(store: Store, predicate: str) -> dict[str, NamedNode | Literal]:
    """Return the value of each thing that has one, and only one, for a property."""
    found: dict[str, NamedNode | Literal] = {}
    several: set[str] = set()
    for quad in store.quads_for_pattern(None, NamedNode(expand(predicate)), None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            iri = quad.subject.value
            if iri in found:
                several.add(iri)
            found[iri] = quad.object
    return {iri: value for iri, value in found.items() if iri not in several}


def texts_of(store: Store, source: str) -> Iterator[TextVersion]:
    """Yield the texts of a source; those of what it is part of, where it has none of its own."""
    texts = _objects(store, source, "cg:text") if source else []
    starts_at = ""
    if source and not texts:
        for whole in _objects(store, source, "dcterms:isPartOf"):
            texts += _objects(store, whole.value, "cg:text")
        starts_at = _only(store, source, "cg:startsAt")
    for text in texts:
        language = _only(store, text.value, "dcterms:language")
        yield TextVersion(text.value, language, _only(store, text.value, "cg:fileName"), starts_at)


def _same_language(one: str, other: str) -> bool:
    """Compare language tags by their first part: zh-Hans is Chinese."""
    return one.lower().partition("-")[0] == other.lower().partition("-")[0] != ""


def _only(store: Store, iri: str, predicate: str) -> str:
    values = _objects(store, iri, predicate)
    return values[0].value if len(values) == 1 else ""


def _objects(store: Store, iri: str, predicate: str) -> list[NamedNode | Literal]:
    quads = store.quads_for_pattern(NamedNode(iri), NamedNode(expand(predicate)), None, None)
    return sorted((q.object for q in quads if isinstance(q.object, NamedNode | Literal)), key=str)

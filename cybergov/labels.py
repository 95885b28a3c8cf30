"""A concept's labels in each language, which of them a text attests, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from cybergov.claims import PassageRead, passage_of
from cybergov.facts import words
from cybergov.lookup import Source, first_text, values_of
from cybergov.names import compress

__all__ = ["LANGUAGES", "LabelRead", "labels_of", "rank"]

#: The languages of the United Nations with their own names, in the order of telling.
LANGUAGES: Final = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ru": "Русский",
    "zh": "中文",
    "ar": "العربية",
}
_KINDS: Final = {
    "preferred": ("skos:prefLabel", "skosxl:prefLabel"),
    "alternative": ("skos:altLabel", "skosxl:altLabel"),
}
_ORDER: Final = ("preferred", "alternative", "rendered otherwise", "no equivalent")


@dataclass(frozen=True)
class LabelRead:
    """One label, or the finding that a text or a language has none there."""

    language: str
    #: ``preferred``, ``alternative``, ``rendered otherwise`` or ``no equivalent``.
    kind: str
    #: Empty where there is none.
    wording: str
    #: Whose usage it shows, such as ``UN translation``; empty for the project's own translation.
    register: str
    #: The forms that texts have, inflected or with an article.
    forms: tuple[str, ...]
    note: str
    #: Where it is attested; a label without is the project's own translation.
    passages: tuple[PassageRead, ...]


def labels_of(store: Source, concept: str) -> tuple[LabelRead, ...]:
    """Return a concept's labels by language, in it the preferred first, the attested before others.

    A few look-ups by subject: the cost does not grow with the graph.
    """
    return tuple(sorted(_labels(store, concept), key=_order))


def _labels(store: Source, concept: str) -> Iterator[LabelRead]:
    for kind, (plain, proved) in _KINDS.items():
        attested: set[tuple[str, str]] = set()
        for node in values_of(store, concept, proved):
            label = _with_proof(store, node.value, kind)
            attested.add((label.language, label.wording))
            yield label
        for value in values_of(store, concept, plain):
            if not isinstance(value, Literal) or not value.language:
                continue
            if (value.language, value.value) not in attested:
                yield LabelRead(value.language, kind, value.value, "", (), "", ())
    for node in values_of(store, concept, "cg:otherRendering"):
        yield _without(store, node.value, "rendered otherwise")
    for node in values_of(store, concept, "cg:noEquivalent"):
        yield _without(store, node.value, "no equivalent")


def _with_proof(store: Source, iri: str, kind: str) -> LabelRead:
    wording = next((v for v in values_of(store, iri, "skosxl:literalForm")), Literal(""))
    language = wording.language if isinstance(wording, Literal) else ""
    register = first_text(store, iri, "cg:register")
    return LabelRead(
        language or "",
        kind,
        wording.value,
        (first_text(store, register, "rdfs:label") or words(register)) if register else "",
        tuple(value.value for value in values_of(store, iri, "cg:attestedForm")),
        first_text(store, iri, "skos:note"),
        _passages(store, iri),
    )


def _without(store: Source, iri: str, kind: str) -> LabelRead:
    language, note = first_text(store, iri, "dcterms:language"), first_text(store, iri, "skos:note")
    return LabelRead(language, kind, "", "", (), note, _passages(store, iri))


def _passages(store: Source, iri: str) -> tuple[PassageRead, ...]:
    return tuple(
        passage_of(store, compress(value.value))
        for value in values_of(store, iri, "cg:evidence")
        if isinstance(value, NamedNode)
    )


def rank(language: str) -> int:
    """Return a language's place in the order of telling; all others come last."""
    return list(LANGUAGES).index(language) if language in LANGUAGES else len(LANGUAGES)


def _order(label: LabelRead) -> tuple[int, str, int, bool, str]:
    kind = _ORDER.index(label.kind)
    return rank(label.language), label.language, kind, not label.passages, label.wording

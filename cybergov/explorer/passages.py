"""The passages that something rests on, as the page shows them."""

from __future__ import annotations

from cybergov.facts import Facts
from cybergov.names import compress

__all__ = ["Record", "passages_of"]

#: What is known of one claim or act, as JSON: what is empty is left out.
Record = dict[str, object]


def passages_of(facts: Facts, iri: str) -> list[dict[str, str]]:
    """Return the passages that ``iri`` rests on, each with its place and how it was checked."""
    return [_passage(facts, passage) for passage in facts.values(iri, "cg:evidence")]


def _passage(facts: Facts, passage: str) -> dict[str, str]:
    full = {
        "name": compress(passage),
        "source": compress(facts.first(passage, "cg:inSource")),
        "locator": facts.first(passage, "cg:locator"),
        "anchor": facts.first(passage, "cg:anchor"),
        "language": next(iter(facts.languages(passage, "cg:anchor")), ""),
        "check": facts.word(passage, "cg:checkDepth") or "unchecked",
        "checkedOn": facts.first(passage, "cg:checkedOn"),
    }
    return {key: value for key, value in full.items() if value}

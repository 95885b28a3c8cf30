"""The passages that something rests on, by name: the page holds each of them once."""

from __future__ import annotations

from cybergov.facts import Facts
from cybergov.names import compress

__all__ = ["Record", "passages_of"]

#: What is known of one claim or act, as JSON: what is empty is left out.
Record = dict[str, object]


def passages_of(facts: Facts, iri: str) -> list[str]:
    """Return the names of the passages that ``iri`` rests on (see ``texts.py``)."""
    return [compress(passage) for passage in facts.values(iri, "cg:evidence")]

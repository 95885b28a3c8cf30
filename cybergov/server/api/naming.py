"""Find the one thing that a request names."""

from __future__ import annotations

from dataclasses import dataclass

from cybergov.find import find, find_one
from cybergov.findings import InputError
from cybergov.names import compress, kind_of
from cybergov.server.held import Held, label_of
from cybergov.server.problem import RefusedError

__all__ = ["Called", "called", "iri_named"]


@dataclass(frozen=True)
class Called:
    """A thing: its prefixed name, its IRI, its kind and what it is called."""

    name: str
    iri: str
    kind: str
    label: str


def called(held: Held, iri: str) -> Called:
    """Return what the thing with an IRI is called."""
    node = held.nodes.get(iri)
    return Called(
        compress(iri), iri, node.kind if node else kind_of(iri) or "thing", label_of(held, iri)
    )


def iri_named(held: Held, name: str) -> str:
    """Return the IRI of the thing that has this name.

    Raises:
        RefusedError: nothing has it (404), or several things have (409).
    """
    try:
        return find_one(held.store, name)
    except InputError as error:
        several = len(find(held.store, name)) > 1
        sentence = " ".join(str(error).split())[:400]
        raise RefusedError(
            409 if several else 404, "name", sentence[:1].upper() + sentence[1:]
        ) from None

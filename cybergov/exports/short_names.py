"""IRIs as the prefixed names of one file, which lists only the prefixes that it uses."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

from cybergov.names import PREFIXES, compress

__all__ = ["ShortNames", "iris_of"]


class ShortNames:
    """Shortens IRIs and remembers which prefixes it took."""

    def __init__(self, prefixes: dict[str, str] = PREFIXES) -> None:
        self._prefixes = prefixes
        self._known: dict[str, str] = {}

    def __call__(self, iri: str) -> str:
        """Return the prefixed name, or ``iri`` itself where no prefix fits."""
        if iri not in self._known:
            self._known[iri] = compress(iri, self._prefixes)
        return self._known[iri]

    @property
    def used(self) -> dict[str, str]:
        """The prefixes taken so far and their namespaces, in the order of the prefix."""
        taken = {name.partition(":")[0] for iri, name in self._known.items() if iri != name}
        return {prefix: iri for prefix, iri in self._prefixes.items() if prefix in taken}


def iris_of(triples: Iterable[Triple]) -> set[str]:
    """Return every IRI in the triples, those of datatypes included."""
    found = set()
    for triple in triples:
        for term in (triple.subject, triple.predicate, triple.object):
            if isinstance(term, NamedNode):
                found.add(term.value)
            elif isinstance(term, Literal):
                found.add(term.datatype.value)
    return found

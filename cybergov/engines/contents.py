"""What a graph holds, told in a number and a hash that do not depend on the order of its triples.

Each triple without a blank node is hashed by itself, and the hashes are added up: no triple stands
twice in a graph, so two graphs with the same sum are the same, and a graph of any size is hashed
as it passes by, in the same little memory (Bellare and Micciancio, A new paradigm for
collision-free hashing, EUROCRYPT 1997; it guards against mistakes, not against somebody who looks
for a collision). Blank nodes have other names in every engine: the triples that have one are kept,
named canonically (RDFC-1.0) and then hashed alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad, Triple

from cybergov.engines.values import canonical_line

__all__ = ["Contents", "contents_of", "has_blank_node"]

_MODULUS: Final = 1 << 256


@dataclass
class Contents:
    """How many triples there are, and the sum of their hashes."""

    triples: int = 0
    _sum: int = 0
    #: The triples that have a blank node, as they came.
    blank: list[Triple] = field(default_factory=list)

    def add(self, triple: Triple) -> None:
        """Count one more triple, which was not counted before."""
        self.triples += 1
        if has_blank_node(triple):
            self.blank.append(triple)
        else:
            self._sum = (self._sum + _hash(triple)) % _MODULUS

    @property
    def hash(self) -> str:
        """The hash, in 64 hexadecimal digits."""
        named = (_hash(triple) for triple in _canonical(self.blank))
        return f"{sum(named, self._sum) % _MODULUS:064x}"


def contents_of(triples: Iterable[Triple]) -> Contents:
    """Count and hash the triples of a graph, each of which comes once."""
    found = Contents()
    for triple in triples:
        found.add(triple)
    return found


def has_blank_node(triple: Triple) -> bool:
    """Whether an end of a triple is a blank node."""
    return isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode)


def _hash(triple: Triple) -> int:
    return int.from_bytes(hashlib.sha256(canonical_line(str(triple).encode())).digest())


def _canonical(triples: list[Triple]) -> Iterator[Triple]:
    if triples:
        dataset = Dataset(Quad(t.subject, t.predicate, t.object) for t in triples)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        yield from (quad.triple for quad in dataset)

"""Rows that a query gave, with the claims and passages whose IRIs stand in them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pyoxigraph import NamedNode

from cybergov.mcp.bounded import left_out
from cybergov.mcp.citing import Citing, Claim, Passage
from cybergov.names import PREFIXES, compress
from cybergov.results import Term, plain

__all__ = ["Table", "table"]

#: What is left out is counted up to this many rows, and for so many seconds.
_COUNTED: Final = 10_000
_SECONDS: Final = 1.0


@dataclass(frozen=True)
class Table:
    """Rows of prefixed names and texts (what is unbound is left out), and what they rest on.

    Prefixes tells the prefixes that stand in the rows; claims and passages are those whose names
    stand there.
    """

    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    more: int
    note: str
    prefixes: dict[str, str]
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]


def table(
    citing: Citing,
    columns: Sequence[str],
    rows: Iterable[Sequence[Term | None]],
    limit: int,
    offset: int,
    remedy: str,
) -> Table:
    """Return ``limit`` rows after the first ``offset``; ``remedy`` is how to get the others."""
    coming = iter(rows)
    some = list(islice(coming, offset, offset + limit))
    more, all_counted = _count(coming)
    things = list(_things(some))
    claims = [claim for iri in things if (claim := citing.claim(iri))]
    passages = [passage for iri in things if (passage := citing.passage(iri))]
    names = {compress(iri).partition(":")[0] for iri in things if compress(iri) != iri}
    return Table(
        tuple(columns),
        tuple(
            {name: plain(term) for name, term in zip(columns, row, strict=True) if term is not None}
            for row in some
        ),
        more,
        left_out(more, "rows", remedy, at_least=not all_counted),
        {name: PREFIXES[name] for name in sorted(names)},
        tuple(claims),
        tuple(passages),
    )


def _things(rows: Iterable[Sequence[Term | None]]) -> Iterator[str]:
    """Yield the IRI of each thing in the rows, once, in their order."""
    terms = (term for row in rows for term in row)
    yield from dict.fromkeys(term.value for term in terms if isinstance(term, NamedNode))


def _count(rows: Iterator[object]) -> tuple[int, bool]:
    """Return how many rows are left, and whether that are all."""
    end, number = time.monotonic() + _SECONDS, 0
    for number, _ in enumerate(rows, 1):
        if number == _COUNTED or time.monotonic() > end:
            return number, next(rows, None) is None
    return number, True

"""The totals of a recorded vote are the numbers of the states that it names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cybergov.checks import Case
from cybergov.findings import Finding
from cybergov.names import compress, expand

__all__ = ["check"]

_KINDS: Final = ("inFavour", "against", "abstaining")
_COUNTS: Final = """
SELECT ?vote ?total (COUNT(DISTINCT ?state) AS ?named) WHERE {{
  ?vote cg:{kind}Count ?total .
  OPTIONAL {{ ?vote cg:{kind} ?state }}
}}
GROUP BY ?vote ?total
ORDER BY ?vote
"""
_NAMING: Final = "SELECT DISTINCT ?vote WHERE { ?vote cg:inFavour|cg:against|cg:abstaining ?state }"


def check(case: Case) -> Iterator[Finding]:
    """Find each vote whose totals differ from its names; one that names nobody has only totals."""
    naming = {vote for (vote,) in case.rows(_NAMING)}
    for kind in _KINDS:
        for vote, total, named in case.rows(_COUNTS.format(kind=kind)):
            if vote in naming and int(total) != int(named):
                yield case.finding(
                    vote,
                    (expand(f"cg:{kind}Count"),),
                    f"{compress(vote)} counts {total} and names {named} of cg:{kind}.",
                    "Correct the total, or the names, by the record.",
                )

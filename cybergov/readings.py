"""How often a second reader agreed, and how many claims of a drawn sample were wrong."""

from __future__ import annotations

from collections import Counter
from typing import Final, TypedDict

from pyoxigraph import Literal, NamedNode, QuerySolutions

from cybergov.engines import Engine
from cybergov.names import PREFIXES, compress
from cybergov.sample import interval

__all__ = ["Readings", "Sample", "readings"]

_READINGS: Final = """
SELECT ?verdict ?seed (COUNT(?reading) AS ?count) WHERE {
  ?reading a cg:Reading ; cg:verdict ?verdict .
  OPTIONAL { ?reading cg:sampleSeed ?seed }
} GROUP BY ?verdict ?seed
"""


class Sample(TypedDict):
    """A sample that was read, with the share of wrong claims and its 95 per cent interval."""

    seed: int
    read: int
    wrong: int
    share: float
    interval: tuple[float, float]


class Readings(TypedDict):
    """The second reading by verdict, and the samples in the order of their seeds."""

    second: dict[str, int]
    samples: list[Sample]


def readings(store: Engine) -> Readings:
    """Count the readings of a graph; a claim of a sample is wrong where it was not agreed to."""
    result = store.query(_READINGS, prefixes=PREFIXES)
    assert isinstance(result, QuerySolutions)
    second: Counter[str] = Counter()
    samples: dict[int, Counter[str]] = {}
    for verdict, seed, count in result:
        assert isinstance(verdict, NamedNode)
        assert isinstance(count, Literal)
        into = second
        if isinstance(seed, Literal):
            into = samples.setdefault(int(seed.value), Counter())
        into[compress(verdict.value).removeprefix("cg:").casefold()] += int(count.value)
    return {
        "second": dict(sorted(second.items())),
        "samples": [_sample(seed, samples[seed]) for seed in sorted(samples)],
    }


def _sample(seed: int, verdicts: Counter[str]) -> Sample:
    read = verdicts.total()
    wrong = read - verdicts["agreed"]
    low, high = interval(wrong, read)
    return {
        "seed": seed,
        "read": read,
        "wrong": wrong,
        "share": round(wrong / read, 4),
        "interval": (round(low, 4), round(high, 4)),
    }

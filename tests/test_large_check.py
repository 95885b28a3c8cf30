"""The shapes asked of slices find what the same engine finds in the whole."""

from __future__ import annotations

import tempfile
from functools import cache

import pytest
from pyoxigraph import RdfFormat, Store, parse, serialize

from cybergov.large.reach import Reach, marked
from cybergov.large.slices import slices
from tests.shapes.cases import CASES, Case
from tests.test_changed import SHAPES, found, lines
from tests.test_shapes import _broken, _good

#: Every twentieth case, and those of shapes that look back at a class, or along two steps.
SOME = [
    case
    for number, case in enumerate(CASES)
    if number % 20 == 0
    or case.shape in ("noClaimReason", "RelationClaim-relatesTo", "Concept-gaps")
]
Found = set[tuple[str, str | None, str]]


@cache
def rules() -> tuple[str, list[Reach]]:
    """The shapes with marks for targets, as Turtle."""
    shapes, reaches = marked([q.triple for q in parse(SHAPES, format=RdfFormat.TURTLE)])
    return (serialize(shapes, format=RdfFormat.N_TRIPLES) or b"").decode(), reaches


def in_slices(data: bytes, triples: int) -> tuple[Found, int]:
    """What is found slice by slice, and the number of slices."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(folder)
        store.bulk_load(data, format=RdfFormat.N_TRIPLES)
        parts = list(slices(store, rules()[1], triples))
        del store
    results: Found = set()
    for part in parts:
        results |= found(part.text, rules()[0])
    return results, len(parts)


def named(results: Found) -> Found:
    """The results of things that have a name, which is the same in each reading of the data."""
    return {f for f in results if ":" in f[0] and not f[0].startswith("_:")}


@pytest.mark.parametrize(
    "case", SOME, ids=[f"{number}-{case.shape}" for number, case in enumerate(SOME)]
)
def test_the_same_is_found_in_slices_as_in_the_whole(case: Case) -> None:
    data = lines(_broken(case))
    whole = found(data)
    in_part, _ = in_slices(data, 300)
    assert named(in_part) == named(whole)
    assert len(in_part) == len(whole)


@pytest.mark.parametrize("triples", [1, 40, 10_000])
def test_of_any_size(triples: int) -> None:
    """Everything that can be broken at once is broken at once, in one thing a slice and in all."""
    data = lines(_good()) + b"".join(
        line for case in CASES[::5] if not case.old for line in [lines(_broken(case))]
    )
    whole = found(data)
    in_part, number = in_slices(data, triples)
    assert named(in_part) == named(whole)
    assert len(whole) > 5
    assert (number == 1) == (triples == 10_000)

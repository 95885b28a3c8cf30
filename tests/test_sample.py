"""Claims are drawn so that everybody draws the same, and the share of wrong ones has bounds."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cybergov.sample import interval
from tests.command import cybergov


def drawn(dist: Path, *arguments: str) -> list[dict[str, str]]:
    told = cybergov("sample", *arguments, "--format", "csv", "--dist", dist)
    assert told.returncode == 0, told.stderr
    return list(csv.DictReader(io.StringIO(told.stdout)))


def test_the_same_seed_draws_the_same_and_another_others(dist: Path) -> None:
    one, again, other = (drawn(dist, "20", "--seed", seed) for seed in ("3", "3", "4"))
    assert one == again
    assert {row["claim"] for row in one} != {row["claim"] for row in other}
    assert len({row["claim"] for row in one}) == 20


def test_a_larger_sample_begins_with_the_smaller(dist: Path) -> None:
    small, large = ([row["claim"] for row in drawn(dist, number)] for number in ("5", "50"))
    assert large[: len(small)] == small


def test_each_claim_comes_with_what_it_takes_to_check_it(dist: Path) -> None:
    for row in drawn(dist, "30"):
        assert row["statement"]
        assert row["holder"]
        assert row["source"]
        assert row["locator"]
        assert row["anchor"]
        assert row["check"] in ("full text", "excerpt", "unchecked")


def test_a_sample_of_one_source_has_no_other(dist: Path) -> None:
    rows = drawn(dist, "10", "--source", "shared-future-essay")
    assert {row["source"].rpartition("/")[2] for row in rows} == {"shared-future-essay"}


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "²"])
def test_what_is_no_number_is_refused(dist: Path, number: str) -> None:
    told = cybergov("sample", "--dist", dist, "--", number)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr


@given(st.integers(1, 2000), st.data())
def test_the_interval_holds_the_share(number: int, data: st.DataObject) -> None:
    wrong = data.draw(st.integers(0, number))
    low, high = interval(wrong, number)
    assert 0 <= low <= wrong / number <= high <= 1


def test_the_interval_is_that_of_the_textbooks() -> None:
    """Newcombe, Two-sided confidence intervals for the single proportion, 1998: 81 of 263."""
    low, high = interval(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_a_share_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no share"):
        interval(0, 0)

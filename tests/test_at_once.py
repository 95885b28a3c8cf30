"""Work on several processors: all of it is done, and what goes wrong is told."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cybergov.at_once import at_once, beside


def test_every_work_is_done_once_after_what_comes_before(tmp_path: Path) -> None:
    made: list[str] = []

    def write(number: int) -> None:
        with (tmp_path / str(number)).open("a") as file:
            file.write(made[0])

    works = [lambda number=number: write(number) for number in range(20)]
    at_once(works, lambda: made.append("before"), lambda: None)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        str(number): "before" for number in range(20)
    }


def test_what_cannot_be_written_is_told_as_it_is(tmp_path: Path) -> None:
    missing = tmp_path / "no" / "such" / "place"
    with pytest.raises(FileNotFoundError) as raised:
        at_once([lambda: missing.write_text("x"), lambda: None], lambda: None, lambda: None)
    assert raised.value.filename == str(missing)


def test_any_other_failure_is_told_with_its_place() -> None:
    def fail() -> None:
        raise ValueError("a goat in the works")

    with pytest.raises(RuntimeError, match="a goat in the works"):
        at_once([fail, lambda: None], lambda: None, lambda: None)


def test_what_fails_meanwhile_is_told_and_nothing_new_is_begun(tmp_path: Path) -> None:
    def slow(number: int) -> None:
        time.sleep(0.05)
        (tmp_path / str(number)).touch()

    def refuse() -> None:
        raise ValueError("a goat meanwhile")

    works = [lambda number=number: slow(number) for number in range(200)]
    with pytest.raises(ValueError, match="a goat meanwhile"):
        at_once(works, lambda: None, refuse)
    assert len(list(tmp_path.iterdir())) < 100


def test_a_work_beside_sees_what_was_there_and_gives_back_what_it_found() -> None:
    things = [1, 2]
    result = beside(lambda: [*things, 3])
    things.append(9)
    assert result() == [1, 2, 3]


def test_a_failure_beside_is_told_when_it_is_asked_for() -> None:
    def fail() -> int:
        raise ValueError("a goat beside")

    result = beside(fail)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="a goat beside"):
            result()

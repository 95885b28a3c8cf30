"""Checking only what changed finds what checking the whole finds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from pyrudof import RDFFormat, ReaderMode, Rudof, RudofConfig, ShaclFormat

from cybergov.changed import LastChecked
from tests.command import cybergov
from tests.conftest import ROOT
from tests.shapes.cases import CASES, Case
from tests.test_shapes import _broken, _good, _hierarchy

SHAPES: Final = (ROOT / "ontology" / "shapes.ttl").read_text("utf-8")


def lines(turtle: str) -> bytes:
    """The N-Triples of the data and of what the shapes need of the ontology."""
    quads = parse(turtle, format=RdfFormat.TURTLE)
    own = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
    return own + hierarchy().encode()


@cache
def hierarchy() -> str:
    return str(_hierarchy().serialize(format="nt"))


def found(data: bytes, shapes: str = SHAPES) -> set[tuple[str, str | None, str]]:
    engine = Rudof(RudofConfig())
    engine.read_data(data.decode(), format=RDFFormat.NTriples, reader_mode=ReaderMode.Strict)
    engine.read_shacl(shapes, format=ShaclFormat.Turtle)
    return {
        (v.focus_node, v.source_shape, v.constraint_component)
        for v in engine.validate_shacl().violations
    }


@pytest.fixture
def last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LastChecked]:
    """What was checked last: good.ttl, in which nothing is wrong."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    checked = LastChecked(tmp_path, SHAPES)
    checked.keep(lines(_good()))
    yield checked


def test_what_did_not_change_is_not_checked(last: LastChecked) -> None:
    assert last.changed(lines(_good())) is None


def test_without_a_cache_the_whole_is_checked(tmp_path: Path) -> None:
    data = lines(_good())
    part = LastChecked(tmp_path / "never", SHAPES + "# other").changed(data)
    assert part is not None
    assert part.text == data
    assert part.concerns("https://example.org/anything")


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{number}-{case.shape}" for number, case in enumerate(CASES)]
)
def test_the_same_is_found_in_what_changed_as_in_the_whole(case: Case, last: LastChecked) -> None:
    data = lines(_broken(case))
    part = last.changed(data)
    assert part is not None
    # A nameless thing has another name in each reading of the data, so only their number counts.
    in_part = {f for f in found(part.text) if part.concerns(f[0])}
    whole = found(data)
    assert {f for f in in_part if ":" in f[0]} == {f for f in whole if ":" in f[0]}
    assert len(in_part) == len(whole)


def test_a_mistake_made_after_a_check_is_found_and_stays_found(checkout: Path) -> None:
    assert cybergov("check", "--project", checkout).returncode == 0
    path = checkout / "graph" / "tables" / "states.csv"
    path.write_text(path.read_text("utf-8").replace("CHN,CN,", "CHN,CHINA,"), "utf-8")
    for _ in range(2):
        result = cybergov("check", "--project", checkout)
        assert result.returncode == 1
        assert "graph/tables/states.csv:2: actor:CHN: A state has one code of two" in result.stderr
    path.write_text(path.read_text("utf-8").replace("CHN,CHINA,", "CHN,CN,"), "utf-8")
    assert cybergov("check", "--project", checkout).returncode == 0

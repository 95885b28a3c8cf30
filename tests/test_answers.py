"""Every question of the library gives its expected answer, in two engines, from the files."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import XSD

from cybergov.answers import answer, difference, read_answer
from cybergov.names import PREFIXES
from cybergov.questions import questions
from cybergov.results import Rows
from cybergov.store import open_store
from tests.conftest import ROOT

QUESTIONS = questions(ROOT / "queries")
ANSWERS = ROOT / "queries" / "answers"


@pytest.fixture(scope="module")
def store(dist: Path) -> ox.Store:
    return open_store(dist)


@pytest.fixture(scope="module")
def graph(dist: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(dist / "cybergov.ttl")


def values(rows: Rows) -> list[tuple[object, ...]]:
    """Return the rows as tuples that two engines write alike."""
    return [tuple(None if term is None else key(term) for term in row) for row in rows.rows]


def key(term: object) -> tuple[str, ...]:
    if isinstance(term, ox.NamedNode):
        return ("iri", term.value)
    if isinstance(term, ox.Literal):
        return ("literal", term.value, term.language or "", term.datatype.value)
    if isinstance(term, rdflib.URIRef):
        return ("iri", str(term))
    if isinstance(term, rdflib.Literal):
        plain = rdflib.RDF.langString if term.language else XSD.string
        return ("literal", str(term), term.language or "", str(term.datatype or plain))
    raise AssertionError(term)


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 15


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_gives_its_answer_from_the_files(name: str, store: ox.Store) -> None:
    question = QUESTIONS[name]
    assert difference(ANSWERS, question, answer(store, question)) == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_rdflib_gives_the_same_rows_in_the_same_order(name: str, graph: rdflib.Graph) -> None:
    """The order is part of the answer: ORDER BY is total."""
    expected = read_answer(ANSWERS, QUESTIONS[name])
    assert expected is not None
    result = graph.query(QUESTIONS[name].text, initNs=PREFIXES)
    assert tuple(str(v) for v in result.vars or ()) == expected.variables
    found = [tuple(None if t is None else key(t) for t in row) for row in result]  # type: ignore[union-attr]
    assert found == values(expected)


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_published_csv_has_the_same_rows(name: str, dist: Path) -> None:
    import csv

    expected = read_answer(ANSWERS, QUESTIONS[name])
    assert expected is not None
    with (dist / "answers" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))
    assert head == list(expected.variables)
    assert rows == [["" if t is None else t.value for t in row] for row in expected.rows]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_answer_is_empty(name: str) -> None:
    expected = read_answer(ANSWERS, QUESTIONS[name])
    assert expected is not None
    assert len(expected) > 0


def test_no_answer_is_left_without_its_question() -> None:
    assert {path.stem for path in ANSWERS.iterdir()} == set(QUESTIONS)

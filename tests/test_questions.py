"""Parameters are typed terms: no value gets out of its VALUES line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from cybergov.findings import InputError, UsageError
from cybergov.questions import parse_question

TEXT = """# title: A question
# answers: what it is given
# for: a test
# tags: test
# parameter thing (iri): a thing
# parameter word (string): a word
# parameter day (date): a day
# parameter count (integer): a number
# parameter year (year): a year
SELECT ?thing ?word ?day ?count ?year WHERE {
  VALUES ?thing { actor:FRA }
  VALUES ?word { "default" }
  VALUES ?day { "2020-01-01"^^xsd:date }
  VALUES ?count { 1 }
  VALUES ?year { "2001"^^xsd:gYear }
}
"""
QUESTION = parse_question(TEXT, "test", "queries/test.rq")


def answer(**values: str) -> list[str]:
    from cybergov.names import PREFIXES

    result = Store().query(QUESTION.with_values(values), prefixes=PREFIXES)
    assert isinstance(result, QuerySolutions)
    (row,) = result
    return [term.value for term in row if isinstance(term, NamedNode | Literal)]


def test_the_header_is_read() -> None:
    assert (QUESTION.title, QUESTION.asked_by, QUESTION.tags) == ("A question", "a test", ("test",))
    assert [p.name for p in QUESTION.parameters] == ["thing", "word", "day", "count", "year"]


def test_values_take_the_place_of_the_defaults() -> None:
    assert answer() == [
        "https://w3id.org/cybergov/actor/FRA", "default", "2020-01-01", "1", "2001",
    ]  # fmt: skip
    given_ = {
        "thing": "actor:DEU",
        "word": "mot",
        "day": "2024-02-29",
        "count": "-7",
        "year": "1998",
    }
    assert answer(**given_) == [
        "https://w3id.org/cybergov/actor/DEU", "mot", "2024-02-29", "-7", "1998",
    ]  # fmt: skip


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_string_comes_out_as_it_went_in(word: str) -> None:
    assert answer(word=word)[1] == word


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_an_iri_is_an_iri_or_refused(thing: str) -> None:
    try:
        assert len(answer(thing=thing)) == 5
    except UsageError as error:
        assert "--thing takes an IRI" in str(error)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("thing", "http://e/x> } DROP ALL #"),
        ("thing", "no iri"),
        ("day", "2020-13-01"),
        ("day", "yesterday"),
        ("count", "1 } UNION { ?s ?p ?o"),
        ("count", "1.5"),
        ("year", "98"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"--{name} takes"):
        QUESTION.with_values({name: value})


@pytest.mark.parametrize("day", ["2023-02-29", "2023-04-31", "0000-01-01"])
def test_a_day_that_the_calendar_has_not_is_refused(day: str) -> None:
    with pytest.raises(UsageError, match=f"--day: there is no day '{day}'"):
        QUESTION.with_values({"day": day})


def test_an_unknown_parameter_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"no parameter --actor; there are: --thing, --word"):
        QUESTION.with_values({"actor": "actor:FRA"})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("# title: A question\n", ""), "queries/test.rq:1: the header has no title"),
        (("# title", "# tags: x\n# title"), "queries/test.rq:5: the header gives its tags twice"),
        (("(date)", "(day)"), "queries/test.rq:7: there is no type 'day'"),
        (("VALUES ?count { 1 }", ""), "queries/test.rq:8: the parameter count has no VALUES line"),
        (
            ("SELECT ?thing", "SELECT *\nFROM <http://e/> #"),
            "queries/test.rq:11: the query says FROM",
        ),
    ],
)
def test_a_faulty_header_is_refused_with_its_line(change: tuple[str, str], message: str) -> None:
    with pytest.raises(InputError) as error:
        parse_question(TEXT.replace(*change, 1), "test", "queries/test.rq")
    assert str(error.value).startswith(message)

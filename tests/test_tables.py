"""A table's rows become triples through the CONSTRUCT beside it."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal

from cybergov.findings import InputError
from cybergov.tables import BATCH, read_table

CONSTRUCT = """
CONSTRUCT { ?thing rdfs:label ?name ; rdfs:comment ?note } WHERE {
  VALUES (?number ?name ?note) {}
  BIND(IRI(CONCAT("http://example.org/", ?number)) AS ?thing)
}
"""


def values(csv: str) -> set[tuple[str, str]]:
    table = read_table(csv, "t.csv", CONSTRUCT, "t.rq")
    return {
        (t.subject.value, t.object.value)  # type: ignore[union-attr]
        for t in table.triples()
        if isinstance(t.object, Literal)
    }


def test_each_cell_is_a_string_and_an_empty_cell_is_left_out() -> None:
    assert values("number,name,note\n1,one,\n2,two,second\n") == {
        ("http://example.org/1", "one"),
        ("http://example.org/2", "two"),
        ("http://example.org/2", "second"),
    }


def test_a_cell_can_not_escape_into_the_query() -> None:
    hostile = '"" ) } INSERT { ?s ?p ""x"" } #'
    assert values(f'number,name,note\n1,"{hostile}",\n') == {
        ("http://example.org/1", hostile.replace('""', '"'))
    }


def test_more_rows_than_a_batch_are_all_read() -> None:
    rows = "".join(f"{n},name {n},\n" for n in range(2 * BATCH + 1))
    assert len(values("number,name,note\n" + rows)) == 2 * BATCH + 1


def test_a_row_is_found_by_its_subject() -> None:
    csv = 'number,name,note\n1,one,\n2,"a name\nof two lines",\n3,three,\n'
    table = read_table(csv, "t.csv", CONSTRUCT, "t.rq")
    assert table.line_of("http://example.org/3") == 5
    assert table.line_of("http://example.org/9") == 0


@pytest.mark.parametrize(
    ("csv", "message"),
    [
        ("", "t.csv:1: the table is empty"),
        ("number,number\n1,2\n", "t.csv:1: column 'number' has no usable name"),
        ("number,the name\n1,2\n", "t.csv:1: column 'the name' has no usable name"),
        ("number,name,note\n1,one\n", "t.csv:2: the row has 2 cells and the header has 3"),
        ('number,name,note\n1,"one,\n', "t.csv:2: the row is no CSV"),
        ("number,name\n1,one\n", "t.rq:3: the table has no column 'note'"),
    ],
)
def test_a_faulty_table_is_refused_with_its_line(csv: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        list(read_table(csv, "t.csv", CONSTRUCT, "t.rq").triples())
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    ("construct", "message"),
    [
        ("SELECT * WHERE {}", "it has no block for the rows"),
        ("SELECT * WHERE { VALUES (?number) {} }", "the query is no CONSTRUCT"),
        ("CONSTRUCT { VALUES (?number) {} }", "the query is no SPARQL"),
    ],
)
def test_a_faulty_construct_is_refused(construct: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(read_table("number\n1\n", "t.csv", construct, "t.rq").triples())


SEVERAL = """
# Several values, with | between: ?note ?name
CONSTRUCT { ?thing rdfs:label ?name ; rdfs:comment ?note } WHERE {
  VALUES (?number ?name ?note) {}
  BIND(IRI(CONCAT("http://example.org/", ?number)) AS ?thing)
}
"""


def test_a_cell_holds_several_values_where_the_query_says_so() -> None:
    table = read_table("number,name,note\n1,one|uno, a | b\n2,two,\n", "t.csv", SEVERAL, "t.rq")
    found = sorted((t.subject.value, t.object.value) for t in table.triples())  # type: ignore[union-attr]
    assert found == [
        ("http://example.org/1", "a"),
        ("http://example.org/1", "b"),
        ("http://example.org/1", "one"),
        ("http://example.org/1", "uno"),
        ("http://example.org/2", "two"),
    ]
    assert values("number,name,note\n1,one|uno,\n") == {("http://example.org/1", "one|uno")}


def test_several_values_of_a_column_that_is_not_there() -> None:
    with pytest.raises(InputError, match=r"t.rq: \?other is said to hold several values"):
        read_table(
            "number,name,note\n1,,\n", "t.csv", SEVERAL.replace(": ?note ?name", ": ?other"), "t.rq"
        )

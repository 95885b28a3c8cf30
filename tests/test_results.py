"""An answer is printed as a table that fits, or in a standard format that another reader reads."""

from __future__ import annotations

import csv
import io
import json

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, Store, parse_query_results
from rdflib.query import Result

from cybergov.findings import UsageError
from cybergov.results import FORMATS, Rows, columns_of, render
from cybergov.store import ask

SELECT = """SELECT ?thing ?label ?count WHERE { VALUES (?thing ?label ?count) {
  (actor:FRA "with | bar, \\"quote\\"\\nand line"@en 1) (concept:x "网络主权"@zh UNDEF) } }"""
CONSTRUCT = "CONSTRUCT { actor:FRA rdfs:label 'b'@en , 'a'@en } WHERE {}"


def answer(query: str, form: str, width: int | None = None) -> str:
    return render(ask(Store(), query), form, width)


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rows_are_read_back_by_rdflib(form: str) -> None:
    text = answer(SELECT, form).encode()
    result = Result.parse(io.BytesIO(text), format=form)
    assert [str(v) for v in result.vars or ()] == ["thing", "label", "count"]
    rows = list(result)
    assert len(rows) == 2
    assert "网络主权" in str(rows[1])


def test_json_keeps_types_and_languages() -> None:
    rows = json.loads(answer(SELECT, "json"))["results"]["bindings"]
    assert rows[0]["label"]["xml:lang"] == "en"
    assert rows[0]["count"]["datatype"].endswith("integer")
    assert "count" not in rows[1]


def test_csv_has_one_record_a_row() -> None:
    records = list(csv.reader(io.StringIO(answer(SELECT, "csv"))))
    assert [len(record) for record in records] == [3, 3, 3]
    assert records[1][1] == 'with | bar, "quote"\nand line'


def test_a_table_fits_its_width_and_keeps_every_word() -> None:
    text = answer(SELECT, "table", 48)
    assert max(columns_of(line) for line in text.splitlines()) <= 48
    assert "actor:FRA" in text
    assert "网络主权" in text
    assert "quote" in text


def test_a_table_with_too_many_columns_comes_as_blocks() -> None:
    names = " ".join(f"?column{n}" for n in range(9))
    cells = " ".join(f'"the words of the cell {n}"' for n in range(9))
    query = f"SELECT {names} WHERE {{ VALUES ({names}) {{ ({cells}) ({cells}) }} }}"
    text = answer(query, "table", 60)
    assert max(columns_of(line) for line in text.splitlines()) <= 60
    assert text.count("column3  the words of the cell 3") == 2
    assert len(text.split("\n\n")) == 2


def test_markdown_survives_bars_and_line_breaks() -> None:
    lines = answer(SELECT, "md").splitlines()
    assert lines[0] == "| thing | label | count |"
    assert lines[2] == '| actor:FRA | with \\| bar, "quote" and line | 1 |'


def test_a_label_can_not_steer_the_terminal() -> None:
    text = render(ask(Store(), 'SELECT ("\\u001b[2Jboo\\u202e" AS ?x) WHERE {}'), "table")
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_triples_come_as_turtle_or_as_rows() -> None:
    graph = rdflib.Graph().parse(data=answer(CONSTRUCT, "ttl"), format="turtle")
    assert len(graph) == 2
    assert answer(CONSTRUCT, "csv").splitlines() == [
        "subject,predicate,object",
        "https://w3id.org/cybergov/actor/FRA,http://www.w3.org/2000/01/rdf-schema#label,a",
        "https://w3id.org/cybergov/actor/FRA,http://www.w3.org/2000/01/rdf-schema#label,b",
    ]


def test_an_ask_says_yes_or_no() -> None:
    assert answer("ASK {}", "table") == "yes\n"
    assert answer("ASK { FILTER(false) }", "csv") == "false\n"
    assert json.loads(answer("ASK {}", "json"))["boolean"] is True


@pytest.mark.parametrize("query", [SELECT, "ASK {}"])
def test_turtle_does_not_hold_rows(query: str) -> None:
    with pytest.raises(UsageError, match="Turtle can't hold"):
        answer(query, "ttl")


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "ttl"])
def test_no_rows_are_a_good_answer(form: str) -> None:
    assert answer("SELECT ?x WHERE { ?x a cg:Nothing }", form)


def test_rows_of_our_own_are_written_in_every_standard_format() -> None:
    rows = Rows(
        ("a", "b"), ((NamedNode("http://e/1"), Literal('"x"\n', language="en")), (None, Literal(3)))
    )
    data = rows.solutions().serialize(format=QueryResultsFormat.JSON)
    read = parse_query_results(data, format=QueryResultsFormat.JSON)
    assert [tuple(row) for row in read] == list(rows.rows)  # type: ignore[union-attr]

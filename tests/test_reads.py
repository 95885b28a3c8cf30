"""What a query reads: its answer is the same in a graph that has only these properties."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse

from cybergov.names import expand
from cybergov.questions import questions
from cybergov.reads import properties_read
from cybergov.store import ask
from tests.conftest import ROOT


def test_the_answer_depends_on_no_other_property(dist: Path) -> None:
    whole = [q.triple for q in parse(path=dist / "cybergov.nt", format=RdfFormat.N_TRIPLES)]
    store = Store()
    store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in whole)
    plain = 0
    for question in questions(ROOT / "queries").values():
        read = properties_read(question.text)
        if read is None:
            continue
        plain += 1
        part = Store()
        part.bulk_extend(
            Quad(t.subject, t.predicate, t.object) for t in whole if t.predicate.value in read
        )
        assert rows(part, question.text) == rows(store, question.text), question.name
    assert plain > 30


def rows(store: Store, query: str) -> list[str]:
    result = ask(store, query)
    assert isinstance(result, QuerySolutions)
    return [str(row) for row in result]


@pytest.mark.parametrize(
    ("pattern", "read"),
    [
        ("?x cg:mode ?y", "cg:mode"),
        ("?x a ?y . ?y ^cg:mode/cg:on+ ?z .", "rdf:type cg:mode cg:on"),
        (
            "?x <http://purl.org/dc/terms/title> ?y ; cg:mode [ cg:on ?z ]",
            "dcterms:title cg:mode cg:on",
        ),
        ("?x cg:mode ?y FILTER(?y = 1 || STR(?x) < 'a ?b ?c') ?z cg:on ?y", "cg:mode cg:on"),
        (
            "?x cg:mode cg:a, ?y # ?x ?p ?y\n FILTER NOT EXISTS { ?y cg:on ?x }",
            "cg:mode cg:a cg:on",
        ),
        ("VALUES (?x ?y) { (cg:a cg:b) } ?x (cg:mode|cg:on) ?y", "cg:a cg:b cg:mode cg:on"),
        ("{ SELECT ?x ?y (COUNT(*) AS ?n) { ?x cg:on ?y } GROUP BY ?x ?y }", "cg:on"),
    ],
)
def test_a_plain_query_is_read(pattern: str, read: str) -> None:
    found = properties_read(f"SELECT ?x ?y WHERE {{ {pattern} }} ORDER BY ?x ?y")
    assert found == frozenset(map(expand, read.split()))


@pytest.mark.parametrize(
    "pattern",
    [
        "?x ?p ?y",
        "?x ?p cg:a",
        "cg:a ?p 5",
        "cg:a ?p -5",
        "cg:a ?p true",
        "cg:a $p 'text'",
        "?x cg:mode ?y ; ?p ?z",
        "[ ?p ?x ]",
        "[] ?p ?x",
        "(1 2) ?p ?x",
        "FILTER(?x) (1 2) ?p ?x",
        "?x cg:mode [ ?p ?y ]",
        "VALUES ?p { cg:mode } ?x ?p ?y",
        "?x cg:mode* ?y",
        "?x cg:mode? ?y",
        "?x !cg:mode ?y",
        "?x (cg:mode|!a) ?y",
        "?x other:mode ?y",
        "GRAPH ?g { ?x cg:mode ?y }",
        "?x cg:mode ?y FILTER(?y < NOW())",
        "?x cg:a\\-b ?y",
        "<< ?x cg:mode ?y >> cg:on ?z",
    ],
)
def test_in_doubt_nothing_is_said(pattern: str) -> None:
    assert properties_read(f"SELECT ?x WHERE {{ {pattern} }}") is None


def test_a_prefix_of_the_query_goes_before_that_of_the_project() -> None:
    query = "PREFIX cg: <urn:x:>\nSELECT ?x WHERE { ?x cg:mode ?y }"
    assert NamedNode("urn:x:mode").value in (properties_read(query) or ())

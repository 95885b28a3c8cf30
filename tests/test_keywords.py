"""What a query asks for beyond the default graph is seen, and what only looks like it is not."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from cybergov.findings import InputError
from cybergov.keywords import beyond_default_graph, form_of
from cybergov.store import ask

#: Ways to ask the host {0}; the engine reads each as a query.
OF_ANOTHER_HOST = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service silent <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?x {{ <{0}> }} SERVICE ?x {{ ?s ?p ?o }} }}",
    "SELECT * {{ # a comment that ends\rSERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s a cg:.SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s cg:x 1SERVICE<{0}>{{ ?s ?p ?o }} }}",
    "SELECT * {{ {{}} UNION {{ ?s cg:x trueSERVICE<{0}>{{ ?s ?p ?o }} }} }}",
    'SELECT * {{ BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b#>"""\n) '
    'SERVICE <{0}> {{ ?s ?p ?o }} #"""\n}}',
    "SELECT * {{ BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b#>'''\n) "
    "SERVICE <{0}> {{ ?s ?p ?o }} #'''\n}}",
    "PREFIX e: <{0}> SELECT * {{ SERVICEe: {{ ?s ?p ?o }} }}",
]


@pytest.mark.parametrize("query", OF_ANOTHER_HOST)
def test_another_host_is_never_asked(query: str) -> None:
    with pytest.raises(InputError, match=r"^line \d of the query asks another host \(SERVICE\)"):
        ask(Store(), query.format("http://127.0.0.1:9/"))


def test_keywords_in_literals_names_and_comments_are_not_meant() -> None:
    quiet = """SELECT ?from { ?s ex:from "FROM here", 'GRAPH' ; a <http://e/graph> } # SERVICE"""
    assert beyond_default_graph(quiet) is None
    assert beyond_default_graph("SELECT *\n{ service <http://e/> {} }") == ("SERVICE", 2)
    assert beyond_default_graph("SELECT * From <http://e/> {}") == ("FROM", 1)
    assert beyond_default_graph("SELECT * From <http://e/> {}", "SERVICE") is None


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("# select\nPREFIX ask: <http://construct/> DESCRIBE ask:x", "DESCRIBE"),
        ("ask { ?select a 'CONSTRUCT' }", "ASK"),
        ("LOAD <http://e/>", ""),
    ],
)
def test_the_form_of_a_query_is_told_from_its_keyword(query: str, form: str) -> None:
    assert form_of(query) == form

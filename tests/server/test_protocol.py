"""The SPARQL 1.1 Protocol: three ways to ask, every form, every format, and nothing else."""

from __future__ import annotations

import csv
import io
import socket
import threading

import httpx
import pytest
import rdflib
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from tests.server.running import Running
from tests.test_keywords import OF_ANOTHER_HOST

SELECT = "SELECT ?c WHERE { ?c a skos:Concept } ORDER BY ?c LIMIT 3"
ASK = "ASK { concept:sovereignty a skos:Concept }"
CONSTRUCT = "CONSTRUCT WHERE { concept:sovereignty skos:prefLabel ?label }"
DESCRIBE = "DESCRIBE concept:sovereignty"
GRAPH = "https://w3id.org/cybergov/graph/claims/shared-future-essay.ttl"
ROWS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
TRIPLES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/trig": RdfFormat.TRIG,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}


def ways(server: Running, query: str, **headers: str) -> list[httpx.Response]:
    """Ask in each of the three ways of the protocol."""
    address = f"{server.address}/sparql"
    direct = {**headers, "Content-Type": "application/sparql-query"}
    return [
        httpx.get(address, params={"query": query}, headers=headers),
        httpx.post(address, data={"query": query}, headers=headers),
        httpx.post(address, content=query.encode(), headers=direct),
    ]


@pytest.mark.parametrize("media", [*ROWS, "text/csv"])
@pytest.mark.parametrize("query", [SELECT, ASK])
def test_rows_come_in_every_format(server: Running, query: str, media: str) -> None:
    answers = ways(server, query, Accept=media)
    assert [a.status_code for a in answers] == [200] * 3
    assert {a.headers["content-type"].partition(";")[0] for a in answers} == {media}
    assert len({a.content for a in answers}) == 1
    if query == ASK:
        assert "true" in answers[0].text
    elif media == "text/csv":
        assert len(list(csv.DictReader(io.StringIO(answers[0].text)))) == 3
    else:
        assert len(list(parse_query_results(answers[0].content, format=ROWS[media]))) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize("media", TRIPLES)
@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
def test_triples_come_in_every_format(server: Running, query: str, media: str) -> None:
    answers = ways(server, query, Accept=media)
    assert [a.status_code for a in answers] == [200] * 3
    assert {a.headers["content-type"].partition(";")[0] for a in answers} == {media}
    assert len(list(parse(answers[0].content, format=TRIPLES[media]))) >= 6


def test_the_format_may_be_a_parameter_and_a_preference_is_heard(server: Running) -> None:
    def media(query: str, accept: str = "*/*", **parameters: str) -> str:
        answer = server.get(
            "/sparql", params={"query": query, **parameters}, headers={"Accept": accept}
        )
        return answer.headers["content-type"].partition(";")[0]

    assert media(SELECT) == "application/sparql-results+json"
    assert media(CONSTRUCT) == "text/turtle"
    assert media(SELECT, "text/html, text/csv;q=0.9, */*;q=0.1") == "text/csv"
    assert media(SELECT, "text/csv;q=0.2, application/sparql-results+xml;q=0.3") == (
        "application/sparql-results+xml"
    )
    assert media(SELECT, format="tsv") == "text/tab-separated-values"
    assert media(CONSTRUCT, "text/csv", format="rdf") == "application/rdf+xml"
    assert media(CONSTRUCT, output="json") == "application/ld+json"
    assert media(SELECT, format="application/sparql-results+xml") == (
        "application/sparql-results+xml"
    )


@pytest.mark.parametrize(
    ("status", "words", "options"),
    [
        (400, "no SPARQL", {"params": {"query": "SELEC ?s"}}),
        (400, "no format", {"params": {"query": ASK, "format": "docx"}}),
        (406, "true or false", {"params": {"query": ASK, "format": "ttl"}}),
        (406, "triples", {"params": {"query": CONSTRUCT}, "headers": {"Accept": "text/csv"}}),
        (406, "No format", {"params": {"query": ASK}, "headers": {"Accept": "image/png"}}),
        (400, "several queries", {"params": [("query", ASK), ("query", SELECT)]}),
        (403, "read-only", {"params": {"update": "DROP ALL"}}),
        (403, "read-only", {"params": {"query": "INSERT DATA { <a:a> <a:b> <a:c> }"}}),
        (403, "read-only", {"params": {"query": "PREFIX a: <a:> DELETE WHERE { ?s ?p ?o }"}}),
        (400, "no graph", {"params": {"query": "SELECT * FROM <http://a.org/> { ?s ?p ?o }"}}),
        (400, "no graph", {"params": {"query": "ASK FROM NAMED concept:x { ?s ?p ?o }"}}),
        (400, "no graph", {"params": {"query": ASK, "default-graph-uri": "http://a.org/"}}),
        (400, "no graph", {"params": {"query": ASK, "named-graph-uri": "no iri"}}),
        (413, "32 KiB", {"params": {"query": ASK + " " * 40_000}}),
    ],
)
def test_what_is_wrong_gets_one_sentence(
    server: Running, status: int, words: str, options: dict[str, object]
) -> None:
    answer = server.get("/sparql", **options)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert words in told["detail"]
    assert told["detail"].endswith(".") and "\n" not in told["detail"]


def test_a_query_that_is_no_text_is_refused(server: Running) -> None:
    answer = server.get("/sparql?query=ASK%20%ff")
    assert (answer.status_code, answer.json()["reason"]) == (400, "encoding")


def test_a_post_that_is_none_of_the_protocol_is_refused(server: Running) -> None:
    address = f"{server.address}/sparql"

    def status(content: bytes, media: str) -> tuple[int, str]:
        answer = httpx.post(address, content=content, headers={"Content-Type": media})
        return answer.status_code, answer.json()["detail"]

    assert status(b"DROP ALL", "application/sparql-update")[0] == 403
    assert status(b"update=DROP+ALL", "application/x-www-form-urlencoded")[0] == 403
    assert status(b"{}", "application/json")[0] == 415
    assert status(b"", "application/x-www-form-urlencoded")[0] == 400
    assert status(b"\xff", "application/sparql-query")[0] == 400
    assert status(b"x" * 200_000, "application/sparql-query") == (
        413,
        "A request may send 128 KiB.",
    )
    assert httpx.put(address).status_code == 405
    assert httpx.delete(address).headers["allow"]


def test_the_named_graphs_hold_the_same_triples_by_file(server: Running) -> None:
    counting = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def count(query: str, **parameters: object) -> int:
        answer = server.get("/sparql", params={"query": query, "format": "csv", **parameters})
        assert answer.status_code == 200, answer.text
        return int(answer.text.split()[1])

    whole = count(counting)
    part = count(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}")
    assert 0 < part < whole
    assert part == count(counting, **{"default-graph-uri": GRAPH})
    assert part == count(f"SELECT (COUNT(*) AS ?n) FROM <{GRAPH}> {{ ?s ?p ?o }}")
    # What the request says goes before what the query says (SPARQL 1.1 Protocol, 2.1.4).
    other = "https://w3id.org/cybergov/graph/inferred"
    assert part == count(
        f"SELECT (COUNT(*) AS ?n) FROM <{other}> {{ ?s ?p ?o }}", **{"default-graph-uri": GRAPH}
    )
    two = count(counting, **{"default-graph-uri": [GRAPH, other]})
    assert part < two < whole
    named = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert count(named, **{"named-graph-uri": [GRAPH, other]}) == 2
    assert count(counting, **{"named-graph-uri": GRAPH}) == 0


def test_without_a_query_the_service_is_described(server: Running) -> None:
    for media in TRIPLES:
        answer = server.get("/sparql", headers={"Accept": media})
        assert answer.status_code == 200, answer.text
        form = {"application/trig": "trig", "application/ld+json": "json-ld"}.get(media, media)
        graph: rdflib.Graph = rdflib.Dataset(default_union=True)
        graph.parse(data=answer.text, format=form)
        sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
        (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
        assert graph.value(service, sd.endpoint) == rdflib.URIRef(f"{server.address}/sparql")
        assert len(set(graph.objects(service, sd.resultFormat))) == 9
        assert rdflib.URIRef(GRAPH) in set(graph.objects(None, sd.name))
    assert server.get("/sparql", headers={"Accept": "text/csv"}).status_code == 406


ELSEWHERE = [
    *OF_ANOTHER_HOST,
    "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "LOAD <{0}>",
    "ASK {{ FILTER(<{0}>(1)) }}",
]


@pytest.mark.parametrize("query", ELSEWHERE)
def test_nothing_is_ever_fetched(server: Running, query: str) -> None:
    """A socket listens where the query points to, and nobody comes."""
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.3)

        def wait() -> None:
            try:
                came.append(listening.accept())
            except TimeoutError:
                return

        waiting = threading.Thread(target=wait)
        waiting.start()
        answer = server.ask(query.format(f"http://127.0.0.1:{listening.getsockname()[1]}/"))
        waiting.join()
    assert not came
    assert answer.status_code in (400, 403) or answer.json().get("boolean") is False, answer.text
    if "SERVICE" in query.upper():
        assert answer.json()["reason"] in ("service", "syntax"), answer.text


@pytest.mark.parametrize(
    "query",
    [
        'ASK { concept:sovereignty skos:prefLabel ?l FILTER(CONTAINS(?l, "no service")) }',
        "ASK { # SERVICE <http://a.org/>\n ?s ?p <http://a.org/SERVICE> }",
        "ASK { ?service a cg:service , <http://a.org/#service> , <urn:service#a> }",
        "SELECT ?insert { ?insert a cg:delete } LIMIT 1",
        "ASK { ?from cg:from ?graph FILTER(STR(?from) = 'FROM <http://a.org/>') }",
    ],
)
def test_words_in_texts_and_names_are_not_meant(server: Running, query: str) -> None:
    answer = server.ask(query)
    assert answer.status_code == 200, answer.text

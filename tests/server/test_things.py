"""Things have addresses: a person is led to a page, a program to RDF."""

from __future__ import annotations

import httpx
import pytest
import rdflib

from tests.server.running import Running

CLAIM = "claim/shared-future-essay-common-security-remedies-dilemma"
BASE = "https://w3id.org/cybergov/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PROGRAMS = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}


@pytest.mark.parametrize(
    "thing", ["concept/sovereignty", "actor/FRA", "source/shared-future-essay", CLAIM,
              "passage/shared-future-essay-12", "process/wsis", "vote/a-res-77-37"]
)  # fmt: skip
def test_a_thing_leads_to_its_page_and_to_rdf(server: Running, thing: str) -> None:
    page = server.get(f"/{thing}", headers={"Accept": BROWSER})
    assert page.status_code == 303
    assert page.headers["vary"].startswith("Accept")
    page = server.get(f"/{thing}", headers={"Accept": BROWSER}, follow_redirects=True)
    assert page.status_code == 200, page.text
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for ending, media in PROGRAMS.items():
        sent = server.get(f"/{thing}", headers={"Accept": media})
        assert sent.status_code == 303
        assert sent.headers["location"] == f"./{thing.rpartition('/')[2]}.{ending}"
        answer = server.get(f"/{thing}.{ending}")
        assert answer.headers["content-type"].partition(";")[0] == media
        assert answer.headers["link"] == f'<{BASE}{thing}>; rel="describes"'
        form = "json-ld" if ending == "jsonld" else media
        graph = rdflib.Graph().parse(data=answer.content, format=form)
        assert (rdflib.URIRef(BASE + thing), None, None) in graph
    assert server.get(f"/{thing}").headers["location"].endswith(".ttl")


def test_a_claim_stands_on_its_sources_page_and_brings_its_passages(server: Running) -> None:
    answer = server.get(f"/{CLAIM}.html", follow_redirects=True)
    assert answer.url.path == "/source/shared-future-essay.html"
    assert answer.url.fragment == CLAIM.partition("/")[2]
    assert f'id="{answer.url.fragment}"' in answer.text
    graph = rdflib.Graph().parse(data=server.get(f"/{CLAIM}.ttl").text, format="turtle")
    ns = rdflib.Namespace(f"{BASE}ns#")
    (passage,) = graph.objects(rdflib.URIRef(BASE + CLAIM), ns.evidence)
    assert graph.value(passage, ns.locator) == rdflib.Literal("p 4 s 1")
    assert graph.value(passage, ns.anchor) is not None
    assert "creativecommons.org/licenses/by/4.0" in graph.serialize()


def test_what_bears_on_a_concept_comes_with_it(server: Running) -> None:
    graph = rdflib.Graph().parse(
        data=server.get("/concept/common-security.ttl").text, format="turtle"
    )
    ns = rdflib.Namespace(f"{BASE}ns#")
    claim = rdflib.URIRef(BASE + CLAIM)
    assert (claim, ns.subject, rdflib.URIRef(f"{BASE}concept/common-security")) in graph
    assert graph.value(claim, ns.statement) is not None
    assert graph.value(graph.value(claim, ns.evidence), ns.locator) is not None


@pytest.mark.parametrize("path", ["/claim/nothing", "/concept/so%20what", "/actor/%3Cb%3E",
                                  "/label/é", "/graph/nothing", "/nothing",
                                  "/concept/"])  # fmt: skip
def test_what_is_not_there_is_not_found(server: Running, path: str) -> None:
    for accept in (BROWSER, *PROGRAMS.values()):
        answer = server.get(path, headers={"Accept": accept}, follow_redirects=True)
        assert answer.status_code == 404, answer.text
        assert answer.json()["detail"].endswith(".")


def test_a_page_with_another_name_than_its_thing_is_found(server: Running) -> None:
    """Two things may differ in upper and lower case only; their files may not."""
    pages = server.get("/manifest.json").json()["sha256"]
    assert "actor/ARM-2.html" in pages
    lower = server.get("/actor/ARM", headers={"Accept": BROWSER}, follow_redirects=True)
    assert f"<code>{BASE}actor/ARM</code>" in lower.text


def test_the_vocabulary_is_a_document(server: Running) -> None:
    for accept, ending in ((BROWSER, "html"), ("text/turtle", "ttl"), ("*/*", "ttl")):
        answer = server.get("/ns", headers={"Accept": accept})
        assert answer.status_code == 200
        assert answer.headers["content-location"] == f"ns.{ending}"
        assert server.get(f"/ns.{ending}").text == answer.text
    graph = rdflib.Graph().parse(data=server.get("/ns.ttl").text, format="turtle")
    term = rdflib.URIRef(f"{BASE}ns#remedies")
    assert (term, rdflib.RDFS.label, None) in graph
    assert '<dt id="remedies">' in server.get("/ns.html").text
    assert server.get("/ns.docx").status_code == 404


def test_a_named_graph_has_an_address(server: Running) -> None:
    answer = server.get("/graph/claims/shared-future-essay.ttl.nt")
    assert len(rdflib.Graph().parse(data=answer.text, format="nt")) > 100


def test_the_site_and_the_explorer_are_served(server: Running) -> None:
    assert "<title>" in server.get("/").text
    assert server.get("/").text == server.get("/index.html").text
    assert len(server.get("/explorer.html").content) > 1_000_000
    assert server.get("/question/remedies.html").status_code == 200
    assert server.get("/style.css").headers["content-type"].startswith("text/css")
    assert server.get("/cybergov.ttl").headers["content-type"].startswith("text/turtle")
    sent = server.get("/dataset", headers={"Accept": "text/turtle"}, follow_redirects=True)
    assert sent.url.path == "/void.ttl"


@pytest.mark.parametrize("path", ["/../pyproject.toml", "/%2e%2e/pyproject.toml", "/..%2fbuild.py",
                                  "//etc/passwd", "/concept/..%2f..%2f..%2fbuild.py"])  # fmt: skip
def test_only_files_of_the_build_are_served(server: Running, path: str) -> None:
    with httpx.Client() as client:
        request = client.build_request("GET", server.address)
        request.url = httpx.URL(server.address).copy_with(raw_path=path.encode())
        assert client.send(request, follow_redirects=True).status_code == 404

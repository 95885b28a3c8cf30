"""Clients that people use: SPARQLWrapper, rdflib's SPARQLStore, curl, Comunica."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, JSONLD, POST, RDFXML, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from tests.server.running import Running

#: The version that runs on the Node.js that Debian has; the next asks for 22.19.
COMUNICA = "@comunica/query-sparql@4"
CONCEPTS = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?c { ?c a skos:Concept }"
LABELS = (
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> CONSTRUCT WHERE "
    "{ <https://w3id.org/cybergov/concept/sovereignty> skos:prefLabel ?label }"
)


def converted(client: SPARQLWrapper) -> Any:
    return client.query().convert()


@pytest.mark.parametrize("method", [GET, POST])
def test_sparqlwrapper(server: Running, method: str) -> None:
    client = SPARQLWrapper(f"{server.address}/sparql")
    client.setMethod(method)
    client.setQuery(CONCEPTS)
    client.setReturnFormat(JSON)
    assert len(converted(client)["results"]["bindings"]) > 60
    client.setReturnFormat(XML)
    assert len(converted(client).getElementsByTagName("result")) > 60
    client.setReturnFormat(CSV)
    assert len(converted(client).splitlines()) > 60
    client.setQuery("ASK {}")
    client.setReturnFormat(JSON)
    assert converted(client)["boolean"] is True
    client.setQuery(LABELS)
    for form in (RDFXML, JSONLD):
        client.setReturnFormat(form)
        assert len(converted(client)) >= 6
    client.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=converted(client), format="turtle")) >= 6
    client.setQuery("SELEC")
    with pytest.raises(QueryBadFormed, match="no SPARQL"):
        client.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_the_store_of_rdflib(server: Running, method: str) -> None:
    store = SPARQLStore(f"{server.address}/sparql", method=method)
    graph = rdflib.Graph(store)
    skos = rdflib.SKOS
    concept = rdflib.URIRef("https://w3id.org/cybergov/concept/sovereignty")
    labels = set(graph.objects(concept, skos.prefLabel))
    assert {label.language for label in labels} >= {"en", "fr", "es", "ru", "zh", "ar"}  # type: ignore[attr-defined]
    assert (concept, rdflib.RDF.type, skos.Concept) in graph
    rows = graph.query("SELECT ?l { ?c skos:prefLabel ?l }", initBindings={"c": concept})
    assert len(list(rows)) == len(labels)


def test_curl(server: Running) -> None:
    def curl(*arguments: str) -> str:
        return subprocess.run(
            ["curl", "-sS", "-L", "--compressed", *arguments],
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        ).stdout

    address = f"{server.address}/sparql"
    query = f"query={CONCEPTS}"
    csv = curl("-G", address, "--data-urlencode", query, "-H", "Accept: text/csv")
    assert len(csv.splitlines()) > 60
    assert curl(address, "--data-urlencode", query, "-H", "Accept: text/csv") == csv
    direct = ("-H", "Content-Type: application/sparql-query", "--data-binary", CONCEPTS)
    assert curl(address, *direct, "-H", "Accept: text/csv") == csv
    turtle = curl(f"{server.address}/actor/FRA", "-H", "Accept: text/turtle")
    assert "actor:FRA" in turtle


def test_comunica(server: Running, tmp_path: Path) -> None:
    """The query engine of the web's side of linked data; `npm` gets it where node is there."""
    required = os.environ.get("CYBERGOV_REQUIRE_COMUNICA")
    folder = Path(os.environ.get("CYBERGOV_COMUNICA", tmp_path))
    if not shutil.which("node") or not (shutil.which("npm") or folder != tmp_path):
        assert not required, "node and npm are required here and are not there"
        pytest.skip("Comunica needs node and npm")
    program = folder / "node_modules" / ".bin" / "comunica-sparql"
    if not program.is_file() and not required:
        pytest.skip(f"npm install --prefix FOLDER {COMUNICA}, then set CYBERGOV_COMUNICA=FOLDER")
    if not program.is_file():
        install = ["npm", "install", "--silent", "--prefix", str(folder), COMUNICA]
        subprocess.run(install, check=True, timeout=300, capture_output=True)
    for source, query, number in (
        (f"sparql@{server.address}/sparql", CONCEPTS, 60),
        (f"{server.address}/concept/sovereignty", LABELS.replace("CONSTRUCT", "SELECT *"), 6),
    ):
        asked = [str(program), source, "-q", query, "-t", "application/json"]
        result = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False)
        assert result.returncode == 0, result.stderr
        assert len(json.loads(result.stdout)) >= number

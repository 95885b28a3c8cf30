"""What a build publishes: every file of the contract, whole, and the same bytes each time."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    NamedNode,
    RdfFormat,
    parse,
)

from cybergov.names import BASE
from tests.command import cybergov
from tests.conftest import ROOT

CONTRACT = """cybergov.ttl cybergov.trig cybergov.nt cybergov.rdf cybergov.jsonld cybergov.graphml
cybergov.gexf nodes.csv edges.csv explorer.html index.html coverage.html crosswalk.html void.ttl
stats.json manifest.json shapes.ttl queries.ttl""".split()


PIP = [sys.executable, "-m", "pip"]


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_every_file_of_the_contract_is_there(dist: Path) -> None:
    published = files(dist)
    assert set(CONTRACT) <= set(published)
    assert {f"answers/{path.stem}.csv" for path in (ROOT / "queries").glob("*.rq")} <= set(
        published
    )


def test_the_manifest_has_the_hash_of_every_other_file(dist: Path) -> None:
    published = files(dist)
    manifest = json.loads(published.pop("manifest.json"))
    assert manifest["sha256"] == {
        name: hashlib.sha256(data).hexdigest() for name, data in published.items()
    }


def test_two_builds_are_equal_on_another_day_and_under_another_seed(
    dist: Path, tmp_path: Path
) -> None:
    """The second build runs in another time zone and language, its clock set years ahead."""
    ahead = tmp_path / "ahead"
    ahead.mkdir()
    (ahead / "sitecustomize.py").write_text(
        "import datetime, time\n"
        "real = time.time\n"
        "time.time = lambda: real() + 1e8\n"
        "class Later(datetime.datetime):\n"
        "    @classmethod\n"
        "    def now(cls, tz=None):\n"
        "        return datetime.datetime.fromtimestamp(time.time(), tz)\n"
        "datetime.datetime = Later\n"
    )
    again = tmp_path / "dist"
    subprocess.run(
        [sys.executable, "build.py", "--dist", str(again)],
        cwd=ROOT,
        check=True,
        env={
            **os.environ,
            "PYTHONHASHSEED": "4711",
            "PYTHONPATH": str(ahead),
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C.UTF-8",
        },
    )
    first, second = files(dist), files(again)
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []


def triples(path: Path) -> set[str]:
    """Return the triples of a file's default graph, blank nodes under their canonical labels."""
    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    quads = (q for q in parse(path=path, format=form) if q.graph_name == DefaultGraph())
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad.triple) for quad in dataset}


@pytest.mark.parametrize(
    "name", ["cybergov.nt", "cybergov.rdf", "cybergov.jsonld", "cybergov.trig"]
)
def test_the_formats_hold_the_same_triples(dist: Path, name: str) -> None:
    whole = triples(dist / "cybergov.ttl")
    assert len(whole) > 5000
    assert triples(dist / name) == whole


@pytest.mark.parametrize("name", ["cybergov.nt", "cybergov.rdf", "cybergov.jsonld"])
def test_rdflib_reads_as_many_triples(dist: Path, name: str) -> None:
    graph = rdflib.Graph().parse(dist / name)
    assert len(graph) == len(triples(dist / "cybergov.ttl"))


def test_named_graphs_hold_the_same_triples_by_file(dist: Path) -> None:
    quads = list(parse(path=dist / "cybergov.trig", format=RdfFormat.TRIG))
    named = {str(q.triple) for q in quads if q.graph_name != DefaultGraph()}
    assert named == {str(q.triple) for q in quads if q.graph_name == DefaultGraph()}
    graphs = {q.graph_name.value for q in quads if isinstance(q.graph_name, NamedNode)}
    assert BASE + "graph/claims/shared-future-essay.ttl" in graphs
    assert BASE + "graph/inferred" in graphs
    assert BASE + "evidence/checks.csv" in graphs


def test_the_inferred_edges_ship_in_every_rdf_format(dist: Path) -> None:
    subject, object_ = "concept/common-security", "concept/digital-security-dilemma"
    edge = f"<{BASE}{subject}> <{BASE}ns#remedies> <{BASE}{object_}>"
    for name in ("ttl", "nt", "rdf", "jsonld", "trig"):
        assert edge in triples(dist / f"cybergov.{name}"), name


def test_the_statistics_are_those_of_the_graph(dist: Path) -> None:
    numbers = json.loads((dist / "stats.json").read_text("utf-8"))
    graph = rdflib.Graph().parse(dist / "cybergov.ttl")
    assert numbers["triples"] == len(graph)
    passage = rdflib.URIRef(BASE + "ns#Passage")
    passages = len(set(graph.subjects(rdflib.RDF.type, passage)))
    assert numbers["things"]["cg:Passage"] == passages
    assert sum(numbers["passages by depth of check"].values()) == passages
    void = rdflib.Graph().parse(dist / "void.ttl")
    size = void.value(rdflib.URIRef(BASE + "dataset"), rdflib.VOID.triples)
    assert int(str(size)) == numbers["triples"]


class Links(HTMLParser):
    """Collects what a page points at."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def test_the_site_links_only_to_what_is_there(dist: Path) -> None:
    pages = [path for path in dist.rglob("*.html") if path.name != "explorer.html"]
    assert len(pages) > 100
    for page in pages:
        parser = Links()
        parser.feed(page.read_text("utf-8"))
        for link in parser.links:
            assert not link.startswith(("http:", "https:", "//")), (page, link)
            target = (page.parent / link.partition("#")[0]).resolve() if link[0] != "#" else page
            assert target.is_file(), (page, link)


def test_a_users_own_files_are_added(tmp_path: Path) -> None:
    notes = tmp_path / "notes" / "concepts"
    notes.mkdir(parents=True)
    (notes / "own.ttl").write_text(
        "@prefix my: <https://example.org/notes/> .\n"
        "@prefix cg: <https://w3id.org/cybergov/ns#> .\n"
        "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
        'my:talk a cg:Report ; dcterms:title "A talk"@en ; cg:legalNature cg:Commentary .\n',
        "utf-8",
    )
    result = cybergov("build", "--with", tmp_path / "notes", "--dist", tmp_path / "dist")
    assert result.returncode == 0, result.stderr
    index = (tmp_path / "dist" / "index.html").read_text("utf-8")
    assert '<a href="source/talk.html">A talk</a>' in index
    assert (tmp_path / "dist" / "source" / "talk.html").is_file()
    shown = cybergov("show", "A talk", "--dist", tmp_path / "dist")
    assert "https://example.org/notes/talk" in shown.stdout
    missing = cybergov("build", "--with", tmp_path / "nowhere", "--dist", tmp_path / "dist")
    assert (missing.returncode, missing.stderr.count("\n")) == (1, 1)
    assert "there is no such folder" in missing.stderr


def test_a_build_that_is_killed_leaves_the_last_one_whole(dist: Path, tmp_path: Path) -> None:
    import shutil
    import time

    target = tmp_path / "dist"
    shutil.copytree(dist, target)
    before = files(target)
    build = subprocess.Popen([sys.executable, "build.py", "--dist", str(target)], cwd=ROOT)
    deadline = time.monotonic() + 30
    while not any(tmp_path.glob(".cybergov-build-of-dist-*/new/*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert build.poll() is None, "the build was over before it could be killed"
    build.kill()
    build.wait(10)
    assert files(target) == before


def test_the_wheel_builds_outside_the_checkout(tmp_path: Path) -> None:
    """The installed package carries the ontology, the graph and the questions."""
    subprocess.run(
        [*PIP, "wheel", "-q", "--no-deps", "-w", str(tmp_path / "wheel"), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = (tmp_path / "wheel").glob("*.whl")
    place = tmp_path / "site-packages"
    subprocess.run(
        [*PIP, "install", "-q", "--no-deps", "--target", str(place), str(wheel)],
        check=True,
    )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {"PYTHONPATH": str(place)}
    built = cybergov("build", cwd=elsewhere, **environment)
    assert built.returncode == 0, built.stderr
    asked = cybergov("query", "remedies", "--format", "csv", cwd=elsewhere, **environment)
    assert "concept/common-security" in asked.stdout
    kept = place / "cybergov" / "project" / "evidence" / "checks.csv"
    before = kept.read_bytes()
    (elsewhere / "essay.txt").write_text("Another text altogether.", "utf-8")
    verified = cybergov("verify", "--sources", ".", cwd=elsewhere, **environment)
    assert verified.returncode == 1
    assert "not recorded: the packaged graph is not written to" in verified.stderr
    assert kept.read_bytes() == before
    code = "import cybergov; print(cybergov.__file__)"
    where = subprocess.run(
        [sys.executable, "-c", code],
        cwd=elsewhere,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(place) in where.stdout


OWN = """@prefix my: <https://example.org/notes/> .
@prefix cg: <https://w3id.org/cybergov/ns#> .
@prefix concept: <https://w3id.org/cybergov/concept/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
my:essay a cg:Essay ; dcterms:title "Mine"@en ; cg:legalNature cg:Commentary ; cg:text my:text .
my:text a cg:TextVersion ; dcterms:language "en" ; cg:fileName "mine.txt" .
my:me a cg:IndefiniteGroup ; skos:prefLabel "me"@en ; cg:namedIn my:essay .
my:passage a cg:Passage ; cg:inSource my:essay ; cg:locator "p 1 s 2" ; cg:anchor "Fences help"@en .
my:claim a cg:Proposition ; cg:heldBy my:me ; cg:statedBy my:me ; cg:about concept:good-fence ;
    cg:mode cg:Evaluative ; cg:certainty cg:Asserted ; cg:polarity cg:Affirms ;
    cg:statement "A fence can be of use."@en ; cg:evidence my:passage ; cg:review cg:Proposed .
"""


def test_a_users_own_text_is_verified_beside_the_users_files(tmp_path: Path) -> None:
    """The checks of a user's passages stand in the user's folder, and the build knows them."""
    notes = tmp_path / "notes"
    (notes / "claims").mkdir(parents=True)
    (notes / "claims" / "mine.ttl").write_text(OWN, "utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "mine.txt").write_text("Title\n\nOne thing. Fences help a lot.\n")
    project_checks = (ROOT / "evidence" / "checks.csv").read_bytes()
    call: list[str | Path] = [
        "verify",
        "--with",
        notes,
        "--sources",
        tmp_path / "texts",
        "--date",
        "2026-01-31",
    ]
    verified = cybergov(*call)
    assert (verified.returncode, verified.stderr.count("not held")) == (0, 1), verified.stderr
    checks = (notes / "evidence" / "checks.csv").read_text("utf-8").splitlines()
    assert [line.split(",")[4:6] for line in checks[1:]] == [["full text", "2026-01-31"]]
    assert (ROOT / "evidence" / "checks.csv").read_bytes() == project_checks
    cybergov(*call)
    assert (notes / "evidence" / "checks.csv").read_text("utf-8").splitlines() == checks
    built = cybergov("build", "--with", notes, "--dist", tmp_path / "dist")
    assert built.returncode == 0, built.stderr
    shown = cybergov("show", "https://example.org/notes/claim", "--dist", tmp_path / "dist")
    assert "“Fences help” (full text)" in shown.stdout
    trig = (tmp_path / "dist" / "cybergov.trig").read_text("utf-8")
    assert f"<{BASE}graph/with/notes/claims/mine.ttl>" in trig
    assert str(tmp_path) not in trig

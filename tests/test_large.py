"""A graph that need not fit into memory: loaded, asked, checked and written out from disk."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store, parse

from benchmarks.generate_many import Things, things_of, write_claims
from cybergov.large.load import load
from cybergov.large.place import STORE
from cybergov.project import Project
from cybergov.store import open_store
from tests.command import cybergov
from tests.conftest import ROOT

NOTHING = Things((), (), ())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("large")


@pytest.fixture(scope="module")
def large(folder: Path, dist: Path) -> Path:
    """The project's graph with a thousand generated claims beside it."""
    file = folder / "claims.nq"
    with file.open("wb") as output:
        write_claims(1000, things_of(open_store(dist)), output)
    result = cybergov("load", file, "--dist", folder / "big")
    assert result.returncode == 0, result.stderr
    return folder / "big"


def triples(place: Path) -> set[str]:
    store = Store.read_only(str(place / STORE))
    quads = store.quads_for_pattern(None, None, None, DefaultGraph())
    return {str(q.triple) for q in quads if "_:" not in str(q.triple)}


def published(dist: Path) -> set[str]:
    quads = parse(path=dist / "cybergov.nt", format=RdfFormat.N_TRIPLES)
    return {str(q.triple) for q in quads if "_:" not in str(q.triple)}


def test_what_is_loaded_and_inferred_is_what_a_build_publishes(dist: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.nt"
    empty.write_text("")
    result = cybergov("load", empty, "--dist", tmp_path / "big")
    assert result.returncode == 0, result.stderr
    assert triples(tmp_path / "big") == published(dist)


def test_a_published_file_gives_the_same_graph_again(dist: Path, tmp_path: Path) -> None:
    """What its inferred graph says is left out, and inferred again."""
    result = cybergov("load", dist / "cybergov.trig", "--alone", "--dist", tmp_path / "big")
    assert result.returncode == 0, result.stderr
    assert triples(tmp_path / "big") == published(dist)


def test_the_rules_are_applied_to_what_was_loaded(large: Path) -> None:
    """Of a claim that affirms and asserts without a condition comes the direct edge, and only."""
    query = """SELECT (COUNT(*) AS ?n) WHERE {
      ?claim a cg:RelationClaim ; cg:subject ?one ; cg:relation ?how ; cg:object ?other ;
        cg:polarity cg:Affirms ; cg:certainty cg:Asserted ; cg:review ?review .
      FILTER(STRSTARTS(STR(?claim), "https://w3id.org/cybergov/claim/generated-"))
      FILTER(?review != cg:Withdrawn) %s { ?one ?how ?other } }"""
    with_edge = cybergov("ask", query % "FILTER EXISTS", "--dist", large, "--format", "csv")
    without = cybergov("ask", query % "FILTER NOT EXISTS", "--dist", large, "--format", "csv")
    assert int(with_edge.stdout.split()[1]) > 100
    assert without.stdout.split()[1] == "0"


def test_every_asking_command_opens_it(large: Path) -> None:
    shown = cybergov("show", "claim:generated-7", "--dist", large)
    assert "The claim 7 says one thing." in shown.stdout
    asked = cybergov("query", "remedies", "--dist", large)
    assert "concept:digital-security-dilemma" in asked.stdout


def test_the_generated_claims_conform(large: Path) -> None:
    result = cybergov("check", "--dist", large)
    assert (result.returncode, result.stdout) == (0, "")
    assert "no mistake found" in result.stderr


def test_a_mistake_in_what_was_loaded_is_found(tmp_path: Path) -> None:
    file = tmp_path / "claims.nq"
    with file.open("wb") as output:
        write_claims(50, NOTHING, output)
    lines = file.read_text().splitlines(keepends=True)
    kept = [line for line in lines if not ("claim/generated-3>" in line and "#mode>" in line)]
    assert len(kept) == len(lines) - 1
    file.write_text("".join(kept))
    assert cybergov("load", file, "--dist", tmp_path / "big").returncode == 0
    result = cybergov("check", "--dist", tmp_path / "big")
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        f"{tmp_path / 'big'}: claim:generated-3: A claim has exactly one mode: give it one "
        "cg:mode, cg:Descriptive, cg:Evaluative, cg:Normative or cg:Predictive."
    ]


def rows(text: str) -> list[tuple[str, ...]]:
    return sorted(map(tuple, csv.reader(text.splitlines())))


@pytest.mark.parametrize("form", ["nodes.csv", "edges.csv", "sssom.tsv"])
def test_the_tables_have_the_rows_of_a_build(form: str, dist: Path, tmp_path: Path) -> None:
    """Beside the file of a thing, which an asked graph does not know."""
    (tmp_path / "empty.nt").write_text("")
    cybergov("load", tmp_path / "empty.nt", "--dist", tmp_path / "big")
    streamed = cybergov("export", "--dist", tmp_path / "big", "--format", form)
    whole = cybergov("export", "--dist", dist, "--format", form)
    assert len(rows(whole.stdout)) > 50
    assert rows(streamed.stdout) == rows(whole.stdout)


@pytest.mark.parametrize("form", ["nt", "ttl", "trig", "rdf", "jsonld"])
def test_rdf_is_written_whole(form: str, large: Path, tmp_path: Path) -> None:
    output = tmp_path / f"out.{form}"
    assert cybergov("export", "--dist", large, "--output", output).returncode == 0
    store = Store()
    store.bulk_load(path=output, format=RdfFormat.from_extension(form))
    found = {str(q.triple) for q in store if "_:" not in str(q.triple)}
    assert found == triples(large)


def test_a_format_whose_readers_hold_all_is_refused(large: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.gexf"
    result = cybergov("export", "--dist", large, "--output", output)
    assert result.returncode == 2
    assert "a large graph is not written as gexf" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_fault_is_told_with_its_line_and_nothing_changes(large: Path, tmp_path: Path) -> None:
    place = tmp_path / "big"
    shutil.copytree(large, place)
    file = tmp_path / "bad.nq"
    file.write_text("<https://example.org/a> <https://example.org/b> 1 .\n" * 2)
    before = sorted(place.rglob("*"))
    result = cybergov("load", file, "--dist", place, "--alone")
    assert result.returncode == 1
    assert f"{file}:1: this is not RDF:" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert sorted(place.rglob("*")) == before
    assert {path.name for path in tmp_path.iterdir()} == {"big", "bad.nq"}


def test_what_stands_there_by_another_hand_is_left(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    (tmp_path / "empty.nt").write_text("")
    result = cybergov("load", tmp_path / "empty.nt", "--alone", "--dist", tmp_path / "mine")
    assert result.returncode == 1
    assert "was not made by `cybergov load`" in result.stderr
    assert (tmp_path / "mine" / "notes.txt").read_text() == "mine"


def test_a_rule_that_is_none_is_told(checkout: Path, tmp_path: Path) -> None:
    (checkout / "ontology" / "rules" / "odd.rq").write_text("SELECT ?s WHERE { ?s ?p ?o }")
    (tmp_path / "empty.nt").write_text("")
    result = cybergov("load", tmp_path / "empty.nt", "--alone", "--project", checkout,
                      "--dist", tmp_path / "big")  # fmt: skip
    assert result.returncode == 1
    assert "rules/odd.rq: the rule is no CONSTRUCT." in result.stderr
    assert not (tmp_path / "big").exists()


@pytest.mark.parametrize("name", ["claims.jsonld", "missing.nq"])
def test_what_can_not_be_read_is_told(name: str, tmp_path: Path) -> None:
    result = cybergov("load", tmp_path / name, "--dist", tmp_path / "big")
    assert result.returncode == 1
    assert name in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_two_files_keep_their_nameless_things_apart(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.ttl").write_text(f'_:x <https://example.org/is> "{name}" .')
    files = [tmp_path / "one.ttl", tmp_path / "two.ttl"]
    load(files, Project.at(ROOT), tmp_path / "big", lambda _: None, alone=True)
    store = Store.read_only(str(tmp_path / "big" / STORE))
    assert len({quad.subject for quad in store}) == 2


def test_the_same_number_of_claims_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with (tmp_path / name).open("wb") as output:
            write_claims(200, NOTHING, output)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()

"""The command line as a user meets it: output, exit status, one sentence for a mistake."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from pyoxigraph import QueryResultsFormat, parse_query_results

from cybergov.main import commands
from tests.command import cybergov
from tests.conftest import ROOT

CLAIM = "claim:shared-future-essay-common-security-remedies-dilemma"


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_help_names_every_command_with_its_summary() -> None:
    result = cybergov("--help")
    assert result.returncode == 0
    for command in commands():
        assert f"\n  {command} " in result.stdout
        assert cybergov(command, "--help").returncode == 0


def test_the_first_query_of_the_readme(dist: Path) -> None:
    result = cybergov("query", "remedies", "--dist", dist, "--format", "csv")
    rows = table(result.stdout)
    (row,) = [r for r in rows if r["relation"].endswith("#remedies")]
    assert row["subject"].endswith("concept/common-security")
    assert row["object"].endswith("concept/digital-security-dilemma")
    assert row["locator"] == "p 4 s 1"
    assert row["anchor"] == "effective way to deal with the digital security dilemma"


def test_a_parameter_is_found_by_name_in_any_language(dist: Path) -> None:
    for name in ("没有这个概念", "concept:cyber-sovereignty", "cyber sovereignty", "网络主权"):
        result = cybergov(
            "query", "said-of-concept", "--concept", name, "--dist", dist, "--format", "csv"
        )
        if name == "没有这个概念":
            assert (result.returncode, result.stderr.count("\n")) == (1, 1)
        else:
            assert len(table(result.stdout)) > 0, result.stderr


def test_a_parameter_changes_the_answer(dist: Path) -> None:
    first = cybergov("query", "shared-concepts", "--dist", dist)
    other = cybergov("query", "shared-concepts", "--second=p 6", "--dist", dist)
    assert first.returncode == other.returncode == 0
    assert first.stdout != other.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["query", "remedys"], 1, "Did you mean remedies"),
        (["query", "remedies", "--colour", "red"], 2, "no parameter --colour; there are: --author"),
        (["query", "remedies", "--author"], 2, "--author has no value"),
        (["query", "remedies", "--author", "> } DROP ALL"], 1, "nothing here is called"),
        (["query", "nowhere.rq"], 1, "can't be read"),
        (["ask", "SELEC * { ?s ?p ?o }"], 1, "no SPARQL"),
        (["ask", "SELECT * WHERE { ?s ?p ?o } LIMIT 1", "--format", "ttl"], 2, "Turtle can't hold"),
        (["show", "cyber sovereignity"], 1, "Did you mean 'cyber sovereignty'"),
        (["path", "common security", "nothing at all"], 1, "nothing here is called"),
        (["show", "the West"], 1, "Did you mean 'the West, as the essay calls it'"),
        (["query", "causes", "--effect", "http://["], 2, "is no IRI"),
        (["ask", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], 1, "another host"),
        (["export", "--output", "."], 1, "is a folder"),
        (["export", "--format", "docx"], 2, "there is no export format 'docx'; there are"),
        (["dance"], 2, "there is no command 'dance'; there are"),
        (["show"], 2, "required: thing"),
        (["show", "x", "--bogus"], 2, "unrecognized arguments"),
    ],
)
def test_a_mistake_gets_a_sentence_and_no_traceback(
    dist: Path, arguments: list[str], status: int, words: str
) -> None:
    where = [] if arguments[0] == "dance" else ["--dist", str(dist)]
    result = cybergov(*arguments, *where)
    assert result.returncode == status, result.stderr
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_without_a_build_the_answer_says_what_to_do(tmp_path: Path) -> None:
    for command in (["query", "remedies"], ["ask", "ASK {}"], ["show", "x"], ["explore"]):
        result = cybergov(*command, "--dist", tmp_path)
        assert (result.returncode, result.stderr.count("\n")) == (1, 1)
        assert "Run `cybergov build` first" in result.stderr


def test_a_damaged_build_is_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / "cybergov.nt").write_text("<a> <b> broken", "utf-8")
    result = cybergov("ask", "ASK {}", "--dist", tmp_path)
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "is damaged" in result.stderr


def test_ask_reads_a_file_and_standard_input(dist: Path, tmp_path: Path) -> None:
    query = "SELECT (COUNT(?c) AS ?n) WHERE { ?c a skos:Concept }"
    (tmp_path / "count.rq").write_text(query, "utf-8")
    answers = {
        cybergov("ask", query, "--dist", dist, "--format", "csv").stdout,
        cybergov("ask", tmp_path / "count.rq", "--dist", dist, "--format", "csv").stdout,
        cybergov("ask", "-", "--dist", dist, "--format", "csv", given=query).stdout,
    }
    assert len(answers) == 1
    assert int(answers.pop().split()[1]) >= 60


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", "md", "table"])
@pytest.mark.parametrize(
    "call",
    [
        ["query", "definitions"],
        ["ask", "SELECT ?c WHERE { ?c a cg:Essay }"],
        ["show", "common security"],
        ["path", "common security", "digital security dilemma"],
    ],
)
def test_every_asking_command_has_every_format(dist: Path, call: list[str], form: str) -> None:
    result = cybergov(*call, "--dist", dist, "--format", form)
    assert result.returncode == 0, result.stderr
    if form in ("csv", "tsv", "json", "xml"):
        names = {
            "csv": QueryResultsFormat.CSV,
            "tsv": QueryResultsFormat.TSV,
            "json": QueryResultsFormat.JSON,
            "xml": QueryResultsFormat.XML,
        }
        if form != "csv":
            assert len(list(parse_query_results(result.stdout, format=names[form]))) > 0  # type: ignore[arg-type]
        else:
            assert len(table(result.stdout)) > 0
    else:
        assert len(result.stdout.splitlines()) >= 3


def test_show_and_construct_as_turtle(dist: Path) -> None:
    for call in (
        ["show", "common security"],
        ["ask", "CONSTRUCT WHERE { ?c a cg:Essay }"],
    ):
        result = cybergov(*call, "--dist", dist, "--format", "ttl")
        assert len(rdflib.Graph().parse(data=result.stdout, format="turtle")) > 0


def test_a_claim_is_shown_with_its_reasons(dist: Path) -> None:
    text = cybergov("show", CLAIM, "--dist", dist).stdout
    assert "because (inference:" in text
    assert "therefore (inference:" in text
    assert "(full text)" in text


def test_a_path_goes_through_claims_and_not_through_who_speaks(dist: Path) -> None:
    rows = table(
        cybergov("path", "digital security dilemma", "common security", "--dist", dist,
                 "--format", "csv").stdout
    )  # fmt: skip
    assert [(row["relation"].rpartition("#")[2], row["direction"]) for row in rows] == [
        ("remedies", "against")
    ]
    assert rows[0]["claim"].endswith("common-security-remedies-dilemma")


@pytest.mark.parametrize("form", ["ttl", "nt", "rdf", "jsonld", "trig"])
def test_a_part_is_exported_with_evidence_and_licence(
    dist: Path, tmp_path: Path, form: str
) -> None:
    target = tmp_path / f"part.{form}"
    result = cybergov(
        "export", "--thing", "common security", "--format", form, "--output", target, "--dist", dist
    )
    assert result.returncode == 0, result.stderr
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(target)
    text = dataset.serialize(format="nquads")
    assert "passage/shared-future-essay-12>" in text
    assert "creativecommons.org/licenses/by/4.0" in text
    assert "effective way to deal with" in text


def test_a_part_is_exported_as_a_network(dist: Path, tmp_path: Path) -> None:
    target = tmp_path / "part.graphml"
    call = ["export", "--thing", "common security", "--format", "graphml", "--dist", str(dist)]
    assert cybergov(*call, "--output", target).returncode == 0
    network = nx.read_graphml(target, force_multigraph=True)
    assert network.has_edge("concept:common-security", "concept:digital-security-dilemma")


def test_a_source_a_theme_and_a_construct_are_exported(dist: Path, tmp_path: Path) -> None:
    query = tmp_path / "part.rq"
    query.write_text("CONSTRUCT { ?c a cg:Claim } WHERE { ?c a cg:Proposition }", "utf-8")
    sizes = []
    for what in (["--source", "source:shared-future-essay"], ["--theme", "peace and security"],
                 ["--construct", str(query)]):  # fmt: skip
        result = cybergov("export", *what, "--dist", dist)
        assert result.returncode == 0, result.stderr
        sizes.append(len(rdflib.Graph().parse(data=result.stdout, format="turtle")))
    assert min(sizes) > 20
    whole = len(rdflib.Graph().parse(dist / "cybergov.ttl"))
    assert max(sizes) < whole


def test_the_ending_of_the_output_chooses_the_format(dist: Path, tmp_path: Path) -> None:
    target = tmp_path / "part.gexf"
    call = ["export", "--thing", "common security", "--output", str(target), "--dist", str(dist)]
    assert cybergov(*call).returncode == 0
    assert target.read_text("utf-8").startswith("<?xml")
    assert "creativecommons.org/licenses/by/4.0" in target.read_text("utf-8")


def test_a_graph_that_was_changed_after_its_build_is_refused(dist: Path, tmp_path: Path) -> None:
    for name in ("cybergov.nt", "manifest.json"):
        (tmp_path / name).write_bytes((dist / name).read_bytes())
    (tmp_path / "cybergov.nt").write_bytes(b"")
    result = cybergov("ask", "ASK {}", "--dist", tmp_path)
    assert (result.returncode, "is damaged" in result.stderr) == (1, True)


def test_answers_without_columns_or_with_nameless_things_are_printed(dist: Path) -> None:
    assert cybergov("ask", "SELECT * WHERE {}", "--dist", dist).returncode == 0
    nameless = "CONSTRUCT { [] rdfs:label 'x' } WHERE {}"
    for form in ("csv", "json", "table", "ttl"):
        result = cybergov("ask", nameless, "--dist", dist, "--format", form)
        assert (result.returncode, "x" in result.stdout) == (0, True), result.stderr


def test_an_export_to_nowhere_is_refused_and_leaves_nothing(dist: Path, tmp_path: Path) -> None:
    result = cybergov("export", "--output", tmp_path / "no" / "file.ttl", "--dist", dist)
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert list(tmp_path.iterdir()) == []


def test_explore_prints_the_address_of_the_page(dist: Path) -> None:
    result = cybergov("explore", "--dist", dist, BROWSER="true")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("file://")
    at = cybergov("explore", "common security", "--dist", dist, BROWSER="true")
    assert "#" in at.stdout


def test_output_that_nobody_reads_is_no_error(dist: Path) -> None:
    show = f"{sys.executable} -m cybergov show actor:shared-future-essay-author --dist {dist}"
    command = f"{show} | head -1"
    result = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.stderr == ""


def test_asking_imports_nothing_heavy(dist: Path) -> None:
    """The asking path is quick because it leaves rdflib, networkx and the like alone."""
    code = (
        "import sys; from cybergov.main import main;"
        f"main(['query', 'remedies', '--dist', {str(dist)!r}]);"
        "heavy = {'rdflib', 'networkx', 'pyvis', 'pyshacl', 'jinja2', 'numpy'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == "[]"


def test_the_answers_are_compared_and_kept(dist: Path) -> None:
    result = cybergov("answers", "--dist", dist)
    assert (result.returncode, result.stdout) == (0, "")


def test_json_output_is_the_standard_one(dist: Path) -> None:
    result = cybergov("query", "tensions", "--format", "json", "--dist", dist)
    document = json.loads(result.stdout)
    assert document["head"]["vars"][0] == "conflict"
    assert len(document["results"]["bindings"]) >= 3

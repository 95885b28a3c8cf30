"""The library as a whole: listed, searched, asked with values of all kinds, published as RDF."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Store
from rdflib import RDF, RDFS, SH, Literal, Namespace

from cybergov.answers import read_answer
from cybergov.library import as_turtle, search
from cybergov.questions import parse_question, questions
from cybergov.results import rows_of
from cybergov.store import open_store
from tests.command import cybergov
from tests.conftest import ROOT
from tests.test_questions import TEXT

QUESTIONS = questions(ROOT / "queries")
SCHEMA = Namespace("https://schema.org/")


@pytest.fixture(scope="module")
def published(dist: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(dist / "queries.ttl")


@pytest.fixture(scope="module")
def store(dist: Path) -> Store:
    return open_store(dist)


def texts(graph: rdflib.Graph) -> dict[str, str]:
    """Return each query as a program puts it together from the file alone, by its last name."""
    declared = next(graph.subjects(SH.declare))
    prefixes = "".join(
        f"PREFIX {graph.value(node, SH.prefix)}: <{graph.value(node, SH.namespace)}>\n"
        for node in graph.objects(declared, SH.declare)
    )
    return {
        str(node).rpartition("/")[2]: prefixes + str(select)
        for node, select in graph.subject_objects(SH.select)
        if (node, SH.prefixes, declared) in graph
    }


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_query_runs_when_taken_from_the_published_file(
    name: str, published: rdflib.Graph, store: Store
) -> None:
    found = rows_of(store.query(texts(published)[name]))  # type: ignore[arg-type]
    assert found == read_answer(ROOT / "queries" / "answers", QUESTIONS[name])


def test_every_question_is_published_with_all_that_sib_asks_of_an_example(
    published: rdflib.Graph,
) -> None:
    assert set(texts(published)) == set(QUESTIONS)
    for node in published.subjects(SH.select):
        question = QUESTIONS[str(node).rpartition("/")[2]]
        types = set(published.objects(node, RDF.type))
        assert types == {SH.SPARQLExecutable, SH.SPARQLSelectExecutable}
        assert list(published.objects(node, SH.select)) == [Literal(question.text)]
        assert published.value(node, RDFS.comment) == Literal(question.answers, lang="en")
        keywords = {str(word) for word in published.objects(node, SCHEMA.keywords)}
        assert keywords == set(question.tags)
        assert isinstance(published.value(node, SCHEMA.target), rdflib.URIRef)
    for node in published.objects(None, SH.declare):
        namespace = published.value(node, SH.namespace)
        assert isinstance(namespace, Literal)
        assert namespace.datatype == rdflib.XSD.anyURI


@pytest.mark.parametrize("end", ['# "', '# """', "# \\", '# \\"', "# ends\\n"])
def test_any_text_of_a_query_can_be_published(end: str) -> None:
    question = parse_question(TEXT + end, "test", "queries/test.rq")
    graph = rdflib.Graph().parse(data=as_turtle([question]))
    assert [str(text) for text in graph.objects(None, SH.select)] == [question.text]


def test_words_are_searched_in_all_that_is_told() -> None:
    assert search(QUESTIONS.values(), []) == list(QUESTIONS.values())
    named = {question.name for question in search(QUESTIONS.values(), ["VOTES", "grouping"])}
    assert "votes-of-grouping" in named
    assert "remedies" not in named
    assert len(search(QUESTIONS.values(), ["actor"])) > len(named)


def test_the_list_tells_title_parameters_types_defaults_and_tags() -> None:
    result = cybergov("questions", "remedies")
    assert result.returncode == 0
    first, answers, parameter, tags, *_ = result.stdout.splitlines()
    assert first == "remedies: What remedies what"
    assert answers.strip() == QUESTIONS["remedies"].answers
    author = "actor:shared-future-essay-author"
    assert parameter.strip() == f"--author  whose claims (iri; default {author})"
    assert tags.strip() == "tags: argument, concepts"
    listed = cybergov("questions", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(listed.stdout)))
    assert [row["question"] for row in rows] == list(QUESTIONS)
    (row,) = [row for row in rows if row["question"] == "remedies"]
    assert row["parameters"] == f"--author (iri, default {author}): whose claims"
    turtle = cybergov("questions", "remedies", "--format", "ttl").stdout
    assert "remedies" in texts(rdflib.Graph().parse(data=turtle))
    for form in ("json", "xml", "tsv", "md"):
        assert "What remedies what" in cybergov("questions", "remedies", "--format", form).stdout


def test_words_that_no_question_has_are_one_sentence_with_the_tags() -> None:
    result = cybergov("questions", "remedies", "nonsense")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("no question has 'remedies' and 'nonsense'. There are the tags")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["remedies", "--actor", "France"], 2, "has no parameter --actor; there are: --author."),
        (["sponsored-both", "--nothing", "x"], 2, "has no parameter --nothing; there are: --"),
        (["experts", "--actor", "France"], 2, "has no parameter --actor; there are: none."),
        (["remedies", "--author"], 2, "--author has no value: write --author VALUE."),
        (["remedies", "--author="], 1, "nothing here is called ''"),
        (["remedies", "--author", "a", "--author", "b"], 2, "--author is given twice."),
        (["remedies", "France"], 2, "'France' is no parameter: write --PARAMETER VALUE."),
        (["remedies", "--author", "actor:FRA } UNION { ?s ?p ?o"], 1, "nothing here is called"),
        (["remedies", "--author", "http://e/> } DROP ALL #"], 1, "nothing here is called"),
        (["bound-on-day", "--day", "yesterday"], 2, "--day takes a value of type date"),
        (["bound-on-day", "--day", "2023-02-30"], 2, "--day: there is no day '2023-02-30'."),
        (["bound-on-day", "--day", '2023-02-03"^^xsd:date } #'], 2, "--day takes a value of type"),
        (["remidies"], 1, "the library has no question 'remidies'. Did you mean remedies"),
    ],
)
def test_a_value_or_parameter_that_is_none_is_one_sentence(
    arguments: list[str], status: int, sentence: str, dist: Path
) -> None:
    result = cybergov("query", *arguments, "--dist", dist)
    assert (result.returncode, result.stdout) == (status, "")
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1

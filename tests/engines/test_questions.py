"""Every question gives the same rows in each engine, in the same order, its text unchanged."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cybergov.answers import read_answer
from cybergov.engines.addresses import addresses_of
from cybergov.engines.http import Client
from cybergov.engines.remote import Remote
from cybergov.questions import questions
from cybergov.results import rows_of
from cybergov.store import ask
from tests.command import cybergov
from tests.conftest import ROOT
from tests.engines.servers import Server

QUESTIONS = questions(ROOT / "queries")
ANSWERS = ROOT / "queries" / "answers"


@pytest.fixture(scope="session")
def filled(server: Server, dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The server with the whole graph, put there as a user does."""
    cache = tmp_path_factory.mktemp("cache")
    path = dist / "cybergov.nt"
    variables = {"XDG_CACHE_HOME": str(cache), "CYBERGOV_AUTH": server.user}
    result = cybergov("push", path, *server.options, cwd=ROOT, given=None, **variables)
    assert result.returncode == 0, result.stderr
    assert "are there, verified by count and hash" in result.stdout
    return server


@pytest.fixture(scope="session")
def remote(filled: Server) -> Remote:
    addresses = addresses_of(filled.endpoint, filled.default_graph)
    return Remote(addresses, Client(60, filled.login))


def asked(server: Server, *arguments: str) -> subprocess.CompletedProcess[str]:
    return cybergov(*arguments, *server.options, CYBERGOV_AUTH=server.user)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_gives_its_rows_in_every_engine(name: str, remote: Remote) -> None:
    expected = read_answer(ANSWERS, QUESTIONS[name])
    assert expected is not None
    found = rows_of(ask(remote, QUESTIONS[name].text))  # type: ignore[arg-type]
    assert found.variables == expected.variables
    assert found.rows == expected.rows


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "positions-of-actor", "--actor", "China", "--format", "csv"),
        ("show", "common security"),
        ("show", "nothing of that name"),
        ("lineage", "77/37 pp 10"),
        ("ask", "ASK { ?s cg:implicit true }"),
        ("ask", "CONSTRUCT { ?s a ?c } WHERE { ?s cg:implicit true ; a ?c }", "--format", "ttl"),
        ("ask", "SELECT ?s ?b { ?s cg:implicit ?b } ORDER BY ?s", "--format", "tsv"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_command_says_the_same_of_a_server(
    arguments: tuple[str, ...], filled: Server, dist: Path
) -> None:
    there, here = asked(filled, *arguments), cybergov(*arguments, "--dist", dist)
    assert (there.returncode, there.stdout, there.stderr) == (
        here.returncode,
        here.stdout,
        here.stderr,
    )


@pytest.mark.parametrize("server", ["oxigraph"], indirect=True)
@pytest.mark.parametrize(
    "arguments",
    [
        ("path", "France", "common security"),
        ("sample", "2", "--format", "csv"),
        ("export", "--thing", "concept:common-security", "--format", "nt"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_reads_most_of_the_graph_says_the_same_of_one_server(
    arguments: tuple[str, ...], filled: Server, dist: Path
) -> None:
    """It takes seconds, so one server is enough."""
    there, here = asked(filled, *arguments), cybergov(*arguments, "--dist", dist)
    assert (there.returncode, there.stdout) == (here.returncode, here.stdout)


def test_a_query_that_is_none_is_the_servers_sentence(filled: Server) -> None:
    result = asked(filled, "ask", "SELECT nonsense")
    assert result.returncode == 1
    assert " answers 400: " in result.stderr
    assert result.stderr.count("\n") == 1

"""What is pushed is there, verified; what is there is not sent again; what was begun goes on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import pytest
from pyoxigraph import RdfFormat, parse

from cybergov.engines.addresses import addresses_of
from cybergov.engines.contents import contents_of
from cybergov.engines.http import Client, Response
from cybergov.engines.push import graphs_of, push
from cybergov.engines.rules import insertion, starts_from_a_node
from cybergov.engines.target import Target
from cybergov.findings import InputError
from cybergov.infer import INFERRED_GRAPH
from tests.command import cybergov
from tests.conftest import ROOT
from tests.engines.servers import Server

RULES = sorted((ROOT / "ontology" / "rules").glob("*.rq"))


class Counting(Client):
    """A client that counts what it sends, and fails when it has sent enough."""

    def __init__(self, server: Server, enough: int = 10**9) -> None:
        super().__init__(60, server.login)
        self.sent: list[int] = []
        self.enough = enough

    def send(
        self,
        method: str,
        address: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        accepted: tuple[int, ...] = (),
        into: BinaryIO | None = None,
    ) -> Response:
        """Send it, or say that the line is cut."""
        if body and (headers or {}).get("Content-Type") == "application/n-triples":
            if len(self.sent) >= self.enough:
                raise InputError("cut off")
            self.sent.append(body.count(b"\n"))
        return super().send(method, address, body, headers, accepted, into)


@pytest.fixture(autouse=True)
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The notes of one test are none of the next."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def target(server: Server, client: Client | None = None) -> Target:
    # The tests of the questions have the default graph for themselves.
    merge = "https://w3id.org/cybergov/graph/small-merge"
    return Target(addresses_of(server.endpoint, merge), client or Counting(server))


def quiet(_: str) -> None:
    """Tell nobody."""


def test_a_file_goes_there_whole_once_and_what_changed_again(server: Server, small: Path) -> None:
    graphs = graphs_of(small)
    there = target(server)
    pushed = push(small, graphs, there, quiet)
    assert len(pushed) == len(graphs) > 20
    assert all(p.sent for p in pushed)
    for graph, contents in graphs.items():
        assert there.contents(graph).hash == contents.hash
    assert not any(p.sent for p in push(small, graphs, there, quiet))
    one, other, *_ = (graph for graph in graphs if "/graph/actors/" in graph)
    there.add(one, b"<http://e/s> <http://e/p> <http://e/o> .\n")
    there.update(
        f"DELETE {{ GRAPH <{other}> {{ ?s ?p ?o }} }} INSERT {{ GRAPH <{other}> {{ ?s ?p 1 }} }} "
        f"WHERE {{ SELECT * {{ GRAPH <{other}> {{ ?s ?p ?o }} }} ORDER BY ?s ?p ?o LIMIT 1 }}"
    )
    assert there.count(other) == graphs[other].triples
    assert {p.graph for p in push(small, graphs, there, quiet) if p.sent} == {one, other}


def test_a_push_that_was_cut_off_goes_on(server: Server, small: Path) -> None:
    graphs = {"": graphs_of(small)[""]}
    empty = target(server)
    empty.put("", b"")
    first = Counting(server, enough=3)
    with pytest.raises(InputError, match="cut off"):
        push(small, graphs, target(server, first), quiet, chunk=2000)
    assert 4000 < empty.count("") < graphs[""].triples
    second = Counting(server)
    push(small, graphs, target(server, second), quiet, chunk=2000)
    assert sum(first.sent) + sum(second.sent) == graphs[""].triples
    assert empty.contents("").hash == graphs[""].hash


def test_what_was_emptied_meanwhile_or_changed_is_sent_from_the_beginning(
    server: Server, small: Path
) -> None:
    graphs = {"": graphs_of(small)[""]}
    there = target(server)
    others = b"".join(b'<http://e/s> <http://e/p> "%d" .\n' % n for n in range(9000))
    for spoil in (b"", others):
        there.put("", b"")
        with pytest.raises(InputError, match="cut off"):
            push(small, graphs, target(server, Counting(server, enough=3)), quiet, chunk=2000)
        there.put("", spoil)
        last = Counting(server)
        push(small, graphs, target(server, last), quiet)
        assert there.contents("").hash == graphs[""].hash
        if not spoil:
            assert sum(last.sent) == graphs[""].triples


def test_the_server_infers_what_a_build_infers(server: Server, small: Path) -> None:
    graphs = graphs_of(small)
    assert graphs[INFERRED_GRAPH].triples > 200
    there = target(server)
    for graph in ("", INFERRED_GRAPH):
        there.put(graph, b"<http://e/s> <http://e/p> <http://e/o> .\n")
    options = ["--endpoint", server.endpoint, "--default-graph", there.name("")]
    result = cybergov("push", small, "--rules", *options, CYBERGOV_AUTH=server.user)
    assert result.returncode == 0, result.stderr
    assert f"the merge has {graphs[''].triples} triples there, the same as in the file." in (
        result.stdout
    )
    assert there.contents("").hash == graphs[""].hash
    assert there.contents(INFERRED_GRAPH).hash == graphs[INFERRED_GRAPH].hash


@pytest.mark.parametrize("rule", RULES, ids=lambda path: path.stem)
def test_every_rule_can_be_an_insertion(rule: Path) -> None:
    there = Target(addresses_of("http://h/query"), Client(1))
    text = insertion(rule.read_text("utf-8"), rule.name, there, ["http://e/one", "http://e/two"])
    restricted = "VALUES ?here { <http://e/one> <http://e/two> }" in text
    assert restricted == starts_from_a_node(rule.read_text("utf-8"))
    assert rule.stem == "cites" or restricted
    with pytest.raises(InputError, match="the rule is no CONSTRUCT"):
        insertion("ASK {}", rule.name, there, [])


def test_the_hash_tells_what_differs_and_not_what_is_named_otherwise() -> None:
    def of(text: str) -> str:
        quads = parse(text, format=RdfFormat.N_TRIPLES)
        return contents_of(quad.triple for quad in quads).hash

    one = '<http://e/a> <http://e/p> "x"@en .\n<http://e/b> <http://e/p> _:n .\n'
    same = '<http://e/b> <http://e/p> _:other .\n<http://e/a> <http://e/p> "x"@en .\n'
    assert of(one) == of(same)
    for old, new in (('"x"@en', '"x"'), ("e/a", "e/c"), ("_:n", "<e:n>"), ("e/p> _", "e/q> _")):
        assert of(one) != of(one.replace(old, new))


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ([], 2, "push needs an --endpoint"),
        (["x.nq", "--dist", "d", "--endpoint", "http://h/"], 2, "name two things to push"),
        (["none.nq", "--endpoint", "http://h/"], 1, "none.nq is not there"),
        (["README.md", "--endpoint", "http://h/"], 1, "RDF has no format with that ending"),
    ],
)
def test_a_push_of_nothing_is_one_sentence(
    arguments: list[str], status: int, sentence: str
) -> None:
    result = cybergov("push", *arguments)
    assert result.returncode == status
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1

"""What is wrong gets a sentence and a remedy, and what is hostile holds nobody up."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from mcp import MCPError

from tests.command import cybergov
from tests.conftest import ROOT
from tests.mcp.connected import Client, command, connected, environment, refusal
from tests.test_keywords import OF_ANOTHER_HOST

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GREEDY = "SELECT (GROUP_CONCAT(?s) AS ?x) { ?c cg:statement ?s . ?d cg:mode ?m }"
LONG = "SELECT (GROUP_CONCAT(?s) AS ?x) { ?c cg:statement ?s VALUES ?i { 1 2 3 4 5 6 } }"


@pytest.mark.parametrize(
    ("words", "remedy", "tool", "arguments"),
    [
        ("nothing here is called 'no such thing'", "`search`", "thing", {"name": "no such thing"}),
        ("Did you mean 'cyber sovereignty'", "`search`", "thing", {"name": "cyber sovereignity"}),
        ("names several things", "Choose one of these names", "thing",
         {"name": "World Summit on the Information Society"}),
        ("argument 'words' is missing", "", "search", {}),
        ("argument 'words' is missing", "", "search", {"words": None}),
        ("no argument 'colour'", "there are: words, kind, limit", "search",
         {"words": "a", "colour": "red"}),
        ("'words' is a text", "", "search", {"words": 5}),
        ("'words' is a text", "", "search", {"words": ["a"]}),
        ("'words' has 1 to 400 characters", "", "search", {"words": "a" * 401}),
        ("'words' has 1 to 400 characters", "", "search", {"words": ""}),
        ("'kind' is one of concept", "", "search", {"words": "a", "kind": "tree"}),
        ("'limit' lies between 1 and 200", "", "search", {"words": "a", "limit": 0}),
        ("'limit' is a whole number", "", "search", {"words": "a", "limit": "many"}),
        ("'limit' is a whole number", "", "search", {"words": "a", "limit": 1.5}),
        ("'limit' is a whole number", "", "search", {"words": "a", "limit": True}),
        ("Give at least one of concept, actor", "", "claims", {}),
        ("No claim has the relation 'cg:likes'", "cg:remedies", "claims",
         {"relation": "cg:likes"}),
        ("No claim has the relation", "cg:remedies", "claims", {"relation": "cg:a b>"}),
        ("no question 'why'", "`questions`", "ask_question", {"question": "why"}),
        ("no parameter 'day'", "there are: author", "ask_question",
         {"question": "remedies", "values": {"day": "2020-01-01"}}),
        ("'day' fits", "", "ask_question",
         {"question": "bound-on-day", "values": {"day": "yesterday"}}),
        ("there is no day '2021-02-30'", "", "ask_question",
         {"question": "bound-on-day", "values": {"day": "2021-02-30"}}),
        ("nothing here is called 'nobody'", "`search`", "ask_question",
         {"question": "remedies", "values": {"author": "nobody"}}),
        ("'values' is an object", "", "ask_question", {"question": "remedies", "values": "x"}),
        ("'values' has texts only", "", "ask_question",
         {"question": "remedies", "values": {"author": {"a": 1}}}),
        ("is a concept", "two of one kind", "compare", {"one": "France", "other": "sovereignty"}),
        ("is one thing", "another", "compare", {"one": "France", "other": "actor:FRA"}),
        ("and no 100", "sections", "compare",
         {"one": "France", "other": "Brazil", "section": 100}),
        ("no SPARQL", "Mend it", "sparql", {"query": "SELEC ?s"}),
        ("read-only", "SELECT", "sparql", {"query": "DROP ALL"}),
        ("read-only", "SELECT", "sparql", {"query": "INSERT DATA { <a:a> <a:b> <a:c> }"}),
        ("SERVICE", "Leave SERVICE out", "sparql",
         {"query": "SELECT * { SERVICE <http://a.org/> { ?s ?p ?o } }"}),
        ("no graph <http://a.org/>", "Leave GRAPH and FROM out", "sparql",
         {"query": "SELECT * FROM <http://a.org/> { ?s ?p ?o }"}),
        ("longer than 4 seconds", "LIMIT", "sparql", {"query": ENDLESS}),
        ("more than 512 MiB of memory", "LIMIT", "sparql", {"query": GREEDY}),
        ("more than 1 MiB", "LIMIT", "sparql", {"query": LONG}),
        ("nested too deeply", "fewer brackets", "sparql",
         {"query": "ASK " + "{" * 8000 + "}" * 8000}),
        ("'query' has 1 to 32768", "", "sparql", {"query": "ASK {}" + " " * 40_000}),
    ],
)  # fmt: skip
def test_a_mistake_gets_a_sentence_with_a_remedy(
    client: Client, words: str, remedy: str, tool: str, arguments: dict[str, Any]
) -> None:
    told = client.refuse(tool, **arguments)
    assert words.lower() in told.lower()
    assert remedy in told
    assert "\n" not in told and told[-1] in ".?`"


def test_there_is_no_other_tool(client: Client) -> None:
    with pytest.raises(MCPError, match="There is no tool 'delete'; there are ask_question, claims"):
        client.do(client.session.call_tool, "delete", {})


@pytest.mark.parametrize("query", OF_ANOTHER_HOST)
def test_no_spelling_of_service_gets_through(client: Client, query: str) -> None:
    told = client.refuse("sparql", query=query.format("http://127.0.0.1:9/"))
    assert "asks another host (SERVICE)" in told or "no SPARQL" in told


HOSTILE = [
    "\x00",
    "'; DROP ALL; --",
    "<script>",
    "\u202e",
    "../../etc/passwd",
    "?x } } #",
    "a" * 400,
]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_is_only_text(client: Client, text: str) -> None:
    client.give("search", words=text)
    client.give("questions", words=text)
    for tool, name in (("thing", "name"), ("claims", "actor"), ("path", "start")):
        others = {"end": "France"} if tool == "path" else {}
        assert "nothing here is called" in client.refuse(tool, **{name: text}, **others).lower()
    values = {"author": text}
    assert client.refuse("ask_question", question="remedies", values=values)


def test_hostile_queries_beside_keep_nobody_from_an_answer(client: Client) -> None:
    hostile = [client.begin("sparql", query=f"{ENDLESS} # {n}") for n in range(20)]
    for _ in range(3):
        assert client.give("search", words="common security")["total"]
        assert client.give("thing", name="France")["claims"]
        assert client.give("ask_question", question="remedies")["answer"]["rows"]
        assert client.give("claims", concept="common security")["claims"]
    # All of that was answered before the first of them was ended for its time.
    assert sum(not call.done() for call in hostile) >= 1
    reasons = "longer than 4 seconds|too many long ones run|was free|of memory|run or wait"
    for call in hostile:
        assert re.search(reasons, refusal(call.result()))
    assert client.give("sparql", query="ASK {}")["holds"] is True


def test_a_call_that_is_taken_back_is_ended(small: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with connected(small, log, "--seconds", "30") as client:
        client.give("sparql", query="ASK {}")
        call = client.begin("sparql", query=ENDLESS)
        client.give("search", words="a")
        call.cancel()
        while '"reason": "lost"' not in log.read_text():
            client.give("search", words="a")


class Piped:
    """The command with its bare pipes."""

    def __init__(self, dist: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            command(dist, *options),
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def stop(self) -> tuple[bytes, bytes]:
        """End it, if it has not ended, and return what it wrote since."""
        self.process.kill()
        self.process.wait()
        assert self.process.stdin and self.process.stdout and self.process.stderr
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        if self.process.stdout.closed:
            return b"", b""
        with self.process.stdout, self.process.stderr:
            return self.process.stdout.read(), self.process.stderr.read()

    def send(self, line: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def ask(self, id_: int, method: str, **params: Any) -> None:
        message = {"jsonrpc": "2.0", "id": id_, "method": method, "params": params}
        self.send(json.dumps(message).encode())

    def answer(self, id_: int) -> dict[str, Any]:
        """Read on until the answer; each line is a message of the protocol."""
        assert self.process.stdout
        for line in self.process.stdout:
            message: dict[str, Any] = json.loads(line)
            assert message["jsonrpc"] == "2.0"
            if message.get("id") == id_:
                return message
        raise AssertionError("it has gone")

    def greet(self) -> None:
        about = {"name": "test", "version": "0"}
        self.ask(0, "initialize", protocolVersion="2025-06-18", capabilities={}, clientInfo=about)
        assert self.answer(0)["result"]["protocolVersion"] == "2025-06-18"
        self.send(b'{"jsonrpc":"2.0","method":"notifications/initialized"}')


@pytest.fixture
def piped(small: Path) -> Iterator[Piped]:
    running = Piped(small, "--seconds", "30")
    try:
        running.greet()
        yield running
    finally:
        running.stop()


def test_what_is_no_message_ends_nothing(piped: Piped) -> None:
    for line in (b"", b"no json", b"\xff\xfe", b"[]", b"[" * 100_000, b'{"jsonrpc":"2.0"}',
                 b'{"jsonrpc":"2.0","id":5,"method":"tools/call","params":[]}',
                 b'{"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"search",'
                 b'"arguments":{"words":"\\ud800"}}}',
                 b'{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"search",'
                 b'"arguments":"words"}}', b"x" * 1_000_000):  # fmt: skip
        piped.send(line)
    piped.ask(8, "tools/call", name="search", arguments={"words": "a"})
    assert piped.answer(8)["result"]["structuredContent"]["total"] > 0


def test_it_ends_when_the_client_goes_whatever_is_being_answered(piped: Piped) -> None:
    piped.ask(1, "tools/call", name="sparql", arguments={"query": "ASK {}"})
    piped.answer(1)
    piped.ask(2, "tools/call", name="sparql", arguments={"query": ENDLESS})
    piped.ask(3, "tools/call", name="search", arguments={"words": "a"})
    piped.answer(3)
    processes = psutil.Process(piped.process.pid).children(recursive=True)
    assert piped.process.stdin
    piped.process.stdin.close()
    assert piped.process.wait(10) == 0
    assert not psutil.wait_procs(processes, 5)[1]
    assert b"Traceback" not in piped.stop()[1]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_it_is_told_to(piped: Piped, number: int) -> None:
    piped.ask(1, "tools/call", name="sparql", arguments={"query": "ASK {}"})
    piped.answer(1)
    processes = psutil.Process(piped.process.pid).children(recursive=True)
    os.kill(piped.process.pid, number)
    assert piped.process.wait(10) == 0
    assert not psutil.wait_procs(processes, 5)[1]


def test_it_leaves_no_process_when_it_is_killed(piped: Piped) -> None:
    piped.ask(1, "tools/call", name="sparql", arguments={"query": "ASK {}"})
    piped.answer(1)
    processes = psutil.Process(piped.process.pid).children(recursive=True)
    piped.process.kill()
    assert not psutil.wait_procs(processes, 5)[1]


def test_a_mistake_in_the_call_gets_a_sentence_and_nothing_on_the_output(
    small: Path, tmp_path: Path
) -> None:
    for status, words, options in (
        (2, "--seconds takes more than 0, not 0.0.", ["--dist", str(small), "--seconds", "0"]),
        (2, "--memory-mib takes more than 0", ["--dist", str(small), "--memory-mib", "-1"]),
        (1, "Run `cybergov build` first.", ["--dist", str(tmp_path)]),
    ):
        result = cybergov("mcp", *options)
        assert (result.returncode, result.stdout) == (status, "")
        assert words in result.stderr and result.stderr.count("\n") == 1
    (tmp_path / "mcp.py").write_text("raise ModuleNotFoundError(name='mcp')", "utf-8")
    result = cybergov("mcp", "--dist", str(small), PYTHONPATH=f"{tmp_path}:{ROOT}")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "The server needs mcp, which is not installed: pip install 'cybergov[mcp]'\n"
    )


def test_a_damaged_build_is_told_and_ends_it(small: Path, tmp_path: Path) -> None:
    for file in small.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "cybergov.nt").write_text("broken", "utf-8")
    running = Piped(tmp_path)
    try:
        # The pipe stays open: it ends by itself.
        assert running.process.wait(30) == 1
    finally:
        output, errors = running.stop()
    assert output == b""
    assert b"is not the file that the build wrote" in errors.splitlines()[-1]

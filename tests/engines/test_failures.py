"""What a server does wrong is told in one sentence, with status 1 and never a traceback."""

from __future__ import annotations

import signal
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

import pytest

from cybergov.engines.addresses import addresses_of, authentication
from cybergov.engines.http import Client
from cybergov.engines.values import canonical_results
from cybergov.findings import InputError, UsageError
from cybergov.main import main

JSON: Final = "application/sparql-results+json"
_TERM: Final = b'{"type":"literal","value":"x"}'
ROWS: Final = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":' + _TERM + b"}]}}"
SELECT: Final = "SELECT ?s WHERE { ?s ?p ?o }"


class Faulty(BaseHTTPRequestHandler):
    """Answers by the path that it is asked at."""

    protocol_version = "HTTP/1.1"
    #: The requests that came, with what they said of who asks.
    seen: Final[list[tuple[str, str | None]]] = []

    def do_POST(self) -> None:
        """Read all and answer."""
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asks = self.headers.get("Authorization")
        self.seen.append((self.path, asks))
        if self.path == "/slow":
            time.sleep(3)
            self.reply(200, ROWS)
        elif self.path == "/json":
            self.reply(200, ROWS[:-20])
        elif self.path == "/short":
            self.reply(200, ROWS, length=len(ROWS) + 9)
        elif self.path == "/page":
            self.reply(200, b"<html>Welcome</html>", kind="text/html")
        elif self.path == "/error":
            self.reply(500, b"<h1>Out of\x1b[2J memory</h1>" + b"x" * 1000, kind="text/html")
        elif self.path == "/moved":
            self.reply(301, b"", head={"Location": "https://other.example/sparql"})
        elif self.path == "/cut":
            self.reply(200, ROWS, head={"X-SPARQL-MaxRows": "10000"})
        elif self.path == "/ask":
            self.reply(200, b'{"head":{},"boolean":true}')
        elif self.path == "/no-http":
            self.wfile.write(b"what?\r\n\r\n")
            self.close_connection = True
        elif asks is None or not asks.startswith(("Basic dTpw", "Digest ")):
            challenge = 'Digest realm="r", nonce="n", qop="auth"'
            basic = self.path == "/basic"
            self.reply(
                401, b"", head={"WWW-Authenticate": 'Basic realm="r"' if basic else challenge}
            )
        else:
            self.reply(403 if self.path == "/forbidden" else 200, ROWS)

    def reply(
        self,
        status: int,
        body: bytes,
        kind: str = JSON,
        length: int | None = None,
        head: Mapping[str, str] | None = None,
    ) -> None:
        """Send a whole response, or one that promises more than it holds."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in (head or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = length is not None

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def faulty() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Faulty)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An asking command lets Ctrl-C end the process; the tests keep their own way."""
    monkeypatch.delenv("CYBERGOV_AUTH", raising=False)
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the one sentence that a call ends with."""
    assert main(arguments) == 1
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.count("\n") == 1
    return errors


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/slow", "gave no answer within 0.5 seconds. --timeout waits longer."),
        ("/json", "the server gave a broken answer"),
        ("/short", "broke off before its end."),
        ("/page", "the server gave a broken answer of type text/html"),
        ("/error", "answers 500: Out of [2J memory xxx"),
        ("/moved", "has moved to https://other.example/sparql: ask there."),
        ("/cut", "the server cut its answer short at a limit of its own"),
        ("/ask", "it is of another kind than the query."),
        ("/no-http", "gave a broken answer (what?)."),
        ("/basic", "asks who you are (401): put user:password into the variable CYBERGOV_AUTH."),
    ],
)
def test_what_a_server_does_wrong_is_one_sentence(
    faulty: str, capsys: pytest.CaptureFixture[str], path: str, sentence: str
) -> None:
    errors = said(capsys, "ask", SELECT, "--endpoint", faulty + path, "--timeout", "0.5")
    assert sentence in errors
    assert len(errors) < 300


def test_what_is_written_into_a_file_is_whole(faulty: str, tmp_path: Path) -> None:
    with (
        (tmp_path / "body").open("wb") as file,
        pytest.raises(InputError, match=r"broke off before its end\.$"),
    ):
        Client(5).send("POST", faulty + "/short", b"", into=file)


def test_a_refused_connection_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    errors = said(capsys, "show", "France", "--endpoint", f"http://127.0.0.1:{port}/query")
    assert errors == f"127.0.0.1:{port} refuses the connection. Is the server running?\n"


def test_a_wrong_password_is_one_sentence(
    faulty: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CYBERGOV_AUTH", "somebody:wrong")
    assert "does not let the user 'somebody' do this (401)." in said(
        capsys, "ask", SELECT, "--endpoint", faulty + "/basic"
    )
    assert "does not let the user 'somebody' do this (403)." in said(
        capsys, "ask", SELECT, "--endpoint", faulty + "/forbidden"
    )


@pytest.mark.parametrize("way", ["Basic", "Digest"])
def test_a_password_is_told_to_who_asks_for_it_and_as_it_asks(
    faulty: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setenv("CYBERGOV_AUTH", "u:p")
    Faulty.seen.clear()
    assert main(["ask", SELECT, "--endpoint", f"{faulty}/{way.lower()}"]) == 0
    capsys.readouterr()
    (_, first), (_, second) = Faulty.seen
    assert first is None
    assert second is not None
    assert second.startswith(way + " ")
    assert way == "Basic" or 'username="u"' in second
    Faulty.seen.clear()
    assert main(["ask", "ASK {}", "--endpoint", f"{faulty}/ask"]) == 0
    assert [told for _, told in Faulty.seen] == [None]


@pytest.mark.parametrize(
    "address",
    [
        "file:///x",
        "localhost:7878",
        "http://",
        "http://u:p@h/",
        "http://h:x/",
        "http://h/ x",
    ],
)
def test_an_address_that_is_none_is_a_wrong_call(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", SELECT, "--endpoint", address]) == 2
    assert "address" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--endpoint", "http://h/", "--dist", "dist"],
        ["--default-graph", "http://e/g"],
        ["--timeout", "5"],
        ["--endpoint", "http://h/", "--timeout", "soon"],
    ],
)
def test_options_that_do_not_go_together_are_a_wrong_call(options: list[str]) -> None:
    assert main(["ask", SELECT, *options]) == 2


def test_the_password_is_user_and_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CYBERGOV_AUTH", "user:pass:word")
    assert authentication() == ("user", "pass:word")
    monkeypatch.setenv("CYBERGOV_AUTH", "user")
    with pytest.raises(UsageError, match="is not of the form user:password"):
        authentication()


@pytest.mark.parametrize(
    ("endpoint", "update", "graphs"),
    [
        ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store"),
        ("http://h/ds", "http://h/ds", "http://h/ds"),
        ("http://h/ds/sparql", "http://h/ds/update", "http://h/ds/data"),
        ("http://h/ds/query", "http://h/ds/update", "http://h/ds/data"),
        ("https://h/sparql", "https://h/sparql", "https://h/sparql-graph-crud"),
        ("http://h/sparql-auth", "http://h/sparql-auth", "http://h/sparql-graph-crud-auth"),
    ],
)
def test_one_address_tells_the_others(endpoint: str, update: str, graphs: str) -> None:
    found = addresses_of(endpoint)
    assert (found.query, found.update, found.graphs) == (endpoint, update, graphs)
    given = addresses_of(endpoint, None, "http://h/u", "http://h/g")
    assert (given.update, given.graphs) == ("http://h/u", "http://h/g")


def test_another_spelling_of_a_value_is_the_same_value() -> None:
    body = ROWS.replace(
        b'{"type":"literal","value":"x"}',
        b'{"type":"typed-literal","value":"1","datatype":"http://www.w3.org/2001/XMLSchema#boolean"}',
    )
    assert b'"true"' in canonical_results(body)
    node = ROWS.replace(
        b'{"type":"literal","value":"x"}', b'{"type":"bnode","value":"nodeID://b7"}'
    )
    assert b'"nodeIDb7"' in canonical_results(node)
    assert canonical_results(ROWS) is ROWS

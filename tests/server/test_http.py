"""What all answers have in common: caching, compression, other sites' scripts, health, the log."""

from __future__ import annotations

import gzip
import re
import time
from urllib.parse import quote

import httpx
import pytest

from tests.server.running import Running

QUERY = "SELECT ?c ?l { ?c skos:prefLabel ?l } ORDER BY ?c ?l LIMIT 500"
PATHS = ["/", "/explorer.html", "/concept/sovereignty.ttl", "/ns", "/api/search?q=law",
         "/api/questions/remedies/answer", f"/sparql?query={quote(QUERY)}"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_what_a_client_has_is_not_sent_again(server: Running, path: str) -> None:
    first = server.get(path)
    assert first.status_code == 200, first.text
    assert re.fullmatch(r'(W/)?"[0-9a-f]{32}(-gzip)?"', first.headers["etag"])
    assert first.headers["cache-control"] == "public, max-age=300"
    again = server.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = server.get(path, headers={"If-None-Match": '"another"'})
    assert other.status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_answers_are_compressed_for_those_who_read_that(server: Running, path: str) -> None:
    with httpx.Client() as client:
        plain = client.get(f"{server.address}{path}", headers={"Accept-Encoding": "identity"})
        assert "content-encoding" not in plain.headers
        with client.stream(
            "GET", f"{server.address}{path}", headers={"Accept-Encoding": "gzip"}
        ) as packed:
            data = b"".join(packed.iter_raw())
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert len(data) < len(plain.content) / 2
    assert gzip.decompress(data) == plain.content
    refused = {"Accept-Encoding": "gzip;q=0"}
    assert "content-encoding" not in server.get(path, headers=refused).headers


def test_two_queries_have_two_tags_and_a_query_of_the_hour_has_none(server: Running) -> None:
    one, other = server.ask("ASK { ?s ?p 1 }"), server.ask("ASK { ?s ?p 2 }")
    assert one.headers["etag"] != other.headers["etag"]
    csv = server.ask("ASK { ?s ?p 1 }", headers={"Accept": "text/csv"})
    assert csv.headers["etag"] != one.headers["etag"]
    now = server.ask("SELECT (STRUUID() AS ?x) {}")
    assert now.headers["cache-control"] == "no-store"
    assert "etag" not in now.headers
    assert now.text != server.ask("SELECT (STRUUID() AS ?x) {}").text


def test_a_part_of_a_file_can_be_had(server: Running) -> None:
    part = server.get("/cybergov.nt", headers={"Range": "bytes=0-99"})
    assert (part.status_code, len(part.content)) == (206, 100)


def test_scripts_of_other_sites_may_read(server: Running) -> None:
    origin = {"Origin": "https://example.org"}
    for path in (*PATHS, "/sparql?query=nonsense", "/nothing"):
        assert server.get(path, headers=origin).headers["access-control-allow-origin"] == "*"
    asked = {**origin, "Access-Control-Request-Method": "POST",
             "Access-Control-Request-Headers": "content-type"}  # fmt: skip
    answer = httpx.options(f"{server.address}/sparql", headers=asked)
    assert answer.status_code == 200
    assert "POST" in answer.headers["access-control-allow-methods"]


def test_health_and_readiness(server: Running) -> None:
    assert server.get("/health").json() == {"status": "up"}
    ready = server.get("/ready")
    assert (ready.status_code, ready.json()["ready"]) == (200, True)
    assert ready.json()["graph"] == server.get("/manifest.json").json()["sha256"]["cybergov.nt"]


def test_the_head_of_an_answer_can_be_had_alone(server: Running) -> None:
    for path in PATHS:
        answer = httpx.head(f"{server.address}{path}")
        assert (answer.status_code, answer.content) == (200, b"")


def test_the_log_tells_of_a_query_its_length_only(server: Running) -> None:
    query = "ASK { ?secret ?p 1 }"
    server.ask(query)
    lines: list[dict[str, object]] = []
    end = time.monotonic() + 10  # the line is written when the answer is on its way
    while not lines and time.monotonic() < end:
        lines = [told for told in server.log("request") if told.get("query_length") == len(query)]
    assert {"time", "method", "path", "status", "ms", "bytes"} <= lines[0].keys()
    assert lines[0]["status"] == 200
    assert "secret" not in str(server.log())
    assert "127.0.0.1" not in str(server.log("request"))

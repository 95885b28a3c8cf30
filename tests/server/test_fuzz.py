"""Whatever is sent, the answer says what it is: no fault of the server, no lost request."""

from __future__ import annotations

import http.client
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.server.running import Running

BOUNDED = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
#: Pieces of SPARQL, of what is nearly SPARQL, and of nothing at all.
PIECES = (
    "SELECT ASK CONSTRUCT DESCRIBE INSERT DELETE * ?s ?p ?o $x WHERE { } ( ) [ ] <http://a.org/> "
    "<#a> <\\u0041> cg:a skos:prefLabel a:b :x _:b a . ; , / | ^ + ? ! = < > && || - 1 1e9 0.5 "
    "true 'x' \"y\"@en '''z''' \"1\"^^xsd:integer OPTIONAL UNION MINUS GRAPH FROM NAMED SERVICE "
    "SILENT VALUES UNDEF FILTER EXISTS NOT IN BIND AS LIMIT OFFSET ORDER BY GROUP HAVING COUNT "
    "GROUP_CONCAT SUM DISTINCT REDUCED PREFIX BASE REGEX(?o,'(a+)+$') STRUUID() NOW() "
    "SUBSTR('x',0-9,1e9) REPLACE('a','(a)','$9') STRDT('x',?o) <<?s ?p ?o>> # \\ \x00 é 网 𝄞"
).split(" ")
QUERIES = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map(
        lambda parts: f"SELECT * {{ ?s ?p ?o {' '.join(parts)} }} LIMIT 3"
    ),
    st.tuples(
        st.sampled_from(["SELECT * WHERE", "ASK", "CONSTRUCT WHERE"]), st.integers(1, 900)
    ).map(lambda pair: pair[0] + "{" * pair[1] + "?s ?p 1" + "}" * pair[1]),
)
PATHS = st.one_of(
    st.sampled_from(["/sparql", "/api/search", "/api/thing", "/api/claims", "/api/path", "/ns",
                     "/concept/x", "/", "/openapi.json", "/api/questions/remedies/answer"]),
    st.lists(st.text(max_size=12), max_size=4).map(lambda parts: "/" + "/".join(parts)),
)  # fmt: skip
FIELDS = st.lists(
    st.tuples(
        st.sampled_from(["query", "q", "name", "from", "to", "limit", "offset", "format", "role",
                         "default-graph-uri", "named-graph-uri", "kind", "author", "update"]),
        st.text(max_size=40),
    ),
    max_size=4,
)  # fmt: skip
HEADERS = st.dictionaries(
    st.sampled_from(["Accept", "Accept-Encoding", "Content-Type", "If-None-Match", "Range",
                     "Origin", "Host", "X-Forwarded-For", "Content-Length"]),
    st.one_of(
        st.sampled_from(["*/*", "text/turtle", "application/sparql-query", "bytes=5-1", "gzip",
                         "application/x-www-form-urlencoded", "text/*;q=x, */*;q=-1", "99999999"]),
        st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30),
    ),
    max_size=3,
)  # fmt: skip


def check(status: int, headers: dict[str, str], body: bytes) -> None:
    assert 200 <= status < 500 or status == 503, (status, body)
    if status >= 400 and headers.get("content-type") == "application/problem+json" and body:
        told: dict[str, Any] = json.loads(body)
        assert told["status"] == status
        assert told["reason"] != "fault"
        assert told["detail"].endswith(".")


def send(
    server: Running, method: str, path: str, body: bytes | None, headers: dict[str, str]
) -> None:
    """Send bytes as they are, which a library for clients would not."""
    connection = http.client.HTTPConnection(server.address.removeprefix("http://"), timeout=30)
    try:
        connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value.encode("latin-1"))
        if body is not None and "Content-Length" not in headers:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders()
        if "Content-Length" in headers:
            connection.close()  # what it says is not so: the server may wait for the rest
            return
        if body is not None:
            connection.send(body)
        answer = connection.getresponse()
        check(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
    finally:
        connection.close()


@BOUNDED
@given(query=QUERIES, form=st.sampled_from(["", "json", "ttl", "csv", "xml", "rdf", "jsonld"]))
def test_any_query_has_an_answer_or_a_reason(server: Running, query: str, form: str) -> None:
    data = {"query": query, **({"format": form} if form else {})}
    answer = server._client.post(
        f"{server.address}/sparql", data={k: v.encode("utf-8", "replace") for k, v in data.items()}
    )
    check(answer.status_code, dict(answer.headers), answer.content)


@BOUNDED
@given(
    method=st.sampled_from(["GET", "POST", "HEAD", "PUT", "OPTIONS", "PATCH", "BREW"]),
    path=PATHS,
    fields=FIELDS,
    headers=HEADERS,
    body=st.one_of(st.none(), st.binary(max_size=300)),
)
def test_any_request_has_an_answer_or_a_reason(
    server: Running,
    method: str,
    path: str,
    fields: list[tuple[str, str]],
    headers: dict[str, str],
    body: bytes | None,
) -> None:
    from urllib.parse import quote, urlencode

    encoded = [(name, value.encode("utf-8", "replace")) for name, value in fields]
    target = quote(path.encode("utf-8", "replace")) + ("?" + urlencode(encoded) if encoded else "")
    send(server, method, target, body, headers)


def test_after_all_that_the_server_is_as_it_was(server: Running) -> None:
    assert server.get("/ready").json()["ready"] is True
    assert server.ask("ASK { ?s ?p 99 }").status_code == 200
    assert not server.log("fault")
    assert not [line for line in server.log("server") if line["level"] == "error"]

"""What takes too much is ended with the reason; who asks too much waits; nothing is lost."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import psutil
import pytest

from tests.server.running import Running, running

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?f ?c"


@pytest.fixture(scope="module")
def strict(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that allows little of everything."""
    options = (
        "--seconds 3 --quick-seconds 0.3 --memory-mib 32 --result-mib 1 --query-kib 4 "
        "--body-kib 8 --per-client 4 --workers 3 --long-workers 2 --waiting 8 --log-queries"
    )
    with running(small, tmp_path_factory.mktemp("strict"), *options.split()) as started:
        yield started


def reason(answer: httpx.Response) -> tuple[int, str]:
    told = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert told["detail"].endswith(".")
    return answer.status_code, told["reason"]


def alone(server: Running, query: str) -> httpx.Response:
    """Ask when nothing else runs."""
    for _ in range(200):
        state = server.get("/ready").json()
        if state["long"] == state["waiting"] == 0 and state["idle"] == 3:
            break
        time.sleep(0.05)
    return server.ask(query)


def test_a_query_is_ended_at_the_limit_of_time(strict: Running) -> None:
    began = time.monotonic()
    answer = alone(strict, ENDLESS)
    assert reason(answer) == (503, "time")
    assert answer.json()["detail"] == ("The query was ended because it took longer than 3 seconds.")
    # The kernel would end it two seconds later, if the server did not.
    assert 2.9 < time.monotonic() - began < 4.8
    assert "retry-after" not in answer.headers


def test_a_query_is_ended_at_the_limit_of_memory(strict: Running) -> None:
    answer = alone(strict, GREEDY)
    assert reason(answer) == (503, "memory")
    assert "32 MiB" in answer.json()["detail"]


def test_what_is_too_large_or_too_long_is_refused(strict: Running) -> None:
    assert reason(alone(strict, "SELECT * { ?a ?b ?c . ?d ?e ?f }")) == (400, "size")
    assert reason(alone(strict, "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }")) == (400, "size")
    assert reason(strict.ask("ASK {} #" + "x" * 5000)) == (413, "size")
    body = {"query": "ASK {} #" + "x" * 9000}
    assert reason(httpx.post(f"{strict.address}/sparql", data=body)) == (413, "size")


@pytest.mark.parametrize(
    "query",
    [
        "ASK " + "{" * 1500 + "}" * 1500,
        "ASK { FILTER(" + "(" * 1500 + "1" + ")" * 1500 + ") }",
        "ASK { ?s " + "(" * 1500 + "cg:a" + ")" * 1500 + " ?o }",
        "ASK { FILTER(" + "!" * 3000 + "true) }",
        "ASK { ?s ?p " + "[ ?p " * 400 + "1" + "]" * 400 + " }",
    ],
)
def test_what_is_nested_too_deeply_ends_one_process_at_most(strict: Running, query: str) -> None:
    answer = alone(strict, query)
    assert answer.status_code in (200, 400, 503), answer.text
    if answer.status_code != 200:
        assert answer.json()["reason"] in ("nesting", "syntax", "memory", "time", "busy")
    assert alone(strict, "ASK {}").json()["boolean"] is True


def test_one_client_may_ask_so_much_at_a_time_and_others_still_ask(strict: Running) -> None:
    alone(strict, "ASK {}")
    with ThreadPoolExecutor(8) as threads:
        asked = [threads.submit(strict.ask, f"{ENDLESS} # {n}") for n in range(8)]
        time.sleep(0.2)
        other = httpx.Client(transport=httpx.HTTPTransport(local_address="127.0.0.9"))
        began = time.monotonic()
        answer = other.get(f"{strict.address}/sparql", params={"query": "ASK { ?a ?b 7 }"})
        assert answer.status_code == 200, answer.text
        assert time.monotonic() - began < 2
        answers = [future.result() for future in asked]
    reasons = [reason(answer) for answer in answers]
    assert (429, "client") in reasons
    assert set(reasons) <= {(429, "client"), (503, "time"), (503, "busy")}
    for answer in answers:
        if answer.json()["reason"] in ("client", "busy"):
            assert int(answer.headers["retry-after"]) > 0


def test_more_than_may_wait_are_told_to_come_again(strict: Running) -> None:
    alone(strict, "ASK {}")

    def ask(number: int) -> httpx.Response:
        transport = httpx.HTTPTransport(local_address=f"127.0.2.{number + 1}")
        with httpx.Client(transport=transport, timeout=30) as client:
            query = {"query": f"{ENDLESS} # w{number}"}
            return client.get(f"{strict.address}/sparql", params=query)

    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(ask, range(20)))
    told = [answer.json() for answer in answers]
    assert {answer.status_code for answer in answers} == {503}
    waiting = [a for a, t in zip(answers, told, strict=True) if "Too many" in t["detail"]]
    assert waiting
    assert all(int(answer.headers["retry-after"]) > 0 for answer in waiting)


def workers(server: Running) -> list[psutil.Process]:
    (nursery,) = psutil.Process(server.process.pid).children()
    return nursery.children()


def test_a_process_that_dies_is_replaced_and_its_request_is_told(strict: Running) -> None:
    alone(strict, "ASK {}")
    before = {process.pid for process in workers(strict)}
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(strict.ask, f"{ENDLESS} # dies")
        time.sleep(0.15)
        for process in workers(strict):
            process.send_signal(signal.SIGTERM)
        answer = asked.result()
    assert reason(answer) == (503, "lost")
    assert int(answer.headers["retry-after"]) > 0
    answer = alone(strict, "ASK { ?a ?b 8 }")
    assert answer.status_code == 200, answer.text
    end = time.monotonic() + 10  # on a busy machine the last of them takes its time
    while len(after := {process.pid for process in workers(strict)}) < 3 or before & after:
        assert time.monotonic() < end, (before, after)
        time.sleep(0.05)


def test_the_work_for_a_client_that_has_gone_is_ended(strict: Running) -> None:
    alone(strict, "ASK {}")
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(f"{strict.address}/sparql", params={"query": f"{ENDLESS} # gone"}, timeout=0.8)
    time.sleep(0.3)
    assert strict.get("/ready").json()["long"] == 0


def test_the_log_has_queries_where_it_was_asked_to(strict: Running) -> None:
    alone(strict, "ASK { ?a ?b 9 }")
    end = time.monotonic() + 10  # the line is written when the answer is on its way
    while time.monotonic() < end:
        if "ASK { ?a ?b 9 }" in [line.get("query") for line in strict.log("request")]:
            return
        time.sleep(0.02)
    raise AssertionError("the query is not in the log")


def test_when_the_process_that_holds_the_graph_dies_it_is_loaded_again(
    small: Path, tmp_path: Path
) -> None:
    with running(small, tmp_path, "--workers", "2") as server:
        (nursery,) = psutil.Process(server.process.pid).children()
        orphans = nursery.children()
        nursery.kill()
        end = time.monotonic() + 20
        while len(server.log("ready")) < 2 and time.monotonic() < end:
            time.sleep(0.05)
        assert server.ready().ask("ASK { ?a ?b 3 }").status_code == 200
        assert not psutil.wait_procs(orphans, 5)[1]


def test_a_server_that_is_told_to_end_answers_first(small: Path, tmp_path: Path) -> None:
    with running(small, tmp_path, "--seconds", "2", "--drain-seconds", "10") as server:
        processes = psutil.Process(server.process.pid).children(recursive=True)
        with ThreadPoolExecutor(1) as threads:
            asked = threads.submit(server.ask, ENDLESS)
            time.sleep(0.5)
            os.kill(server.process.pid, signal.SIGTERM)
            time.sleep(0.3)
            with pytest.raises(httpx.ConnectError):
                server.ask("ASK {}")
            assert reason(asked.result()) == (503, "time")
        assert server.process.wait(10) == 0
        assert not psutil.wait_procs(processes, 5)[1]
        assert server.log()[-1]["event"] == "ended"


def test_a_server_that_is_killed_leaves_no_process(small: Path, tmp_path: Path) -> None:
    with running(small, tmp_path) as server:
        processes = psutil.Process(server.process.pid).children(recursive=True)
        threading.Thread(target=lambda: _try(server), daemon=True).start()
        time.sleep(0.4)
        server.process.kill()
        assert not psutil.wait_procs(processes, 5)[1]


def _try(server: Running) -> None:
    try:
        server.ask(ENDLESS)
    except httpx.HTTPError:
        return


def test_half_a_request_holds_nobody_up(strict: Running) -> None:
    port = int(strict.address.rpartition(":")[2])
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(50)]
    for connection in slow:
        connection.sendall(b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nquery=")
    assert strict.ask("ASK { ?a ?b 10 }").status_code == 200
    for connection in slow:
        connection.close()

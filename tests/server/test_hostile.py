"""While queries that never end are asked, those that are quick to answer are answered."""

from __future__ import annotations

import statistics
import threading
import time

import httpx
import pytest

from tests.server.running import Running

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
DEEP = "SELECT (COUNT(*) AS ?n) { ?a (!cg:none|^!cg:none)* ?b . ?b (!cg:none|^!cg:none)+ ?c }"
REGEX = (
    'SELECT ?a { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), "'
    + "(.*a.*b.*c.*)" * 40
    + '", "i")) }'
)
CONSTRUCT = "CONSTRUCT { ?a ?e ?f . ?d ?b ?c } WHERE { ?a ?b ?c . ?d ?e ?f }"
SORT = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c"
HOSTILE = (CROSS, DEEP, REGEX, CONSTRUCT, SORT)
QUICK = "SELECT ?label { concept:sovereignty skos:prefLabel ?label }"
#: What half of the answers, and what any of them may take while hostile queries run.
USUAL, MOST = 1.0, 4.0


@pytest.mark.parametrize("clients", [1, 20])
def test_quick_queries_are_answered_while_twenty_hostile_ones_run(
    server: Running, clients: int
) -> None:
    stop = threading.Event()
    refused: list[httpx.Response] = []

    def be_hostile(number: int) -> None:
        # Each has an address of its own, as clients on the network have.
        address = f"127.0.1.{number % clients + 1}"
        with httpx.Client(
            transport=httpx.HTTPTransport(local_address=address), timeout=60
        ) as client:
            while not stop.is_set():
                query = HOSTILE[number % len(HOSTILE)] + f" # {number}"
                answer = client.post(f"{server.address}/sparql", data={"query": query})
                refused.append(answer)

    threads = [threading.Thread(target=be_hostile, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    time.sleep(1)
    times = []
    with httpx.Client(timeout=60) as client:
        for number in range(15):
            began = time.monotonic()
            query = {"query": f"{QUICK} # {clients} {number}"}  # each another, so that none is kept
            answer = client.get(f"{server.address}/sparql", params=query)
            times.append(time.monotonic() - began)
            assert answer.status_code == 200, answer.text
            assert len(answer.json()["results"]["bindings"]) >= 6
        assert client.get(f"{server.address}/health").status_code == 200
    stop.set()
    for thread in threads:
        thread.join()
    print(f"quick: {statistics.median(times):.3f} s, at most {max(times):.3f} s")
    assert statistics.median(times) < USUAL
    assert max(times) < MOST
    assert len(refused) >= 20
    for answer in refused:
        assert answer.status_code in (400, 429, 503), answer.text
        told = answer.json()
        assert told["reason"] in ("time", "memory", "size", "busy", "client", "evaluation")
        assert told["detail"].endswith(".")

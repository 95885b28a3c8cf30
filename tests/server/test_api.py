"""The JSON API: small, described, and every claim with all that it takes to check it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.server.running import Running

CLAIM = "claim:shared-future-essay-common-security-remedies-dilemma"


def given(server: Running, path: str, **parameters: str | int) -> dict[str, Any]:
    answer = server.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    value: dict[str, Any] = answer.json()
    return value


def test_search_finds_a_thing_by_a_part_of_a_name_in_any_language(server: Running) -> None:
    for words in ("cyber sovereignty", "CYBER-SOV", "网络主权"):
        first = given(server, "/api/search", q=words)["hits"][0]
        assert first["thing"]["name"] == "concept:cyber-sovereignty", words
    all_ = given(server, "/api/search", q="security", limit=200)
    states = given(server, "/api/search", q="fran", kind="actor")
    assert all_["total"] >= len(all_["hits"]) > 20
    assert states["hits"][0]["thing"]["label"] == "France"
    assert {hit["thing"]["kind"] for hit in states["hits"]} == {"actor"}
    assert given(server, "/api/search", q="no such words")["total"] == 0


def test_a_thing_with_its_facts_labels_and_record(server: Running) -> None:
    thing = given(server, "/api/thing", name="France")
    assert thing["thing"]["name"] == "actor:FRA"
    assert {"value": "cg:State", "language": ""} in thing["facts"]["rdf:type"]
    assert any(fact["records"] for those in thing["records"].values() for fact in those)
    concept = given(server, "/api/thing", name="common security")
    assert concept["claims"]["cg:subject"] >= 1
    assert {label["language"] for label in concept["labels"]} >= {"en", "fr", "zh"}


def test_every_claim_has_its_passages_with_locator_and_check(server: Running) -> None:
    claims = given(server, "/api/claims", name="source:shared-future-essay", limit=200)
    assert claims["total"] >= len(claims["claims"]) > 50
    for entry in claims["claims"]:
        claim = entry["claim"]
        assert claim["name"].startswith("claim:")
        assert claim["holders"] and claim["statement"] and claim["review"]
        assert claim["passages"] or claim["implicit"]
        for passage in claim["passages"]:
            assert passage["locator"] and passage["anchor"]
            assert passage["check"] in ("full text", "excerpt", "unchecked")
    one = given(server, "/api/claims", name=CLAIM)
    (itself,) = [entry for entry in one["claims"] if entry["role"] == "rdf:type"]
    assert itself["claim"]["name"] == CLAIM
    assert itself["claim"]["passages"][0]["locator"] == "p 4 s 1"
    second = given(server, "/api/claims", name="source:shared-future-essay", limit=1, offset=1)
    assert second["claims"] == claims["claims"][1:2]


def test_the_neighbourhood_leads_from_claim_to_claim(server: Running) -> None:
    around = given(server, "/api/neighbourhood", name="common security", relation="cg:remedies")
    (edge,) = [e for e in around["edges"] if e["claim"] == CLAIM]
    assert edge["target"] == "concept:digital-security-dilemma"
    assert edge["locator"] == "p 4 s 1"
    assert "concept:digital-security-dilemma" in [thing["name"] for thing in around["things"]]


def test_a_path_is_a_list_of_claims(server: Running) -> None:
    way = given(
        server, "/api/path", **{"from": "common security", "to": "digital security dilemma"}
    )
    (step,) = way["steps"]
    assert (step["claim"], step["direction"]) == (CLAIM, "along")


def test_the_library_is_asked_with_typed_parameters(server: Running) -> None:
    listed = given(server, "/api/questions")["questions"]
    assert len(listed) > 90
    for question in listed[:3]:
        one = given(server, f"/api/questions/{question['name']}")
        assert one["question"] == question
        assert "SELECT" in one["query"]
    rows = given(server, "/api/questions/remedies/answer")
    assert rows["rows"][0].keys() <= set(rows["columns"])
    before = given(server, "/api/questions/bound-on-day/answer", day="2005-01-01",
                   treaty="Convention on Cybercrime")  # fmt: skip
    after = given(server, "/api/questions/bound-on-day/answer", day="2020-01-01",
                  treaty="Convention on Cybercrime")  # fmt: skip
    assert 0 < len(before["rows"]) < len(after["rows"])


@pytest.mark.parametrize(
    ("status", "words", "path"),
    [
        (400, "'q' is missing", "/api/search"),
        (400, "lies between 1 and 200", "/api/search?q=a&limit=0"),
        (400, "whole number", "/api/search?q=a&limit=x"),
        (400, "no parameter 'colour'; there are: q, kind, limit", "/api/search?q=a&colour=red"),
        (400, "given twice", "/api/search?q=a&q=b"),
        (400, "is one of concept", "/api/search?q=a&kind=tree"),
        (404, "Did you mean 'cyber sovereignty'", "/api/thing?name=cyber%20sovereignity"),
        (
            409,
            "several things",
            "/api/thing?name=World%20Summit%20on%20the%20Information%20Society",
        ),
        (404, "no question", "/api/questions/why"),
        (404, "no question", "/api/questions/why/answer"),
        (400, "no parameter 'day'", "/api/questions/remedies/answer?day=2020-01-01"),
        (400, "'day' fits", "/api/questions/bound-on-day/answer?day=yesterday"),
        (404, "nothing", "/api/questions/bound-on-day/answer?treaty=nothing%20at%20all"),
    ],
)
def test_a_mistake_gets_a_sentence(server: Running, status: int, words: str, path: str) -> None:
    answer = server.get(path)
    assert answer.status_code == status, answer.text
    assert words.lower() in answer.json()["detail"].lower()


def test_what_is_described_is_what_there_is(server: Running) -> None:
    described = server.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    names = {question["name"] for question in given(server, "/api/questions")["questions"]}
    answers = {f"/api/questions/{name}/answer" for name in names}
    assert described["paths"].keys() == answers | {
        "/api/search", "/api/thing", "/api/claims", "/api/neighbourhood", "/api/path",
        "/api/questions", "/api/questions/{question}",
    }  # fmt: skip
    parameters = described["paths"]["/api/questions/bound-on-day/answer"]["get"]["parameters"]
    assert {p["name"]: p["schema"].get("format") for p in parameters}["day"] == "date"

"""Every tool: claims with their IRIs, sources, locators and anchors, and what is left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from mcp import MCPError
from mcp_types import TextContent

from cybergov.names import BASE
from tests.mcp.connected import Client, connected

CLAIM = BASE + "claim/shared-future-essay-common-security-remedies-dilemma"
ESSAY = BASE + "source/shared-future-essay"
NAMES = [
    "ask_question", "claims", "compare", "path", "questions", "search", "sparql", "thing",
]  # fmt: skip


def claims_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yield each claim in an answer, wherever it stands."""
    if isinstance(value, dict):
        if "passages" in value and "statement" in value:
            yield value
        for part in value.values():
            yield from claims_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from claims_in(part)


def assert_can_be_checked(claims: list[dict[str, Any]]) -> None:
    assert claims
    for claim in claims:
        assert claim["iri"].startswith(f"{BASE}claim/")
        assert claim["holders"] and claim["statement"] and claim["review"]
        assert claim["passages"] or claim["implicit"]
        for passage in claim["passages"]:
            assert passage["iri"].startswith(f"{BASE}passage/")
            assert passage["source"].startswith(BASE) and passage["source_title"]
            assert passage["locator"] and passage["anchor"]
            assert passage["check"] in ("full text", "excerpt", "unchecked")
            assert_there(passage["page"])
        if claim["passages"]:
            assert_there(claim["page"])


def assert_there(address: str) -> None:
    """The page is there, and has the place that the address names."""
    parts = urlsplit(address)
    page = Path(unquote(parts.path)).read_text("utf-8")
    assert not parts.fragment or f'id="{unquote(parts.fragment)}"' in page, address


def test_the_tools_are_few_and_described(client: Client) -> None:
    tools = client.do(client.session.list_tools).tools
    assert [tool.name for tool in tools] == NAMES
    for tool in tools:
        assert len(tool.description) > 80 and tool.title
        assert tool.annotations.read_only_hint is True
        assert tool.input_schema["additionalProperties"] is False
        assert all(p["description"] for p in tool.input_schema["properties"].values())
        assert tool.output_schema["type"] == "object"
        assert "limit" in tool.input_schema["properties"] or tool.name == "path"


def test_it_says_who_it_is_and_how_to_answer(client: Client) -> None:
    assert client.told.server_info.name == "cybergov"
    assert "Answer with passages" in (client.told.instructions or "")
    (prompt,) = client.do(client.session.list_prompts).prompts
    given = client.do(client.session.get_prompt, prompt.name, {"question": "Who votes how?"})
    assert given.messages[0].content.text.endswith("The question: Who votes how?")
    for name, arguments in ((prompt.name, {}), ("another", {"question": "Why?"})):
        with pytest.raises(MCPError, match="answer_with_passages; it takes a question"):
            client.do(client.session.get_prompt, name, arguments)


def test_the_text_of_an_answer_is_its_structure(client: Client) -> None:
    result = client.begin("search", words="common security").result()
    (content,) = result.content
    assert isinstance(content, TextContent)
    assert json.loads(content.text) == result.structured_content


def test_search_finds_things_by_names_in_any_language(client: Client) -> None:
    for words in ("cyber sovereignty", "网络主权"):
        thing = client.give("search", words=words)["hits"][0]["thing"]
        assert thing["iri"] == f"{BASE}concept/cyber-sovereignty"
        assert_there(thing["page"])
    few = client.give("search", words="security", limit=2)
    assert len(few["hits"]) == 2 and few["more"] == few["total"] - 2 > 0
    assert few["note"].startswith(f"{few['more']:,} more things")
    assert (
        client.give("search", words="fran", kind="actor")["hits"][0]["thing"]["label"] == "France"
    )
    none = client.give("search", words="no such words")
    assert none["total"] == 0 and "Nothing has such a name" in none["note"]


def test_a_thing_has_its_labels_claims_and_record(client: Client) -> None:
    concept = client.give("thing", name="common security")
    assert concept["definition"]
    labels = client.give("thing", name="sovereignty")["labels"]
    attested = [passage for label in labels for passage in label["passages"]]
    assert attested and all(p["anchor"] and p["source_title"] for p in attested)
    assert {"en", "fr", "zh"} <= {label["language"] for label in labels}
    roles = {part["role"]: part for part in concept["claims"]}
    assert CLAIM in [claim["iri"] for claim in roles["cg:subject"]["claims"]]
    assert_can_be_checked(list(claims_in(concept["claims"])))

    state = client.give("thing", name="France", limit=3)
    facts = [fact for part in state["records"] for fact in part["facts"]]
    assert all(fact["iri"].startswith(BASE) for fact in facts)
    assert any(fact["records"] and fact["read_on"] for fact in facts)
    lists = [*state["claims"], *state["records"]]
    assert all(len(part.get("claims", part.get("facts"))) <= 3 for part in lists)
    assert all(part["more"] == max(0, part["total"] - 3) for part in lists)
    assert state["more"] > 0 and "raise limit" in state["note"]

    itself = client.give("thing", name=CLAIM)
    assert itself["claims"][0]["claims"][0]["iri"] == CLAIM


def test_claims_are_filtered_by_all_that_is_given(client: Client) -> None:
    found = client.give("claims", concept="common security", relation="cg:remedies")
    (claim,) = found["claims"]
    assert (claim["iri"], found["total"]) == (CLAIM, 1)
    assert claim["terms"]["cg:object"] == ["concept:digital-security-dilemma"]
    (passage,) = claim["passages"]
    assert (passage["source"], passage["locator"]) == (ESSAY, "p 4 s 1")
    assert passage["check"] == "full text"
    assert "security dilemma" in passage["anchor"]
    assert_can_be_checked(found["claims"])

    own = client.give("claims", actor="France", limit=200)
    assert own["total"] == len(own["claims"]) > 10
    assert_can_be_checked(own["claims"])
    people = [claim["holders"] + claim["stated_by"] for claim in own["claims"]]
    assert all("actor:FRA" in [person["name"] for person in those] for those in people)
    first, second = (client.give("claims", actor="France", limit=3, offset=o) for o in (0, 3))
    assert first["claims"] + second["claims"] == own["claims"][:6]
    assert first["note"].startswith(f"{own['total'] - 3} more claims: ask with offset=3")

    text = client.give("claims", source="un-cybercrime-convention", relation="Shall", limit=5)
    assert {p["source"] for c in text["claims"] for p in c["passages"]} == {
        f"{BASE}source/un-cybercrime-convention"
    }
    question = client.give("claims", concept="question:is-sovereignty-a-rule", limit=200)
    assert {"cg:Supports", "cg:ReservesPosition"} <= {
        position for claim in question["claims"] for position in claim["terms"]["cg:position"]
    }
    none = client.give("claims", actor="France", source="shared-future-essay")
    assert none["total"] == 0 and "no proof that nobody said so" in none["note"]


def test_a_view_told_by_somebody_else_is_marked(client: Client) -> None:
    rows = client.give(
        "sparql",
        query="SELECT ?holder { ?c cg:heldBy ?holder ; cg:statedBy ?by ; cg:evidence ?p "
        "FILTER NOT EXISTS { ?c cg:statedBy ?holder } } ORDER BY ?holder LIMIT 1",
    )["answer"]["rows"]
    claims = client.give("claims", actor=rows[0]["holder"], limit=200)["claims"]
    for claim in claims:
        assert claim["reported"] == (
            not {h["name"] for h in claim["holders"]} <= {s["name"] for s in claim["stated_by"]}
        )
    assert any(claim["reported"] for claim in claims)


def test_the_library_is_searched_and_asked(client: Client) -> None:
    found = client.give("questions", words="vote", limit=3)
    assert len(found["questions"]) == 3 and found["more"] == found["total"] - 3 > 0
    (one,) = client.give("questions", words="bound-on-day")["questions"]
    assert {p["name"]: p["type"] for p in one["parameters"]} == {"treaty": "iri", "day": "date"}
    assert "there are the tags" in client.give("questions", words="zzz")["note"]

    remedies = client.give("ask_question", question="remedies")
    rows = remedies["answer"]["rows"]
    assert rows[0].keys() <= set(remedies["answer"]["columns"])
    assert "SELECT" in remedies["query"]
    told = {claim["name"]: claim for claim in remedies["answer"]["claims"]}
    assert told.keys() == {row["claim"] for row in rows}
    assert_can_be_checked(list(told.values()))

    def bound(day: str, **options: int) -> dict[str, Any]:
        values = {"day": day, "treaty": "Convention on Cybercrime"}
        answer = client.give("ask_question", question="bound-on-day", values=values, **options)
        table: dict[str, Any] = answer["answer"]
        return table

    before, after = (bound(day, limit=200) for day in ("2005-01-01", "2020-01-01"))
    assert 0 < len(before["rows"]) < len(after["rows"])
    assert before["prefixes"]["actor"] == f"{BASE}actor/"
    part = bound("2020-01-01", limit=4, offset=4)
    assert part["rows"] == after["rows"][4:8]
    assert part["more"] == len(after["rows"]) - 8
    assert "offset=8" in part["note"]


def test_two_things_stand_side_by_side(client: Client) -> None:
    found = client.give("compare", one="France", other="Brazil", limit=3)
    assert any("No measure of agreement" in note for note in found["notes"])
    said = [item for section in found["sections"] for line in section["lines"]
            for item in (*line["one"], *line["other"])]  # fmt: skip
    with_passage = [item for item in said if item["anchor"]]
    assert with_passage
    for item in with_passage:
        assert item["node"].startswith(BASE) and item["locator"] and item["check"]
        assert all(source.startswith(BASE) for source in item["sources"])
        assert item["source_titles"] and all(item["source_titles"])
        assert_there(item["page"])
    assert all(len(section["lines"]) <= 3 for section in found["sections"])
    assert found["more"] == sum(s["total"] - len(s["lines"]) for s in found["sections"]) > 0
    assert "ask for one section" in found["note"]
    second = client.give("compare", one="France", other="Brazil", section=2, limit=200)
    assert [s["heading"] for s in second["sections"]] == [found["sections"][1]["heading"]]


def test_a_path_is_a_list_of_claims(client: Client) -> None:
    way = client.give("path", start="common security", end="digital security dilemma")
    (step,) = way["steps"]
    assert (step["claim"]["iri"], step["direction"]) == (CLAIM, "along")
    assert_can_be_checked([step["claim"]])
    longer = client.give("path", start="common security", end="France")["steps"]
    assert len(longer) > 1
    assert all(step["claim"] or step["record"].startswith(BASE) for step in longer)


def test_sparql_is_answered_with_the_claims_and_passages_in_the_rows(client: Client) -> None:
    query = (
        "SELECT ?claim ?passage { ?claim cg:subject concept:common-security ; "
        "cg:relation cg:remedies ; cg:evidence ?passage }"
    )
    answer = client.give("sparql", query=query)["answer"]
    assert [claim["iri"] for claim in answer["claims"]] == [CLAIM]
    assert [passage["locator"] for passage in answer["passages"]] == ["p 4 s 1"]
    assert_can_be_checked(answer["claims"])
    assert client.give("sparql", query="ASK {}")["holds"] is True
    triples = client.give("sparql", query="DESCRIBE concept:sovereignty", limit=3)["answer"]
    assert triples["columns"] == ["subject", "predicate", "object"]
    assert len(triples["rows"]) == 3 and triples["more"] > 0


def test_what_is_left_out_of_many_rows_is_counted_as_far_as_that_is_quick(client: Client) -> None:
    some = client.give("sparql", query="SELECT ?c { ?c a skos:Concept }", limit=5)["answer"]
    number = client.give("sparql", query="SELECT (COUNT(*) AS ?n) { ?c a skos:Concept }")
    assert some["more"] == int(number["answer"]["rows"][0]["n"]) - 5
    many = client.give("sparql", query="SELECT * { ?a ?b ?c . ?d ?e ?f }", limit=5)["answer"]
    assert many["more"] >= 1000 and many["note"].startswith("at least ")


def test_pages_can_be_elsewhere(small: Path, tmp_path: Path) -> None:
    with connected(small, tmp_path / "log", "--site", "https://example.org/graph") as client:
        pages = [h["thing"]["page"] for h in client.give("search", words="a", limit=200)["hits"]]
    assert all(p.startswith("https://example.org/graph/") for p in pages if p)

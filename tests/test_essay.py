"""The essay's whole argument is in the graph: every sentence, every hedge, every attribution."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cybergov
from cybergov.evidence.beside import Beside
from cybergov.evidence.readers.plain_text import read
from cybergov.results import Rows

ESSAY = "source:shared-future-essay"


@pytest.fixture(scope="module")
def kg(dist: Path) -> cybergov.KnowledgeGraph:
    return cybergov.load(dist)


@pytest.fixture(scope="module")
def sentences(shared: Path) -> dict[str, str]:
    """The essay's sentences by locator, without its title and the stray line at its end."""
    units = read((shared / "seed" / "essay.txt").read_bytes(), "essay.txt", Beside())
    return {at: text for at, text in units.items() if at != "title" and not at.startswith("p 7")}


def rows(kg: cybergov.KnowledgeGraph, query: str) -> list[dict[str, str]]:
    result = kg.query(query)
    assert isinstance(result, Rows)
    return list(result)


def test_the_essay_has_31_sentences(sentences: dict[str, str]) -> None:
    assert len(sentences) == 31


def test_every_sentence_carries_a_claim_or_the_reason_why_not(
    kg: cybergov.KnowledgeGraph, sentences: dict[str, str]
) -> None:
    claimed = rows(
        kg,
        f"""SELECT DISTINCT ?locator WHERE {{ ?claim cg:evidence ?p ; cg:mode ?mode .
        ?p cg:inSource {ESSAY} ; cg:locator ?locator
        FILTER NOT EXISTS {{ ?claim cg:review cg:Withdrawn }} }}""",
    )
    excused = rows(
        kg,
        f"""SELECT DISTINCT ?locator WHERE {{
        ?p cg:inSource {ESSAY} ; cg:locator ?locator ; cg:noClaimReason ?reason }}""",
    )
    by_claim = {row["locator"] for row in claimed} - {"title"}
    by_reason = {row["locator"] for row in excused}
    assert by_claim | by_reason == set(sentences)
    assert not by_claim & by_reason


def test_there_is_enough_and_it_is_linked(kg: cybergov.KnowledgeGraph) -> None:
    count = "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { %s }"
    claims = rows(kg, count % "?x cg:statedBy actor:shared-future-essay-author")
    concepts = rows(kg, count % "?x a skos:Concept")
    assert int(claims[0]["n"]) >= 75
    assert int(concepts[0]["n"]) >= 60


def test_every_concept_speaks_six_languages(kg: cybergov.KnowledgeGraph) -> None:
    found = rows(
        kg,
        """SELECT ?c (COUNT(DISTINCT LANG(?l)) AS ?languages) (COUNT(?l) AS ?labels) WHERE {
        ?c a skos:Concept ; skos:prefLabel ?l ; skos:definition ?d } GROUP BY ?c""",
    )
    assert {(row["languages"], row["labels"]) for row in found} == {("6", "6")}
    scripts = {"ru": "\u0400-\u04ff", "zh": "\u4e00-\u9fff", "ar": "\u0600-\u06ff"}
    for language, letters in scripts.items():
        wrong = rows(
            kg,
            f"""SELECT ?c ?l WHERE {{ ?c a skos:Concept ; skos:prefLabel ?l
            FILTER(LANG(?l) = "{language}" && !REGEX(?l, "[{letters}]")) }}""",
        )
        assert wrong == []


@pytest.mark.parametrize(
    ("word", "certainties"),
    [("may ", {"possible"}), ("likely", {"likely"}), ("potentially", {"possible"})],
)
def test_no_hedge_is_dropped(
    kg: cybergov.KnowledgeGraph, sentences: dict[str, str], word: str, certainties: set[str]
) -> None:
    """In each sentence with a hedge at least one claim keeps it."""
    hedged = {at for at, text in sentences.items() if word in text}
    assert hedged
    for locator in hedged:
        found = rows(
            kg,
            f"""SELECT ?certainty WHERE {{ ?claim cg:evidence ?p ; cg:certainty ?certainty .
            ?p cg:inSource {ESSAY} ; cg:locator "{locator}" }}""",
        )
        assert {f"cg:{c.capitalize()}" for c in certainties} <= {r["certainty"] for r in found}


def test_what_stands_under_if_is_conditional(
    kg: cybergov.KnowledgeGraph, sentences: dict[str, str]
) -> None:
    hypothetical = {at for at, text in sentences.items() if text.startswith("If ")}
    assert len(hypothetical) == 3
    for locator in hypothetical:
        found = rows(
            kg,
            f"""SELECT ?claim WHERE {{ ?claim cg:condition ?condition ; cg:evidence ?p .
            ?p cg:inSource {ESSAY} ; cg:locator "{locator}" }}""",
        )
        assert found, locator


def test_what_should_be_done_has_an_addressee_or_is_normative(
    kg: cybergov.KnowledgeGraph, sentences: dict[str, str]
) -> None:
    for locator in (at for at, text in sentences.items() if " should " in text):
        found = rows(
            kg,
            f"""SELECT ?mode WHERE {{ ?claim cg:evidence ?p ; cg:mode ?mode .
            ?p cg:inSource {ESSAY} ; cg:locator "{locator}"
            FILTER(?mode IN (cg:Normative, cg:Evaluative)) }}""",
        )
        assert found, locator


def test_views_of_others_are_reported_and_no_position_of_theirs(
    kg: cybergov.KnowledgeGraph,
) -> None:
    reported = rows(
        kg,
        """SELECT ?class ?holder WHERE { ?claim a ?class ; cg:heldBy ?holder ;
        cg:statedBy actor:shared-future-essay-author
        FILTER(?holder != actor:shared-future-essay-author) }""",
    )
    assert {row["class"] for row in reported} == {"cg:Proposition"}
    assert {"actor:xi-jinping", "actor:CHN", "actor:USA", "actor:shared-future-essay-the-west"} == {
        row["holder"] for row in reported
    }
    for actor in ("xi-jinping", "shared-future-essay-the-west"):
        assert kg.query(f"ASK {{ actor:{actor} cg:speaksOf|cg:supports|cg:opposes ?x }}") is False
    # States have positions of their own elsewhere, and only those.
    for actor in ("CHN", "USA"):
        of_others = f"""ASK {{ actor:{actor} cg:speaksOf|cg:supports|cg:opposes ?x
        FILTER NOT EXISTS {{ ?own cg:heldBy actor:{actor} ; cg:statedBy actor:{actor} ;
        cg:about|cg:on|cg:subject|cg:object|cg:defines ?x }} }}"""
        assert kg.query(of_others) is False


def test_indefinite_groups_have_no_members(kg: cybergov.KnowledgeGraph) -> None:
    assert kg.query("ASK { ?g a cg:IndefiniteGroup }") is True
    assert kg.query("ASK { ?g a cg:IndefiniteGroup . ?m org:organization ?g }") is False
    assert kg.query("ASK { ?g a cg:IndefiniteGroup ; foaf:member ?m }") is False


def test_author_date_and_place_stay_unknown(kg: cybergov.KnowledgeGraph) -> None:
    unknown = "dcterms:date|dcterms:creator|dcterms:publisher|dcterms:spatial"
    assert kg.query(f"ASK {{ {ESSAY} {unknown} ?x }}") is False


def test_direct_edges_come_only_from_plain_assertions(kg: cybergov.KnowledgeGraph) -> None:
    edge = "ASK { concept:%s cg:%s concept:%s }"
    assert kg.query(edge % ("common-security", "remedies", "digital-security-dilemma")) is True
    assert kg.query(edge % ("lack-of-cooperation", "aggravates", "security-deficit")) is True
    # Hedged, conditional or denied: drawn with their hedges, never a plain triple.
    assert kg.query(edge % ("artificial-intelligence", "causes", "human-extinction")) is False
    assert (
        kg.query(
            edge % ("scientific-and-technological-development", "causes", "large-scale-conflict")
        )
        is False
    )
    assert kg.query(edge % ("narrow-self-security", "promotes", "security")) is False


def test_the_argument_is_walked_from_the_thesis_to_its_grounds(
    kg: cybergov.KnowledgeGraph,
) -> None:
    """From the thesis down, each of the three pillars is reached."""
    found = rows(
        kg,
        """SELECT DISTINCT ?locator WHERE {
        ?claim cg:isReasonFor+ claim:shared-future-essay-community-should-be-built ;
          cg:evidence/cg:locator ?locator }""",
    )
    assert {"p 4", "p 5", "p 6"} <= {row["locator"].partition(" s ")[0] for row in found}


def test_no_claim_is_its_own_reason(kg: cybergov.KnowledgeGraph) -> None:
    claims = rows(kg, "SELECT DISTINCT ?c WHERE { ?c cg:isReasonFor ?d }")
    circles = [r["c"] for r in claims if kg.query(f"ASK {{ {r['c']} cg:isReasonFor+ {r['c']} }}")]
    assert circles == []


def test_tensions_are_a_readers_or_the_authors_and_say_so(kg: cybergov.KnowledgeGraph) -> None:
    found = rows(kg, "SELECT ?x ?by WHERE { ?x a cg:Conflict OPTIONAL { ?x cg:foundBy ?by } }")
    assert len(found) >= 3
    assert all(row.get("by") in ("cg:Reader", "cg:TextAuthor") for row in found)


def test_no_long_run_of_the_text_is_kept(
    kg: cybergov.KnowledgeGraph, sentences: dict[str, str]
) -> None:
    """Anchors that stand side by side do not add up to a quotation."""
    for locator, sentence in sentences.items():
        anchors = rows(
            kg,
            f"""SELECT ?anchor WHERE {{
            ?p cg:inSource {ESSAY} ; cg:locator "{locator}" ; cg:anchor ?anchor }}""",
        )
        text = " ".join(sentence.split())
        kept = [False] * len(text)
        for row in anchors:
            start = text.index(row["anchor"])
            kept[start : start + len(row["anchor"])] = [True] * len(row["anchor"])
        words = [all(kept[m.start() : m.end() - 1]) for m in re.finditer(r"\S+", text)]
        runs = "".join("x" if word else " " for word in words).split()
        assert max(map(len, runs), default=0) <= 12, (locator, runs)

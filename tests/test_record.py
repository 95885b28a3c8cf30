"""The record: what the tables say is whole, agrees with itself and is told to a user."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pytest

from cybergov.names import PREFIXES
from cybergov.store import open_store
from tests.command import cybergov
from tests.conftest import ROOT

TABLES: Final = ROOT / "graph" / "tables"
ON_DAY: Final = """
  OPTIONAL { ?membership cg:validFrom ?since }
  FILTER(!BOUND(?since) || STR(?since) <= STR(?day))
"""


@pytest.fixture(scope="module")
def store(dist: Path) -> ox.Store:
    return open_store(dist)


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    result = store.query(query, prefixes=PREFIXES)
    assert isinstance(result, ox.QuerySolutions)
    return [tuple("" if term is None else str(term.value) for term in row) for row in result]


def table(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_193_members_and_two_observers(store: ox.Store) -> None:
    assert rows(store, "SELECT (COUNT(?s) AS ?n) { ?s a cg:State }") == [("195",)]
    counted = rows(
        store,
        """SELECT ?status (COUNT(DISTINCT ?state) AS ?n) {
             ?m org:organization actor:united-nations ; org:member ?state ; cg:status ?status .
             ?state a cg:State . FILTER NOT EXISTS { ?m cg:validUntil ?until }
           } GROUP BY ?status ORDER BY ?status""",
    )
    assert [(s.rpartition("#")[2], n) for s, n in counted] == [("Member", "193"), ("Observer", "2")]


def test_a_state_has_its_names_in_six_languages_and_no_article_or_star(store: ox.Store) -> None:
    names = rows(store, "SELECT ?s ?n (LANG(?n) AS ?l) { ?s a cg:State ; skos:prefLabel ?n }")
    assert Counter(language for *_, language in names) == dict.fromkeys(
        ("en", "fr", "es", "ru", "zh", "ar"), 195
    )
    assert not [
        n for _, n, _ in names if "*" in n or n.endswith((" (the)", "(la)", "(el)", "(l')"))
    ]


def test_every_recorded_vote_counts_those_it_names(store: ox.Store) -> None:
    votes = rows(
        store,
        """SELECT ?v ?yes ?no ?neither { ?v cg:otherVotes ?o ; cg:inFavourCount ?yes ;
             cg:againstCount ?no ; cg:abstainingCount ?neither }""",
    )
    assert len(votes) == 23
    for vote, *totals in votes:
        named = [
            rows(store, f"SELECT (COUNT(?s) AS ?n) {{ <{vote}> cg:{kind} ?s }}")[0][0]
            for kind in ("inFavour", "against", "abstaining")
        ]
        assert named == totals, vote


def test_whoever_voted_was_a_member_of_the_united_nations_on_that_day(store: ox.Store) -> None:
    strangers = rows(
        store,
        f"""SELECT ?vote ?state {{
             ?vote cg:inFavour|cg:against|cg:abstaining ?state ; dcterms:date ?day .
             FILTER NOT EXISTS {{
               ?membership org:organization actor:united-nations ; org:member ?state ;
                 cg:status cg:Member . {ON_DAY}
             }}
           }}""",
    )
    assert strangers == []


def test_a_vote_joins_a_state_with_a_resolution_and_with_no_concept(store: ox.Store) -> None:
    found = rows(
        store,
        "SELECT ?x { ?s cg:votedFor|cg:votedAgainst|cg:abstainedOn|cg:sponsored ?x ."
        " ?x a skos:Concept }",
    )
    assert found == []


def test_adopted_without_a_vote_is_called_consensus_by_no_record_here(store: ox.Store) -> None:
    outcomes = Counter(
        outcome.rpartition("#")[2]
        for (outcome,) in rows(
            store, "SELECT ?o { ?d cg:otherVotes ?x ; cg:outcome ?o . ?d cg:on ?r }"
        )
    )
    assert outcomes == {"Adopted": 23, "AdoptedWithoutVote": 38}


def test_every_fact_names_a_record_and_the_day_of_its_reading() -> None:
    for name in ("memberships", "treaty-actions", "processes", "sessions", "endorsements"):
        for row in table(name):
            assert row["record"], row
            assert row["read_on"], row


def test_there_is_as_much_as_is_asked_for(store: ox.Store) -> None:
    assert len(table("sources")) >= 250
    others = "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a ?class . VALUES ?class { cg:Organization"
    others += " cg:Body cg:Grouping cg:Company cg:Person } }"
    assert int(rows(store, others)[0][0]) >= 120
    treaties = Counter(row["treaty"] for row in table("treaty-actions"))
    assert len(treaties) >= 15
    positions = rows(
        store,
        "SELECT DISTINCT ?s { ?p cg:legalNature cg:UnilateralStatement ; dcterms:publisher ?s ."
        " ?s a cg:State }",
    )
    assert len(positions) >= 30


def test_no_text_of_others_stands_in_the_tables() -> None:
    """Titles may be long, notes and names may not: a note is a few words of ours."""
    for path in TABLES.glob("*.csv"):
        for row in table(path.stem):
            assert len(row.get("note", "").split()) <= 60, (path.name, row)


def test_show_tells_the_record_of_a_state(dist: Path) -> None:
    shown = cybergov("show", "France", "--dist", dist)
    assert shown.returncode == 0, shown.stderr
    text = shown.stdout
    assert text.startswith("France (actor:FRA)\n")
    assert "Voted against (5)" in text
    assert "2019-12-27" in text and "source:a-res-74-247" in text
    assert "Treaty acts (" in text and "Where it belongs (" in text
    assert "read 2026-11-24" in text
    assert "cg:votedAgainst" not in text


def test_a_former_name_and_a_spelling_of_a_record_find_a_state(dist: Path) -> None:
    for name in ("Turkey", "TÜRKÝYE", "Турция", "Türkiye"):
        shown = cybergov("show", name, "--dist", dist)
        assert shown.stdout.startswith("Türkiye (actor:TUR)\n"), name


def test_the_page_of_a_resolution_tells_its_record(dist: Path) -> None:
    page = (dist / "source" / "a-res-77-37.html").read_text("utf-8")
    assert "<h2>Decisions on it</h2>" in page
    assert "156–7–14" in page
    assert "<h2>What it names</h2>" in page
    index = (dist / "index.html").read_text("utf-8")
    assert "takes no position on the status of any country" in index
    assert '<h2 id="processes">Processes</h2>' in index


def test_the_dataset_says_that_it_takes_no_position(dist: Path) -> None:
    assert "takes no position on the status" in (dist / "void.ttl").read_text("utf-8")


def test_a_build_of_what_did_not_change_writes_nothing(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    place = checkout / "dist" / "manifest.json"

    def build() -> int:
        result = cybergov("build", "--project", checkout)
        assert result.returncode == 0, result.stderr
        assert "triples are published" in result.stderr
        return place.stat().st_ino

    first = build()
    assert build() == first
    (checkout / "dist" / "index.html").write_text("mine", "utf-8")
    second = build()
    assert second != first
    assert (checkout / "dist" / "index.html").read_text("utf-8") != "mine"
    path = checkout / "graph" / "dataset.ttl"
    path.write_text(path.read_text("utf-8") + "\n# a remark\n", "utf-8")
    third = build()
    assert third != second
    (tmp_path / "cache").rename(tmp_path / "gone")
    before = json.loads(place.read_bytes())
    assert build() != third
    assert json.loads(place.read_bytes()) == before

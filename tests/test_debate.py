"""The debate: positions, definitions, norms and comparisons, as a user finds them in the graph."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from cybergov.names import PREFIXES, compress
from cybergov.store import open_store

#: The letters of the eleven norms in paragraph 13 of the experts' report of 2015.
LETTERS = [f"13({letter})" for letter in "abcdefghijk"]


@pytest.fixture(scope="module")
def store(dist: Path) -> ox.Store:
    return open_store(dist)


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    result = store.query(query, prefixes=PREFIXES)
    assert isinstance(result, ox.QuerySolutions)
    return [tuple("" if term is None else term.value for term in row) for row in result]


def test_positions_are_many_and_of_all_regions(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?claim ?actor ?question WHERE {
             ?claim cg:position ?position ; cg:heldBy ?actor ; cg:on ?thesis .
             ?question cg:thesis ?thesis }""",
    )
    claims, actors, questions = (set(column) for column in zip(*found, strict=True))
    assert len(claims) >= 250
    assert len(actors) >= 40
    assert len(questions) >= 20
    groups = rows(
        store,
        """SELECT DISTINCT ?group WHERE {
             ?claim cg:position ?position ; cg:heldBy ?actor .
             ?membership org:member ?actor ; org:organization ?group .
             VALUES ?group { actor:un-african-group actor:un-asia-pacific-group
               actor:un-eastern-european-group actor:un-grulac actor:un-weog } }""",
    )
    assert len(groups) == 5


def test_a_position_is_the_actors_own_word_and_says_under_which_condition(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?claim ?holder ?stater ?position ?condition ?said WHERE {
             ?claim a cg:Stance ; cg:heldBy ?holder ; cg:statedBy ?stater ; cg:position ?position .
             OPTIONAL { ?claim cg:condition ?condition . ?condition cg:statement ?said } }""",
    )
    for claim, holder, stater, position, condition, said in found:
        assert holder == stater, claim
        has_condition = compress(position) == "cg:SupportsWithConditions"
        assert bool(condition and said) == has_condition, claim


def test_fifty_concepts_and_more_have_rival_definitions(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?concept (COUNT(DISTINCT ?owner) AS ?owners) WHERE {
             ?claim cg:defines ?concept ; cg:heldBy ?owner } GROUP BY ?concept""",
    )
    assert sum(int(owners) >= 2 for _, owners in found) >= 50


def test_the_eleven_norms_of_2015_stand_with_their_letters(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?number WHERE { ?provision cg:ofSource source:a-70-174 ; cg:number ?number ;
             cg:states ?norm }""",
    )
    assert sorted(number for (number,) in found) == LETTERS


def test_a_comparison_rests_on_a_passage_of_either_side(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?claim (COUNT(DISTINCT ?source) AS ?sources) WHERE {
             ?claim a cg:MappingClaim ; cg:evidence/cg:inSource ?source } GROUP BY ?claim""",
    )
    assert len(found) >= 250
    assert {sources for _, sources in found} == {"2"}


def test_every_claim_was_checked_and_most_against_the_text_itself(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?claim ?depth WHERE {
             ?claim cg:mode ?mode ; cg:evidence/cg:checkDepth ?depth }""",
    )
    of_claim: dict[str, set[str]] = {}
    for claim, depth in found:
        of_claim.setdefault(claim, set()).add(compress(depth))
    weakest = Counter(
        next(d for d in ("cg:Unchecked", "cg:Excerpt", "cg:FullText") if d in depths)
        for depths in of_claim.values()
    )
    assert weakest["cg:Unchecked"] == 0
    assert weakest["cg:FullText"] / weakest.total() >= 0.6


def test_what_was_searched_for_without_result_says_where_and_with_which_words(
    store: ox.Store,
) -> None:
    found = rows(
        store,
        """SELECT ?search ?thing ?source ?term WHERE {
             ?search cg:searchedSource ?source ; cg:searchedFor ?thing ; cg:searchedTerm ?term ;
               cg:found 0 }""",
    )
    assert len({search for search, *_ in found}) >= 100
    assert all(thing and term for _, thing, _, term in found)

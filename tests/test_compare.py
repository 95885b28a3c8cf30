"""Two things of one kind side by side, each with its passages, and no measure of agreement."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Store

from cybergov.compare import Comparison, Item, Line, as_text, compare
from cybergov.findings import InputError
from cybergov.graph import KnowledgeGraph
from cybergov.names import PREFIXES, expand
from cybergov.results import Rows, render
from cybergov.store import open_store
from tests.command import cybergov
from tests.small_part import part_of_turtle

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
#: As Turtle writes it.
HOSTILE = r"Aland {B} <b>\"\u0007| =1+1"


def claim(name: str, what: str, holder: str, passage: str, *more: str, by: str = "") -> str:
    """Return a claim in Turtle that rests on a passage; ``more`` are further properties."""
    rest = "".join(f" {text} ;" for text in more)
    return f"""claim:{name} a cg:{what} ;
      cg:heldBy actor:{holder} ; cg:statedBy actor:{by or holder} ;
      cg:mode cg:Normative ; cg:certainty cg:Asserted ; cg:polarity cg:Affirms ;{rest}
      cg:review cg:SecondRead ; cg:evidence {passage} ; cg:statement "Said: {name}."@en .
    """


def stance(name: str, actor: str, thesis: str, year: str, *more: str, by: str = "") -> str:
    taken = ("cg:position cg:Supports", "cg:inCapacity cg:Official")
    rest = (f"cg:on thesis:{thesis}", f'cg:statedOn "{year}"^^xsd:gYear', *taken, *more)
    return claim(name, "Stance", actor, "passage:one-1", *rest, by=by)


SMALL = (
    HEAD
    + f"""
actor:AAA a cg:State ; skos:prefLabel "{HOSTILE}"@en .
actor:BBB a cg:State ; skos:prefLabel "Bland"@en .
actor:league a cg:Organization ; skos:prefLabel "League"@en .
actor:reader a cg:Organization ; skos:prefLabel "Reader"@en .
question:fog a cg:Question ; skos:prefLabel "Is fog lawful?"@en ; cg:about concept:fog ;
  cg:thesis thesis:lawful , thesis:unlawful .
question:rain a cg:Question ; skos:prefLabel "Is rain lawful?"@en ; cg:thesis thesis:rain .
thesis:lawful a cg:Thesis ; cg:statement "Fog is lawful."@en .
thesis:unlawful a cg:Thesis ; cg:statement "Fog is unlawful."@en .
thesis:rain a cg:Thesis ; cg:statement "Rain is lawful."@en .
concept:fog a skos:Concept ; skos:prefLabel "fog"@en , "brouillard"@fr ;
  skos:definition "Low cloud."@en ; skos:broader concept:mist .
concept:mist a skos:Concept ; skos:prefLabel "mist"@en ; skos:definition "Thin fog."@en .
concept:norm-one a cg:Norm ; skos:prefLabel "Keep the light"@en ; cg:normStatus "voluntary"@en .
concept:norm-two a cg:Norm ; skos:prefLabel "Light the lamp"@en .
source:one a cg:Treaty ; dcterms:title "Pact"@en ; dcterms:date "2001"^^xsd:gYear .
source:two a cg:Treaty ; dcterms:title "Pact"@en ; dcterms:date "2002"^^xsd:gYear ;
  cg:text text:two-en .
text:two-en a cg:TextVersion .
provision:one-1 a cg:Provision ; cg:ofSource source:one ; cg:locator "art 10" ;
  cg:heading "Light"@en ; cg:states concept:norm-one .
provision:one-2 a cg:Provision ; cg:ofSource source:one ; cg:locator "art 9" ; cg:heading "Oil"@en .
provision:two-1 a cg:Provision ; cg:ofSource source:two ; cg:locator "art 1" ;
  cg:states concept:norm-two .
passage:one-1 a cg:Passage ; cg:inSource source:one ; cg:locator "art 10(a)" ;
  cg:anchor "the light"@en ; cg:checkDepth cg:FullText ; cg:firstForm passage:one-1 .
passage:one-2 a cg:Passage ; cg:inSource source:one ; cg:locator "art 9" ; cg:anchor "oil"@en .
passage:two-1 a cg:Passage ; cg:inSource source:two ; cg:locator "art 1" ;
  cg:anchor "la lampe"@fr ; cg:checkDepth cg:Excerpt ; cg:firstForm passage:one-1 .
change:two-1 a cg:WordingChange ; cg:earlierPassage passage:one-1 ; cg:laterPassage passage:two-1 ;
  cg:wordsAdded 1 ; cg:addedWords "lampe" .
search:oil a cg:SearchRecord ; cg:searchedFor provision:one-2 ; cg:searchedSource source:two ;
  cg:searchedTerm "oil"@en ; cg:found 0 ; dcterms:date "2026-01-02"^^xsd:date .
search:fog a cg:SearchRecord ; cg:searchedFor concept:fog ; cg:searchedText text:two-en ;
  cg:searchedTerm "fog"@en ; cg:found 0 ; dcterms:date "2026-01-03"^^xsd:date .
search:found a cg:SearchRecord ; cg:searchedFor provision:two-1 ; cg:searchedSource source:one ;
  cg:searchedTerm "lamp"@en ; cg:found 3 ; dcterms:date "2026-01-02"^^xsd:date .
citation:one a cg:Citation ; cg:citing source:two ; cg:cited source:one ; cg:locator "art 1" ;
  cg:verb cg:Recalling .
endorsement:one a cg:Endorsement ; cg:endorses source:one ; cg:endorser actor:AAA .
endorsement:two a cg:Endorsement ; cg:endorses source:two ; cg:endorser actor:BBB .
endorsement:also a cg:Endorsement ; cg:endorses source:one ; cg:endorser actor:BBB .
vote:same a cg:VoteEvent ; cg:on source:one ; cg:body actor:league ; cg:outcome cg:Adopted ;
  dcterms:date "2001-01-01"^^xsd:date ; cg:inFavour actor:AAA , actor:BBB ; cg:record source:two .
vote:other a cg:VoteEvent ; cg:on source:two ; cg:body actor:league ; cg:outcome cg:Adopted ;
  dcterms:date "2002-01-01"^^xsd:date ; cg:against actor:AAA ; cg:inFavour actor:BBB ;
  cg:record source:two ; cg:readOn "2026-01-01"^^xsd:date .
vote:part a cg:VoteEvent ; cg:on source:one ; cg:body actor:league ; cg:outcome cg:Adopted ;
  cg:partVotedOn "the title" ; cg:against actor:BBB .
vote:meant a cg:VoteCorrection ; cg:corrects vote:other ; cg:actor actor:AAA ;
  cg:intendedVote cg:Abstaining .
action:a a cg:TreatyAction ; cg:treaty source:one ; cg:actor actor:AAA ; cg:kind cg:Signature ;
  dcterms:date "2003-01-01"^^xsd:date .
action:b a cg:TreatyAction ; cg:treaty source:two ; cg:actor actor:BBB ; cg:kind cg:Accession ;
  dcterms:date "2003-01-01"^^xsd:date .
membership:a a cg:Membership ; org:member actor:AAA ; org:organization actor:league ;
  cg:status cg:Member ; cg:validFrom "1999"^^xsd:gYear ; cg:validUntil "2005"^^xsd:gYear .
membership:b a cg:Membership ; org:member actor:BBB ; org:organization actor:league ;
  cg:status cg:Observer .
"""
    + stance("a-late", "AAA", "lawful", "2020")
    + stance("z-early", "AAA", "lawful", "2010", "cg:condition claim:if")
    + claim("if", "Proposition", "AAA", "passage:one-1", "cg:about thesis:lawful")
    + stance("b-lawful", "BBB", "lawful", "2015")
    + stance("b-unlawful", "BBB", "unlawful", "2016")
    + stance("b-rain", "BBB", "rain", "2017")
    + stance("reported", "AAA", "rain", "2018", by="BBB")
    + stance("of-the-group", "league", "rain", "2018")
    + stance("taken-back", "AAA", "rain", "2018").replace("cg:SecondRead", "cg:Withdrawn")
    + claim("fog-a", "DefinitionClaim", "AAA", "passage:one-2", "cg:defines concept:fog")
    + claim("fog-b", "DefinitionClaim", "BBB", "passage:two-1", "cg:defines concept:fog")
    + claim("mist-b", "DefinitionClaim", "BBB", "passage:one-1", "cg:defines concept:mist")
    + claim("norm-one", "DefinitionClaim", "AAA", "passage:one-1", "cg:defines concept:norm-one")
    + claim("norm-two", "DefinitionClaim", "BBB", "passage:two-1", "cg:defines concept:norm-two")
    + claim(
        "differ", "Proposition", "reader", "passage:one-2 , passage:two-1", "cg:about concept:fog"
    )
    + claim(
        "mapped",
        "MappingClaim",
        "reader",
        "passage:one-1 , passage:two-1",
        "cg:from concept:norm-two ; cg:to concept:norm-one ; cg:match cg:Narrower",
    )
    + claim(
        "z-mapped",
        "MappingClaim",
        "reader",
        "passage:one-2 , passage:two-1",
        "cg:from provision:one-2 ; cg:to provision:two-1 ; cg:match cg:Overlaps",
    )
    + claim(
        "causes",
        "RelationClaim",
        "AAA",
        "passage:one-2",
        "cg:subject concept:mist ; cg:relation cg:causes ; cg:object concept:fog",
    )
    + claim("both", "Proposition", "BBB", "passage:two-1", "cg:about concept:fog , concept:mist")
)


@pytest.fixture(scope="module")
def small() -> Store:
    return part_of_turtle(SMALL).store


@pytest.fixture(scope="module")
def store(dist: Path) -> Store:
    return open_store(dist)


def beside(store: Store, one: str, other: str) -> Comparison:
    return compare(store, expand(one), expand(other))


def lines(found: Comparison, heading: str) -> tuple[Line, ...]:
    named = [section.lines for section in found.sections if section.headed() == heading]
    return named[0] if named else ()


def answer(store: Store, question: str, **values: str) -> list[dict[str, str]]:
    rows = KnowledgeGraph(store).query(question, **values)
    assert isinstance(rows, Rows)
    return list(rows)


def names(items: Iterable[Item]) -> list[str]:
    return [item.node.partition(":")[2] for item in items]


# Actors


def test_positions_on_one_thesis_stand_side_by_side_in_order_of_date(small: Store) -> None:
    (line,) = lines(beside(small, "actor:AAA", "actor:BBB"), "Theses on which both have positions")
    assert (line.under, line.place) == ("Is fog lawful?", "Fog is lawful.")
    assert names(line.one) == ["z-early", "a-late"] and names(line.other) == ["b-lawful"]
    assert [item.date for item in line.one] == ["2010", "2020"]
    assert line.one[0].hedges == "official; if: Said: if."
    item = line.one[1]
    assert (item.says, item.source, item.locator) == ("supports", "source:one", "art 10(a)")
    assert (item.anchor, item.check, item.review) == ("the light", "full text", "second read")


def test_what_only_one_holds_is_told_by_whether_the_other_spoke_to_the_question(
    small: Store,
) -> None:
    found = beside(small, "actor:AAA", "actor:BBB")
    (line,) = lines(found, "Questions on which both have positions, on other theses")
    assert (line.place, names(line.one), names(line.other)) == (
        "Fog is unlawful.",
        [],
        ["b-unlawful"],
    )
    (line,) = lines(found, "Positions of B only")
    assert names(line.other) == ["b-rain"]


def test_only_an_actors_own_word_counts(small: Store) -> None:
    """What another reports, what a group holds and what is withdrawn is no position."""
    found = beside(small, "actor:AAA", "actor:BBB")
    assert lines(found, "Positions of A only") == ()
    text = as_text(found)
    for name in ("claim:reported", "claim:of-the-group", "claim:taken-back"):
        assert name not in text
    assert "No measure of agreement is given." in text
    assert "%" not in text and "per cent" not in text


def test_different_ballots_come_first_and_a_later_word_changes_none(small: Store) -> None:
    found = beside(small, "actor:AAA", "actor:BBB")
    heading = "Recorded votes in which both voted, those with different ballots first"
    other, same = lines(found, heading)
    assert (other.one[0].says, other.other[0].says) == ("against", "in favour")
    assert other.one[0].statement == "later said to have meant: abstaining"
    assert (other.one[0].source, other.one[0].read) == ("source:two", "2026-01-01")
    assert (same.one[0].says, same.other[0].says) == ("in favour", "in favour")


def test_treaties_and_memberships(small: Store) -> None:
    found = beside(small, "actor:AAA", "actor:BBB")
    (line,) = lines(found, "Treaties on which acts of A only are recorded")
    assert (names(line.one), line.one[0].says, line.other) == (["a"], "signature", ())
    (line,) = lines(found, "Treaties on which acts of B only are recorded")
    assert (line.other[0].says, line.one) == ("accession", ())
    (line,) = lines(found, "Where both belong or belonged")
    assert (line.one[0].date, line.other[0].says) == ("1999–2005", "observer")


def test_a_member_beside_its_group_is_said_to_belong_to_it(small: Store) -> None:
    for one, other in (("actor:AAA", "actor:league"), ("actor:league", "actor:AAA")):
        found = beside(small, one, other)
        (line,) = lines(found, "One belongs to the other")
        assert names(line.one if one == "actor:AAA" else line.other) == ["a"]
        mine = lines(found, "Positions of A only" if one == "actor:AAA" else "Positions of B only")
        assert "of-the-group" not in [n for v in mine for n in names((*v.one, *v.other))]


# Sources, concepts, norms


def test_a_comparison_is_read_from_the_first(small: Store) -> None:
    found = beside(small, "source:one", "source:two")
    before, line = lines(found, "Provision by provision")
    assert (before.one[0].locator, before.how) == ("art 9", "overlaps")
    assert (line.how, line.claim) == ("broader", "claim:mapped")
    assert line.reason.startswith("Said: mapped.") and line.reason.endswith("has it: narrower.")
    assert (line.one[0].locator, line.other[0].locator) == ("art 10(a)", "art 1")
    assert (line.one[0].anchor, line.other[0].anchor) == ("the light", "la lampe")
    turned = lines(beside(small, "source:two", "source:one"), "Provision by provision")
    assert {(line.how, line.reason) for line in turned} == {
        ("overlaps", "Said: z-mapped."),
        ("narrower", "Said: mapped."),
    }


def test_what_was_searched_for_and_not_found_is_told_from_either_side(small: Store) -> None:
    heading = "In A, searched for in B and not found"
    found = beside(small, "source:one", "source:two")
    by_place = {line.place: line for line in lines(found, heading)}
    assert list(by_place) == ["art 9 Oil", "fog"]
    assert (by_place["art 9 Oil"].one[0].anchor, by_place["art 9 Oil"].other[0].date) == (
        "oil",
        "2026-01-02",
    )
    assert lines(found, "In B, searched for in A and not found") == lines(found, "no such")
    turned = lines(
        beside(small, "source:two", "source:one"), "In B, searched for in A and not found"
    )
    assert [line.place for line in turned] == ["art 9 Oil", "fog"]
    assert names(turned[0].one) == ["oil"]


def test_what_both_sources_say_and_who_took_them_up(small: Store) -> None:
    found = beside(small, "source:one", "source:two")
    concepts = {line.place: line for line in lines(found, "Concepts of which both speak")}
    assert names(concepts["fog"].one) == ["causes", "fog-a"]
    assert names(concepts["fog"].other) == ["both", "fog-b"]
    (line,) = lines(found, "What was said of both at once")
    assert (line.claim, line.one[0].locator, line.other[0].locator) == (
        "claim:differ",
        "art 9",
        "art 1",
    )
    (line,) = lines(found, "Where the one names the other")
    assert (line.other[0].says, line.other[0].source, line.one) == ("recalling", "source:two", ())
    (line,) = lines(found, "Wording that one took over or both have")
    assert line.how == "source:two took it over: words added" and "“lampe”" in line.reason
    (line,) = lines(found, "Who voted otherwise, where the same body voted on both")
    assert (line.one[0].says, line.other[0].says) == ("in favour", "against")
    (line,) = lines(found, "Who took up A only")
    assert line.one[0].node == "endorsement:one" and not line.other
    assert lines(found, "Who took up B only") == ()
    (line,) = lines(found, "Whose treaty acts concern B only")
    assert line.other[0].node == "action:b"


def test_concepts(small: Store) -> None:
    found = beside(small, "concept:fog", "concept:mist")
    own, both, only = lines(found, "Definitions, by owner")
    assert (own.one[0].statement, own.other[0].statement) == ("Low cloud.", "Thin fog.")
    assert (names(both.one), names(both.other)) == (["fog-b"], ["mist-b"])
    assert (names(only.one), only.other) == (["fog-a"], ())
    (line,) = lines(found, "How definitions of one of them differ")
    assert {item.node for item in line.one} == {"claim:differ"} and not line.other
    assert [line.place for line in lines(found, "Labels")] == ["en", "fr"]
    (line,) = lines(found, "Claims that relate the two")
    assert line.place == "mist causes fog" and line.claim == "claim:causes"
    (line,) = lines(found, "The project's own order")
    assert (line.place, line.how) == ("fog has as broader mist", "skos:broader")
    (line,) = lines(found, "Other claims that name both")
    assert line.claim == "claim:both"
    (line,) = lines(found, "Questions about them")
    assert line.place == "Is fog lawful?" and line.one and not line.other


def test_norms_and_provisions(small: Store) -> None:
    found = beside(small, "concept:norm-one", "concept:norm-two")
    (line,) = lines(found, "What each says")
    assert (line.one[0].says, names(line.one)) == ("voluntary", ["norm-one"])
    (line,) = lines(found, "How they compare")
    assert (line.how, line.claim) == ("broader", "claim:mapped")
    found = beside(small, "provision:one-2", "provision:two-1")
    (line,) = lines(found, "A, searched for in the text of B and not found")
    assert (line.place, names(line.other)) == ("art 9 Oil", ["oil"])
    found = beside(small, "provision:one-1", "concept:norm-one")
    assert lines(found, "Where the one states the other")


# What is refused, how it is told


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("actor:AAA", "actor:AAA", "actor:AAA is one thing"),
        ("actor:AAA", "concept:fog", "is an actor and concept:fog is a concept: two actors"),
        ("concept:norm-one", "concept:fog", "is a norm or provision and concept:fog is a concept"),
        ("claim:a-late", "claim:z-early", "claim:a-late is a claim and claim:z-early is a claim"),
        ("vote:same", "vote:other", "vote:same is a thing"),
    ],
)
def test_what_can_not_be_compared_gets_a_sentence(
    small: Store, one: str, other: str, says: str
) -> None:
    with pytest.raises(InputError) as error:
        beside(small, one, other)
    assert says in str(error.value) and "\n" not in str(error.value)


def test_hostile_names_stay_text(small: Store) -> None:
    found = beside(small, "actor:AAA", "actor:BBB")
    text = as_text(found)
    assert "\x07" not in text and "Positions of Bland only" in text
    assert 'Treaties on which acts of Aland {B} <b>"\ufffd| =1+1 only are recorded' in text
    (row,) = [row for row in found.rows() if row["section"] == "Positions of B only"]
    assert (row["other_says"], "one_says" in row) == ("supports", False)
    for form in ("csv", "json", "xml", "md", "tsv"):
        assert "late" in render(found.rows().solutions(), form)
    two = as_text(beside(small, "source:one", "source:two"))
    assert "In source:one, searched for in source:two and not found" in two


def test_the_columns_are_the_same_whatever_is_compared(small: Store) -> None:
    pairs = [
        ("actor:AAA", "actor:BBB"),
        ("source:one", "source:two"),
        ("concept:fog", "concept:mist"),
        ("concept:norm-one", "concept:norm-two"),
    ]
    (columns,) = {beside(small, *pair).rows().variables for pair in pairs}
    assert columns[:5] == ("section", "place", "how", "reason", "claim")
    one = [c.removeprefix("one_") for c in columns if c.startswith("one_")]
    assert one == [c.removeprefix("other_") for c in columns if c.startswith("other_")]
    assert {"date", "source", "locator", "anchor", "check"} < set(one)


# The project's own graph


def test_two_treaties_are_compared_as_the_questions_compare_them(store: Store) -> None:
    found = KnowledgeGraph(store).compare("un-cybercrime-convention", "budapest-convention")
    asked = answer(store, "crosswalk")
    told = [line for line in lines(found, "Provision by provision") if line.one[0].anchor]
    assert {line.claim for line in told} == {row["claim"] for row in asked}
    assert {(v.claim, v.how) for v in told} == {(row["claim"], row["match"]) for row in asked}
    assert {row["search"] for row in answer(store, "without-counterpart")} == {
        item.node
        for line in lines(found, "In A, searched for in B and not found")
        for item in line.other
    }


def test_two_states_are_compared_as_the_questions_tell_of_them(store: Store) -> None:
    found = KnowledgeGraph(store).compare("France", "Russian Federation")
    headings = (
        "Theses on which both have positions",
        "Questions on which both have positions, on other theses",
        "Positions of A only",
        "Positions of B only",
    )
    for actor, side in (("actor:FRA", "one"), ("actor:RUS", "other")):
        told = {
            item.node
            for heading in headings
            for line in lines(found, heading)
            for item in getattr(line, side)
        }
        assert told == {row["claim"] for row in answer(store, "positions-of-actor", actor=actor)}
        for heading in headings:
            for line in lines(found, heading):
                assert all(i.anchor and i.check and i.date for i in (*line.one, *line.other))


def test_the_command_prints_text_and_rows_and_refuses(dist: Path) -> None:
    text = cybergov("compare", "77/37", "78/237", "--dist", dist)
    assert text.returncode == 0, text.stderr
    assert "Who voted otherwise" in text.stdout and "“" in text.stdout
    for form in ("csv", "tsv", "json", "xml", "md"):
        result = cybergov("compare", "France", "网络主权", "--dist", dist, "--format", form)
        assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    rows = cybergov("compare", "FRA", "BRA", "--dist", dist, "--format", "csv").stdout
    first = next(csv.DictReader(io.StringIO(rows)))
    assert first["one_anchor"] and first["other_anchor"] and first["one_check"]
    assert cybergov("compare", "FRA", "BRA", "--dist", dist, "--format", "ttl").returncode == 2
    assert "side by side" in cybergov("compare", "--help").stdout

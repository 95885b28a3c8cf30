"""A paragraph is followed through the texts: where it first stood, and what changed since."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cybergov.importers.wording.ancestry import ancestry
from cybergov.importers.wording.comparison import change, likeness, weights
from cybergov.importers.wording.paragraphs import Paragraph
from tests.command import cybergov
from tests.conftest import ROOT

JARS = "that all cooks should keep their jars well labelled and in good order on the upper shelves"
SPOONS = "the wooden spoons that were lent to the neighbouring kitchens in the winter of that year"


def paragraph(source: str, locator: str, text: str, opening: str = "Noting") -> Paragraph:
    return Paragraph(source, locator, opening, text)


def test_words_that_were_added_and_dropped_are_told() -> None:
    earlier = paragraph("a-res-90-1", "pp 1", f"{JARS}, as appropriate")
    later = paragraph("a-res-91-1", "op 2", f"{JARS}, on a voluntary basis", "Decides")
    what = change(earlier, later)
    assert what.added == ("on a voluntary basis",)
    assert what.dropped == ("as appropriate",)
    assert (what.words_added, what.words_dropped) == (4, 2)


def test_upper_case_is_no_change() -> None:
    one, other = (paragraph("a", "op 1", text) for text in (JARS, JARS.capitalize()))
    assert change(one, other).words_added == 0


def test_a_chain_leads_back_to_the_first_text() -> None:
    texts = [
        paragraph("a-res-90-1", "pp 1", JARS),
        paragraph("a-res-90-1", "pp 2", SPOONS),
        paragraph("a-res-91-1", "pp 1", f"{JARS}, as appropriate"),
        paragraph("a-res-92-1", "op 1", f"{JARS}, as appropriate, in every kitchen"),
    ]
    found = ancestry(texts)
    assert found.earlier == {2: 0, 3: 2}
    assert found.left_out("a-res-91-1", "a-res-90-1") == [1]


def test_of_two_that_are_as_like_the_later_one_was_taken_over() -> None:
    texts = [paragraph(f"a-res-{n}-1", "pp 1", JARS) for n in (90, 91, 92)]
    assert ancestry(texts).earlier == {1: 0, 2: 1}


def test_paragraphs_of_one_text_are_not_taken_for_one_another() -> None:
    texts = [paragraph("a-res-90-1", f"pp {n}", JARS) for n in (1, 2)]
    assert ancestry(texts).earlier == {}


def test_what_a_reader_found_goes_before_the_program() -> None:
    texts = [
        paragraph("a-res-90-1", "pp 1", JARS),
        paragraph("a-res-90-1", "pp 2", SPOONS),
        paragraph("a-res-91-1", "pp 1", JARS),
    ]
    assert ancestry(texts, {"a-res-91-1-pp-1": "a-res-90-1-pp-2"}).earlier == {2: 1}
    assert ancestry(texts, {"a-res-91-1-pp-1": ""}).earlier == {}


@given(st.lists(st.sampled_from(JARS.split()), min_size=1, max_size=30))
def test_likeness_is_a_share(words: list[str]) -> None:
    texts = [
        paragraph("a", "pp 1", JARS),
        paragraph("b", "pp 1", " ".join(words)),
        paragraph("c", "pp 1", SPOONS),
    ]
    weight = weights(texts)
    assert 0 <= likeness(texts[0], texts[1], weight) <= 1.000001
    assert likeness(texts[0], texts[0], weight) == pytest.approx(1)


# The command


def test_a_lineage_is_told_from_the_first_form_on(dist: Path) -> None:
    told = cybergov("lineage", "78/237 pp 16", "--dist", dist)
    assert told.returncode == 0, told.stderr
    forms = [line for line in told.stdout.splitlines() if ", pp " in line and line[2:4] == "20"]
    assert [line[2:12] for line in forms] == sorted(line[2:12] for line in forms)
    assert "first form" in forms[0]
    assert told.stdout.count("* ") == 1
    assert "* 2023-12-22  A/RES/78/237, pp 16" in told.stdout
    assert "104 in favour, 53 against" in told.stdout


def test_a_claim_and_a_place_lead_to_the_same_lineage(dist: Path) -> None:
    by_place = cybergov("lineage", "a-res-77-37 pp 13", "--dist", dist).stdout
    by_name = cybergov("lineage", "passage:a-res-77-37-pp-13", "--dist", dist).stdout
    assert by_place == by_name
    assert "passage:a-res-77-37-pp-13" in by_place


def test_a_lineage_is_had_as_rows(dist: Path) -> None:
    told = cybergov("lineage", "78/16 pp 10", "--format", "json", "--dist", dist)
    rows = json.loads(told.stdout)["results"]["bindings"]
    assert [int(row["order"]["value"]) for row in rows] == list(range(1, len(rows) + 1))
    assert all(row["check"]["value"] == "full text" for row in rows)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("77/37 zz", "nothing here is called"),
        ("essay p 1", "is at no paragraph that is followed"),
        ("concept:cybercrime", "is at no paragraph that is followed"),
        ("77/37 op 99", "is at no paragraph that is followed"),
        ("", "nothing here is called"),
    ],
)
def test_what_is_not_followed_gets_a_sentence(dist: Path, name: str, says: str) -> None:
    told = cybergov("lineage", name, "--dist", dist)
    assert told.returncode == 1
    assert says in told.stderr
    assert "Traceback" not in told.stderr


# The tables


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "graph" / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_paragraph_of_a_followed_text_is_there() -> None:
    followed = {row["source"] for row in rows("reading/followed-texts")}
    held = {row["source"] for row in rows("wording/passages")}
    assert followed <= held
    provisions = {
        (row["source"], row["locator"])
        for row in rows("un/provisions")
        if row["source"] in followed and row["kind"] in ("preambular", "operative")
    }
    there = {(row["source"], row["locator"]) for row in rows("wording/passages")}
    # What stands twice in its paragraph, or only introduces items, has no words to know it by.
    assert len(provisions - there) <= 3


def test_no_more_than_twelve_words_of_a_text_are_kept() -> None:
    assert all(len(row["anchor"].split()) <= 12 for row in rows("wording/passages"))
    for row in rows("wording/changes"):
        assert len(row["added"].split()) <= 8
        assert len(row["dropped"].split()) <= 8


def test_the_tables_are_what_the_texts_give(shared: Path, tmp_path: Path) -> None:
    told = cybergov("import", "wording", "--texts", shared / "un" / "texts", "--into", tmp_path)
    assert told.returncode == 0, told.stderr
    for name in ("passages", "changes", "left-out"):
        new = (tmp_path / f"{name}.csv").read_bytes()
        assert new == (ROOT / "graph" / "tables" / "wording" / f"{name}.csv").read_bytes(), name


def test_a_folder_without_the_followed_texts_is_refused(tmp_path: Path) -> None:
    told = cybergov("import", "wording", "--texts", tmp_path, "--into", tmp_path / "out")
    assert told.returncode == 1
    assert "followed-texts.csv:2: a-res-74-28 is not among the texts" in told.stderr
    assert not (tmp_path / "out").exists()

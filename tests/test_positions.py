"""The explorer tells who holds what, how norms and definitions compare, and compares two things."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page
from pyoxigraph import RdfFormat, parse

from cybergov.explorer import write_explorer
from cybergov.part import Part
from cybergov.triples import sorted_triples
from tests.conftest import ROOT

_FOLDER = ROOT / "tests" / "explorer"
#: Two hundred actors by forty questions, each actor with a position on every fifth.
_CROWD = [
    f"question:q{n} a cg:Question ; skos:prefLabel 'Question {n:02}?'@en ; cg:about concept:sky ;"
    f" cg:thesis thesis:q{n} . thesis:q{n} a cg:Thesis ; cg:statement 'Answer {n}.'@en ."
    for n in range(40)
] + [
    f"actor:N{n:03} a cg:State ; skos:prefLabel 'Nation {n:03}'@en ."
    + "".join(
        f" claim:n{n}-{q} a cg:Stance ; cg:heldBy actor:N{n:03} ; cg:statedBy actor:N{n:03} ;"
        f" cg:on thesis:q{q} ; cg:position cg:Supports ; cg:polarity cg:Affirms ;"
        f" cg:review cg:SecondRead ; cg:evidence passage:a1 ; cg:statement 'Yes {n} {q}.'@en ."
        for q in range(n % 5, 40, 5)
    )
    for n in range(200)
]


def written(*texts: str) -> bytes:
    quads = parse("\n".join(texts), format=RdfFormat.TURTLE)
    output = io.BytesIO()
    write_explorer(Part(sorted_triples(quad.triple for quad in quads)), output)
    return output.getvalue()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of an explorer of few positions, of hostile ones, of many, and of none."""
    folder: Path = tmp_path_factory.mktemp("positions")
    few = (_FOLDER / "positions.ttl").read_text(encoding="utf-8")
    hostile = (_FOLDER / "positions-hostile.ttl").read_text(encoding="utf-8")
    addresses = {}
    for name, texts in {
        "few": [few],
        "hostile": [hostile],
        "many": [few, *_CROWD],
        "none": [""],
    }.items():
        file = folder / f"{name}.html"
        file.write_bytes(written(*texts))
        addresses[name] = file.as_uri()
    return addresses


def opened(page: Page, address: str) -> Page:
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    return page


def rows(page: Page) -> list[str]:
    return page.locator("#record tbody th[scope=row]").all_inner_texts()


def columns(page: Page) -> list[str]:
    heads = page.locator("#record thead tr").last.locator("th")
    return [head.get_attribute("title") or "" for head in heads.locator("a").all()]


def cell(page: Page, actor: str, column: int) -> Locator:
    heading = page.locator("th").filter(has_text=re.compile(f"^{actor}$"))
    return page.locator("#record tbody tr").filter(has=heading).locator("td").nth(column)


def told(page: Page, actor: str, column: int) -> str:
    return cell(page, actor, column).get_attribute("aria-label") or ""


def flat(text: str) -> str:
    """A text as it is read aloud, whatever its lines."""
    return " ".join(text.split())


def headings(page: Page, box: str = "#panel") -> list[str]:
    return [text.split("\n")[0] for text in page.locator(f"{box} h3").all_inner_texts()]


def claims(page: Page, box: str = "#panel") -> list[str]:
    found = page.locator(f"{box} [data-claim]")
    return [str(name) for name in found.evaluate_all("all => all.map(e => e.dataset.claim)")]


# ------------------------------------------------------------------------------ the matrix


def test_a_cell_has_every_position_in_order_of_date(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#v=positions")
    assert rows(page) == ["Aland", "Bland", "Club of Lands", "Eland", "League of Ports"]
    assert columns(page) == ["Is fog lawful?", "Is the sky free?", "Is water wet?"]
    bands = page.locator("#record thead tr.bands th").all_inner_texts()
    assert bands == ["Theme", "harbour", "sky", "Other questions"]
    marks = cell(page, "Aland", 0).locator(".stood").all_inner_texts()
    assert [mark.split() for mark in marks] == [["a+", "2019"], ["a−", "2021"]]
    assert told(page, "Aland", 0) == (
        "2019: supports a, Fog is lawful.; 2021-05-01: opposes a, Fog is lawful."
    )
    marks = cell(page, "Bland", 0).locator(".stood").all_inner_texts()
    assert [mark.split() for mark in marks] == [["b○", "2020"], ["b×", "2022"], ["a+", "2023"]]
    assert told(page, "Aland", 1) == "2020: supports on conditions a, The sky is free."
    assert told(page, "League of Ports", 0) == "undated: supports a, Fog is lawful."
    assert told(page, "Eland", 0).startswith("2020: denies that it supports a")
    assert cell(page, "Eland", 0).inner_text().split() == ["a○", "2020"]


def test_an_empty_cell_says_that_none_was_found(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#v=positions")
    assert cell(page, "Eland", 1).inner_text().strip() == ""
    assert told(page, "Eland", 1) == "none found in the sources read"
    assert "silence is not consent" in page.inner_text("#status")
    assert "Silence is not consent" in page.inner_text("#filters")
    cell(page, "Eland", 1).click()
    panel = page.inner_text("#panel")
    assert "Eland: none found" in panel and "Silence is not consent" in panel
    assert "The sky is free." in panel and page.locator("#panel .position").count() == 0


def test_neither_reports_nor_groups_give_a_position(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#v=positions")
    # The League says it of Cland; the Club's word on the sky is not Bland's, who belongs to it.
    assert "Cland" not in rows(page)
    assert told(page, "Club of Lands", 1).startswith("2018: supports")
    assert told(page, "Bland", 1) == "none found in the sources read"


def test_marks_differ_without_their_colours(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#v=positions")
    signs = page.locator("#filters .cell.stand").evaluate_all(
        "all => all.map(e => [e.textContent, getComputedStyle(e).borderTopStyle,"
        " getComputedStyle(e).borderRadius])"
    )
    assert [sign for sign, *_ in signs] == ["+", "+if", "−", "○", "×", "a"]
    assert len({tuple(form) for form in signs[:5]}) == 5
    assert len({tuple(form[1:]) for form in signs[:5]}) >= 4


def test_rows_and_columns_are_chosen(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#v=positions")
    page.select_option("#control-theme", label="sky")
    assert columns(page) == ["Is the sky free?"] and rows(page) == ["Aland", "Club of Lands"]
    page.select_option("#control-actorKind", "state")
    assert rows(page) == ["Aland"]
    other = opened(page.context.new_page(), page.url)
    assert rows(other) == ["Aland"] and columns(other) == ["Is the sky free?"]
    assert other.input_value("#control-theme") == "concept:sky"
    page.click("#reset")
    assert len(columns(page)) == 3 and len(rows(page)) == 5
    page.fill("#control-columns", "nobody’s")
    assert columns(page) == ["Is fog lawful?"]
    assert page.evaluate("document.activeElement.id") == "control-columns"
    page.fill("#control-rows", "league")
    assert rows(page) == ["League of Ports"]
    assert "1 position of 1 actor on 1 question." in page.inner_text("#status")
    page.fill("#control-rows", "nobody at all")
    assert "No position fits" in page.inner_text("#record")


def test_members_are_those_of_the_day_and_their_group_stands_apart(
    page: Page, pages: dict[str, str]
) -> None:
    opened(page, pages["few"] + "#v=positions")
    page.select_option("#control-grouping", label="Club of Lands")
    assert rows(page) == ["Club of Lands", "Aland", "Bland"]
    sections = page.locator("#record tbody .section").all_inner_texts()
    assert "not passed on to its members" in sections[0]
    assert sections[1] == "Members of Club of Lands on 2026-02-03"
    assert "not recorded" in sections[2]


def test_the_order_is_by_name_or_by_number(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#v=positions&or=most")
    assert rows(page) == ["Aland", "Bland", "Club of Lands", "Eland", "League of Ports"]
    page.select_option("#control-theme", label="harbour")
    assert rows(page) == ["Bland", "Aland", "Eland", "League of Ports"]
    page.select_option("#control-order", "")
    assert rows(page) == ["Aland", "Bland", "Eland", "League of Ports"]


def test_a_cell_opens_all_that_is_known(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#v=positions")
    cell(page, "Aland", 0).click()
    assert "p=actor:AAA,question:fog" in page.url
    assert claims(page) == ["claim:aland-2019", "claim:aland-2021"]
    first = page.locator("#panel .position").first
    for words in (
        "2019",
        "supports",
        "as state on record",
        "Fog is lawful.",
        "Aland allows fog.",
        "Speech on fog, paragraph 1",
        "full text",
    ):
        assert words in first.inner_text(), words
    assert "fog is lawful here" not in first.inner_text()
    first.locator("summary").click()
    page.wait_for_selector("#panel .position blockquote")
    for words in (
        "fog is lawful here",
        "Anchor found in the full text",
        "Fog stands for all mist.",
        "Second read",
        "claim:aland-2019",
    ):
        assert words in first.inner_text(), words
    other = opened(page.context.new_page(), page.url)
    assert claims(other) == ["claim:aland-2019", "claim:aland-2021"]
    assert cell(other, "Aland", 0).get_attribute("aria-selected") == "true"
    page.go_back()
    assert page.is_hidden("#panel")


def test_a_condition_and_a_later_position_are_told(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#v=positions&p=actor:AAA,question:sky")
    assert page.inner_text("#panel .condition").endswith("It is day.")
    opened(page, pages["few"] + "#v=positions&p=actor:BBB,question:fog")
    first = page.locator("#panel .position").first.inner_text()
    assert "Replaced by a later position of 2022" in first


def test_the_table_is_walked_with_the_keyboard(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#v=positions")
    assert page.locator("#record [tabindex='0']").count() == 1
    page.locator("#record [tabindex='0']").focus()
    for key in ("ArrowDown", "Enter"):
        page.keyboard.press(key)
    assert page.inner_text("#panel h2") == "Bland"
    page.keyboard.press("Escape")
    for key in ("ArrowUp", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    assert page.inner_text("#panel h2") == "Is fog lawful?"
    page.keyboard.press("ArrowUp")
    focused = page.evaluate("document.activeElement.closest('tr').className")
    assert focused != "section bands"


@pytest.mark.parametrize("value", ["__proto__", "constructor", "no-such-value", "actor:AAA"])
def test_wrong_parts_of_an_address_are_as_at_first(
    page: Page, pages: dict[str, str], value: str
) -> None:
    opened(page, pages["few"] + "#v=positions")
    first = page.inner_text("#record")
    opened(page, pages["few"] + f"#v=positions&th={value}&ak={value}&or={value}&g={value}")
    assert page.inner_text("#record") == first
    opened(page, pages["few"] + f"#v=positions&p={value},question:fog")
    assert page.locator("#panel h2").inner_text() != ""


def test_many_actors_by_many_questions_open_at_once(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["many"])
    time = page.evaluate(
        """() => { const start = performance.now();
            document.querySelector('[data-set="view=positions"]').click();
            document.getElementById('record').getBoundingClientRect();
            return performance.now() - start; }"""
    )
    assert len(rows(page)) == 205 and len(columns(page)) == 43
    assert time < 1000
    bands = page.locator("#record thead tr.bands th").all_inner_texts()
    assert bands == ["Theme", "harbour", "sky", "Other questions"]
    widths = (
        page.locator("#record thead tr")
        .last.locator("th")
        .evaluate_all("all => [...new Set(all.slice(1).map(e => e.offsetWidth))]")
    )
    assert widths == [66]


# ------------------------------------------------------------------------------- the panels


def test_a_question_has_its_answers_side_by_side(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#n=question:fog")
    answers = page.locator("#panel .answer-of")
    assert answers.count() == 3
    boxes = [answer.bounding_box() for answer in answers.all()]
    assert all(boxes) and len({box["x"] for box in boxes if box}) >= 2
    first, second, third = answers.all()
    assert [
        item.split("\n")[0].split()[0] for item in first.locator(".position").all_inner_texts()
    ] == ["2019", "2020", "2021-05-01", "2023", "undated"]
    for words in ("Fog is lawful.", "supports: 3", "opposes: 1", "denies that it supports: 1"):
        assert words in first.inner_text(), words
    assert "Bland" in second.inner_text() and "Cland" not in first.inner_text()
    assert "Nobody was found" in third.inner_text() and third.locator(".position").count() == 0
    first.locator("summary").first.click()
    page.wait_for_selector("#panel blockquote")
    assert "About fog" in page.inner_text("#panel")
    page.click("text=Show in the table of positions")
    assert "v=positions" in page.url and columns(page) == ["Is fog lawful?"]


def test_an_answer_tells_its_question_and_its_holders(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#n=thesis:fog-is-unlawful")
    panel = page.inner_text("#panel")
    assert "Answers Is fog lawful?" in panel and "Fog is nobody’s." in panel
    assert claims(page) == ["claim:bland-2020", "claim:bland-2022"]
    opened(page, pages["few"] + "#n=thesis:fog-of-nobody")
    assert "Nobody was found" in page.inner_text("#panel")
    # What is told of somebody is told, and as no position.
    opened(page, pages["few"] + "#n=thesis:fog-is-lawful")
    assert "claim:cland-reported" in claims(page)
    assert "No position of theirs follows" in page.inner_text("#panel .reported")


def test_an_actor_has_its_positions_in_order(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#n=actor:AAA")
    assert claims(page)[:3] == ["claim:aland-2019", "claim:aland-sky", "claim:aland-2021"]
    titles = [text.split("\n")[0] for text in page.locator("#panel h4").all_inner_texts()]
    assert titles == ["Positions", "Other claims"]
    second = page.locator("#panel .position").nth(1)
    for words in (
        "2020",
        "supports on conditions",
        "The sky is free.",
        "answers Is the sky free?",
        "It is day.",
        "Speech on fog, paragraph 3",
    ):
        assert words in flat(second.inner_text()), words
    opened(page, pages["few"] + "#n=actor:CCC")
    assert headings(page)[0] == "Said of it by others"


def test_a_norm_has_standing_counterparts_and_searches(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#n=concept:keep-lamps")
    panel = page.inner_text("#panel")
    for words in (
        "Stated in",
        "Article 1: Lamps lit in Code of Lamps",
        "voluntary, non-binding",
        "in its source’s words",
        "Lamps should stay lit.",
        "2015-01-01",
        "is narrower than Light every lamp in Charter of Lamps",
        "the Charter lights them too",
        "Not found in Speech on fog",
        "looked for: lamp.",
    ):
        assert words in panel, words
    assert panel.count("Lamps should stay lit.") == 1
    assert "Other claims" not in panel and "mapping claim" not in panel
    page.click("#panel [data-claim='claim:keep-to-light'] summary")
    page.wait_for_selector("#panel .side-of")
    sides = page.locator("#panel .side-of").all_inner_texts()
    assert sides == ["Keep lamps lit", "Light every lamp"]
    quotes = page.locator("#panel [data-claim='claim:keep-to-light'] blockquote").all_inner_texts()
    assert quotes == [
        "lamps should stay lit",
        "all lamps must burn",
    ]
    opened(page, pages["few"] + "#n=concept:light-lamps")
    assert "is broader than Keep lamps lit in Code of Lamps" in page.inner_text("#panel")


def test_a_provision_that_no_claim_names_has_a_panel(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#n=provision:code-3")
    panel = page.inner_text("#panel")
    for words in (
        "No fog horns",
        "article 3",
        "Not found in Charter of Lamps",
        "looked for: fog horn.",
        "2026-01-01",
        "the contributors",
    ):
        assert words in panel, words
    assert "No claim and no record" not in panel
    opened(page, pages["few"] + "#n=provision:charter-4")
    assert "says the same as Article 4: Oil in Code of Lamps" in page.inner_text("#panel")
    opened(page, pages["few"] + "#n=provision:code-1")
    assert "States Keep lamps lit" in flat(page.inner_text("#panel"))


def test_a_source_tells_how_it_compares_with_each_other(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#n=source:code")
    lines = page.locator("#panel details.beside-text > summary").all_inner_texts()
    assert [flat(line) for line in lines] == [
        "Charter of Lamps 1 same, 1 narrower, 1 not found there",
        "Speech on fog 1 not found there",
    ]
    page.locator("#panel details.beside-text > summary").first.click()
    page.wait_for_selector("#panel .beside-text [data-claim]")
    panel = page.inner_text("#panel .beside-text")
    for words in (
        "Keep lamps lit",
        "is narrower than",
        "Article 4: Oil",
        "says the same as",
        "Article 3: No fog horns: not found in Charter of Lamps",
    ):
        assert words in panel, words
    # How the editors compare it is not what it says.
    said = page.locator("#panel .structure")
    assert "Lamps should stay lit." in said.inner_text()
    assert "claim:keep-to-light" not in claims(page, "#panel .structure")
    assert "claim:lamp-otherwise" not in claims(page, "#panel .structure")
    page.click("text=Both side by side")
    assert "compare=source:code,source:charter" in page.url


def test_definitions_stand_beside_each_other(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#n=concept:lamp")
    titles = headings(page)
    assert titles[:2] == ["Definitions", "How they differ"]
    items = page.locator("#panel .beside .definition-by")
    first, second = (flat(item.inner_text()) for item in items.all())
    assert first.startswith("2016 Aland A lamp is a flame.") and "Code of Lamps, article 5" in first
    # The day of the source, where the definition has none of its own.
    assert second.startswith("2018-01-01 League of Ports A lamp is a beam.")
    one, other = (item.bounding_box() for item in items.all())
    assert one and other and one["y"] == other["y"] and one["x"] < other["x"]
    differ = page.locator("#panel [data-claim='claim:lamp-definitions-differ']")
    assert differ.count() == 1 and "One means the flame" in differ.inner_text()
    differ.locator("summary").click()
    page.wait_for_selector("#panel [data-claim='claim:lamp-definitions-differ'] blockquote")
    assert differ.locator("blockquote").count() == 2
    # Another word of the editors is no difference between definitions.
    assert "Said about it" in titles
    said = page.locator("#panel [data-claim='claim:lamp-otherwise']")
    assert said.count() == 1
    assert "definition-by" not in str(said.get_attribute("class"))


# ---------------------------------------------------------------------------------- the view


def test_two_actors_are_compared(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#v=compare&compare=actor:AAA,actor:BBB")
    both = page.locator("#record .compared")
    assert both.count() == 1 and "Fog is lawful." in both.inner_text()
    left, right = both.locator(".pair > section").all()
    assert claims_in(left) == ["claim:aland-2019", "claim:aland-2021"]
    assert claims_in(right) == ["claim:bland-fog"]
    folds = page.locator("#record details.said > summary").all_inner_texts()
    words = [flat(fold) for fold in folds]
    assert words == [
        "Only Aland 1 answer",
        "Only Bland 1 answer",
        "Voted differently 1 vote",
        "Voted the same 1 vote",
    ]
    page.locator("#record details.said > summary").first.click()
    page.wait_for_selector("#record [data-claim='claim:aland-sky']")
    record = page.inner_text("#record")
    assert "R/2" in record and "Bland: abstaining" in record and "2021-01-01" in record
    assert "R/3" not in record and "R/4" not in record and "%" not in record
    page.click("#record >> text=Bland: abstaining")
    assert "Bland: abstaining" in page.inner_text("#panel h2")
    assert "compare=actor:AAA,actor:BBB" in page.url


def claims_in(box: Locator) -> list[str]:
    found = box.locator("[data-claim]").evaluate_all("all => all.map(e => e.dataset.claim)")
    return [str(name) for name in found]


def test_two_texts_are_compared(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#v=compare&compare=source:charter,source:code")
    told_ = [flat(row.inner_text()) for row in page.locator(".compared-row").all()]
    assert re.match(r"Light every lamp ⊃ is broader than Keep lamps lit", told_[0])
    assert re.match(r"Article 4 = says the same as Article 4: Oil", told_[1])
    titles = headings(page, "#record")
    assert titles == [
        "Provision by provision",
        "In Charter of Lamps, searched for in Code of Lamps and not found",
        "In Code of Lamps, searched for in Charter of Lamps and not found",
        "Concepts of which both speak",
    ]
    found = page.locator("#record .search").all_inner_texts()
    assert "Article 9: Towers" in found[0] and "Article 3: No fog horns" in found[1]
    page.locator(".compared-row summary").first.click()
    page.wait_for_selector(".compared-row blockquote")
    assert page.locator(".compared-row blockquote").first.inner_text() == "all lamps must burn"
    shared = page.locator("#record details.said > summary")
    assert [text.split("\n")[0] for text in shared.all_inner_texts()] == ["lamp"]
    shared.click()
    page.wait_for_selector("#record .pair blockquote")
    left, right = page.locator("#record .pair > section").all()
    assert "claim:lamp-clears-fog" in claims_in(left)
    assert "claim:lamp-by-aland" in claims_in(right)


def test_two_concepts_are_compared(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#v=compare&compare=concept:lamp,concept:fog")
    left, right = page.locator("#record .pair > section").all()
    assert claims_in(left) == ["claim:lamp-by-aland", "claim:lamp-by-league"]
    assert "None found in the sources read." in right.inner_text()
    assert claims(page, "#record") == [
        "claim:lamp-by-aland",
        "claim:lamp-by-league",
        "claim:lamp-clears-fog",
        "claim:lamp-and-fog",
    ]
    assert "all lamps must burn" in page.inner_text("#record")
    opened(page, pages["few"] + "#v=compare&compare=concept:keep-lamps,concept:light-lamps")
    assert "Compared" in headings(page, "#record")
    assert page.locator(".compared-row").count() == 1


def test_two_things_are_chosen_and_kept_in_the_address(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#n=actor:AAA")
    page.click("#panel footer >> text=Compare …")
    assert "v=compare" in page.url and "compare=actor:AAA," in page.url
    assert "Choose a second one" in page.inner_text("#record")
    page.focus("#compare-1")
    page.select_option("#compare-1", label="Bland")
    assert "compare=actor:AAA,actor:BBB" in page.url
    assert page.evaluate("document.activeElement.id") == "compare-1"
    page.click("[aria-label='Exchange the two']")
    assert "compare=actor:BBB,actor:AAA" in page.url
    assert page.locator(".compare-head h2").all_inner_texts() == ["Bland", "Aland"]
    assert page.input_value("#compare-0") == "actor:BBB"
    page.go_back()
    assert page.locator(".compare-head h2").all_inner_texts() == ["Aland", "Bland"]
    page.select_option("#compare-kind", "source")
    options = page.locator("#compare-0 option").all_inner_texts()
    assert options == ["—", "Charter of Lamps", "Code of Lamps", "Speech on fog"]
    page.click("#reset")
    assert "Choose two in the filters" in page.inner_text("#record")


@pytest.mark.parametrize(
    ("two", "words"),
    [
        ("actor:AAA,source:code", "Only two things of one kind"),
        ("thesis:sky-is-free,thesis:fog-is-lawful", "Only two things of one kind"),
        ("actor:AAA,actor:AAA", "Both are the same"),
        ("actor:AAA,", "Choose a second one"),
        (",", "Choose two in the filters"),
        ("__proto__,constructor", "which this build does not have"),
        ("%E0%A4%A,%", "Choose two in the filters"),
    ],
)
def test_what_can_not_be_compared_is_said(
    page: Page, pages: dict[str, str], two: str, words: str
) -> None:
    opened(page, pages["few"] + f"#v=compare&compare={two}")
    assert words in page.inner_text("#record")


# ------------------------------------------------------------------------------ all of these


VIEWS = (
    "v=positions",
    "v=positions&p=actor:XXX,question:q",
    "v=positions&p=actor:YYY,question:q",
    "n=question:q",
    "n=thesis:t",
    "n=actor:XXX",
    "n=concept:norm",
    "n=concept:word",
    "n=provision:one",
    "n=provision:two",
    "n=source:one",
    "v=compare",
    "v=compare&compare=actor:XXX,actor:YYY",
    "v=compare&compare=source:one,source:two",
    "v=compare&compare=concept:word,concept:top",
    "v=compare&compare=%3Cimg%20src=x%20onerror=window.broken=99%3E,actor:XXX",
)


def test_hostile_texts_stay_texts(page: Page, pages: dict[str, str]) -> None:
    shown = ""
    for view in VIEWS:
        opened(page, pages["hostile"] + f"#{view}")
        page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
        page.wait_for_timeout(60)
        assert page.evaluate("window.broken") is None, view
        found = page.locator(
            "main img, #panel img, #filters img, iframe, #panel script, main script"
        )
        assert found.count() == 0, view
        shown += page.inner_text("body") + page.content()
    for number in (8, 10, 17, 19, 20, 22, 23, 25, 26, 27, 28):
        assert f"window.broken={number}" in shown, number


@pytest.mark.parametrize("width", [390, 1000])
def test_all_of_it_fits_a_narrow_screen(page: Page, pages: dict[str, str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for view in (
        "v=positions&p=actor:AAA,question:fog",
        "v=compare&compare=actor:AAA,actor:BBB",
        "v=compare&compare=source:charter,source:code",
        "v=compare&compare=concept:lamp,concept:fog",
        "n=question:fog",
        "n=concept:lamp",
        "n=source:code",
        "n=concept:keep-lamps",
    ):
        opened(page, pages["few"] + f"#{view}")
        page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
        page.wait_for_timeout(60)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view
        for box in ("panel-content", *([] if "positions" in view else ["record"])):
            over = page.evaluate(
                "id => (e => e.scrollWidth - e.clientWidth)(document.getElementById(id))", box
            )
            assert over <= 0, (view, box)


def test_an_empty_graph_has_these_views_too(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["none"] + "#v=positions")
    assert "holds no position" in page.inner_text("#record")
    opened(page, pages["none"] + "#v=compare")
    assert "0 to choose from" in page.inner_text("#record")


def test_the_same_graph_gives_the_same_bytes() -> None:
    text = (_FOLDER / "positions.ttl").read_text(encoding="utf-8")
    assert written(text) == written(text)

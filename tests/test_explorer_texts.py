"""What the explorer tells of texts: their places, lineages, labels with proof, kept searches."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pyoxigraph import RdfFormat, parse

from cybergov.explorer import write_explorer
from cybergov.explorer.naming import labels_of
from cybergov.explorer.silences import searches_of
from cybergov.explorer.texts import texts_of
from cybergov.facts import Facts
from cybergov.part import Part
from cybergov.triples import sorted_triples
from tests.conftest import ROOT

TEXTS = (ROOT / "tests" / "explorer" / "texts.ttl").read_text(encoding="utf-8")
#: Claims on two hundred articles, of fifty years of resolutions on one concept.
MANY = [
    f"source:y{n} a cg:Resolution ; cg:symbol 'Y/{n}' ; dcterms:date '{1950 + n}-12-01'^^xsd:date ."
    for n in range(50)
] + [
    f"passage:x{n} a cg:Passage ; cg:locator '{place}' ; cg:inSource {source} ;"
    f" cg:openingWords 'Decides'@en ; cg:anchor 'words {n}'@en ; cg:checkDepth cg:FullText ."
    f" claim:x{n} a cg:Proposition ; cg:heldBy actor:assembly ; cg:statedBy actor:assembly ;"
    f" cg:about concept:lamp ; cg:verb cg:Deciding ; cg:mode cg:Normative ;"
    f" cg:certainty cg:Asserted ; cg:polarity cg:Affirms ; cg:review cg:Proposed ;"
    f" cg:evidence passage:x{n} ; cg:statement 'Sentence {n}.'@en ."
    for n, (source, place) in enumerate(
        [("source:treaty", f"art {n + 20}") for n in range(200)]
        + [(f"source:y{n % 50}", f"op {n % 3 + 9}") for n in range(150)]
    )
]


def part(*more: str) -> Part:
    quads = parse("\n".join([TEXTS, *more]), format=RdfFormat.TURTLE)
    return Part(sorted_triples(quad.triple for quad in quads))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of an explorer of few texts, and of one of many."""
    folder: Path = tmp_path_factory.mktemp("texts")
    addresses = {}
    for name, made in {"few": part(), "many": part(*MANY)}.items():
        output = io.BytesIO()
        write_explorer(made, output)
        (folder / f"{name}.html").write_bytes(output.getvalue())
        addresses[name] = (folder / f"{name}.html").as_uri()
    return addresses


def opened(page: Page, address: str) -> Page:
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    return page


def titles(page: Page) -> list[str]:
    found = page.locator("#panel [data-place]")
    return [str(place) for place in found.evaluate_all("all => all.map(e => e.dataset.place)")]


# -------------------------------------------------------------------------------------- the data


def test_places_stand_in_the_order_of_the_text() -> None:
    texts = texts_of(Facts(part(*MANY).store))
    start = next(
        i for i, place in enumerate(texts.places) if place.get("source") == "source:treaty"
    )
    rows = texts.places[start : start + 8]
    assert [row["locator"] for row in rows[:6]] == [
        "pp 1",
        "ch I",
        "art 5",
        "art 9",
        "art 10",
        "art 20",
    ]
    assert [row["part"] for row in rows if "part" in row] == ["Preamble", "Chapters", "Articles"]
    assert (rows[2]["heading"], rows[2]["items"]) == ("Keeping of lamps", 1)
    assert "bare" in rows[5] and "bare" not in rows[0]


def test_a_passage_is_told_once_and_at_its_place() -> None:
    texts = texts_of(Facts(part().store))
    at, found = 0, {}
    for row in texts.passages:
        at += int(str(row["step"]))
        found[str(row["anchor"])] = (texts.places[at]["locator"], row)
    place, row = found["shall keep their lamps"]
    assert place == "art 5" and row["rest"] == "(1)" and "locator" not in row
    assert len(texts.passages) == len(texts.number) == TEXTS.count(" a cg:Passage")
    assert sorted(texts.number.values()) == list(range(len(texts.passages)))


def test_a_lineage_leads_from_passage_to_passage() -> None:
    texts = texts_of(Facts(part().store))
    first, second, third = (
        texts.number[f"passage:{name}"] for name in ("one-pp-2", "two-pp-10", "three-op-2")
    )
    rows = texts.passages
    assert (rows[second]["first"], rows[second]["earlier"]) == (first, first)
    assert (rows[second]["plus"], rows[second]["added"]) == (1, "much")
    assert rows[second]["left"] == ["source:treaty"]
    assert (rows[third]["earlier"], rows[third]["moved"]) == (second, "operative part")
    assert rows[first]["first"] == first and "earlier" not in rows[first]


def test_labels_do_not_repeat_what_the_concept_says() -> None:
    made = part()
    number = {node.id: index for index, node in enumerate(made.network.nodes)}
    rows = labels_of(Facts(made.store), number)
    assert [row["language"] for row in rows] == ["en", "fr", "es", "zh", "ar"]
    assert rows[0]["step"] == number["concept:lamp"] and {row["step"] for row in rows[1:]} == {0}
    assert [row.get("wording") for row in rows] == [None, "feu", None, None, None]
    assert all("forms" not in row for row in rows)
    assert rows[3]["passages"] == ["passage:label-lamp-zh"]


def test_a_kept_search_has_its_words_texts_and_number() -> None:
    rows = {str(row["name"]): row for row in searches_of(Facts(part().store))}
    nothing = rows["search:lantern-nothing"]
    assert (nothing["found"], nothing["texts"], nothing["terms"]) == (0, 2, ["lantern"])
    assert nothing["searched"] == ["source:one", "source:two"]
    assert rows["search:lamp-some"]["languages"] == ["en", "fr"]


# ------------------------------------------------------------------------------------ the panels


def test_a_treaty_is_told_article_by_article(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#n=source:treaty")
    assert titles(page) == ["pp 1", "ch I", "art 5", "art 9", "art 10"]
    article = page.locator("#panel [data-place='art 5']")
    told = article.inner_text()
    for words in (
        "Article 5",
        "Keeping of lamps",
        "Parties must keep lamps.",
        "Addressed to the parties.",
        "verb: shall",
        "shall keep their lamps",
        "article 5(1)",
        "Anchor found in the full text",
    ):
        assert words in told
    article.locator("footer a").click()
    assert "c=claim:treaty-keep" in page.url


def test_a_long_source_opens_at_once_and_unfolds_on_demand(
    page: Page, pages: dict[str, str]
) -> None:
    opened(page, pages["many"])
    time = page.evaluate(
        """() => { const start = performance.now();
            location.hash = '#n=source:treaty'; dispatchEvent(new HashChangeEvent('hashchange'));
            document.getElementById('panel').getBoundingClientRect();
            return performance.now() - start; }"""
    )
    assert time < 500
    assert len(titles(page)) == 205
    assert page.locator("#panel article.claim").count() == 0
    page.click("#panel [data-place='art 21'] > summary")
    page.wait_for_selector("#panel article.claim")
    assert "Sentence 1." in page.inner_text("#panel [data-place='art 21']")
    assert page.locator("#panel article.claim").count() == 1
    page.click("#panel button:text-is('Open all')")
    page.wait_for_function("document.querySelectorAll('#panel article.claim').length === 201")
    page.click("#panel button:text-is('Close all')")
    assert page.locator("#panel details.place[open]").count() == 0


def test_what_is_unfolded_stays_while_the_thing_is_looked_at(
    page: Page, pages: dict[str, str]
) -> None:
    opened(page, pages["many"] + "#n=source:treaty")
    page.click("#panel [data-place='art 21'] > summary")
    page.wait_for_selector("#panel [data-place='art 21'][open] article")
    page.select_option("#language", "fr")
    assert page.locator("#panel [data-place='art 21'][open] article").count() == 1
    opened(page, pages["many"] + "#n=source:treaty")
    assert page.locator("#panel details.place[open]").count() == 0


def test_a_lineage_is_told_text_by_text(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#n=source:three")
    place = page.locator("#panel [data-place='op 2']")
    assert "First stood in R/7, preambular paragraph 2." in place.inner_text()
    place.locator("details.lineage > summary").click()
    page.wait_for_selector("#panel ol.lineage")
    forms = place.locator("ol.lineage > li")
    assert [text.split("\n")[0] for text in forms.all_inner_texts()] == [
        "2020-12-07 R/7, preambular paragraph 2",
        "2021-12-06 R/2, preambular paragraph 10",
        "2022-12-07 R/3, operative paragraph 2 (this one)",
    ]
    for index, words in enumerate(
        (
            ("First form", "Adopted without a vote", "Noting that lamps burn oil …"),
            (
                "Words added: 1 word added, 0 dropped",
                "much",
                "not recorded",
                "Not taken over by Treaty",
            ),
            (
                "New opening, moved",
                "Noting → Welcomes",
                "Moved to the operative part",
                "31 in favour",
            ),
        )
    ):
        told = forms.nth(index).inner_text()
        assert all(word in told for word in words), told
    assert forms.nth(2).get_attribute("aria-current") == "true"
    forms.nth(2).locator("a", has_text="Adopted by a vote").click()
    assert "c=vote:three" in page.url
    page.go_back()
    page.click("#panel [data-place='op 2'] .origin a >> text=R/7")
    assert "n=source:one" in page.url and "pl=pp%202" in page.url
    assert page.locator("#panel [data-place='pp 2']").evaluate(
        "e => e.contains(document.activeElement)"
    )


def test_an_address_opens_a_place(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["many"] + "#n=source:treaty&pl=art%20150")
    article = page.locator("#panel [data-place='art 150']")
    assert "Sentence 130." in article.inner_text()
    box, panel = article.bounding_box(), page.locator("#panel").bounding_box()
    assert box and panel and panel["y"] <= box["y"] < panel["y"] + panel["height"]
    opened(page, pages["many"] + "#n=source:treaty&pl=__proto__")
    assert len(titles(page)) == 205


def test_places_and_lineages_are_opened_with_keys(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["many"] + "#n=source:treaty")
    page.focus("#panel [data-place='art 5'] > summary")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.parentElement.dataset.place") == "art 21"
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel [data-place='art 21'] article")
    opened(page, pages["few"] + "#n=source:two")
    page.focus("#panel details.lineage > summary")
    page.keyboard.press("Space")
    page.wait_for_selector("#panel ol.lineage")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")


def test_a_concept_shows_its_labels_with_proof(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#n=concept:lamp")
    rows = page.locator("#panel dl.labels")
    assert rows.locator("dt").all_inner_texts() == ["en", "fr", "zh", "ar"]
    chinese = rows.locator("dd").nth(2)
    for words in ("灯塔", "UN translation", "R/3, operative paragraph 2", "full text"):
        assert words in chinese.inner_text()
    assert chinese.locator("b").get_attribute("lang") == "zh"
    french = rows.locator("dd").nth(1).inner_text()
    assert "lampe the project’s own translation" in french and "feux in R/3" in french
    assert "light also" in rows.locator("dd").nth(0).inner_text()
    instead = page.locator("#panel .instead").inner_text()
    assert "Español: The Spanish text says 'candle'" in instead and "velas" in instead
    chinese.locator("a").click()
    assert "n=source:three" in page.url and "pl=op%202" in page.url


def test_arabic_runs_from_right_to_left(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#n=concept:lamp")
    arabic = page.locator("#panel dl.labels dd").nth(3)
    for element in (arabic.locator("b"), arabic.locator("q")):
        assert element.get_attribute("lang") == "ar" and element.get_attribute("dir") == "auto"
        assert element.evaluate("e => getComputedStyle(e).direction") == "rtl"
        assert element.evaluate("e => getComputedStyle(e).fontStyle") == "normal"
    assert arabic.evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_a_kept_search_tells_what_was_not_found(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["few"] + "#n=concept:lantern")
    told = page.inner_text("#panel .search")
    assert "Searched for and not found: lantern" in told
    assert "In 2 texts, in 1 language (English), on 2023-01-02, by A Searcher." in told
    assert "No claim and no record" not in page.inner_text("#panel")
    page.click("#panel .search summary")
    page.wait_for_selector("#panel .search .fold a")
    assert page.locator("#panel .search .fold a").all_inner_texts() == ["R/7", "R/2"]
    opened(page, pages["few"] + "#n=concept:lamp")
    told = page.inner_text("#panel .search")
    assert "Found 3 times: lamp, lampe" in told and "in 2 languages" in told


def test_what_many_texts_say_is_a_line_for_each(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["many"] + "#n=concept:lamp")
    lines = page.locator("#panel details.said > summary").all_inner_texts()
    assert [line.split()[0] for line in lines[:2]] == ["1950-12-01", "1951-12-01"]
    assert len(lines) == 51 and "Treaty on Lamps" in lines[-1] and "201 claims" in lines[-1]
    page.locator("#panel details.said > summary").first.click()
    page.wait_for_selector("#panel details.said article")
    first = page.locator("#panel details.said").first
    assert "Sentence 200." in first.inner_text()
    assert "verb: “Decides”" in first.inner_text() and "operative paragraph" in first.inner_text()
    assert first.locator("article").count() == 3
    places = [text.split(" ·")[0] for text in first.locator("figcaption").all_inner_texts()]
    assert places == [f"operative paragraph {n}" for n in (9, 10, 11)]


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("thing", ["source:treaty", "source:three", "concept:lamp"])
def test_nothing_is_wider_than_the_panel(
    page: Page, pages: dict[str, str], width: int, thing: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, pages["many"] + f"#n={thing}")
    page.evaluate("document.querySelectorAll('#panel details').forEach(e => { e.open = true; })")
    page.wait_for_timeout(100)
    assert (
        page.evaluate(
            "(e => e.scrollWidth - e.clientWidth)(document.getElementById('panel-content'))"
        )
        <= 0
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_passages_take_few_bytes() -> None:
    """A claim's passage is written by its number, and a place by the step from the last."""
    sizes = []
    for made in (part(), part(*MANY)):
        texts = texts_of(Facts(made.store))
        sizes.append(len(json.dumps([texts.places, texts.passages])))
    assert (sizes[1] - sizes[0]) / 350 < 190

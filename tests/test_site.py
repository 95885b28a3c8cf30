"""The site's pages tell a text place by place, and a concept text by text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from cybergov.names import expand
from cybergov.show import ROLES, as_text, describe
from cybergov.site.groups import said_in
from cybergov.site.pages import KINDS, Pages, things_of
from tests.conftest import ROOT
from tests.test_explorer_texts import MANY, part


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a folder with the pages of a few things."""
    folder: Path = tmp_path_factory.mktemp("site")
    made = part(*MANY)
    things = things_of(made)
    pages = Pages(made.store, things)
    shutil.copyfile(ROOT / "cybergov" / "site" / "style.css", folder / "style.css")
    for kind in KINDS:
        (folder / kind).mkdir()
    for thing in things:
        html, _ = pages.page_of(thing, root="../", roles=ROLES, properties=("skos:altLabel",))
        (folder / thing.page).write_text(html, "utf-8")
    return folder.as_uri()


def test_a_long_text_has_a_table_of_contents(page: Page, site: str) -> None:
    page.goto(f"{site}/source/treaty.html")
    contents = page.locator("nav.contents")
    assert contents.locator("> ul > li > a").all_inner_texts() == [
        "Preamble",
        "Chapters",
        "Articles",
    ]
    articles = contents.locator("ol").nth(1).locator("a")
    assert articles.all_inner_texts()[:3] == ["art 5 Keeping of lamps", "art 9 Oil", "art 10 Wicks"]
    articles.nth(2).click()
    assert page.url.endswith("#art-10")
    assert page.locator("#art-10 h4").inner_text() == "art 10 Wicks"
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    for link in contents.locator("a").all()[:30]:
        assert (link.get_attribute("href") or "#")[1:] in ids


def test_a_short_text_has_none(page: Page, site: str) -> None:
    page.goto(f"{site}/source/three.html")
    assert page.locator("nav.contents").count() == 0
    place = page.locator("#op-2")
    assert "First stood in R/7, pp 2; its forms, text by text." in place.inner_text()
    forms = place.locator("a", has_text="its forms")
    assert forms.get_attribute("href") == "../explorer.html#n=source:three&pl=op%202"
    place.locator("a", has_text="R/7").click()
    assert page.url.endswith("source/one.html#pp-2") and page.locator("#pp-2").count() == 1


def test_a_concept_is_told_text_by_text(page: Page, site: str) -> None:
    page.goto(f"{site}/concept/lamp.html")
    lines = page.locator("details.said > summary").all_inner_texts()
    assert len(lines) == 51
    assert lines[0].split()[:2] == ["1950-12-01", "Y/0"] and "3 claims" in lines[0]
    assert [line.split()[0] for line in lines] == sorted(line.split()[0] for line in lines)
    assert not page.is_visible("text=Sentence 200.")
    page.locator("details.said > summary").first.click()
    claim = page.locator("article", has_text="Sentence 200.")
    assert "“Decides”" in claim.inner_text() and "Y/0, op" in claim.inner_text()
    claim.locator("cite a").click()
    assert "source/y0.html#op-" in page.url


def test_a_kept_search_stands_on_the_page(page: Page, site: str) -> None:
    page.goto(f"{site}/concept/lantern.html")
    told = page.inner_text(".search")
    assert "Searched for and not found: lantern" in told
    assert "In 2 texts, in 1 language (en), on 2023-01-02, by A Searcher." in told
    assert "No claim" not in page.inner_text("main")
    text = as_text(describe(part().store, expand("concept:lamp")))
    assert "Found 3 times: “lamp”, “lampe”\n  in 2 texts, in 2 languages (en, fr)" in text


def test_arabic_runs_from_right_to_left(page: Page, site: str) -> None:
    page.goto(f"{site}/concept/lamp.html")
    arabic = page.locator("table.labels [lang=ar]")
    assert arabic.count() == 2
    for element in arabic.all():
        assert element.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert "UN translation; R/3, op 2: المنارات (excerpt)" in page.inner_text("table.labels")


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["source/treaty", "concept/lamp", "concept/lantern"])
def test_pages_fit(page: Page, site: str, width: int, scheme: str, name: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{site}/{name}.html")
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ink, paper = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert ink != paper


def test_few_claims_are_not_grouped() -> None:
    store = part(*MANY).store
    claims = describe(store, expand("concept:lamp")).claims["cg:about"]
    assert len(said_in(store, claims)) == 51
    assert said_in(store, claims[:5]) == []
    assert said_in(store, [c for c in claims if c.passages[0].source == "source:treaty"]) == []

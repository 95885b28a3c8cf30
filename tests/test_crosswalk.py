"""The page of norms and provisions by instruments tells every comparison and search."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page
from pyoxigraph import NamedNode, RdfFormat, parse

from cybergov.names import PREFIXES, compress
from cybergov.project import Project
from cybergov.site import write_crosswalk
from cybergov.site.crosswalk import instruments_of
from tests.conftest import ROOT
from tests.small_part import part_of_turtle

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
SCRIPT = "<script>alert('1')</script> & Zed"
SMALL = f"""
cg:Broader a cg:Match ; rdfs:label "broader"@en .
cg:Overlaps a cg:Match ; rdfs:label "overlaps"@en .
source:one a cg:Treaty ; dcterms:title "One"@en .
source:two a cg:Treaty ; dcterms:title "{SCRIPT}"@en ; cg:symbol "A/2" .
provision:one-10 cg:ofSource source:one ; cg:locator "art 10" ; cg:heading "{SCRIPT}"@en .
provision:one-9 cg:ofSource source:one ; cg:locator "art 9" ; cg:heading "Ninth"@en .
provision:two-1 cg:ofSource source:two ; cg:locator "art 1" ; cg:heading "First"@en .
claim:map a cg:MappingClaim ; cg:match cg:Broader ; cg:from provision:one-10 ;
  cg:to provision:two-1 .
claim:gone a cg:MappingClaim ; cg:match cg:Overlaps ; cg:from provision:one-9 ;
  cg:to provision:two-1 ;
  cg:review cg:Withdrawn .
search:none a cg:SearchRecord ; cg:searchedFor provision:one-9 ; cg:searchedSource source:two ;
  cg:searchedTerm "{SCRIPT}"@en ; cg:found 0 ; dcterms:date "2026-11-24"^^xsd:date .
search:some a cg:SearchRecord ; cg:searchedFor provision:one-10 ; cg:searchedSource source:two ;
  cg:searchedTerm "some"@en ; cg:found 3 ; dcterms:date "2026-11-24"^^xsd:date .
"""


def table(page: html.HtmlElement, source: str) -> dict[str, list[str]]:
    """Return the cells of an instrument's table by the text of the row's head."""
    (found,) = page.xpath(f"//h2[@id='source-{source}']/following::table[1]")
    return {
        " ".join(tr.find("th").text_content().split()): [
            " ".join(td.text_content().split()) for td in tr.findall("td")
        ]
        for tr in found.xpath(".//tr")
    }


def test_a_comparison_is_read_from_either_end_and_a_search_told(tmp_path: Path) -> None:
    write_crosswalk(part_of_turtle(HEAD + SMALL), Project.at(ROOT), tmp_path)
    text = (tmp_path / "crosswalk.html").read_text("utf-8")
    assert "<script" not in text and "claim:gone" not in text and "some" not in table_texts(text)
    page = html.fromstring(text)
    one = table(page, "one")
    assert list(one)[1:3] == ["art 9 Ninth", f"art 10 {SCRIPT}"]
    assert [one[name] for name in list(one)[1:3]] == [["nothing found"], ["broader art 1"]]
    assert (one["broader"], one["narrower"], one["nothing found"]) == (["1"], [""], ["1"])
    assert table(page, "two")["art 1 First"] == ["narrower art 10"]
    (search,) = page.xpath("//article[@class='search']")
    assert search.get("id") == "search-none" and SCRIPT in search.text_content()
    assert page.xpath("//th[@scope='col']/a[@href='source/two.html']")[0].text == "A/2"


def table_texts(text: str) -> str:
    return " ".join(t.text_content() for t in html.fromstring(text).xpath("//table"))


def test_of_an_empty_graph_there_is_a_page_without_tables(tmp_path: Path) -> None:
    write_crosswalk(part_of_turtle(""), Project.at(ROOT), tmp_path)
    text = (tmp_path / "crosswalk.html").read_text("utf-8")
    assert "An empty cell says only" in text and "<table" not in text


def test_every_comparison_stands_there_twice_and_every_search_once(dist: Path) -> None:
    wanted: Counter[str] = Counter()
    withdrawn, ends, nothing = set(), set(), set()
    for quad in parse(path=dist / "cybergov.nt", format=RdfFormat.N_TRIPLES):
        if isinstance(quad.subject, NamedNode):
            name, predicate = compress(quad.subject.value), compress(quad.predicate.value)
            if predicate in ("cg:from", "cg:to") and name.startswith("claim:"):
                wanted[name.removeprefix("claim:")] += 1
                ends.add(name)
            elif predicate == "cg:found" and str(quad.object).startswith('"0"'):
                nothing.add(name.replace(":", "-"))
            elif predicate == "cg:review" and str(quad.object).endswith("Withdrawn>"):
                withdrawn.add(name.removeprefix("claim:"))
    assert not withdrawn & set(wanted), "then this test has to leave them out"
    page = html.fromstring((dist / "crosswalk.html").read_text("utf-8"))
    links = [a.get("href") for a in page.xpath("//tbody//td//a")]
    assert Counter(link.partition("#")[2] for link in links if link[0] != "#") == wanted
    told = {link[1:] for link in links if link[0] == "#"}
    assert told == {a.get("id") for a in page.xpath("//article[@class='search']")}
    assert told <= nothing and len(told) > 100
    for link in links[:60]:
        place, _, anchor = link.partition("#")
        if place:
            assert f'id="{anchor}"' in (dist / place).read_text("utf-8")


@pytest.mark.parametrize("width", [1280, 400])
def test_a_reader_comes_from_the_index_to_the_passage(page: Page, dist: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((dist / "index.html").as_uri())
    page.get_by_role("link", name="norms and provisions by instruments", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    row = page.locator("tr", has_text="art 7 Illegal access").first
    row.get_by_role("link", name="same").click()
    claim = page.locator("#un-cybercrime-art-7-budapest-art-2")
    assert claim.is_visible() and claim.locator("blockquote").count() == 2


def test_a_text_is_laid_out_in_its_order() -> None:
    def row(locator: str) -> dict[str, str]:
        told = {"one": "source:a", "other": "source:b", "found": "same", "by": f"claim:{locator}"}
        return told | {"locator": locator, "name": "", "thing": f"provision:{locator}"}

    (found,) = instruments_of([row(at) for at in ("art 10", "art 9(2)", "art 9", "excerpt")])
    assert [line.locator for line in found.lines] == ["art 9", "art 9(2)", "art 10", "excerpt"]

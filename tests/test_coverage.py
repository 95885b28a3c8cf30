"""The page on coverage tells what is counted, and the same as a count made another way."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from cybergov.names import PREFIXES, compress, expand
from cybergov.part import Part
from cybergov.project import Project
from cybergov.site import write_coverage
from cybergov.site.coverage import QUESTIONS
from cybergov.site.leanings import leanings, share
from tests.conftest import ROOT
from tests.small_part import part_of_turtle

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
GROUPS = ("un-african-group", "un-asia-pacific-group", "un-eastern-european-group", "un-grulac",
          "un-weog")  # fmt: skip
SCRIPT = "<script>alert('1')</script> & \\\" Zed"


class Counted:
    """The triples of a build, counted by going through them all."""

    def __init__(self, nt: Path) -> None:
        self.of: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.languages: dict[str, set[str]] = defaultdict(set)
        for quad in parse(path=nt, format=RdfFormat.N_TRIPLES):
            if not isinstance(quad.subject, NamedNode):
                continue
            subject, name = compress(quad.subject.value), compress(quad.predicate.value)
            value = quad.object
            if isinstance(value, NamedNode):
                self.of[name][subject].append(compress(value.value))
            elif isinstance(value, Literal):
                self.of[name][subject].append(value.value)
                if name == "cg:anchor":
                    self.languages[subject].add(value.language or "")
        self.claims = [
            c for c in self.of["cg:mode"] if "cg:Withdrawn" not in self.of["cg:review"][c]
        ]
        self.positions = [c for c in self.claims if c in self.of["cg:position"]]
        self.states = [s for s, kinds in self.of["rdf:type"].items() if "cg:State" in kinds]

    def passages(self, claim: str) -> list[str]:
        return self.of["cg:evidence"].get(claim, [])

    def values(self, claim: str, name: str) -> set[str]:
        return {v for p in self.passages(claim) for v in self.of[name].get(p, [])}

    def groups(self, state: str) -> set[str]:
        return {
            group
            for membership, members in self.of["org:member"].items()
            if state in members and membership not in self.of["cg:validUntil"]
            for group in self.of["org:organization"][membership]
            if group.removeprefix("actor:") in GROUPS
        }


@pytest.fixture(scope="module")
def counted(dist: Path) -> Counted:
    return Counted(dist / "cybergov.nt")


@pytest.fixture(scope="module")
def told_page(dist: Path) -> html.HtmlElement:
    return html.fromstring((dist / "coverage.html").read_text("utf-8"))


def rows(page: html.HtmlElement, heading: str) -> list[list[str]]:
    """Return the cells of the first table after the heading with this id."""
    (table,) = page.xpath(f"(//*[@id='{heading}']/following::table)[1]")
    return [[" ".join(td.text_content().split()) for td in tr] for tr in table.xpath(".//tbody/tr")]


def told(page: html.HtmlElement) -> str:
    (paragraph,) = page.xpath("//p[@class='leanings']")
    return str(paragraph.text_content())


def test_claims_by_check_are_those_of_their_weakest_passages(
    told_page: html.HtmlElement, counted: Counted
) -> None:
    weakest = Counter(
        max(
            counted.values(c, "cg:checkDepth"),
            key=["cg:FullText", "cg:Excerpt", "cg:Unchecked"].index,
        )
        for c in counted.claims
    )
    whole = len(counted.claims)
    assert rows(told_page, "checks") == [
        [word, str(weakest[f"cg:{term}"]), share(weakest[f"cg:{term}"], whole)]
        for word, term in (
            ("full text", "FullText"),
            ("excerpt", "Excerpt"),
            ("unchecked", "Unchecked"),
        )
    ]


def test_regions(told_page: html.HtmlElement, counted: Counted) -> None:
    members: Counter[str] = Counter()
    positions: Counter[str] = Counter()
    states: dict[str, set[str]] = defaultdict(set)
    groups = {state: counted.groups(state) for state in counted.states}
    for state in counted.states:
        members.update(groups[state])
    for claim in counted.positions:
        holders = counted.of["cg:heldBy"][claim]
        for group in {g for holder in holders for g in groups.get(holder, ())}:
            positions[group] += 1
            states[group].update(h for h in holders if group in groups.get(h, ()))
    found = rows(told_page, "regions")
    assert sorted(row[1:3] + row[4:5] for row in found) == sorted(
        [str(len(states[g])), str(members[g]), str(positions[g])] for g in members
    )
    assert [row[5] for row in found] == [share(int(row[4]), positions.total()) for row in found]
    assert f"of {positions.total()} positions" in told(told_page)


def test_languages(told_page: html.HtmlElement, counted: Counted) -> None:
    passages = {p for c in counted.claims for p in counted.passages(c)}
    by_language = Counter(code for p in passages for code in counted.languages[p])
    found = {row[0].split()[-1]: int(row[1]) for row in rows(told_page, "languages")}
    assert found == dict.fromkeys(("en", "fr", "es", "ru", "zh", "ar"), 0) | by_language
    english, whole = by_language["en"], by_language.total()
    assert f"{share(english, whole)} ({english} of {whole}) are quoted in English (en)" in told(
        told_page
    )


def test_actors_sources_and_themes(told_page: html.HtmlElement, counted: Counted) -> None:
    held = Counter(h for c in counted.claims for h in counted.of["cg:heldBy"][c])
    assert [int(row[1]) for row in rows(told_page, "actors")] == sorted(held.values(), reverse=True)
    used = Counter(s for c in counted.claims for s in counted.values(c, "cg:inSource"))
    assert [int(row[1]) for row in rows(told_page, "sources")] == sorted(
        used.values(), reverse=True
    )
    below: dict[str, set[str]] = {}
    for theme in counted.of["skos:topConceptOf"]:
        below[theme] = new = {theme}
        while (
            new := {c for c, above in counted.of["skos:broader"].items() if below[theme] & {*above}}
            - below[theme]
        ):
            below[theme] |= new
    naming = ("cg:about", "cg:subject", "cg:object")
    named = {c: {t for n in naming for t in counted.of[n].get(c, [])} for c in counted.claims}
    claims = [
        sum(bool(those & concepts) for those in named.values()) for concepts in below.values()
    ]
    assert [int(row[1]) for row in rows(told_page, "themes")] == sorted(claims)
    top, count = held.most_common(1)[0]
    assert f"{count} ({share(count, len(counted.claims))}) are held by one actor" in told(told_page)
    assert top == "actor:un-general-assembly"


def test_positions_and_what_is_missing(told_page: html.HtmlElement, counted: Counted) -> None:
    positions = counted.positions
    excerpts = sum("cg:FullText" not in counted.values(c, "cg:checkDepth") for c in positions)
    assert f"Of {len(positions)} positions, {excerpts} ({share(excerpts, len(positions))})" in told(
        told_page
    )
    holders = {h for c in positions for h in counted.of["cg:heldBy"][c]}
    speaking = holders & set(counted.states)
    assert f"known of {len(speaking)} of {len(counted.states)} states" in told(told_page)
    silent = told_page.xpath("//h3[starts-with(., 'States of which')]/following-sibling::details")
    silent = [d for d in silent if d.xpath("ul[@class='columns']")]
    listed = {a.get("title") for d in silent for a in d.xpath("ul//a")}
    assert listed == set(counted.states) - speaking
    assert [int(re.findall(r": (\d+)$", d[0].text_content())[0]) for d in silent] == [
        len(d.xpath("ul/li")) for d in silent
    ]
    sources: dict[str, set[str]] = defaultdict(set)
    for claim in positions:
        for holder in counted.of["cg:heldBy"][claim]:
            sources[holder] |= counted.values(claim, "cg:inSource")
    alone = sum(len(those) == 1 for those in sources.values())
    assert f"Of {len(sources)} actors with positions, {alone} " in told(told_page)
    taken = {t for c in positions for t in counted.of["cg:on"][c]}
    theses = counted.of["cg:thesis"].values()
    few = sum(len(taken.intersection(those)) < 2 for those in theses if len(those) > 1)
    assert f"{few} questions. An answer without any" in told_page.text_content()
    assert f"{few} ({share(few, len(theses))}) have positions on at most one" in told(told_page)


def test_searches_and_what_was_read_once(told_page: html.HtmlElement, counted: Counted) -> None:
    found = counted.of["cg:found"]
    silent = sum(values == ["0"] for values in found.values())
    assert (
        f"{len(found)} searches are kept, {silent} of them without a result."
        in told_page.text_content()
    )
    text_of = {t: s for s, texts in counted.of["cg:text"].items() for t in texts}
    searched: Counter[str] = Counter()
    for search in found:
        texts = counted.of["cg:searchedText"].get(search, [])
        searched.update(
            {text_of[t] for t in texts} | {*counted.of["cg:searchedSource"].get(search, [])}
        )
    assert [int(row[1]) for row in rows(told_page, "searches")] == sorted(
        searched.values(), reverse=True
    )
    once = [c for c in counted.claims if "cg:Proposed" in counted.of["cg:review"][c]]
    assert (
        f"{len(once)} of {len(counted.claims)} claims, the oldest first."
        in told_page.text_content()
    )
    unchecked = sum("cg:Unchecked" in counted.values(c, "cg:checkDepth") for c in counted.claims)
    assert f"Of {len(counted.claims)} claims, {unchecked} (" in told(told_page)


def test_the_index_leads_there_and_the_page_to_its_questions(dist: Path) -> None:
    assert 'href="coverage.html"' in (dist / "index.html").read_text("utf-8")
    page = html.fromstring((dist / "coverage.html").read_text("utf-8"))
    links = {a.get("href") for a in page.xpath("//main//a")}
    assert {f"question/{name}.html" for name in QUESTIONS} <= links
    for link in links:
        assert (dist / link).is_file(), link


@pytest.mark.parametrize("width", [1280, 400])
def test_the_page_fits_and_loads_nothing(page: Page, dist: Path, width: int) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((dist / "coverage.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert {url.rpartition("/")[2] for url in loaded} == {"coverage.html", "style.css"}


# A small graph, an empty one, a library without the questions


def written(part: Part, folder: Path, project: Project | None = None) -> str:
    write_coverage(part, project or Project.at(ROOT), folder)
    return (folder / "coverage.html").read_text("utf-8")


def test_hostile_names_and_texts_stay_text(tmp_path: Path) -> None:
    part = part_of_turtle(
        HEAD
        + f"""
        cg:Unchecked rdfs:label "unchecked"@en .
        actor:zed a cg:State ; skos:prefLabel "{SCRIPT}"@en .
        source:zed a cg:Essay ; dcterms:title "{SCRIPT}"@en .
        question:zed a cg:Question ; skos:prefLabel "{SCRIPT}"@en ; cg:thesis thesis:a , thesis:b .
        thesis:a a cg:Thesis ; cg:statement "{SCRIPT}"@en .
        thesis:b a cg:Thesis ; cg:statement "b"@en .
        passage:zed a cg:Passage ; cg:inSource source:zed ; cg:locator "excerpt" ;
          cg:anchor "{SCRIPT}"@fr ; cg:checkDepth cg:Unchecked .
        claim:zed a cg:Stance ; cg:heldBy actor:zed ; cg:on thesis:a ; cg:position cg:Supports ;
          cg:mode cg:Normative ; cg:review cg:Proposed ; cg:statement "{SCRIPT}"@en ;
          cg:evidence passage:zed .
        claim:gone a cg:Stance ; cg:heldBy actor:zed ; cg:on thesis:b ; cg:position cg:Supports ;
          cg:mode cg:Normative ; cg:review cg:Withdrawn ; cg:statement "x"@en ;
          cg:evidence passage:zed .
        """
    )
    text = written(part, tmp_path)
    assert "<script" not in text and "&lt;script&gt;" in text
    page = html.fromstring(text)
    assert "1 (100 per cent) are held by one actor, <script>alert('1')</script> & \" Zed." in told(
        page
    )
    assert "Of 1 positions, 1 (100 per cent) are known from an excerpt only" in told(page)
    assert "100 per cent (1 of 1) are quoted in Français (fr)." in told(page)
    assert "Of 1 questions with several answers, 1 (100 per cent)" in told(page)
    assert rows(page, "actors")[0][1:4] == ["1", "1", "1"]


def test_the_weakest_passage_counts_and_who_has_left_a_group_does_not(tmp_path: Path) -> None:
    part = part_of_turtle(
        HEAD
        + """
        cg:FullText rdfs:label "full text"@en . cg:Unchecked rdfs:label "unchecked"@en .
        cg:Stance rdfs:label "stance"@en . cg:SecondRead rdfs:label "second read"@en .
        actor:un-weog a cg:Grouping ; skos:prefLabel "W"@en .
        actor:un-grulac a cg:Grouping ; skos:prefLabel "G"@en .
        actor:AAA a cg:State ; skos:prefLabel "Aland"@en .
        membership:old a cg:Membership ; org:member actor:AAA ; org:organization actor:un-weog ;
          cg:validUntil "2001"^^xsd:gYear .
        membership:now a cg:Membership ; org:member actor:AAA ; org:organization actor:un-grulac .
        membership:too a cg:Membership ; org:member actor:AAA ; org:organization actor:un-grulac .
        actor:BBB a cg:State ; skos:prefLabel "Bland"@en .
        membership:b a cg:Membership ; org:member actor:BBB ; org:organization actor:un-weog .
        passage:one a cg:Passage ; cg:inSource source:one ; cg:locator "excerpt" ;
          cg:anchor "ici"@fr ; cg:checkDepth cg:FullText .
        passage:two a cg:Passage ; cg:inSource source:one ; cg:locator "art 1" ;
          cg:anchor "là"@fr ; cg:checkDepth cg:Unchecked .
        claim:one a cg:Stance ; cg:heldBy actor:AAA ; cg:on thesis:a ; cg:position cg:Supports ;
          cg:mode cg:Normative ; cg:review cg:SecondRead ; cg:statement "x"@en ;
          cg:evidence passage:one , passage:two .
        """
    )
    page = html.fromstring(written(part, tmp_path))
    assert [row[1] for row in rows(page, "checks")] == ["0", "0", "1"]
    assert [row[0:5] for row in rows(page, "regions")] == [
        ["G", "1", "1", "50 per cent", "1"],
        ["W", "0", "1", "50 per cent", "0"],
    ]
    assert "Of 1 positions, 0 (0 per cent) are known from an excerpt only" in told(page)
    languages = [row[0].split()[-1] for row in rows(page, "languages")]
    assert languages == ["fr", "ar", "en", "es", "ru", "zh"]
    assert "In other languages: English (en) 0, Español (es) 0" in told(page)


def test_of_an_empty_graph_nothing_is_counted(tmp_path: Path) -> None:
    text = written(part_of_turtle(""), tmp_path)
    assert "per cent" not in text and "What this graph leans towards" not in text
    assert "Every claim was read a second time." in text


def test_a_library_without_the_questions_gives_a_page_without_figures(
    tmp_path: Path, checkout: Path
) -> None:
    for name in QUESTIONS:
        (checkout / "queries" / f"{name}.rq").unlink()
    text = written(part_of_turtle(""), tmp_path, Project.at(checkout))
    assert "What is missing" in text and "<table" not in text


def test_equal_shares_lean_nowhere() -> None:
    group = {"group": "actor:g", "name": "G", "states": "1", "positions": "2", "members": "3"}
    both = {"coverage-by-region": [group, {**group, "name": "H"}]}
    assert leanings(both) == ["A state that belongs to two groups counts in both."]
    more = {"coverage-by-region": [group, {**group, "name": "A", "positions": "4"}]}
    first, last, _ = leanings(more)
    assert "most exceeds" in first and "is A: 4 of 6 positions (67 per cent)" in first
    assert "falls furthest short of" in last and "is G: 2 of 6 positions (33 per cent)" in last


def test_the_names_of_the_questions_are_those_of_the_library() -> None:
    for name in QUESTIONS:
        assert (ROOT / "queries" / f"{name}.rq").is_file()
    assert expand("cg:State")

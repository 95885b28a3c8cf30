"""The explorer does what a reader expects of it, in a browser, with no network."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request
from pyoxigraph import RdfFormat, Triple, parse

from cybergov.explorer import fragment_for, write_explorer
from cybergov.explorer.boxes import box_of
from cybergov.explorer.layout import layout_of
from cybergov.explorer.page import json_for_script
from cybergov.part import Part, sorted_triples
from tests.browser import browser, page
from tests.conftest import ROOT

__all__ = ["browser", "page"]

ESSAY = ROOT / "graph"
ONE_OF_EACH = ROOT / "tests" / "exports" / "one-of-each.ttl"
HOSTILE = ROOT / "tests" / "explorer" / "hostile.ttl"

_WRITE = (
    "import sys; from tests.test_explorer import html; sys.stdout.buffer.write(html(sys.argv[1]))"
)


def part(path: Path) -> Part:
    """The triples of one file, or of all files of a folder."""
    files = sorted(path.rglob("*.ttl")) if path.is_dir() else [path]
    quads = [quad for file in files for quad in parse(path=str(file), format=RdfFormat.TURTLE)]
    return Part(sorted_triples(Triple(q.subject, q.predicate, q.object) for q in quads))


def html(path: str | Path) -> bytes:
    output = io.BytesIO()
    write_explorer(part(Path(path)), output)
    return output.getvalue()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of three explorers on the disk."""
    folder = tmp_path_factory.mktemp("explorer")
    addresses = {}
    for name, path in (("essay", ESSAY), ("each", ONE_OF_EACH), ("hostile", HOSTILE)):
        file = folder / f"{name}.html"
        file.write_bytes(html(path))
        addresses[name] = file.as_uri()
    return addresses


def opened(page: Page, address: str) -> Page:
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    return page


def drawn(page: Page) -> dict[str, int]:
    """How many links of each relation vis holds now."""
    found = page.evaluate(
        "() => window.explorer.edges.getIds().map(id => window.explorer.links[id].relation.name)"
    )
    return dict(Counter(found))


def test_the_file_is_small_and_asks_for_nothing_else(page: Page, pages: dict[str, str]) -> None:
    requests: list[Request] = []
    page.context.on("request", lambda request: requests.append(request))
    opened(page, pages["essay"])
    page.click("text=Argument >> nth=0")
    page.click("button:text-is('List')")
    page.wait_for_timeout(300)
    asked = [request.url.split("#")[0] for request in requests]
    assert [url for url in asked if url not in {pages["essay"], "about:blank"}] == []
    assert len(html(ESSAY)) < 2_000_000


def test_it_can_be_used_within_a_second(page: Page, pages: dict[str, str]) -> None:
    times = []
    for _ in range(3):
        opened(page, pages["essay"])
        times.append(
            page.evaluate("performance.getEntriesByName('explorer-interactive')[0].startTime")
        )
    assert min(times) < 1000


@pytest.mark.parametrize("path", [ESSAY, ONE_OF_EACH])
def test_the_same_graph_gives_the_same_bytes(path: Path) -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", _WRITE, str(path)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert html(path) in outputs


@pytest.mark.parametrize("name", ["essay", "each"])
def test_every_relation_can_be_drawn(page: Page, pages: dict[str, str], name: str) -> None:
    graph = part(ESSAY if name == "essay" else ONE_OF_EACH).network
    expected = Counter(edge.relation for edge in graph.edges)
    opened(page, pages[name])
    page.check("#kind-claim")
    off = [r for r in expected if r not in drawn(page)]
    for relation in off:
        family = page.evaluate(
            "r => window.explorer.relations.find(x => x.name === r).family", relation
        )
        page.evaluate("f => { document.getElementById('details-' + f).open = true; }", family)
        page.check(f'[id="relation-{relation}"]')
    assert drawn(page) == dict(expected)


def test_the_first_picture_is_not_crowded(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["essay"])
    shown = drawn(page)
    assert not {"cg:discusses", "cg:speaksOf", "skos:broader", "cg:isReasonFor"} & set(shown)
    assert "cg:remedies" in shown
    assert not page.is_checked("#kind-claim")
    status = page.inner_text("#status")
    assert "discusses" in status and "claims" in status


def test_no_label_has_to_cover_another() -> None:
    graph = part(ESSAY).network
    layout = layout_of(graph)
    for territory in layout.territories:
        boxes = []
        for node in graph.nodes:
            if node.iri in territory.members:
                box, (x, y) = box_of(node.kind, node.label), layout.positions[node.iri]
                boxes.append((x - box.width / 2, y, x + box.width / 2, y + box.height))
                assert territory.x <= x <= territory.x + territory.width
                assert territory.y <= y <= territory.y + territory.height
        for a, b in combinations(boxes, 2):
            wide = min(a[2], b[2]) - max(a[0], b[0])
            high = min(a[3], b[3]) - max(a[1], b[1])
            assert min(wide, high) <= 5


def test_territories_do_not_overlap() -> None:
    places = layout_of(part(ESSAY).network).territories
    for a, b in combinations(places, 2):
        apart = a.x + a.width <= b.x or b.x + b.width <= a.x
        assert apart or a.y + a.height <= b.y or b.y + b.height <= a.y


def test_premises_stand_left_of_conclusions() -> None:
    graph = part(ESSAY).network
    places = layout_of(graph).positions
    steps = [edge for edge in graph.edges if edge.relation == "cg:isReasonFor"]
    assert steps
    assert all(places[edge.source][0] < places[edge.target][0] for edge in steps)


def test_a_thing_shows_its_claims_with_all_that_is_known(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["each"] + "#n=concept:lighthouse")
    panel = page.inner_text("#panel")
    for words in (
        "A tower with a light in it.",
        "phare",
        "A lighthouse clears the fog.",
        "Held and stated by the author.",
        "the light clears the fog",
        "paragraph 1, sentence 1",
        "Anchor found in the full text",
        "Anchor found in an excerpt",
        "Second read",
        "Said to be the view of Aland, Bland, by the author. No position of theirs follows",
        "predictive",
        "likely",
        "denies",
        "The fog is thick.",
        "Taken as dense fog.",
        "Any fog.",
        "claim:light-clears-fog",
    ):
        assert words in panel
    quote = page.locator("#panel blockquote", has_text="brouillard").first
    assert (quote.get_attribute("lang"), quote.get_attribute("dir")) == ("fr", "auto")


def test_what_others_say_of_an_actor_stands_apart(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["each"] + "#n=actor:AAA")
    headings = [text.split("\n")[0] for text in page.locator("#panel h3").all_inner_texts()]
    assert headings[:2] == ["Its own words", "Said of it by others"]
    own = page.locator("#panel .cards").first.inner_text()
    assert "Aland agrees." in own and "thick fog" not in own


def test_reported_and_conditional_lines_are_told_apart(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["each"])
    lines = page.evaluate(
        """() => Object.fromEntries(window.explorer.edges.get()
            .map(e => [window.explorer.links[e.id], e])
            .filter(([l]) => l.relation.name === 'cg:remedies')
            .map(([l, e]) => [l.claim.name, [e.dashes, e.arrows.to.type, e.width]]))"""
    )
    assert lines["claim:light-clears-fog"] == [False, "arrow", 2.6]
    assert lines["claim:light-may-not-clear-fog"] == [[9, 4, 2, 4], "bar", 1.5]
    legend = page.inner_text("#filters")
    for words in ("Reported of others", "only on a condition", "denied", "Proposed", "Disputed"):
        assert words in legend


def test_filters_change_what_is_drawn(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["each"])
    page.check("#whose-reported")
    claims = page.evaluate(
        "() => window.explorer.edges.getIds().map(i => window.explorer.links[i].claim.name)"
    )
    assert claims == ["claim:light-may-not-clear-fog"]
    page.uncheck("#certainty-likely")
    assert drawn(page) == {}
    page.click("#reset")
    assert drawn(page)["cg:remedies"] == 2


def test_an_address_opens_the_same_view_and_back_works(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["each"])
    page.check("#whose-held")
    page.select_option("#language", "fr")
    page.fill("#search", "phare")
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "phare"
    address = page.url
    page.click("#close")
    assert page.is_hidden("#panel")
    page.go_back()
    assert page.inner_text("#panel h2") == "phare"
    other = opened(page.context.new_page(), address)
    assert other.inner_text("#panel h2") == "phare"
    assert other.is_checked("#whose-held")
    assert drawn(other) == drawn(page)
    other.click("#panel .sentence [data-family]", timeout=200, trial=True)


@pytest.mark.parametrize(("words", "chosen"), [("phare", "lighthouse"), ("clears the fog", "")])
def test_a_search_ends_when_a_result_is_chosen(
    page: Page, pages: dict[str, str], words: str, chosen: str
) -> None:
    opened(page, pages["each"] + "#f=list")
    page.fill("#search", words)
    assert "q=" in page.url
    narrowed = page.locator("#list .things li").count()
    page.locator("#hits li").first.click()
    assert page.is_visible("#panel") and chosen in page.inner_text("#panel h2")
    assert "q=" not in page.url
    assert page.input_value("#search") == "" and page.inner_text("#hit-count") == ""
    assert page.locator("#list .things li").count() > narrowed
    assert page.locator("#panel a[href*='q='], #list a[href*='q=']").count() == 0


def test_an_address_keeps_a_search_that_goes_on(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["each"] + "#f=list")
    page.fill("#search", "phare")
    other = opened(page.context.new_page(), page.url)
    assert other.input_value("#search") == "phare"


@pytest.mark.parametrize("value", ["__proto__", "constructor", "toString", "no-such-value"])
def test_unknown_values_in_an_address_are_as_at_first(
    page: Page, pages: dict[str, str], value: str
) -> None:
    opened(page, pages["each"])
    first = (drawn(page), page.inner_text("#filters"), page.inner_text("#status"))
    keys = ("lang", "v", "f", "near", "k", "r", "a", "w", "u", "s", "d", "at", value)
    opened(page, pages["each"] + "#" + "&".join(f"{key}={value}" for key in keys))
    assert (drawn(page), page.inner_text("#filters"), page.inner_text("#status")) == first
    assert page.input_value("#language") == "en"
    page.select_option("#language", "fr")
    assert page.url == pages["each"] + "#lang=fr"
    for key in ("n", "c", "e"):
        opened(page, pages["each"] + f"#lang=__proto__&{key}={value}")
        assert "Not in this graph" in page.inner_text("#panel")


def test_a_note_stands_under_the_definition(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["essay"] + "#n=concept:cyber-sovereignty")
    definition = page.locator("#panel .definition")
    assert definition.count() == 1
    assert definition.locator("xpath=following-sibling::*[1]").inner_text().startswith("Note ")
    opened(page, pages["essay"] + "#n=source:shared-future-essay")
    notes = page.locator("#panel-content > .note", has_text="place of publication are unknown")
    assert notes.count() == 1 and page.locator("#panel .definition").count() == 0


def test_the_status_tells_claims_from_editorial_links(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["essay"])
    assert "Each line is somebody’s claim. Select" in page.inner_text("#status")
    page.check("#family-editorial")
    status = page.inner_text("#status")
    assert "somebody’s claim, but for the grey ones of the editors. Select" in status


def test_the_explorer_of_a_build_holds_its_edges(page: Page, dist: Path) -> None:
    address = (dist / "explorer.html").as_uri()
    requests: list[Request] = []
    page.context.on("request", lambda request: requests.append(request))
    claim = "claim:shared-future-essay-common-security-remedies-dilemma"
    link = f"concept:common-security,cg:remedies,concept:digital-security-dilemma,{claim}"
    opened(page, f"{address}#e={link}")
    assert "common security remedies digital security dilemma" in page.inner_text("#panel")
    anchor = "effective way to deal with the digital security dilemma"
    assert anchor in page.inner_text("#panel blockquote")
    assert {request.url.split("#")[0] for request in requests} <= {address, "about:blank"}
    with (dist / "edges.csv").open(encoding="utf-8", newline="") as lines:
        written = {row["relation"] for row in csv.DictReader(lines)}
    assert written
    assert written <= set(page.evaluate("window.explorer.relations.map(r => r.name)"))


def test_a_link_and_a_claim_have_addresses(page: Page, pages: dict[str, str]) -> None:
    link = "#e=concept:lighthouse,cg:remedies,concept:fog,claim:light-clears-fog"
    opened(page, pages["each"] + link)
    assert "paragraph 1, sentence 1" in page.inner_text("#panel")
    opened(page, pages["each"] + "#c=claim:aland-supports")
    assert "Aland agrees." in page.inner_text("#panel")
    opened(page, pages["each"] + "#n=concept:no-such-thing")
    assert "Not in this graph" in page.inner_text("#panel")
    opened(page, pages["each"] + "#n=%E0%A4%A&v=x&at=1,2&zz")
    assert page.is_hidden("#panel")


def test_the_command_and_the_site_open_it_at_a_thing(page: Page, pages: dict[str, str]) -> None:
    fragment = fragment_for("https://w3id.org/cybergov/concept/lighthouse")
    opened(page, pages["each"] + fragment)
    assert page.inner_text("#panel h2") == "lighthouse"
    opened(page, pages["each"] + "#n=https%3A//w3id.org/cybergov/concept/lighthouse")
    assert page.inner_text("#panel h2") == "lighthouse"


@pytest.mark.parametrize(
    "words", ["الأمن المشترك", "共同安全", "SECURITE COMMUNE", "shared security"]
)
def test_the_search_knows_all_languages(page: Page, pages: dict[str, str], words: str) -> None:
    opened(page, pages["essay"])
    page.keyboard.press("/")
    page.keyboard.type(words)
    assert page.locator("#hits li").first.inner_text().startswith("common security")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "common security"
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")


def test_arabic_names_run_from_right_to_left(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["essay"] + "#lang=ar&n=concept:common-security")
    heading = page.locator("#panel h2")
    assert (heading.get_attribute("lang"), heading.get_attribute("dir")) == ("ar", "auto")
    assert heading.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_the_list_says_the_same_as_the_picture(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["each"])
    links = sum(drawn(page).values())
    things = page.evaluate("() => window.explorer.nodes.length")
    page.click("button:text-is('List')")
    assert page.locator("#list tbody tr").count() == links
    assert page.locator("#list .things li").count() >= things
    page.locator("#list tbody tr td:nth-child(2) a").first.focus()
    page.keyboard.press("Enter")
    assert page.is_visible("#panel article")


def test_the_argument_is_a_drawing_and_a_tree(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["each"])
    page.click("button:text-is('Argument')")
    assert set(drawn(page)) == {"cg:isReasonFor", "cg:isInTensionWith", "cg:isConditionOf"}
    page.click("button:text-is('List')")
    tree = page.inner_text("#list")
    assert "Because It is a tower." in tree and "Both can't hold." in tree
    page.click("#list a:has-text('A lighthouse clears the fog.') >> nth=0")
    assert "Because" in page.inner_text("#panel")
    page.click("button:text-is('Picture')")
    page.click("text=Show only its chain of reasons")
    assert set(drawn(page)) <= {"cg:isReasonFor", "cg:isInTensionWith"}


def test_hostile_texts_stay_texts(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["hostile"])
    for fragment in (
        "#n=concept:image",
        "#n=source:essay",
        "#c=claim:one&lang=fr",
        "#f=list&lang=es",
    ):
        opened(page, pages["hostile"] + fragment)
        page.fill("#search", "img")
        page.wait_for_timeout(100)
        assert page.evaluate("window.broken") is None
        assert page.locator("#panel img, #list img, #hits img, iframe, #panel script").count() == 0
        assert page.locator("a[href^=javascript]").count() == 0
    opened(page, pages["hostile"] + "#n=concept:image")
    assert "<img src=x onerror=window.broken=1>" in page.inner_text("#panel h2")


def test_a_script_that_got_in_would_not_run(page: Page, pages: dict[str, str]) -> None:
    address = pages["hostile"]
    opened(page, address)
    policy = page.get_attribute("meta[http-equiv='Content-Security-Policy']", "content") or ""
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-inline" not in policy.split("style-src")[0]
    assert "connect-src" not in policy


@pytest.mark.parametrize(
    "value", ["</script>", "<!--", "\u2028\u2029", "&amp;", {"a": ["<", None]}]
)
def test_json_stands_in_a_script(value: object) -> None:
    text = str(json_for_script(value))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == value


def test_it_fits_a_telephone(page: Page, pages: dict[str, str]) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    opened(page, pages["essay"] + "#n=concept:common-security")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.locator("#panel").bounding_box()
    assert box is not None and box["y"] > 200 and box["width"] == 390
    page.click("#close")
    page.click("#filters-button")
    assert page.is_visible("#kind-concept")
    page.click("#filters-close")
    assert page.is_hidden("#kind-concept")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_have_contrast(page: Page, pages: dict[str, str], scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened(page, pages["each"])
    colours = page.evaluate(
        """() => { const s = getComputedStyle(document.documentElement);
            const names = ['paper','side','territory','ink','soft','accent','help','harm','rest',
              'is','voice','record','argument'];
            const value = name => s.getPropertyValue('--' + name).trim();
            return Object.fromEntries(names.map(name => [name, value(name)])); }"""
    )
    for ground in ("paper", "side", "territory"):
        for name in set(colours) - {"paper", "side", "territory"}:
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2, section "relative luminance"."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_an_empty_graph_has_a_page(page: Page, tmp_path: Path) -> None:
    output = io.BytesIO()
    write_explorer(Part(()), output)
    file = tmp_path / "empty.html"
    file.write_bytes(output.getvalue())
    opened(page, file.as_uri())
    assert "0 things" in page.inner_text("#status")

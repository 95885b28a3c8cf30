"""The explorer does what a reader expects of it, in a browser, with no network."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Request
from pyoxigraph import RdfFormat, Triple, parse

from cybergov.explorer import fragment_for, write_explorer
from cybergov.explorer.boxes import box_of
from cybergov.explorer.data import page_data
from cybergov.explorer.first import in_claims
from cybergov.explorer.layout import layout_of
from cybergov.explorer.packed import packed
from cybergov.explorer.page import json_for_script
from cybergov.last import Last
from cybergov.part import Part
from cybergov.triples import sorted_triples
from tests.conftest import ROOT

ESSAY = ROOT / "graph"
ONE_OF_EACH = ROOT / "tests" / "exports" / "one-of-each.ttl"
HOSTILE = ROOT / "tests" / "explorer" / "hostile.ttl"
RECORD = ROOT / "tests" / "explorer" / "record.ttl"

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
    """The addresses of some explorers on the disk."""
    folder = tmp_path_factory.mktemp("explorer")
    addresses = {}
    written = {
        "essay": html(ESSAY),
        "each": html(ONE_OF_EACH),
        "hostile": html(HOSTILE),
        "record": html(RECORD),
        "crowd": html_of_crowd(),
    }
    for name, content in written.items():
        file = folder / f"{name}.html"
        file.write_bytes(content)
        addresses[name] = file.as_uri()
    return addresses


def html_of_crowd() -> bytes:
    """The page of a record that is too large for the first picture: 400 states, all with votes."""
    texts = [path.read_text(encoding="utf-8") for path in (ONE_OF_EACH, RECORD)]
    texts += [
        f"actor:S{n:03} a cg:State ; skos:prefLabel 'State {n:03}'@en ."
        f" vote:first cg:inFavour actor:S{n:03} . vote:second cg:against actor:S{n:03} ."
        f" membership:S{n} a cg:Membership ; cg:status cg:Member ; cg:record source:list ;"
        f" org:member actor:S{n:03} ; org:organization actor:club ."
        for n in range(400)
    ]
    quads = parse("\n".join(texts), format=RdfFormat.TURTLE)
    output = io.BytesIO()
    write_explorer(Part(sorted_triples(quad.triple for quad in quads)), output)
    return output.getvalue()


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


@pytest.mark.parametrize("path", [ESSAY, ONE_OF_EACH, RECORD])
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
    layout = layout_of(graph, Last())
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
    places = layout_of(part(ESSAY).network, Last()).territories
    for a, b in combinations(places, 2):
        apart = a.x + a.width <= b.x or b.x + b.width <= a.x
        assert apart or a.y + a.height <= b.y or b.y + b.height <= a.y


def test_premises_stand_left_of_conclusions() -> None:
    graph = part(ESSAY).network
    places = layout_of(graph, Last()).positions
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
        "#n=actor:XXX",
        "#v=votes&g=actor:union&p=actor:XXX,vote:one",
        "#v=votes&n=source:resolution",
        "#v=treaties&p=actor:XXX,source:treaty",
        "#v=timeline&n=process:one",
        "#v=timeline&f=list&c=session:one",
    ):
        opened(page, pages["hostile"] + fragment)
        page.fill("#search", "img")
        page.wait_for_timeout(100)
        assert page.evaluate("window.broken") is None
        assert page.locator("main img, #panel img, #hits img, iframe, #panel script").count() == 0
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
    write_explorer(Part(sorted_triples([])), output)
    file = tmp_path / "empty.html"
    file.write_bytes(output.getvalue())
    opened(page, file.as_uri())
    assert "0 things" in page.inner_text("#status")


# ---------------------------------------------------------- the record: votes, treaties, processes


def line(page: Page, name: str) -> Locator:
    """The line of a table that a name heads."""
    heading = page.locator("th").filter(has_text=re.compile(f"^{name}$"))
    return page.locator("#record tbody tr").filter(has=heading)


def cell(page: Page, name: str, column: int) -> Locator:
    """A cell of that line, the first after the heading being 0."""
    return line(page, name).locator("td").nth(column)


def signs(page: Page, name: str) -> list[str]:
    return line(page, name).locator("td").all_inner_texts()


# ------------------------------------------------------------------------------------ the numbers


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [{"a": 1}],
        [{"a": "x"}, {}, {"a": "x"}, {"b": [1, 2]}],
        [{"a": f"common-beginning-{n}"} for n in range(30)],
        [{"a": "\U0001f600x"}, {"a": "\U0001f601y"}, {"a": "line\nline"}],
        [{"a": n % 3, "b": {"c": None}} for n in range(20)],
        [{"a": 0} if n % 7 else {} for n in range(40)],
    ],
)
def test_packed_rows_come_out_as_they_went_in(
    page: Page, pages: dict[str, str], rows: list[dict[str, object]]
) -> None:
    opened(page, pages["each"])
    assert page.evaluate("t => window.explorer.unpacked(t)", packed(rows)) == rows


def test_a_recorded_act_takes_few_bytes() -> None:
    data = page_data(part(RECORD))
    whole = json.dumps([data.claims, data.edges], separators=(",", ":"))
    acts = sum(int(str(table["n"])) for table in data.claims)
    assert len(whole) / acts < 160  # in so small a graph; a large one needs a third of that
    sizes = [len(html_of_crowd()), len(html(RECORD))]
    assert (sizes[0] - sizes[1]) / (3 * 400) < 60


def test_a_large_record_has_no_place_in_the_first_picture() -> None:
    network = part(RECORD).network
    assert in_claims(network) == {node.iri for node in network.nodes}
    assert set(layout_of(network, Last()).positions) == {node.iri for node in network.nodes}


# --------------------------------------------------------------------- the map and its many guests


def test_the_map_opens_on_what_stands_in_claims(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["crowd"])
    shown = drawn(page)
    assert "cg:remedies" in shown and not {"cg:votedFor", "org:memberOf"} & set(shown)
    assert page.evaluate("window.explorer.nodes.length") < 40
    assert "votes" in page.inner_text("#filters").lower()


def test_a_family_that_is_switched_on_stays_within_a_limit(
    page: Page, pages: dict[str, str]
) -> None:
    opened(page, pages["crowd"])
    page.check("#family-record")
    assert 200 < sum(drawn(page).values()) < 350
    assert "links of the chosen relations have no room here" in page.inner_text("#status")
    page.click("button:text-is('List')")
    assert "links, each with" in page.inner_text("#list caption")


def test_a_thing_of_the_record_stands_in_the_middle_of_its_own(
    page: Page, pages: dict[str, str]
) -> None:
    opened(page, pages["crowd"] + "#n=actor:DDD")
    shown = drawn(page)
    assert shown["cg:votedFor"] == 2 and shown["cg:signed"] == 1 and "cg:remedies" not in shown
    page.evaluate("document.getElementById('details-record').open = true")
    page.uncheck('[id="relation-cg:votedFor"]')
    assert "cg:votedFor" not in drawn(page)
    assert "h=cg:votedFor" in page.url
    other = opened(page.context.new_page(), page.url)
    assert drawn(other) == drawn(page)
    page.click("text=Back to the map")
    assert page.is_hidden("#panel") and "cg:remedies" in drawn(page)


def test_a_hub_shows_some_and_says_how_many_more(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["crowd"] + "#n=source:first")
    assert sum(drawn(page).values()) <= 70
    status = page.inner_text("#status")
    assert "more have no room here; the list holds all" in status
    page.click("button:text-is('List')")
    assert int(page.inner_text("#list caption").split()[0]) > 400


def test_a_link_of_the_record_is_drawn_from_its_address(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["crowd"] + "#e=actor:S399,cg:votedFor,source:first,vote:first")
    assert "State 399" in page.inner_text("#panel")
    assert page.evaluate("window.explorer.edges.length") > 0


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("délande", "Deland"),
        ("OLD DELAND", "Deland"),
        ("deland (the republic of)", "Deland"),
        ("the Republic of Deland", "Deland"),
        ("a/pv.1", "A/PV.1"),
        ("state 399", "State 399"),
    ],
)
def test_the_search_finds_all_names(
    page: Page, pages: dict[str, str], words: str, name: str
) -> None:
    opened(page, pages["crowd"])
    page.fill("#search", words)
    assert page.locator("#hits li").first.inner_text().startswith(name)


# ------------------------------------------------------------------------------------- the votes


def test_the_votes_are_a_table_of_signs(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["record"] + "#v=votes")
    heads = page.locator("#record thead th").all_inner_texts()
    assert [text.split()[0] for text in heads] == ["State", "A/1", "A/2"]
    assert signs(page, "Deland") == ["+", "+"]
    assert signs(page, "Eland") == ["+", "○"]
    assert signs(page, "Feland") == ["−", "○"]
    assert signs(page, "Geland") == ["", ""]
    told = [cell(page, "Geland", 0).get_attribute("aria-label")]
    told += [cell(page, row, 0).get_attribute("aria-label") for row in ("Deland", "Feland")]
    assert told == ["no vote recorded, sponsor", "in favour, sponsor", "against"]
    text = page.inner_text("body")
    assert "absent" not in text.lower()
    assert page.locator("#record tbody th[scope=row]").count() == 4
    assert page.locator("#record thead th[scope=col]").count() == 3


def test_a_cell_opens_the_vote(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["record"] + "#v=votes")
    cell(page, "Feland", 0).click()
    panel = page.inner_text("#panel")
    for words in (
        "Feland: against",
        "A/1",
        "2020-12-07",
        "2 in favour · 1 against · 0 abstaining",
        "not searched",
        "Recorded in A/PV.1",
        "adopted by a vote",
        "Sponsoring is not voting in favour.",
    ):
        assert words in panel
    assert "p=actor:FFF,vote:first" in page.url
    assert cell(page, "Feland", 0).get_attribute("aria-selected") == "true"
    other = opened(page.context.new_page(), page.url)
    assert "Feland: against" in other.inner_text("#panel")
    page.go_back()
    assert page.is_hidden("#panel")


def test_the_table_is_walked_with_the_keyboard(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["record"] + "#v=votes")
    assert page.locator("#record [tabindex='0']").count() == 1
    page.locator("#record [tabindex='0']").focus()
    for key in ("ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    assert "Eland: abstaining" in page.inner_text("#panel")
    focused = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(focused) == "abstaining"
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    for key in ("Home", "Enter"):
        page.keyboard.press(key)
    assert page.inner_text("#panel h2") == "Eland"
    for key in ("ArrowUp", "ArrowRight", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    assert "Decision on A/1" in page.inner_text("#panel")


def test_votes_are_filtered_by_words_and_committee(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["record"] + "#v=votes")
    page.fill("#control-columns", "fog")
    assert page.locator("#record thead th").count() == 2
    assert page.evaluate("document.activeElement.id") == "control-columns"
    page.fill("#control-columns", "item 9")
    assert "A/1" in page.inner_text("#record thead")
    page.fill("#control-columns", "")
    page.select_option("#control-committee", label="First Committee of Lands")
    assert page.locator("#record thead th").count() == 2
    page.fill("#control-rows", "old deland")
    assert page.locator("#record tbody th[scope=row]").all_inner_texts() == ["Deland"]
    other = opened(page.context.new_page(), page.url)
    assert other.input_value("#control-rows") == "old deland"
    assert other.locator("#record thead th").count() == 2
    page.click("#reset")
    assert page.locator("#record thead th").count() == 3
    page.fill("#control-columns", "no such words")
    assert "No recorded vote fits" in page.inner_text("#record")


def test_members_are_those_of_the_day(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["record"] + "#v=votes")
    page.select_option("#control-grouping", label="Club of Lands")
    sections = page.locator("#record .section").all_inner_texts()
    assert sections[0] == "Members of Club of Lands at some time"
    names = page.locator("#record tbody").first.locator("th[scope=row]").all_inner_texts()
    assert names == ["Deland", "Eland", "Feland"]
    marks = {
        row: [cell(page, row, n).get_attribute("class") or "" for n in (0, 1)]
        for row in ("Deland", "Eland", "Feland", "Geland")
    }
    assert not any("member" in mark for mark in marks["Deland"] + marks["Geland"])
    assert "no-member" not in marks["Eland"][0] and "no-member" in marks["Eland"][1]
    assert "maybe-member" in marks["Feland"][0] and "member" not in marks["Feland"][1]
    cell(page, "Eland", 1).click()
    assert "Member of Club of Lands on that day: no." in page.inner_text("#panel")


# ----------------------------------------------------------------------------------- the treaties


def test_the_treaties_show_the_furthest_act(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["record"] + "#v=treaties")
    assert signs(page, "Deland") == ["● ratified\n2011-05-01", ""]
    assert signs(page, "Eland") == ["acceded\n2013-03-03", "ratified\n2021-06-01"]
    assert signs(page, "Feland") == ["withdrew\n2019-06-01", ""]
    assert signs(page, "The Isle") == ["", "signed\n2021"]
    assert "Not states" in page.inner_text("#record")
    assert "party" not in page.inner_text("#record").lower()


def test_the_treaties_as_of_a_day(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["record"] + "#v=treaties")
    page.fill("#control-asOf", "2011-06-01")
    page.press("#control-asOf", "Tab")
    assert signs(page, "Deland") == ["ratified\n2011-05-01", ""]
    assert signs(page, "Eland") == ["", ""]
    assert "as=2011-06-01" in page.url
    opened(page, pages["record"] + "#v=treaties&as=2010-06-01")
    assert signs(page, "Deland") == ["signed\n2010-01-01", ""]
    opened(page, pages["record"] + "#v=treaties&as=2013-04-01&p=actor:EEE,source:lamp-treaty")
    assert signs(page, "Eland")[0] == "acceded\n2013-03-03"
    assert "is not recorded, and is not computed" in page.inner_text("#panel")
    opened(page, pages["record"] + "#v=treaties&as=2015-01-01&p=actor:FFF,source:lamp-treaty")
    assert signs(page, "Feland")[0] == "accepted\n2012-06-01"
    assert "is not recorded" in page.inner_text("#panel")
    for wrong in ("2013-99-99", "yesterday", "__proto__"):
        opened(page, pages["record"] + f"#v=treaties&as={wrong}")
        assert signs(page, "Feland")[0] == "withdrew\n2019-06-01"


def test_a_cell_of_a_treaty_opens_all_acts(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["record"] + "#v=treaties")
    cell(page, "Deland", 0).click()
    panel = page.inner_text("#panel")
    for words in (
        "Deland: ratified 2011-05-01",
        "In force for it since 2012-01-01.",
        "signature",
        "reservation",
        "On article 2.",
        "entry into force for actor",
        "The depositary's list",
        "read on 2026-02-03",
        "two ratifications",
    ):
        assert words in panel
    assert page.locator("#panel .acts li").count() == 4


# ----------------------------------------------------------------------------------- the timeline


def test_the_timeline_runs_to_the_latest_day_in_the_data(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["record"] + "#v=timeline")
    bars = page.locator("#record a.bar")
    told = [bar.get_attribute("aria-label") or "" for bar in bars.all()]
    assert told == [
        "First Panel, 2012-03-01 to 2013-06-30, no consensus",
        "Second Panel, 2014 to 2015-07-01, consensus",
        "Third Panel, 2022-01-01, open or not known",
    ]
    assert page.locator("#record .succeeds").count() == 2
    assert page.locator("#record rect.session").count() == 1
    assert "2026-02-04, the latest day" in page.inner_text("#filters")
    today = page.locator("#record .today line").get_attribute("x1")
    last = bars.last.locator(".span")
    assert abs(float(last.get_attribute("x") or 0) + float(last.get_attribute("width") or 0)
               - float(today or 0)) < 1  # fmt: skip
    assert "Talks without a date" in page.inner_text("#record")
    ends = [float(bar.locator(".span").get_attribute("x") or 0) for bar in bars.all()]
    assert all(one < other for one, other in pairwise(ends))


def test_a_bar_opens_its_process(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["record"] + "#v=timeline")
    page.locator("#record a.bar").nth(1).focus()
    page.keyboard.press("Enter")
    panel = page.inner_text("#panel")
    for words in (
        "Second Panel",
        "Panel of Experts",
        "Dee",
        "Report of the Panel",
        "First Panel",
        "Third Panel",
        "First session",
        "Harbour Town",
        "2014-07-21 to 2014-07-25",
        "consensus",
    ):
        assert words in panel
    page.click("button:text-is('List')")
    assert page.locator("#record table tbody tr").count() == 4
    assert page.locator("#record table th[scope=row]").count() == 4


# ------------------------------------------------------------------------------------- the panels


def headings(page: Page) -> list[str]:
    return [text.split("\n")[0] for text in page.locator("#panel h3").all_inner_texts()]


def test_the_panel_of_a_state(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["record"] + "#n=actor:DDD")
    assert headings(page) == [
        "Votes",
        "Treaty actions",
        "Drafts that it sponsored (which is no vote)",
        "Memberships",
        "Experts that it put forward",
    ]
    panel = page.inner_text("#panel")
    for words in (
        "Délande",
        "the Republic of Deland",
        "Old Deland (1950 to 1991-12-31)",
        "in favour of A/1 Lamps in harbours",
        "member Club of Lands",
        "An Expert",
        "read on 2026-02-03",
    ):
        assert words in panel
    assert page.locator("#panel a[href='https://example.org/list']").count() > 0
    assert "DELAND (THE REPUBLIC OF)" not in panel


def test_the_panel_of_a_resolution(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["record"] + "#n=source:first")
    panel = page.inner_text("#panel")
    assert headings(page)[0] == "Decision"
    for words in (
        "2 in favour · 1 against · 0 abstaining",
        "First Committee of Lands",
        "Item 9, Lamps",
        "Rules for lamps",
        "op 2: adopted by a vote",
        "Amended by",
        "Named in",
        "preambular paragraph 1",
        "Sponsors that joined later",
    ):
        assert words in panel
    page.click("#panel details.voters >> nth=1")
    assert page.locator("#panel details.voters[open] p").inner_text() == "Feland"
    opened(page, pages["record"] + "#n=source:second")
    panel = page.inner_text("#panel")
    for words in ("Orders", "Panel of Experts", "Amends", "Names", "recalls", "Third Panel"):
        assert words in panel
    opened(page, pages["record"] + "#n=source:third")
    assert "adopted without a vote" in page.inner_text("#panel")


def test_the_panel_of_a_body_and_of_a_report(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["record"] + "#n=actor:panel")
    panel = page.inner_text("#panel")
    for words in (
        "Belongs to Organ of Lands",
        "Members",
        "member, chair Dee",
        "put forward by Eland",
        "Processes that it conducts",
        "Ordered by",
    ):
        assert words in panel
    opened(page, pages["record"] + "#n=source:report")
    panel = page.inner_text("#panel")
    for words in ("Taken up by", "endorsing Organ of Lands", "operative paragraph 1", "2021-12-06"):
        assert words in panel


def test_all_views_fit_a_telephone(page: Page, pages: dict[str, str]) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for view in ("votes", "treaties", "timeline"):
        opened(page, pages["record"] + f"#v={view}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.click("#filters-button")
        assert page.is_visible("#control-rows")
        page.click("#filters-close")
    opened(page, pages["record"] + "#v=votes&p=actor:DDD,vote:first")
    box = page.locator("#panel").bounding_box()
    assert box is not None and box["width"] == 390


def test_two_hundred_states_by_forty_votes_open_at_once(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["crowd"])
    time = page.evaluate(
        """() => { const start = performance.now();
            document.querySelector('[data-set="view=votes"]').click();
            document.getElementById('record').getBoundingClientRect();
            return performance.now() - start; }"""
    )
    assert page.locator("#record tbody th[scope=row]").count() == 407
    assert time < 600


@pytest.mark.parametrize("value", ["__proto__", "constructor", "no-such-value", "actor:DDD"])
def test_wrong_parts_of_an_address_are_as_at_first(
    page: Page, pages: dict[str, str], value: str
) -> None:
    for view in ("votes", "treaties", "timeline"):
        opened(page, pages["record"] + f"#v={view}")
        first = page.inner_text("#record")
        opened(page, pages["record"] + f"#v={view}&g={value}&cm=__proto__&as={value}&h={value}")
        assert page.inner_text("#record") == first
    opened(page, pages["record"] + f"#v=votes&p={value},{value}")
    assert page.locator("#panel h2").inner_text() != ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_have_contrast(page: Page, pages: dict[str, str], scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened(page, pages["record"] + "#v=votes")
    for name in ("for", "against", "abstaining"):
        one, other = (
            page.evaluate(f"getComputedStyle(document.documentElement).getPropertyValue('--{n}')")
            for n in (name, f"{name}-ground")
        )
        assert contrast(one.strip(), other.strip()) >= 4.5, name


def test_views_of_claims_leave_acts_out(page: Page, pages: dict[str, str]) -> None:
    opened(page, pages["each"])
    page.check("#whose-held")
    assert "cg:votedFor" not in drawn(page) and "cg:supports" in drawn(page)


def test_an_empty_graph_has_these_views_too(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "empty.ttl"
    file.write_text("", encoding="utf-8")
    address = tmp_path / "empty.html"
    address.write_bytes(html(file))
    for view, words in (
        ("votes", "records no vote"),
        ("treaties", "records no treaty action"),
        ("timeline", "records no process"),
    ):
        opened(page, address.as_uri() + f"#v={view}")
        assert words in page.inner_text("#record")

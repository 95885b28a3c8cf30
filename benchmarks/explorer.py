"""Measure how soon the explorer can be used, how quick its parts are, and how large it is.

Run it as ``python -m benchmarks.explorer`` after a build. It looks at the page of the build and at
one of 20,000 things and 60,000 links, which it makes. The time is the page's own mark, set when
everything answers; the peer is a page that only loads vis-network, opened in turn with it: what is
between the two is ours.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from pyoxigraph import RdfFormat, parse

from cybergov.explorer import write_explorer
from cybergov.part import Part
from cybergov.triples import sorted_triples

RUNS = 9
READY = "performance.getEntriesByName('explorer-interactive')[0].startTime"
PEER = """<!doctype html>
<script>{script}</script>
<script>performance.mark('explorer-interactive')</script>
"""
SCRIPT = "templates/lib/vis-9.1.2/vis-network.min.js"
ROOT = Path(__file__).parent.parent

# What a user does, and the script that does it; each is timed up to the next frame.
STEPS = {
    "votes open": "document.querySelector('[data-set=\"view=votes\"]').click()",
    "treaties open": "document.querySelector('[data-set=\"view=treaties\"]').click()",
    "timeline opens": "document.querySelector('[data-set=\"view=timeline\"]').click()",
    "map again": "document.querySelector('[data-set=\"view=map\"]').click()",
    "one filter": "document.getElementById('certainty-likely').click()",
    "votes, treaties, bodies on": "document.getElementById('family-record').click()",
    "a state selected": "location.hash = '#n=actor:S007'",
    "a hub selected": "location.hash = '#n=source:treaty-3'",
    "a search": "(box => { box.focus(); box.value = 'state 12'; "
    "box.dispatchEvent(new Event('input')); })(document.getElementById('search'))",
}
TIMED = """step => new Promise(resolve => {
  const start = performance.now();
  new Function(step)();
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
})"""


def main() -> None:
    """Print the figures as tables in Markdown."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        peer, large = Path(folder) / "peer.html", Path(folder) / "large.html"
        script = (resources.files("pyvis") / SCRIPT).read_text("utf-8")
        peer.write_text(PEER.format(script=script), "utf-8")
        part = large_part()
        network, start = part.network, time.perf_counter()
        with large.open("wb") as output:
            write_explorer(part, output)
        written = time.perf_counter() - start
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print("| page | size | ready, median | against the peer | peer |")
        print("| --- | --- | --- | --- | --- |")
        for name, page in (("the build", ROOT / "dist" / "explorer.html"), ("large", large)):
            if page.is_file():
                size = f"{page.stat().st_size / 1e6:.2f} MB"
                print(f"| {name} | {size} | {compared(browser, page, peer)}")
        print(f"\nlarge: {len(network.nodes)} things, {len(network.edges)} links")
        print(f"written in {written:.1f} s, without finding the network\n")
        print("| step in the large page | ms, median |\n| --- | --- |")
        for name, figure in steps(browser, large).items():
            print(f"| {name} | {figure:.0f} |")
        browser.close()


def compared(browser: Browser, page: Path, peer: Path) -> str:
    pairs = [(ready(browser, page), ready(browser, peer)) for _ in range(RUNS + 1)][1:]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    return f"{ours:.0f} ms | {ratio:.1f} times | {theirs:.0f} ms |"


def opened(browser: Browser, page: Path) -> Page:
    shown = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    shown.goto(page.as_uri())
    shown.wait_for_function("performance.getEntriesByName('explorer-interactive').length")
    return shown


def ready(browser: Browser, page: Path) -> float:
    """Return the milliseconds from opening a page to its mark."""
    shown = opened(browser, page)
    figure = float(shown.evaluate(READY))
    shown.context.close()
    return figure


def steps(browser: Browser, page: Path) -> dict[str, float]:
    """Return the milliseconds that each step takes, the median of some runs in pages of its own."""
    times: dict[str, list[float]] = {name: [] for name in STEPS}
    for _ in range(3):
        shown = opened(browser, page)
        shown.wait_for_timeout(500)
        for name, script in STEPS.items():
            times[name].append(float(shown.evaluate(TIMED, script)))
            shown.wait_for_timeout(200)
        shown.context.close()
    return {name: statistics.median(figures) for name, figures in times.items()}


def large_part() -> Part:
    """Return a graph of 20,000 things and 60,000 links, like the record in its make-up."""
    kinds = "action actor citation claim concept membership passage process source vote"
    prefixes = {
        **{kind: f"https://w3id.org/cybergov/{kind}/" for kind in kinds.split()},
        "cg": "https://w3id.org/cybergov/ns#",
        "dcterms": "http://purl.org/dc/terms/",
        "org": "http://www.w3.org/ns/org#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in prefixes.items()]
    lines += [*_claims(150), *_votes(100), *_treaties(40), *_bodies(60), *_documents(19_200)]
    quads = parse("\n".join(lines), format=RdfFormat.TURTLE)
    return Part(sorted_triples(quad.triple for quad in quads))


STATES = [f"S{n:03}" for n in range(195)]


def _claims(count: int) -> Iterator[str]:
    """Yield concepts in ten themes, and an essay with a claim on each."""
    for n in range(10):
        yield f"concept:t{n} a skos:Concept ; skos:topConceptOf <urn:s> ; {_name(f'Theme {n}')} ."
    yield f"source:essay a cg:Essay ; dcterms:title 'An essay'@en . {_actor('author', 'Person')}"
    for n in range(count):
        yield f"concept:c{n} a skos:Concept ; skos:broader concept:t{n % 10} ; {_name(f'c {n}')} ."
        yield f"passage:p{n} a cg:Passage ; cg:inSource source:essay ; cg:locator 'p {n}' ."
        yield f"passage:p{n} cg:anchor 'words {n}'@en . claim:c{n} a cg:RelationClaim ;"
        yield " cg:heldBy actor:author ; cg:statedBy actor:author ; cg:relation cg:causes ;"
        yield f" cg:subject concept:c{n} ; cg:object concept:c{(n * 7 + 3) % count} ;"
        yield " cg:mode cg:Evaluative ; cg:certainty cg:Asserted ; cg:polarity cg:Affirms ;"
        yield f" cg:review cg:Proposed ; cg:evidence passage:p{n} ;"
        yield f" cg:statement 'Statement number {n} of the essay.'@en ."


def _votes(count: int) -> Iterator[str]:
    yield from (_actor(state, "State", f"State {state[1:]}") for state in STATES)
    for v in range(count):
        day = f"dcterms:date '{1998 + v // 4}-12-{v % 28 + 1:02}'^^xsd:date"
        yield f"source:res-{v} a cg:Resolution ; cg:symbol 'A/RES/{v}' ; {day} ;"
        yield f" dcterms:title 'Resolution on matter {v}'@en ."
        yield f"vote:res-{v} a cg:VoteEvent ; cg:on source:res-{v} ; {day} ;"
        yield f" cg:outcome cg:Adopted ; cg:record source:doc-{v}"
        for n, state in enumerate(STATES):
            if (n + v) % 11:
                how = ("inFavour", "against", "abstaining")[(n * v) % 7 % 3]
                yield f" ; cg:{how} actor:{state}"
        yield " ."


def _treaties(count: int) -> Iterator[str]:
    for t in range(count):
        yield f"source:treaty-{t} a cg:Treaty ; dcterms:title 'Treaty on matter {t}'@en ;"
        yield f" cg:openedForSignature '{1950 + t}-01-01'^^xsd:date ."
        for n, state in enumerate(STATES):
            yield f"action:{state}-treaty-{t}-ratification a cg:TreatyAction ;"
            yield f" cg:treaty source:treaty-{t} ; cg:actor actor:{state} ;"
            yield f" cg:kind cg:Ratification ; cg:record source:doc-{t} ;"
            yield f" dcterms:date '{1951 + t}-{n % 12 + 1:02}-{(n + t) % 28 + 1:02}'^^xsd:date ;"
            yield " cg:readOn '2026-11-24'^^xsd:date ."


def _bodies(count: int) -> Iterator[str]:
    """Yield groupings with their members, and a process of each."""
    for g in range(count):
        yield _actor(f"group-{g}", "Grouping")
        for n, state in enumerate(STATES):
            if (n + g) % 3:
                yield f"membership:{state}-group-{g} a cg:Membership ; cg:status cg:Member ;"
                yield f" org:member actor:{state} ; org:organization actor:group-{g} ;"
                yield f" cg:validFrom '{1960 + g % 50}'^^xsd:gYear ; cg:record source:doc-{g} ."
        yield f"process:p{g} a cg:Process ; {_name(f'Process {g}')} ;"
        yield f" cg:conductedBy actor:group-{g} ; cg:mandatedBy source:res-{g} ;"
        yield f" cg:validFrom '{1995 + g % 30}'^^xsd:gYear ."


def _documents(count: int) -> Iterator[str]:
    for n in range(count):
        yield f"source:doc-{n} a cg:Report ; dcterms:title 'Report number {n} on a matter'@en ;"
        yield f" dcterms:date '{1990 + n % 35}'^^xsd:gYear ."
    for n in range(26_000):
        yield f"citation:c{n} a cg:Citation ; cg:citing source:doc-{n % count} ;"
        yield f" cg:cited source:doc-{(n * 31 + 7) % count} ; cg:locator 'pp {n % 40}' ."


def _actor(name: str, kind: str, label: str = "") -> str:
    return f"actor:{name} a cg:{kind} ; {_name(label or name)} ."


def _name(label: str) -> str:
    return f"skos:prefLabel '{label}'@en , '{label} (fr)'@fr , '{label} (es)'@es"


if __name__ == "__main__":
    main()

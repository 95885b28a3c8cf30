"""Measure how soon the explorer can be used, and how large it is.

Run it as ``python -m benchmarks.explorer`` after a build. The time is the page's own mark, set when
everything answers; the peer is a page that only loads vis-network, opened in turn with it: what is
between the two is ours.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from importlib import resources
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

RUNS = 9
READY = "performance.getEntriesByName('explorer-interactive')[0].startTime"
PEER = """<!doctype html>
<script>{script}</script>
<script>performance.mark('explorer-interactive')</script>
"""
SCRIPT = "templates/lib/vis-9.1.2/vis-network.min.js"


def main() -> None:
    """Print the figures as a table in Markdown."""
    page = Path(__file__).parent.parent / "dist" / "explorer.html"
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        peer = Path(folder) / "peer.html"
        script = (resources.files("pyvis") / SCRIPT).read_text("utf-8")
        peer.write_text(PEER.format(script=script), "utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        pairs = [(ready(browser, page), ready(browser, peer)) for _ in range(RUNS + 1)][1:]
        browser.close()
    ours = statistics.median(one for one, _ in pairs)
    ratio = statistics.median(one / other for one, other in pairs)
    print("| what | figure |\n| --- | --- |")
    print(f"| explorer ready to use | {ours:.0f} ms, median of {RUNS} |")
    print(f"| against a page that only loads vis-network | {ratio:.1f} times |")
    print(f"| size of explorer.html | {page.stat().st_size / 1e6:.2f} MB |")


def ready(browser: Browser, page: Path) -> float:
    """Return the milliseconds from opening a page to its mark."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    opened = context.new_page()
    opened.goto(page.as_uri())
    opened.wait_for_function("performance.getEntriesByName('explorer-interactive').length")
    time = float(opened.evaluate(READY))
    context.close()
    return time


if __name__ == "__main__":
    main()

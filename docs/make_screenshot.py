"""Write ``docs/explorer.png``, the picture that the README shows.

Run ``python docs/make_screenshot.py`` after a build. It needs Chromium and the extra ``test``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

__all__ = ["main"]

ROOT = Path(__file__).parent.parent
VIEW = "#n=concept:common-security"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


def main() -> int:
    """Open the explorer at one concept and keep what is seen; return the exit status."""
    explorer = ROOT / "dist" / "explorer.html"
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not explorer.is_file() or not chromium:
        print("There is no Chromium, or no dist/explorer.html here.", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        page = browser.new_page(viewport={"width": 1400, "height": 900}, color_scheme="light")
        page.goto(explorer.resolve().as_uri() + VIEW)
        page.wait_for_function("performance.getEntriesByName('explorer-interactive').length")
        page.wait_for_timeout(500)
        page.screenshot(path=ROOT / "docs" / "explorer.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

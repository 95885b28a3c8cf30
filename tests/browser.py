"""A Chromium for the tests that look at pages as a user does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

__all__ = ["browser", "page"]

#: Chromium must not look for updates or call home: the tests count every request.
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium, one for all tests; CYBERGOV_REQUIRE_BROWSER makes its lack a failure."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
    if not path:
        _lacking("no Chromium is installed here")
    with sync_playwright() as playwright:
        try:
            running = playwright.chromium.launch(executable_path=path, args=list(_QUIET))
        except Error as error:
            _lacking(f"Chromium does not start here: {error.message.splitlines()[0]}")
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page of a laptop's size; a script's error or a blocked script fails the test."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    assert errors == []


def _lacking(reason: str) -> None:
    if os.environ.get("CYBERGOV_REQUIRE_BROWSER"):
        pytest.fail(f"a browser is required here: {reason}")
    pytest.skip(reason)

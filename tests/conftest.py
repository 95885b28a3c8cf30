"""What the tests share: one build of the project, made once, and a small project to break."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import browser, page
from tests.small_concepts import keep_the_essay
from tests.small_tables import keep_few_rows

#: One browser for all modules: a second one can't be started beside it.
__all__ = ["ROOT", "browser", "checkout", "dist", "page", "shared", "small"]

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that ``python build.py`` publishes, in a folder of the test's own."""
    folder = tmp_path_factory.mktemp("built") / "dist"
    subprocess.run([sys.executable, "build.py", "--dist", str(folder)], cwd=ROOT, check=True)
    return folder


@pytest.fixture(scope="session")
def small(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of some thousand triples, which loads in no time."""
    folder = tmp_path_factory.mktemp("small")
    lines = (dist / "cybergov.nt").read_bytes().splitlines(keepends=True)
    (folder / "cybergov.nt").write_bytes(b"".join(lines[:: len(lines) // 5000]))
    for name in ("nodes.csv", "edges.csv"):
        (folder / name).write_bytes((dist / name).read_bytes().splitlines(keepends=True)[0])
    (folder / "index.html").write_text("<!doctype html><title>small</title>", "utf-8")
    hashes = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }
    (folder / "manifest.json").write_text(json.dumps({"cybergov": "", "sha256": hashes}), "utf-8")
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the project's data that a test may break, with few rows in its tables."""
    copy = tmp_path / "checkout"
    for room in ("ontology", "graph", "queries", "evidence"):
        shutil.copytree(ROOT / room, copy / room)
    keep_the_essay(copy / "graph")
    keep_few_rows(copy / "graph" / "tables")
    return copy


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of texts that stands beside the checkout, where there is one."""
    folder = ROOT.parent / "shared"
    if not (folder / "seed" / "essay.txt").is_file():
        if os.environ.get("CYBERGOV_REQUIRE_SHARED"):
            pytest.fail("the texts beside the checkout are required here and are not there")
        pytest.skip("the texts that the anchors are found in are not beside this checkout")
    return folder

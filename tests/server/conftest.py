"""What the tests of the server share: one server of the whole graph, and a graph of few triples."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.running import Running, running


@pytest.fixture(scope="session")
def server(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server of the whole graph that lets one client ask much, and nothing take long."""
    options = ("--per-client", "64", "--seconds", "4")
    with running(dist, tmp_path_factory.mktemp("server"), *options) as started:
        yield started


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

"""What the tests of the server share: one server of the whole graph."""

from __future__ import annotations

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

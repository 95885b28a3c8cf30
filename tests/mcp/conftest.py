"""What these tests share: one server of the whole graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mcp.connected import Client, connected


@pytest.fixture(scope="session")
def client(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of the whole graph, with little time for a query."""
    log = tmp_path_factory.mktemp("mcp") / "log"
    with connected(dist, log, "--seconds", "4") as connected_:
        yield connected_

"""A server process of the test's own, on a free port of this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.conftest import ROOT

__all__ = ["Running", "running"]


class Running:
    """A server that was started; its log is a file."""

    def __init__(self, dist: Path, folder: Path, *options: str, **variables: str) -> None:
        self._log = folder / f"log-{time.monotonic_ns()}"
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "cybergov", "serve", "--port", "0", "--dist", str(dist),
                 *options],
                cwd=ROOT,
                stderr=log,
                env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
            )  # fmt: skip
        self._client = httpx.Client(timeout=60)
        self.address = f"http://127.0.0.1:{self._wait_for('listening')['port']}"

    def log(self, event: str = "") -> list[dict[str, Any]]:
        """Return what was logged so far."""
        lines = [json.loads(line) for line in self._log.read_text("utf-8").splitlines()]
        return [line for line in lines if event in ("", line["event"])]

    def _wait_for(self, event: str) -> dict[str, Any]:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if told := self.log(event):
                return told[0]
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise AssertionError(f"the server never said {event!r}: {self._log.read_text('utf-8')}")

    def ready(self) -> Running:
        """Wait until it is ready."""
        self._wait_for("ready")
        end = time.monotonic() + 20
        while httpx.get(f"{self.address}/ready").json()["idle"] == 0 and time.monotonic() < end:
            time.sleep(0.02)
        return self

    def get(self, path: str, **options: Any) -> httpx.Response:
        """Ask once."""
        return self._client.get(f"{self.address}{path}", **options)

    def ask(self, query: str, **options: Any) -> httpx.Response:
        """Ask in SPARQL."""
        return self.get("/sparql", params={"query": query}, **options)

    def stop(self) -> int:
        """Tell it to end, and return its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)


@contextmanager
def running(dist: Path, folder: Path, *options: str, **variables: str) -> Iterator[Running]:
    """Start a server, wait until it is ready, and end it."""
    server = Running(dist, folder, *options, **variables)
    try:
        yield server.ready()
    finally:
        server.process.kill() if server.stop() else None

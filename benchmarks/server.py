"""Measure the server against the bare `oxigraph` server: the same queries, clients and machine.

Run it as ``python -m benchmarks.server``. Thirty-two clients, each with a connection of its own,
ask the question of the library whose answer takes the median time, one request after the other.
The servers take turns, several rounds each; what is told is the median of the rounds. Each request
asks what no other asks (a comment with a number), so that no server can keep an answer; the last
row is that of requests which are all the same.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store

from cybergov.names import PREFIXES
from cybergov.questions import questions
from cybergov.store import ask

ROOT = Path(__file__).parent.parent
PREFIX_LINES = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())


@dataclass(frozen=True)
class Measured:
    """What one round gave: requests a second, and seconds of each."""

    throughput: float
    times: list[float]

    @property
    def p99(self) -> float:
        """The time that one request in a hundred takes longer than, in milliseconds."""
        return 1000 * sorted(self.times)[int(len(self.times) * 0.99)]


def main() -> None:
    """Print the figures as a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--question", default="", help="this one, and not the median")
    given = parser.parse_args()
    name, seconds, size = median_question(in_process(given.dist), given.question)
    print(f"The question is `{name}`: {1000 * seconds:.1f} ms in the process, {size} bytes.")
    query = PREFIX_LINES + " " + (ROOT / "queries" / f"{name}.rq").read_text("utf-8")
    rounds: dict[str, list[Measured]] = {}
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        graph = str(given.dist / "cybergov.nt")
        load = [oxigraph(), "load", "--location", str(store), "--file", graph]
        subprocess.run(load, check=True, capture_output=True)
        with ours(given.dist) as own, on_disk(store) as disk, in_memory(given.dist) as memory:
            servers = {
                "`cybergov serve`": (own, True),
                "`oxigraph serve-read-only`, on disk": (disk, True),
                "`oxigraph serve`, in memory": (memory, True),
                "`cybergov serve`, the same request": (own, False),
            }
            for number in range(given.rounds + 1):
                for what, (address, varied) in servers.items():
                    one = asyncio.run(
                        measure(address, query, given.clients, given.seconds, varied, number)
                    )
                    if number:  # the first round warms up
                        rounds.setdefault(what, []).append(one)
    print("| server | requests a second | p50, ms | p99, ms | against it |\n|---|---|---|---|---|")
    own_rate = statistics.median(m.throughput for m in rounds["`cybergov serve`"])
    for what, those in rounds.items():
        rate = statistics.median(m.throughput for m in those)
        half = 1000 * statistics.median(t for m in those for t in m.times)
        p99 = statistics.median(m.p99 for m in those)
        print(f"| {what} | {rate:.0f} | {half:.0f} | {p99:.0f} | {own_rate / rate:.2f} |")


def in_process(dist: Path) -> Store:
    """Return the graph in memory, as the server has it."""
    store = Store()
    store.bulk_load(path=str(dist / "cybergov.nt"), format=RdfFormat.N_TRIPLES)
    return store


def median_question(store: Store, wanted: str) -> tuple[str, float, int]:
    """Return the question that takes the median time, that time, and the size of its answer."""
    measured = []
    for question in questions(ROOT / "queries").values():
        times = []
        for _ in range(3):
            began = time.perf_counter()
            result = ask(store, question.text)
            assert isinstance(result, QuerySolutions)
            data = result.serialize(format=QueryResultsFormat.JSON) or b""
            times.append(time.perf_counter() - began)
        measured.append((min(times), question.name, len(data)))
    measured.sort()
    chosen = [m for m in measured if m[1] == wanted] or [measured[len(measured) // 2]]
    seconds, name, size = chosen[0]
    return name, seconds, size


async def measure(
    address: tuple[str, int], query: str, clients: int, seconds: float, varied: bool, round_: int
) -> Measured:
    """Ask for so many seconds and return what was answered in them."""
    times: list[float] = []
    end = time.perf_counter() + seconds

    async def client(number: int) -> None:
        reader, writer = await asyncio.open_connection(*address)
        count = 0
        while time.perf_counter() < end:
            count += 1
            mark = f"\n# {round_} {number} {count}" if varied else ""
            body = urlencode({"query": query + mark}).encode()
            head = (
                f"POST {PATHS[address[1]]} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                "Accept: application/sparql-results+json\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(body)}\r\n\r\n"
            )
            began = time.perf_counter()
            writer.write(head.encode() + body)
            await read_answer(reader)
            times.append(time.perf_counter() - began)
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(client(number) for number in range(clients)))
    return Measured(len(times) / (time.perf_counter() - began), times)


#: Where each server answers queries, by its port.
PATHS: dict[int, str] = {}


async def read_answer(reader: asyncio.StreamReader) -> None:
    """Read an answer to its end.

    Raises:
        RuntimeError: it is none with status 200.
    """
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(head.decode())
    if length := re.search(rb"(?i)content-length: (\d+)", head):
        await reader.readexactly(int(length[1]))
        return
    while size := int(await reader.readuntil(b"\r\n"), 16):
        await reader.readexactly(size + 2)
    await reader.readuntil(b"\r\n")


def oxigraph() -> str:
    """Return the program `oxigraph`, of the PyPI package of that name.

    Raises:
        FileNotFoundError: it is not installed.
    """
    beside = Path(sys.executable).parent / "oxigraph"
    found = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if not found:
        raise FileNotFoundError("pip install oxigraph")
    return found


@contextlib.contextmanager
def started(command: list[str], port: int, path: str, ready: str) -> Iterator[tuple[str, int]]:
    """Run a server until the block ends; it is there when ``ready`` answers."""
    PATHS[port] = path
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stderr=quiet, stdout=quiet, env=environment) as process:
        try:
            for _ in range(600):
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}{ready}", timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield "127.0.0.1", port
        finally:
            process.terminate()


@contextlib.contextmanager
def ours(dist: Path) -> Iterator[tuple[str, int]]:
    """Run `cybergov serve`, which lets one address ask what thirty-two clients ask."""
    port = free_port()
    command = [sys.executable, "-m", "cybergov", "serve", "--dist", str(dist), "--port", str(port),
               "--per-client", "1000"]  # fmt: skip
    with started(command, port, "/sparql", "/ready") as address:
        yield address


@contextlib.contextmanager
def on_disk(store: Path) -> Iterator[tuple[str, int]]:
    """Run the bare server as it is meant to be published: a store on disk, read-only."""
    port = free_port()
    command = [oxigraph(), "serve-read-only", "--location", str(store), "--bind",
               f"127.0.0.1:{port}"]  # fmt: skip
    with started(command, port, "/query", "/") as address:
        yield address


@contextlib.contextmanager
def in_memory(dist: Path) -> Iterator[tuple[str, int]]:
    """Run the bare server with the graph in memory, as ours has it."""
    port = free_port()
    with started([oxigraph(), "serve", "--bind", f"127.0.0.1:{port}"], port, "/query", "/") as a:
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/store?default",
            data=(dist / "cybergov.nt").read_bytes(),
            method="PUT",
            headers={"Content-Type": "application/n-triples"},
        )
        urllib.request.urlopen(request, timeout=120).close()
        yield a


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


if __name__ == "__main__":
    main()

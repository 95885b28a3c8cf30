"""Real servers, each started on 127.0.0.1 with nothing in it and ended by its own number."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NoReturn

import pytest

from tests.conftest import ROOT

__all__ = ["MERGE", "SERVERS", "Server", "jena", "started"]

POM: Final = ROOT / "tests" / "engines" / "pom.xml"
#: What stands for the default graph where a server has none of its own.
MERGE: Final = "https://w3id.org/cybergov/graph/merge"
#: Loading everything and answering takes a few seconds; a machine that does other things, longer.
_PATIENCE: Final = 90.0


@dataclass(frozen=True)
class Server:
    """A server that answers, and how it is to be called."""

    name: str
    endpoint: str
    default_graph: str | None = None
    #: ``user:password``, or empty.
    user: str = ""

    @property
    def login(self) -> tuple[str, str] | None:
        """The user and the password that let one write there."""
        user, colon, password = self.user.partition(":")
        return (user, password) if colon else None

    @property
    def options(self) -> list[str]:
        """The options of the command line that name it."""
        named = ["--default-graph", self.default_graph] if self.default_graph else []
        return ["--endpoint", self.endpoint, *named]


def lacking(reason: str) -> NoReturn:
    """Skip the test with a sentence, or fail where nothing may be lacking."""
    if os.environ.get("CYBERGOV_REQUIRE_ENGINES"):
        pytest.fail(f"other engines are required here, but {reason}")
    pytest.skip(reason)


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """Oxigraph's own server, from the Python package of that name."""
    program = shutil.which("oxigraph") or shutil.which("oxigraph", path=Path(sys.executable).parent)
    if not program:
        lacking("there is no oxigraph, which `pip install oxigraph` brings")
    port = _free_port()
    command = [program, "serve", "--location", str(folder / "store"), "--bind", f"127.0.0.1:{port}"]
    with _running(command, port, folder):
        yield Server("oxigraph", f"http://127.0.0.1:{port}/query")


@contextmanager
def fuseki(folder: Path) -> Iterator[Server]:
    """Apache Jena Fuseki with a dataset in memory."""
    port = _free_port()
    command = ["java", "-Xmx2g", "-jar", str(jena()), "--localhost", f"--port={port}"]
    with _running([*command, "--mem", "--update", "/cybergov"], port, folder):
        yield Server("fuseki", f"http://127.0.0.1:{port}/cybergov")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Virtuoso with a database of its own, in which dba, as it comes, may write."""
    program = shutil.which("virtuoso-t")
    if not program:
        lacking("there is no virtuoso-t, which Debian's virtuoso-opensource-7-bin brings")
    port, sql_port = _free_port(), _free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_SETTINGS.format(folder=folder, port=port, sql_port=sql_port), "utf-8")
    command = [program, "+foreground", "+configfile", str(settings)]
    with _running(command, port, folder):
        yield Server("virtuoso", f"http://127.0.0.1:{port}/sparql-auth", MERGE, "dba:dba")


#: Every engine that is tested, by name.
SERVERS: Final[dict[str, Callable[[Path], object]]] = {
    "oxigraph": oxigraph,
    "fuseki": fuseki,
    "virtuoso": virtuoso,
}

# No limit on rows but one that no answer reaches; the memory is that of a small machine.
_SETTINGS: Final = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 1000000
"""


@cache
def jena() -> Path:
    """Return the jar of Jena's server, which also holds riot; Maven gets it."""
    for tool in ("java", "mvn"):
        if not shutil.which(tool):
            lacking(f"there is no {tool} for Apache Jena")
    command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:build-classpath"]
    try:
        result = subprocess.run(
            [*command, "-Dmdep.outputFile=/dev/stdout"],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    except subprocess.TimeoutExpired:
        lacking("Maven did not get Apache Jena within five minutes")
    parts = result.stdout.replace("\x1b[0m", "").strip().split(os.pathsep)
    jars = [Path(part) for part in parts if "jena-fuseki-server" in part]
    if result.returncode or not jars:
        lacking("Maven could not get Apache Jena, which needs the network the first time")
    return jars[0]


@contextmanager
def _running(command: Sequence[str], port: int, folder: Path) -> Iterator[None]:
    """Run a server until the end of the block; it has to answer on its port first."""
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    try:
        _wait(process, port, folder)
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"the server did not start: {(folder / 'output.txt').read_text('utf-8')[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(name: str, folder: Path) -> Iterator[Server]:
    """Start the server of a name, in an empty folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    with SERVERS[name](folder) as server:  # type: ignore[attr-defined]
        yield server

"""Apache Jena's riot finds no fault in what is published, and reads the same from each format."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, parse

from cybergov.engines.contents import Contents, contents_of
from tests.engines.servers import jena


def riot(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["java", "-cp", str(jena()), "riotcmd.riot", *map(str, arguments)],
        capture_output=True,
        timeout=120,
        check=False,
    )


def read_by_jena(path: Path) -> Contents:
    """Return the default graph that Jena reads from a file, of which it must say nothing.

    A warning makes its status 1, and stands among the triples, where it is no N-Quads.
    """
    result = riot("--check", "--stream=nquads", path)
    assert (result.returncode, result.stderr) == (0, b"")
    quads = parse(result.stdout, format=RdfFormat.N_QUADS)
    return contents_of(quad.triple for quad in quads if quad.graph_name == DefaultGraph())


def test_riot_reads_the_same_from_every_file_and_finds_no_fault(dist: Path) -> None:
    jena()
    files = [dist / f"cybergov.{suffix}" for suffix in ("nt", "ttl", "trig", "rdf", "jsonld")]
    with ThreadPoolExecutor(2) as threads:
        nt, *others = threads.map(read_by_jena, files)
    expected = contents_of(q.triple for q in parse(path=files[0], format=RdfFormat.N_TRIPLES))
    assert nt.triples > 200_000
    for contents in (nt, *others):
        assert (contents.triples, contents.hash) == (expected.triples, expected.hash)


def test_riot_finds_no_fault_in_the_smaller_files(dist: Path) -> None:
    small = [path for path in sorted(dist.glob("*.ttl")) if path.name != "cybergov.ttl"]
    assert {"void.ttl", "shapes.ttl"} <= {path.name for path in small}
    result = riot("--validate", *small)
    assert (result.returncode, result.stderr) == (0, b"")
    told = result.stdout.decode("utf-8").splitlines()
    assert [line for line in told if " INFO  riot " not in line] == []


def test_riot_does_find_faults(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text('<http://e/a> <http://e/p> "x"^^<http://www.w3.org/2001/XMLSchema#date> .')
    assert b" WARN  riot " in riot("--validate", wrong).stdout
    with pytest.raises(AssertionError):
        read_by_jena(wrong)

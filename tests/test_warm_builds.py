"""A build after a change writes what a build from nothing writes, whatever the cache holds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.command import cybergov

CLAIM: Final = """
claim:shared-future-essay-one-more a cg:Proposition ;
    cg:heldBy actor:xi-jinping ;
    cg:statedBy actor:shared-future-essay-author ;
    cg:about concept:connectivity , concept:common-security ;
    cg:mode cg:Normative ;
    cg:certainty cg:Asserted ;
    cg:polarity cg:Affirms ;
    cg:statement "One <more> & \\"another\\"."@en ;
    cg:evidence passage:shared-future-essay-3 ;
    cg:review cg:Proposed .
"""
SOURCE: Final = (
    "one-more,Resolution,,One more,en,A/RES/1/1,1946-01-24,un-general-assembly,"
    "ResolutionNature,https://undocs.org/en/A/RES/1/1,,,https://example.org/read,,2026-01-01\n"
)
DATASET: Final = "graph/dataset.ttl"
VERSION: Final = 'owl:versionInfo "0.1.0" .'
SEE: Final = "<http://www.w3.org/2000/01/rdf-schema#seeAlso>"
SEEN: Final = (VERSION, f"{SEE} <https://w3id.org/cybergov/search/x> ; {VERSION}")
SCHEME: Final = (VERSION, f"{SEE} <claim:x> ; {VERSION}")
ESSAY: Final = "graph/claims/shared-future-essay.ttl"

#: What is done to the files, one after the other: file, what stands there, what shall stand there.
#: An empty text stands at the end of a file.
CHANGES: Final[dict[str, list[tuple[str, str, str]]]] = {
    "a statement": [(ESSAY, "It falls to every country to join", "All have to join")],
    "a new claim": [(ESSAY, "", CLAIM)],
    "a label on many pages": [
        ("graph/concepts/peace-and-security.ttl", '"common security"', '"security of all"')
    ],
    "a name of a state": [("graph/tables/states.csv", ",China,", ",Sina,")],
    "a new source": [("graph/tables/sources.csv", "", SOURCE)],
    "a deleted claim": [(ESSAY, CLAIM, "")],
    "what a table says": [("graph/tables/states.rq", "?formal_5 , ?formal_6", "?formal_5")],
    "a rule": [("ontology/rules/discusses.rq", "", "\nLIMIT 5\n")],
    "a query": [("queries/remedies.rq", "SELECT", "SELECT DISTINCT")],
    "a question on coverage": [
        ("queries/coverage-by-actor.rq", "ORDER BY DESC(?claims)", "ORDER BY ?claims")
    ],
    "a question's title": [("queries/definitions.rq", "# title: ", "# title: Which ")],
    "a term of the ontology": [
        ("ontology/cybergov.ttl", 'rdfs:label "remedies"', 'rdfs:label "heals"')
    ],
    "a query of edges": [("ontology/edges/discusses.rq", "", "\nLIMIT 3\n")],
    "a renamed actor": [
        (ESSAY, "actor:xi-jinping", "actor:xi"),
        ("graph/actors/persons.ttl", "actor:xi-jinping", "actor:xi"),
    ],
    "a source's new name": [("graph/tables/sources.csv", "one-more,", "another,")],
    "a prefix that nothing used": [(DATASET, SEEN[0], SEEN[1])],
    "a prefix that nothing uses any more": [(DATASET, SEEN[1], SEEN[0])],
    "a scheme that is a prefix": [(DATASET, SCHEME[0], SCHEME[1])],
    "a statement beside it": [(ESSAY, "All have to join", "All may join")],
    "a scheme that is gone": [(DATASET, SCHEME[1], SCHEME[0])],
    "all taken back": [],
}


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text, (path, before)
    path.write_text(text.replace(before, after) if before else text + after, "utf-8")


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def build(project: Path, dist: Path, cache: Path) -> dict[str, bytes]:
    made = cybergov("build", "--project", project, "--dist", dist, XDG_CACHE_HOME=str(cache))
    assert made.returncode == 0, made.stderr
    return files(dist)


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def test_a_build_after_each_change_is_as_one_from_nothing(checkout: Path, tmp_path: Path) -> None:
    first = tmp_path / "first"
    shutil.copytree(checkout, first)
    warm, cache = tmp_path / "warm", tmp_path / "cache"
    before = build(checkout, warm, cache)
    for number, (name, steps) in enumerate(CHANGES.items()):
        for file, old, new in steps:
            change(checkout / file, old, new)
        if not steps:
            shutil.rmtree(checkout)
            shutil.copytree(first, checkout)
        after = build(checkout, warm, cache)
        cold = build(checkout, tmp_path / f"cold-{number}", tmp_path / f"cache-{number}")
        assert different(before, after), name
        assert different(after, cold) == [], name
        before = after


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def bend(path: Path) -> None:
    data = path.read_bytes()
    middle = len(data) // 2
    path.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])


def exchange(path: Path) -> None:
    """Put another entry of the cache in the place of this one."""
    others = sorted(other for other in path.parent.iterdir() if other != path)
    if others:
        path.write_bytes(others[0].read_bytes())


@pytest.mark.parametrize("harm", [cut, bend, exchange, Path.unlink])
def test_a_damaged_cache_changes_nothing(
    harm: Callable[[Path], None], checkout: Path, tmp_path: Path
) -> None:
    warm, cache = tmp_path / "warm", tmp_path / "cache"
    build(checkout, warm, cache)
    for path in sorted(path for path in cache.rglob("*") if path.is_file()):
        # What was checked is no matter of what is written: it has tests of its own.
        if path.parent.name != "checked" and path.is_file():
            harm(path)
    for file, old, new in CHANGES["a statement"]:
        change(checkout / file, old, new)
    after = build(checkout, warm, cache)
    assert different(after, build(checkout, tmp_path / "cold", tmp_path / "other")) == []


@pytest.mark.parametrize(
    "name",
    ["cybergov.nt", "cybergov.rdf", "cybergov.gexf", "edges.csv", "concept/security.html"],
)
def test_what_somebody_changed_in_a_published_file_is_not_carried_on(
    name: str, checkout: Path, tmp_path: Path
) -> None:
    warm, cache = tmp_path / "warm", tmp_path / "cache"
    build(checkout, warm, cache)
    bend(warm / name)
    for file, old, new in CHANGES["a statement"]:
        change(checkout / file, old, new)
    after = build(checkout, warm, cache)
    assert different(after, build(checkout, tmp_path / "cold", tmp_path / "other")) == []

"""Whether what is published is still what a build would write: then there is nothing to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from cybergov.cache import cache_folder
from cybergov.project import MANIFEST, Project, checks_of

__all__ = ["files_of", "is_current", "remember"]


def files_of(project: Project, extra: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Yield every file that a build reads, with a name that does not tell where it stands."""
    for room in (project.ontology, project.graph, project.queries):
        for path in room.rglob("*"):
            if path.is_file():
                yield path.relative_to(project.root).as_posix(), path
    if project.checks.is_file():
        yield project.checks.relative_to(project.root).as_posix(), project.checks
    for folder in extra:
        for path in (*folder.rglob("*.ttl"), *folder.rglob("*.csv"), *folder.rglob("*.rq")):
            if path.is_file():
                name = path.relative_to(folder).as_posix()
                yield f"with {folder.resolve().name}/{name}", path
        if checks_of(folder).is_file():
            yield f"with {folder.resolve().name}/checks", checks_of(folder)


def is_current(dist: Path, fingerprint: str) -> int | None:
    """Return how many triples ``dist`` holds if a build with this fingerprint wrote it, else None.

    All its files have to be there, each with the SHA-256 that the manifest has for it. The cost is
    that of reading them, a fraction of a second for 100 MB.
    """
    try:
        known = json.loads(_place(dist).read_bytes())
        manifest = (dist / MANIFEST).read_bytes()
        if known["fingerprint"] != fingerprint or known["manifest"] != _hash(manifest):
            return None
        listed = json.loads(manifest)["sha256"]
        there = {p.relative_to(dist).as_posix() for p in dist.rglob("*") if p.is_file()}
        if there != {MANIFEST, *listed}:
            return None
        if any(_hash((dist / name).read_bytes()) != digest for name, digest in listed.items()):
            return None
        return int(known["triples"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(dist: Path, fingerprint: str, triples: int) -> None:
    """Keep in the cache which build wrote ``dist``; where there can be no cache, do nothing."""
    try:
        known = {
            "fingerprint": fingerprint,
            "manifest": _hash((dist / MANIFEST).read_bytes()),
            "triples": triples,
        }
        place = _place(dist)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(known), "utf-8")
    except OSError:
        return


def _place(dist: Path) -> Path:
    return cache_folder() / "builds" / f"{_hash(str(dist.resolve()).encode())[:32]}.json"


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

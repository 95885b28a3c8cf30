"""Whether what is published is still what a build would write: then there is nothing to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from cybergov.cache import cache_folder, keep_json, kept_json, program
from cybergov.last import Last, files_in
from cybergov.project import MANIFEST, Project, checks_of

__all__ = ["files_of", "is_current", "last_build", "remember"]

#: Builds that are remembered; the oldest beyond them are forgotten.
KEPT: Final = 64


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


def is_current(last: Last) -> int | None:
    """Return how many triples the last build wrote if one of now would write the same, else None.

    All its files have to be there, each with the SHA-256 that the manifest has for it. The cost is
    that of reading them, a fraction of a second for 100 MB.
    """
    if not last.made_from or last.made_from != last.making:
        return None
    if files_in(last.dist).keys() != {MANIFEST, *last.digests} or any(
        last.file(name) is None for name in last.digests
    ):
        return None
    return last.triples


def last_build(dist: Path, making: str) -> Last:
    """Return what the last build into ``dist`` left, if the same program made it.

    ``making`` is the fingerprint of what is built now.
    """
    known = kept_json(_place(dist))
    try:
        manifest = (dist / MANIFEST).read_bytes()
    except OSError:
        manifest = b""
    if (
        not isinstance(known, dict)
        or known["program"] != program()
        or known["manifest"] != _hash(manifest)
    ):
        return Last(making=making)
    digests = json.loads(manifest)["sha256"]
    return Last(dist, digests, known["triples"], known["fingerprint"], making)


def remember(dist: Path, made_from: str, triples: int) -> None:
    """Keep in the cache which build wrote ``dist``; where there can be no cache, do nothing."""
    try:
        manifest = _hash((dist / MANIFEST).read_bytes())
    except OSError:
        return
    known = {
        "fingerprint": made_from,
        "program": program(),
        "manifest": manifest,
        "triples": triples,
    }
    keep_json(_place(dist), known, KEPT)


def _place(dist: Path) -> Path:
    return cache_folder() / "builds" / f"{_hash(str(dist.resolve()).encode())[:32]}.json"


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

"""Write ``dist/``: beside its place first, and moved there when every file is whole."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import time
from pathlib import Path
from typing import Final

from cybergov import __version__
from cybergov.exports import formats
from cybergov.findings import InputError
from cybergov.part import Part
from cybergov.project import Project

__all__ = ["MANIFEST", "publish"]

#: The list of all files of a build with their SHA-256: what has it is a ``dist/`` of ours.
MANIFEST: Final = "manifest.json"

_HOUR: Final = 3600.0


def publish(part: Part, project: Project) -> None:
    """Write all files of the contract into ``project.dist``.

    The same part and the same queries give the same bytes. The cost grows with the number of
    triples, about 60 bytes a triple and format.

    Raises:
        InputError: ``dist`` is a folder that no build made, or can't be written.
    """
    dist = project.dist.resolve()
    if dist.exists() and not _is_ours(dist):
        raise InputError(f"{dist} was not made by a build. Remove it, or choose another place.")
    try:
        _remove_leftovers(dist)
        with tempfile.TemporaryDirectory(
            prefix=f".{dist.name}-", dir=dist.parent, ignore_cleanup_errors=True
        ) as beside:
            new = Path(beside) / "new"
            new.mkdir()
            _write_files(part, project, new)
            _write_manifest(new)
            if dist.exists():
                dist.rename(Path(beside) / "old")
            new.rename(dist)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{dist} can't be written: {reason}.") from None


def _write_files(part: Part, project: Project, folder: Path) -> None:
    from cybergov.explorer import write_explorer
    from cybergov.site import write_site
    from cybergov.statistics import write_statistics

    for format_ in formats():
        with (folder / format_.FILE_NAME).open("wb") as output:
            format_.write(part, output)
    with (folder / "explorer.html").open("wb") as output:
        write_explorer(part, output)
    shutil.copyfile(project.ontology / "shapes.ttl", folder / "shapes.ttl")
    write_statistics(part, folder)
    write_site(part, project, folder)


def _write_manifest(folder: Path) -> None:
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    manifest = {"cybergov": __version__, "sha256": files}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


def _is_ours(dist: Path) -> bool:
    return dist.is_dir() and ((dist / MANIFEST).is_file() or not any(dist.iterdir()))


def _remove_leftovers(dist: Path) -> None:
    """Remove what builds that were killed more than an hour ago left beside ``dist``."""
    dist.parent.mkdir(parents=True, exist_ok=True)
    for folder in dist.parent.glob(f".{dist.name}-*"):
        if folder.is_dir() and time.time() - folder.stat().st_mtime > _HOUR:
            shutil.rmtree(folder, ignore_errors=True)

"""Write ``dist/``: beside its place first, and moved there when every file is whole."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from cybergov import __version__
from cybergov.at_once import at_once
from cybergov.exports import Format, formats
from cybergov.last import Last, files_in
from cybergov.part import Part
from cybergov.project import MANIFEST, Project
from cybergov.replace import replacing

__all__ = ["publish"]


def publish(
    part: Part,
    project: Project,
    meanwhile: Callable[[], None],
    progress: Callable[[str], None],
) -> None:
    """Write all files of the contract into ``project.dist``.

    ``meanwhile`` is done while they are written; if it raises, ``dist`` stays as it was.
    ``progress`` is told how much there is.

    The same part and the same queries give the same bytes. The cost grows with the number of
    triples, about 60 bytes a triple and format.

    Raises:
        Exception: what ``meanwhile`` raises.
        InputError: ``dist`` is a folder that no build made, or can't be written.
    """
    with replacing(project.dist, _is_ours) as new:
        _write_files(part, project, new, meanwhile, progress)
        _write_manifest(new, part.last)


def _write_files(
    part: Part,
    project: Project,
    folder: Path,
    meanwhile: Callable[[], None],
    progress: Callable[[str], None],
) -> None:
    """Write every file but the manifest, on as many processors as there are."""
    from cybergov.explorer import write_explorer
    from cybergov.library import FILE_NAME as LIBRARY
    from cybergov.library import as_turtle
    from cybergov.questions import questions
    from cybergov.site import (
        write_coverage,
        write_crosswalk,
        write_index,
        write_questions,
        write_things,
    )
    from cybergov.statistics import write_statistics

    def explorer() -> None:
        with (folder / "explorer.html").open("wb") as output:
            write_explorer(part, output)

    def export(format_: Format) -> None:
        with (folder / format_.FILE_NAME).open("wb") as output:
            format_.write(part, output)

    def library() -> None:
        asked = questions(project.queries).values()
        (folder / LIBRARY).write_text(as_turtle(asked), "utf-8", newline="\n")

    def find_edges() -> None:
        progress(f"publishing {len(part.network.edges)} edges")
        _ = part.tables

    shutil.copyfile(project.ontology / "shapes.ttl", folder / "shapes.ttl")
    drawn = [format_ for format_ in formats() if getattr(format_, "OF_NETWORK", False)]
    # Made here, and not by each process anew.
    _ = part.store, part.changes, part.described
    # The longest first, so that no processor waits for another at the end.
    at_once(
        [
            explorer,
            lambda: write_things(part, folder),
            *(partial(export, format_) for format_ in drawn),
        ],
        before=find_edges,
        meanwhile=meanwhile,
        early=[
            lambda: write_questions(part, project, folder),
            *(partial(export, format_) for format_ in formats() if format_ not in drawn),
            lambda: write_coverage(part, project, folder),
            lambda: write_crosswalk(part, project, folder),
            lambda: write_statistics(part, folder),
            library,
            lambda: write_index(part, project, folder),
        ],
    )


def _write_manifest(folder: Path, last: Last) -> None:
    names = sorted(files_in(folder), key=lambda name: name.split("/"))
    known = last.put_into(folder)
    # To read and to hash need no lock of the interpreter: threads are enough.
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        written = [name for name in names if name not in known]
        known.update(zip(written, threads.map(_digest, map(folder.joinpath, written)), strict=True))
    manifest = {"cybergov": __version__, "sha256": {name: known[name] for name in names}}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _is_ours(dist: Path) -> bool:
    """Whether a build made the folder and nobody put anything into it since."""
    if not dist.is_dir():
        return False
    there = files_in(dist).keys()
    try:
        listed = json.loads((dist / MANIFEST).read_text("utf-8"))["sha256"].keys()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return not there
    return there <= {MANIFEST, *listed}

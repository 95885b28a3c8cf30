"""The shapes, asked of a large graph slice by slice: the findings are those of the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat, Store, serialize

from cybergov.checks.shapes import causes, messages_of, results_of, shapes_of
from cybergov.findings import Finding, InputError
from cybergov.large.place import STORE, is_large
from cybergov.large.reach import marked
from cybergov.large.slices import slices
from cybergov.names import compress
from cybergov.project import Project
from cybergov.text_files import read_text

__all__ = ["TRIPLES", "check_large"]

#: Triples of a slice: the engine takes about 6 KB of memory for each.
TRIPLES: Final = 60_000


def check_large(
    folder: Path, project: Project, progress: Callable[[str], None], triples: int = TRIPLES
) -> Iterator[Finding]:
    """Yield what the shapes reject in the graph that ``cybergov load`` left in ``folder``.

    The graph has been inferred, so shapes that can be asked of inputs only are not asked. Where a
    thing stands in the files is not known any more: a finding names the thing.

    Raises:
        InputError: no large graph is there, or the shapes can't be read.
    """
    if not is_large(folder):
        raise InputError(f"{folder} holds no large graph. Make one with `cybergov load`.")
    path = project.ontology / "shapes.ttl"
    shapes = shapes_of(read_text(path, path.name), path.name)
    try:
        by_marks, reaches = marked(shapes)
    except ValueError as error:
        raise InputError(f"{path.name}: no slices can be made: {error}.") from None
    rules, messages = serialize(by_marks, format=RdfFormat.N_TRIPLES) or b"", messages_of(shapes)
    things = 0
    store = Store.read_only(str(folder / STORE))
    for part in slices(store, reaches, triples):
        for result in causes(sorted(results_of(part.text, rules, messages))):
            message = f"{compress(result.focus)}: {result.message}"
            yield Finding(str(folder), 0, message, "", result.focus)
        things += part.things
        progress(f"{things} things checked")

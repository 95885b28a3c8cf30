"""Load files of any size into a store on disk, with what the rules infer from them.

The files are read as a stream, by one thread, and loaded by another: neither holds more of
them than a batch. What the store takes while it loads (about 1.5 GB) does not grow with the files.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO, Final

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)

from cybergov.findings import Finding, InputError
from cybergov.infer import INFERRED_GRAPH
from cybergov.large.place import STORE, Loaded, is_large, note
from cybergov.large.rules import infer_into
from cybergov.project import Project
from cybergov.read import read
from cybergov.replace import replacing

__all__ = ["FORMATS", "load"]

#: The endings of files that are read as streams.
FORMATS: Final = {
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
}
_INFERRED: Final = NamedNode(INFERRED_GRAPH)
#: Bytes that are handed over at once.
_PIECE: Final = 1 << 20


def load(
    files: Sequence[Path],
    project: Project,
    folder: Path,
    progress: Callable[[str], None],
    *,
    alone: bool = False,
) -> Loaded:
    """Load ``files`` and the project's own inputs into ``folder``, and apply the rules.

    The names of named graphs are not kept: questions ask the merge. As with ``cybergov push
    --rules``, of a file that has named graphs these are the inputs, and neither its default graph,
    which is their merge with what was inferred, nor what was inferred. ``alone`` leaves the
    project's own graph out. ``folder`` stays as it was if anything is at fault.

    Raises:
        InputError: a file can't be read, at the line that is no RDF; a rule is none; ``folder``
            was made by something else, or can't be written.
    """
    for file in files:
        _format_of(file)
        if not file.is_file():
            raise InputError(f"{file} is not there.")
    own = b""
    if not alone:
        progress("reading the project's own graph")
        own = b"".join(file.triples.text for file in read(project).files)
    with replacing(folder, is_large, "`cybergov load`") as new:
        progress("loading")
        store = Store(str(new / STORE))
        _load(store, own, files)
        # Each batch lies in a file of its own: without this, a look-up asks all of them.
        store.optimize()
        triples = len(store)
        del store
        progress("inferring")
        inferred = infer_into(new / STORE, project.ontology / "rules") - triples
        loaded = Loaded(tuple(file.name for file in files), triples, inferred)
        note(new, loaded)
    return loaded


def _load(store: Store, own: bytes, files: Sequence[Path]) -> None:
    """Load everything as one stream of N-Triples, which is stored whole or not at all."""
    out, into = os.pipe()
    with ThreadPoolExecutor(1) as beside:
        reading = beside.submit(_read, own, files, into)
        try:
            store.bulk_load(path=f"/dev/fd/{out}", format=RdfFormat.N_TRIPLES)
        finally:
            # If the store fails, who reads must not wait for it.
            os.close(out)
    reading.result()


def _read(own: bytes, files: Sequence[Path], into: int) -> None:
    with os.fdopen(into, "wb", _PIECE) as output:
        output.write(own)
        for file in files:
            _read_file(file, output)


def _read_file(file: Path, output: BinaryIO) -> None:
    try:
        serialize(_triples(file), output, format=RdfFormat.N_TRIPLES)
    except SyntaxError as error:
        message = f"this is not RDF: {' '.join(str(error.msg).split())}."
        raise InputError(Finding(str(file), error.lineno or 0, message)) from None
    except (OSError, ValueError, MemoryError) as error:
        raise InputError(f"{file} can't be read: {error}.") from None


def _triples(file: Path) -> Iterator[Triple]:
    """Yield the triples of a file's named graphs, or of its default graph where it has no other."""
    merge, named = False, False
    if not _format_of(file).supports_datasets:
        yield from (quad.triple for quad in _quads(file))
        return
    for quad in _quads(file):
        if isinstance(quad.graph_name, DefaultGraph):
            merge = True
        elif isinstance(quad.graph_name, BlankNode):
            raise InputError(f"{file}: a graph has no name but a blank node.")
        else:
            named = True
            if quad.graph_name != _INFERRED:
                yield quad.triple
    if merge and not named:
        yield from (quad.triple for quad in _quads(file))


def _quads(file: Path) -> Iterator[Quad]:
    # Two files may give two things the same blank node.
    return parse(path=file, format=_format_of(file), rename_blank_nodes=True)


def _format_of(file: Path) -> RdfFormat:
    if file.suffix not in FORMATS:
        raise InputError(
            f"{file}: a large graph is read from {', '.join(sorted(FORMATS))} only: convert it."
        )
    return FORMATS[file.suffix]

"""Read every input file into triples, remembering where each subject stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import quote

from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
)

from cybergov.evidence.ledger import merged, read_ledger
from cybergov.evidence.passages import passages_of
from cybergov.evidence.triples import check_triples, order_triples
from cybergov.findings import Finding, InputError
from cybergov.lines import Lines
from cybergov.names import BASE
from cybergov.project import Project, checks_of
from cybergov.table_files import TableFile, table_file
from cybergov.triples import Triples, sorted_triples
from cybergov.turtle_files import TurtleFile, turtle_file

__all__ = ["InputFile", "Inputs", "read"]

#: The folder of tables that tell an importer how to read records: no part of the graph.
READING: Final = "reading"


class Places(Protocol):
    """What tells on which line a file speaks of a subject."""

    def line_of(self, subject: str, *terms: str) -> int:
        """Return the line where ``subject`` names one of ``terms``, else opens, else 0."""


@dataclass(frozen=True)
class InputFile:
    """One file: its triples, and where its subjects stand."""

    #: The path as a curator knows it: ``graph/claims/shared-future-essay.ttl``.
    name: str
    #: The IRI of its named graph.
    graph: str
    triples: Triples
    places: Places


@dataclass(frozen=True)
class Inputs:
    """All input files, in the order of their names."""

    files: tuple[InputFile, ...]
    #: A store whose default graph is the merge of the files.
    store: Store

    def place(self, subject: str, *terms: str) -> tuple[str, int]:
        """Return file and line where ``subject`` names one of ``terms``, else where it opens.

        Returns ``("", 0)`` where no file speaks of it.
        """
        for file in self.files:
            if line := file.places.line_of(subject, *terms):
                return file.name, line
        return "", 0


@dataclass(frozen=True)
class _Place:
    """A file, the name that findings give it and the IRI of its named graph."""

    path: Path
    name: str
    graph: str


def read(project: Project, extra: Sequence[Path] = ()) -> Inputs:
    """Read the ontology, the graph and the folders in ``extra``, each laid out like ``graph/``.

    Raises:
        InputError: one finding for each file that can't be read. A file that is no Turtle is
            reported at the first line that the parser can't read.
    """
    places = list(_paths(project, extra))
    sources = _sources(places)
    # To load text gives blank nodes other names.
    known = {s.name: s.known for s in sources.values() if s.known and b"_:" not in s.known}
    findings: list[Finding | str] = []
    ontology: list[InputFile] = []
    graph: list[InputFile] = []
    store = Store()
    # What is known already is loaded while all is read.
    with ThreadPoolExecutor(1) as beside:
        loaded = beside.submit(store.bulk_load, b"".join(known.values()), RdfFormat.N_TRIPLES)
        for place in places:
            try:
                source = sources.get(place) or _source(place)
                lines = Lines(source.text) if isinstance(source, TurtleFile) else source
                file = InputFile(place.name, place.graph, source.triples(), lines)
                in_ontology = place.path.is_relative_to(project.ontology)
                (ontology if in_ontology else graph).append(file)
            except InputError as error:
                findings.extend(error.findings)
        files = [*_with_canonical_blank_nodes(ontology), *graph]
        loaded.result()
    if findings:
        raise InputError(*findings)
    _add(store, (file for file in files if file.name not in known))
    depths = _depths(project, extra, store)
    _add(store, [depths])
    return Inputs((*files, depths), store)


def _sources(places: Iterable[_Place]) -> dict[_Place, TableFile | TurtleFile]:
    """Return the files that can be read; what is wrong with the others is told in its turn."""
    sources = {}
    for place in places:
        with suppress(InputError):
            sources[place] = _source(place)
    return sources


def _source(place: _Place) -> TableFile | TurtleFile:
    is_table = place.path.suffix == ".csv"
    return (table_file if is_table else turtle_file)(place.path, place.name)


def _add(store: Store, files: Iterable[InputFile]) -> None:
    texts = []
    for file in files:
        if file.triples.has_blank_nodes:
            # To load text gives blank nodes other names.
            store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in file.triples)
        else:
            texts.append(file.triples.text)
    store.bulk_load(b"".join(texts), RdfFormat.N_TRIPLES)


def _depths(project: Project, extra: Sequence[Path], store: Store) -> InputFile:
    """Return what is computed of each passage: how deep it was checked, when, and its order."""
    name = project.checks.relative_to(project.root).as_posix()
    ledger = merged(read_ledger(path) for path in (project.checks, *map(checks_of, extra)))
    passages = passages_of(store)
    triples = [*check_triples(ledger, passages), *order_triples(passages)]
    return InputFile(name, BASE + name, sorted_triples(triples), Lines())


def _paths(project: Project, extra: Sequence[Path]) -> Iterator[_Place]:
    ontology = [project.ontology / "cybergov.ttl", *(project.ontology / "imports").glob("*.ttl")]
    for path in (*sorted(ontology), *_inputs_under(project.graph)):
        name = path.relative_to(project.root).as_posix()
        yield _Place(path, name, BASE + quote(name))
    names = [folder.resolve().name for folder in extra]
    for folder in extra:
        if not folder.is_dir():
            raise InputError(Finding(str(folder), 0, "there is no such folder."))
        if names.count(folder.resolve().name) > 1:
            message = "another folder has the same name, and their graphs would be one."
            raise InputError(Finding(str(folder), 0, message, "Rename one of them."))
        if not _inputs_under(folder):
            message = "there is no Turtle file (.ttl) or table (.csv) in this folder."
            raise InputError(Finding(str(folder), 0, message, "Name another."))
        for path in _inputs_under(folder):
            inside = path.relative_to(folder).as_posix()
            # Where the folder stands on this machine is nobody's business in the graph.
            graph = f"{BASE}graph/with/{quote(f'{folder.resolve().name}/{inside}')}"
            yield _Place(path, path.as_posix(), graph)


def _inputs_under(folder: Path) -> list[Path]:
    """Return the Turtle files and tables of a folder.

    The checks in ``evidence/`` are neither, nor are the tables by which records are read.
    """
    found = (*folder.rglob("*.ttl"), *folder.rglob("*.csv"))
    return sorted(
        path
        for path in found
        if path.is_file() and path != checks_of(folder) and path.parent.name != READING
    )


def _with_canonical_blank_nodes(files: list[InputFile]) -> list[InputFile]:
    """Give the blank nodes of all files names that depend on nothing but what they say.

    The names are those of RDF Dataset Canonicalization (RDFC-1.0), over all files at once so that
    no two files share one.
    """
    dataset = Dataset(
        Quad(t.subject, t.predicate, t.object, NamedNode(file.graph))
        for file in files
        for t in file.triples
    )
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return [
        InputFile(
            file.name,
            file.graph,
            sorted_triples(q.triple for q in dataset.quads_for_graph_name(NamedNode(file.graph))),
            file.places,
        )
        for file in files
    ]

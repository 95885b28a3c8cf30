"""Which of the files that a user holds are texts that the graph describes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Store

from cybergov.evidence.folder import Folder
from cybergov.evidence.passages import TextVersion, texts_of
from cybergov.findings import Finding, InputError
from cybergov.names import compress, expand

__all__ = ["Described", "described", "texts_of_sources"]


@dataclass(frozen=True)
class Described:
    """The files of text versions, and what keeps others from being found."""

    #: Each file with its text version and the IRI of the source whose text it is.
    files: dict[Path, tuple[TextVersion, str]]
    findings: tuple[Finding, ...]


def described(store: Store, folder: Folder) -> Described:
    """Find the files of all text versions of a graph in a folder of texts."""
    files: dict[Path, tuple[TextVersion, str]] = {}
    findings: list[Finding] = []
    for source, text in _texts(store):
        try:
            path = folder.find(text.file_name) if text.file_name else None
        except InputError as error:
            findings += [Finding("graph", 0, str(each)) for each in error.findings]
            continue
        if path is not None:
            files.setdefault(path, (text, source))
    return Described(files, tuple(findings))


def _texts(store: Store) -> list[tuple[str, TextVersion]]:
    quads = store.quads_for_pattern(None, NamedNode(expand("cg:text")), None, None)
    sources = sorted({q.subject.value for q in quads if isinstance(q.subject, NamedNode)})
    return [(source, text) for source in sources for text in texts_of(store, source)]


def texts_of_sources(store: Store, sources: Iterable[str]) -> Iterator[tuple[str, TextVersion]]:
    """Yield each source by its IRI with each of its texts, or of the larger one that it is part of.

    Raises:
        InputError: the graph describes no text of a source.
    """
    for source in sources:
        texts = list(texts_of(store, source))
        if not texts:
            raise InputError(f"the graph describes no text of {compress(source)}.")
        yield from ((source, text) for text in texts)

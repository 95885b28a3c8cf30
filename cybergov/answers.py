"""The expected answer of each question, kept beside it and compared by RDF value."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Final

from pyoxigraph import (
    QueryResultsFormat,
    QuerySolutions,
    parse_query_results,
)

from cybergov.engines import Engine
from cybergov.questions import Question
from cybergov.results import Rows, rows_of
from cybergov.store import ask

__all__ = ["answer", "difference", "read_answer", "write_answer"]

#: SPARQL 1.1 Query Results TSV keeps datatypes and languages, and a diff of it reads well.
SUFFIX: Final = ".tsv"


def answer(store: Engine, question: Question) -> bytes:
    """Return the answer to a question with its default values, as SPARQL TSV."""
    result = ask(store, question.text)
    assert isinstance(result, QuerySolutions)
    return result.serialize(format=QueryResultsFormat.TSV) or b""


def read_answer(folder: Path, question: Question) -> Rows | None:
    """Return the expected answer, or None where none was kept yet."""
    path = folder / f"{question.name}{SUFFIX}"
    if not path.is_file():
        return None
    result = parse_query_results(path.read_bytes(), format=QueryResultsFormat.TSV)
    assert isinstance(result, QuerySolutions)
    return rows_of(result)


def write_answer(folder: Path, question: Question, data: bytes) -> None:
    """Keep an answer as the expected one."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{question.name}{SUFFIX}").write_bytes(data)


def difference(folder: Path, question: Question, data: bytes) -> list[str]:
    """Return the lines in which an answer differs from the expected one, as in a diff."""
    path = folder / f"{question.name}{SUFFIX}"
    before = path.read_text("utf-8").splitlines() if path.is_file() else []
    name = f"answers/{path.name}"
    after = data.decode("utf-8").splitlines()
    return list(difflib.unified_diff(before, after, name, name, n=0, lineterm=""))

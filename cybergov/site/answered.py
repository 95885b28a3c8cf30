"""A page that is made of what questions of the library answer, and of nothing else.

A figure that is wrong there is wrong in the answer too, and anybody can ask again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pyoxigraph import QuerySolutions

from cybergov.part import Part
from cybergov.project import Project
from cybergov.questions import Question, questions
from cybergov.reads import properties_read
from cybergov.results import Rows, rows_of
from cybergov.site.last_pages import LastPages, as_property, changes
from cybergov.site.pages import Pages, things_of
from cybergov.store import ask

__all__ = ["Table", "table_of", "write_answered"]

#: The rows of a question, each a dict of texts; what is not bound is empty.
Table = list[dict[str, str]]


def write_answered(
    part: Part,
    project: Project,
    folder: Path,
    page: str,
    names: Iterable[str],
    values: Callable[[Mapping[str, Table]], dict[str, object]],
) -> None:
    """Write a page from the answers to the questions of these names, those that the library has.

    ``values`` makes what the template of the page's own name tells. The page is not made again
    where no property that the questions read has changed, nor where they have the same answers and
    what it links to, and looks up, is as before.
    """
    library = questions(project.queries)
    asked = [library[name] for name in names if name in library]
    things = things_of(part)
    changed = changes(part, things)
    last = LastPages(part.last, page.removesuffix(".html"), changed)
    texts = _hash(*(question.text for question in asked))
    if not (_as_before(asked, changed) and last.take(page, texts, folder)):
        answers = {question.name: _answer(part, question) for question in asked}
        terms = (str(t) for rows in answers.values() for row in rows.rows for t in (*row, "\n"))
        told = _hash(texts, *terms)
        if not last.take(page, told, folder):
            tables = {name: table_of(rows) for name, rows in answers.items()}
            html, noted = Pages(part.store, things).page(
                page, root="", questions=library, **values(tables)
            )
            (folder / page).write_text(html, "utf-8")
            last.add(page, {texts, told, *noted})
    last.note()


def table_of(rows: Rows) -> Table:
    """Return rows as dicts with a text for each variable."""
    return [dict.fromkeys(rows.variables, "") | row for row in rows]


def _as_before(asked: list[Question], changed: set[str]) -> bool:
    read = [properties_read(question.text) for question in asked]
    return all(r is not None and changed.isdisjoint(map(as_property, r)) for r in read)


def _answer(part: Part, question: Question) -> Rows:
    result = ask(part.store, question.text)
    assert isinstance(result, QuerySolutions)
    return rows_of(result)


def _hash(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()

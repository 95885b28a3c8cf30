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

__all__ = ["Table", "answer_of", "hash_of", "table_of", "unchanged", "write_answered"]

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
    texts = hash_of(*(question.text for question in asked))
    if not (all(unchanged(one, changed) for one in asked) and last.take(page, texts, folder)):
        answers = {question.name: answer_of(part, question) for question in asked}
        terms = (str(t) for rows in answers.values() for row in rows.rows for t in (*row, "\n"))
        told = hash_of(texts, *terms)
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


def unchanged(question: Question, changed: set[str]) -> bool:
    """Whether a question reads no property that changed, so that it need not be asked again."""
    read = properties_read(question.text)
    return read is not None and changed.isdisjoint(map(as_property, read))


def answer_of(part: Part, question: Question) -> Rows:
    """Return the rows that a question of the library gives."""
    result = ask(part.store, question.text)
    assert isinstance(result, QuerySolutions)
    return rows_of(result)


def hash_of(*texts: str) -> str:
    """Return one SHA-256 of some texts, by which a page's notes name them."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()

"""``questions``: the library of questions that can be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cybergov.library import search
from cybergov.mcp.bounded import LIMIT, OFFSET, left_out
from cybergov.mcp.citing import Citing
from cybergov.server.api.parameters import Parameter
from cybergov.server.api.questions import Takes

TITLE: Final = "Search the library of questions"
DESCRIPTION: Final = (
    "Search the library of tested questions (votes, positions, norms, definitions, treaties, "
    "agreed language, coverage …): what each answers and the parameters it takes. Ask one with "
    "`ask_question`. Look here before you write SPARQL."
)
PARAMETERS: Final = (
    Parameter("words", "Words that all stand in a name, title, tag or description"),
    LIMIT,
    OFFSET,
)


@dataclass(frozen=True)
class Asked:
    """A question; the default of a parameter is a term in SPARQL."""

    name: str
    title: str
    answers: str
    tags: tuple[str, ...]
    parameters: tuple[Takes, ...]


@dataclass(frozen=True)
class Library:
    """How many questions were found, and some of them, by name."""

    total: int
    questions: tuple[Asked, ...]
    more: int
    note: str


GIVES: Final = Library


def answer(citing: Citing, values: dict[str, Any]) -> Library:
    """Return the questions."""
    known = citing.held.questions.values()
    found = search(known, values.get("words", "").split())
    first, limit = values["offset"], values["limit"]
    some = found[first : first + limit]
    more = max(0, len(found) - first - len(some))
    note = left_out(more, "questions", f"give more words, or offset={first + limit} for the next")
    if not found:
        tags = sorted({tag for question in known for tag in question.tags})
        note = f"No question has all the words; there are the tags {', '.join(tags)}."
    return Library(
        len(found),
        tuple(
            Asked(
                q.name,
                q.title,
                q.answers,
                q.tags,
                tuple(Takes(p.name, p.type, p.description, p.default) for p in q.parameters),
            )
            for q in some
        ),
        more,
        note,
    )

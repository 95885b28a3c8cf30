"""``/api/questions``: the library, and one question of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cybergov.questions import Question
from cybergov.server.api.parameters import Parameter
from cybergov.server.held import Held

PATH: Final = "/api/questions"
SUMMARY: Final = "The question library: what each question answers, and its parameters"
PARAMETERS: Final = (Parameter("tag", "Questions with this tag only"),)


@dataclass(frozen=True)
class Takes:
    """A parameter of a question; the default is a term in SPARQL."""

    name: str
    type: str
    description: str
    default: str


@dataclass(frozen=True)
class Asked:
    """A question."""

    name: str
    title: str
    answers: str
    asked_by: str
    tags: tuple[str, ...]
    parameters: tuple[Takes, ...]
    #: Where its answer is.
    answer: str


@dataclass(frozen=True)
class Library:
    """The questions, in the order of their names."""

    questions: tuple[Asked, ...]


GIVES: Final = Library


def answer(held: Held, values: dict[str, Any]) -> Library:
    """Return the questions."""
    tag = values.get("tag")
    return Library(tuple(asked(q) for q in held.questions.values() if tag is None or tag in q.tags))


def asked(question: Question) -> Asked:
    """Return a question as the API tells it."""
    return Asked(
        question.name,
        question.title,
        question.answers,
        question.asked_by,
        question.tags,
        tuple(Takes(p.name, p.type, p.description, p.default) for p in question.parameters),
        f"/api/questions/{question.name}/answer",
    )

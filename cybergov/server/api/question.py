"""``/api/questions/{question}``: one question with its query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cybergov.questions import Question
from cybergov.server.api.parameters import Parameter
from cybergov.server.api.questions import Asked, asked
from cybergov.server.held import Held
from cybergov.server.problem import RefusedError

PATH: Final = "/api/questions/{question}"
SUMMARY: Final = "One question of the library, with its query in SPARQL"
PARAMETERS: Final = (Parameter("question", "The question's name", required=True, in_path=True),)


@dataclass(frozen=True)
class WithQuery:
    """A question and its query, which holds the defaults of its parameters."""

    question: Asked
    query: str


GIVES: Final = WithQuery


def answer(held: Held, values: dict[str, Any]) -> WithQuery:
    """Return the question.

    Raises:
        RefusedError: there is none of that name.
    """
    question = question_named(held, values["question"])
    return WithQuery(asked(question), question.text)


def question_named(held: Held, name: str) -> Question:
    """Return the question of that name.

    Raises:
        RefusedError: there is none.
    """
    if name not in held.questions:
        raise RefusedError(404, "question", f"The library has no question {name[:80]!r}.")
    return held.questions[name]

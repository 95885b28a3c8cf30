"""``/api/questions/{question}/answer``: a question, asked with values for its parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import QuerySolutions

from cybergov.findings import InputError, UsageError
from cybergov.questions import Question
from cybergov.results import rows_of
from cybergov.server.api.naming import iri_named
from cybergov.server.api.parameters import Parameter
from cybergov.server.api.question import question_named
from cybergov.server.held import Held
from cybergov.server.problem import RefusedError
from cybergov.store import ask

PATH: Final = "/api/questions/{question}/answer"
SUMMARY: Final = "The answer to a question of the library"
PARAMETERS: Final = (Parameter("question", "The question's name", required=True, in_path=True),)


@dataclass(frozen=True)
class Rows:
    """The question and its rows: prefixed names and texts; what is unbound is left out."""

    question: str
    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]


GIVES: Final = Rows


def parameters_of(question: Question) -> tuple[Parameter, ...]:
    """Return the question's own parameters as those of an endpoint."""
    return tuple(_parameter(p.name, p.type, p.description) for p in question.parameters)


def _parameter(name: str, type_: str, description: str) -> Parameter:
    if type_ == "integer":
        most = 10**15
        return Parameter(name, description, "integer", bounds=(-most, most))
    if type_ == "year":
        return Parameter(name, description, pattern="[0-9]{4}")
    if type_ == "date":
        pattern = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
        return Parameter(name, description, pattern=pattern, format="date")
    told = "; a thing by any of its names" if type_ == "iri" else ""
    return Parameter(name, description + told)


def answer(held: Held, values: dict[str, Any]) -> Rows:
    """Return the rows.

    Raises:
        RefusedError: there is no such question, or a value is none that its parameter takes.
    """
    question = question_named(held, values["question"])
    given = {name: str(value) for name, value in values.items() if name != "question"}
    try:
        query = question.with_values(given, lambda name: iri_named(held, name))
        result = ask(held.store, query)
    except (InputError, UsageError) as error:
        raise RefusedError(400, "parameter", " ".join(str(error).split())[:400]) from None
    assert isinstance(result, QuerySolutions)
    rows = rows_of(result)
    return Rows(question.name, rows.variables, tuple(rows))

"""``ask_question``: a question of the library, with values for its parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import QuerySolutions

from cybergov.findings import InputError, UsageError
from cybergov.mcp.bounded import LIMIT, OFFSET
from cybergov.mcp.citing import Citing
from cybergov.mcp.table import Table, table
from cybergov.server.api.asked import parameters_of
from cybergov.server.api.naming import iri_named
from cybergov.server.api.parameters import Parameter
from cybergov.server.api.question import question_named
from cybergov.server.problem import RefusedError
from cybergov.store import ask

TITLE: Final = "Ask a question of the library"
DESCRIPTION: Final = (
    "The answer to a question of the library, with values for its parameters: things by any of "
    "their names, dates as YYYY-MM-DD. What is left out keeps its default. Claims and passages "
    "that stand in the rows are told in full beside them."
)
PARAMETERS: Final = (
    Parameter("question", "The question's name, as `questions` gives it", required=True),
    Parameter("values", "A value for each parameter of the question, by its name", "object"),
    LIMIT,
    OFFSET,
)


@dataclass(frozen=True)
class Answered:
    """The question, the query as it was asked, and the answer."""

    question: str
    title: str
    query: str
    answer: Table


GIVES: Final = Answered


def answer(citing: Citing, values: dict[str, Any]) -> Answered:
    """Return the answer.

    Raises:
        RefusedError: there is no such question, or a value is none that its parameter takes.
    """
    held = citing.held
    question = question_named(held, values["question"])
    given = values.get("values", {})
    known = {parameter.name: parameter for parameter in parameters_of(question)}
    for name, value in given.items():
        if name not in known:
            raise RefusedError(
                400, "parameter", f"The question {question.name!r} has no parameter {name[:40]!r}; "
                f"there are: {', '.join(known) or 'none'}.",
            )  # fmt: skip
        known[name].value(value)
    try:
        query = question.with_values(given, lambda name: iri_named(held, name))
        result = ask(held.store, query)
    except (InputError, UsageError) as error:
        said = " ".join(str(error).split())[:400].replace("--", "")
        raise RefusedError(400, "parameter", said[:1].upper() + said[1:]) from None
    assert isinstance(result, QuerySolutions)
    columns = [variable.value for variable in result.variables]
    first, limit = values["offset"], values["limit"]
    remedy = f"ask with offset={first + limit} for the next"
    rows = ([solution[name] for name in columns] for solution in result)
    return Answered(
        question.name, question.title, query, table(citing, columns, rows, limit, first, remedy)
    )

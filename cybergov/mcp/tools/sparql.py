"""``sparql``: free read-only SPARQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import QueryBoolean, QueryTriples

from cybergov.mcp.bounded import LIMIT
from cybergov.mcp.citing import Citing
from cybergov.mcp.table import Table, table
from cybergov.results import Term
from cybergov.server.api.parameters import Parameter
from cybergov.server.jobs.sparql import evaluated, refusing

TITLE: Final = "Ask in SPARQL"
DESCRIPTION: Final = (
    "A read-only SPARQL 1.1 query of the whole graph; the project's prefixes (cg, concept, actor, "
    "source, claim, skos, dcterms …) need no declaration. No SERVICE, no update; time and memory "
    "are limited. A claim is a node: ?c cg:heldBy ?actor ; cg:statement ?text ; cg:evidence "
    "?passage, and ?passage cg:inSource ?source ; cg:locator ?place ; cg:anchor ?words. Select the "
    "claim or the passage, and it is told in full beside the rows. Triples of a CONSTRUCT or "
    "DESCRIBE are rows of subject, predicate and object."
)
PARAMETERS: Final = (
    Parameter("query", "The query", required=True, most=32_768),
    LIMIT,
)
_TRIPLE: Final = ("subject", "predicate", "object")


@dataclass(frozen=True)
class Answer:
    """The rows of a query, or whether an ASK holds (then there are no rows)."""

    holds: bool | None
    answer: Table


GIVES: Final = Answer


def answer(citing: Citing, values: dict[str, Any]) -> Answer:
    """Return the answer.

    Raises:
        RefusedError: the query is no SPARQL or has no answer, or asks for more than this graph.
    """
    query, limit = values["query"], values["limit"]
    with refusing(query):
        result = evaluated(citing.held, query)
        columns: Sequence[str] = ()
        rows: Iterable[Sequence[Term | None]] = ()
        if isinstance(result, QueryTriples):
            columns, rows = _TRIPLE, ((t.subject, t.predicate, t.object) for t in result)
        elif not isinstance(result, QueryBoolean):
            columns = names = [variable.value for variable in result.variables]
            rows = ([solution[name] for name in names] for solution in result)
        remedy = "raise limit, or narrow the query; ORDER BY with LIMIT and OFFSET gives the next"
        given = table(citing, columns, rows, limit, 0, remedy)
    return Answer(bool(result) if isinstance(result, QueryBoolean) else None, given)

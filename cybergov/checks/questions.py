"""Every question of the library has its header and is a SELECT that an engine can read."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import QuerySolutions, Store

from cybergov.checks import Case
from cybergov.findings import Finding, InputError
from cybergov.names import PREFIXES
from cybergov.questions import read_question

__all__ = ["check"]


def check(case: Case) -> Iterator[Finding]:
    """Find each question without a header, and each that is no SELECT."""
    for path in sorted(case.project.queries.glob("*.rq")):
        name = f"{path.parent.name}/{path.name}"
        try:
            result = Store().query(read_question(path).text, prefixes=PREFIXES)
        except InputError as error:
            yield from (
                f if isinstance(f, Finding) else Finding(name, 0, f) for f in error.findings
            )
        except SyntaxError as error:
            line = error.lineno or 0
            yield Finding(name, line, f"the query is no SPARQL: {error.msg}.", "Correct it.")
        else:
            if not isinstance(result, QuerySolutions):
                yield Finding(name, 0, "the query is no SELECT.", "Make it one.")

"""Two concepts share a label only where one of them declares it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from cybergov.checks import Case
from cybergov.findings import Finding
from cybergov.names import compress

__all__ = ["check"]

_LABELS: Final = """
SELECT ?concept ?label (LANG(?label) AS ?language) WHERE {
  VALUES ?class { skos:Concept cg:Norm }
  # Alternatives in a path would be looked up for every thing there is.
  VALUES ?property { skos:prefLabel skos:altLabel skosxl:prefLabel skosxl:altLabel }
  ?concept a ?class ; ?property ?value .
  OPTIONAL { ?value skosxl:literalForm ?form }
  BIND(COALESCE(?form, ?value) AS ?label)
  FILTER(isLiteral(?label))
}
ORDER BY ?concept ?language ?label
"""
_SHARES: Final = "SELECT ?one ?other WHERE { ?one cg:sharesLabelWith ?other }"


def check(case: Case) -> Iterator[Finding]:
    """Find each label that a second concept has too, in the same language."""
    declared = {frozenset(pair) for pair in case.rows(_SHARES)}
    first: dict[tuple[str, str], str] = {}
    for concept, label, language in case.rows(_LABELS):
        key = (unicodedata.normalize("NFC", label).casefold(), language)
        other = first.setdefault(key, concept)
        if other != concept and frozenset((concept, other)) not in declared:
            file, line = case.inputs.place(other, label)
            yield case.finding(
                concept,
                (label,),
                f"{compress(concept)} has the {language} label {label!r} of {compress(other)}"
                f" ({file}:{line}).",
                "Choose another, or declare it with cg:sharesLabelWith.",
            )

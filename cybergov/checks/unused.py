"""A concept that no claim, norm, text or narrower concept uses tells nobody anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cybergov.checks import Case
from cybergov.findings import Finding
from cybergov.names import compress

__all__ = ["check"]

_UNUSED: Final = """
SELECT ?concept WHERE {
  VALUES ?class { skos:Concept cg:Norm }
  ?concept a ?class .
  FILTER NOT EXISTS {
    ?node cg:subject|cg:object|cg:about|cg:defines|cg:on|cg:from|cg:to|cg:states|cg:searchedFor
      ?concept
  }
  FILTER NOT EXISTS { ?narrower skos:broader ?concept }
  # A label with proof shows a text that uses it.
  FILTER NOT EXISTS { ?concept skosxl:prefLabel|skosxl:altLabel ?label }
}
ORDER BY ?concept
"""


def check(case: Case) -> Iterator[Finding]:
    """Find each concept that nothing uses."""
    for (concept,) in case.rows(_UNUSED):
        yield case.finding(
            concept,
            (),
            f"no claim uses {compress(concept)}, and no text is named that does.",
            "Add the claim that needs it or a label with proof, or remove it.",
        )

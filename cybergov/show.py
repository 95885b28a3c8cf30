"""What the graph holds on one thing: what it is, and every claim that bears on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, QuerySolutions, Store

from cybergov.facts import words
from cybergov.names import PREFIXES, compress
from cybergov.results import Rows, rows_of

__all__ = ["Description", "as_text", "describe"]

# Every claim, inference, conflict or event that names the thing, or rests on a passage in it, and
# the role that the thing has there.
_BEARING: Final = """
SELECT DISTINCT ?role ?claim ?statement ?holder ?statedBy ?mode ?certainty ?polarity ?condition
  ?addressee ?source ?locator ?anchor ?check ?review
WHERE {
  VALUES ?thing { %s }
  { VALUES ?role { cg:subject cg:object cg:about cg:defines cg:on cg:from cg:to cg:heldBy
      cg:statedBy cg:addressee cg:condition cg:evidence }
    ?claim ?role ?thing }
  UNION { ?passage cg:inSource ?thing . ?claim cg:evidence ?passage . BIND(cg:inSource AS ?role) }
  UNION { VALUES ?claim { %s } BIND(rdf:type AS ?role) }
  ?claim cg:statement ?statement ; cg:mode ?mode ; cg:certainty ?certainty ;
    cg:polarity ?polarity ; cg:heldBy ?holder ; cg:statedBy ?statedBy ; cg:review ?review ;
    cg:evidence ?evidence .
  OPTIONAL { ?claim cg:condition ?condition }
  OPTIONAL { ?claim cg:addressee ?addressee }
  ?evidence cg:inSource ?source ; cg:locator ?locator ; cg:anchor ?anchor .
  OPTIONAL { ?evidence cg:checkDepth ?check }
}
ORDER BY ?role ?source ?locator ?claim ?holder ?statedBy ?condition ?addressee ?anchor
"""
# The steps of the argument that lead to the thing or away from it, and the tensions it is in.
_REASONS: Final = """
SELECT ?role ?node ?claim ?statement WHERE {
  VALUES ?thing { %s }
  { ?node cg:conclusion ?thing ; cg:premise ?claim . BIND("because" AS ?role) }
  UNION { ?node cg:premise ?thing ; cg:conclusion ?claim . BIND("therefore" AS ?role) }
  UNION { ?node cg:attacked ?thing ; cg:attacker ?claim . BIND("in tension with" AS ?role) }
  UNION { ?node cg:attacker ?thing ; cg:attacked ?claim . BIND("in tension with" AS ?role) }
  ?claim cg:statement ?statement .
}
ORDER BY ?role ?node ?claim
"""


@dataclass(frozen=True)
class Description:
    """What one thing is, the claims that bear on it, and the steps of argument it stands in."""

    iri: str
    #: Columns ``property``, ``value``.
    facts: Rows
    #: Columns ``role``, ``claim``, ``statement``, ``holder`` and so on; one row a holder.
    claims: Rows
    #: Columns ``role``, ``node``, ``claim``, ``statement``.
    reasons: Rows


def describe(store: Store, iri: str) -> Description:
    """Return what the store holds on the thing with this IRI."""
    thing = str(NamedNode(iri))
    facts = sorted(
        (compress(q.predicate.value), str(q.object), q.predicate, q.object)
        for q in store.quads_for_pattern(NamedNode(iri), None, None)
    )
    return Description(
        iri,
        Rows(("property", "value"), tuple((p, o) for _, _, p, o in facts)),
        _select(store, _BEARING % (thing, thing)),
        _select(store, _REASONS % thing),
    )


def _select(store: Store, query: str) -> Rows:
    result = store.query(query, prefixes=PREFIXES)
    assert isinstance(result, QuerySolutions)
    return rows_of(result)


def as_text(description: Description) -> str:
    """Return a description as a person reads it on the terminal."""
    lines = [compress(description.iri), ""]
    for fact in description.facts:
        lines.append(f"  {fact['property']}  {fact['value']}")
    role = ""
    for claim in description.claims:
        if claim["role"] != role:
            role = claim["role"]
            lines += ["", _ROLES.get(role, role)]
        lines += ["", *_claim_lines(claim)]
    for step in description.reasons:
        lines += ["", f"{step['role']} ({step['node']})", f"  {step['statement']}"]
        lines += [f"  {step['claim']}"]
    return "\n".join(lines) + "\n"


_ROLES: Final = {
    "cg:subject": "Claims in which it is the subject",
    "cg:object": "Claims in which it is the object",
    "cg:about": "Claims about it",
    "cg:defines": "Definitions of it",
    "cg:heldBy": "Claims held by it",
    "cg:statedBy": "Claims stated by it",
    "cg:inSource": "Claims that rest on a passage in it",
    "cg:evidence": "Claims that rest on it",
    "cg:addressee": "Claims that ask something of it",
    "cg:condition": "Claims made under its condition",
    "cg:on": "Positions on it",
    "rdf:type": "The claim",
}


def _claim_lines(claim: dict[str, str]) -> list[str]:
    said = [claim[k].removeprefix("cg:").lower() for k in ("mode", "certainty", "polarity")]
    if "condition" in claim:
        said.append(f"if {claim['condition']}")
    who = f"held by {claim['holder']}"
    if claim["holder"] != claim["statedBy"]:
        who += f", as stated by {claim['statedBy']}"
    check = words(claim.get("check", "cg:Unchecked"))
    return [
        f"  {claim['statement']}",
        f"    {who}; {', '.join(said)}",
        f"    {claim['source']}, {claim['locator']}: “{claim['anchor']}” ({check})",
        f"    {claim['claim']}, {words(claim['review'])}",
    ]

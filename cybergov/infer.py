"""Apply the rules: an evidence node gives a direct edge, a label with proof a plain one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, QueryTriples, Store, Triple

from cybergov.findings import Finding, InputError
from cybergov.names import BASE, PREFIXES
from cybergov.text_files import read_text
from cybergov.triples import Triples, sorted_triples

__all__ = ["INFERRED_GRAPH", "infer"]

#: The named graph that holds what the rules add. No input file holds it.
INFERRED_GRAPH: Final = BASE + "graph/inferred"


def infer(store: Store, rules: Path) -> Triples:
    """Return what the CONSTRUCT queries in ``rules`` add to the inputs, sorted.

    Each rule reads the inputs and never what another rule adds, so their order is of no account.
    The cost is that of the queries: it grows with the number of claims.

    Raises:
        InputError: a rule is no CONSTRUCT, or makes a blank node.
    """
    added: list[Triple] = []
    for path in sorted(rules.glob("*.rq")):
        added.extend(_apply(store, path))
    return sorted_triples(t for t in added if not _known(store, t))


def _apply(store: Store, path: Path) -> Iterable[Triple]:
    name = f"{path.parent.parent.name}/{path.parent.name}/{path.name}"
    try:
        result = store.query(read_text(path, name), prefixes=PREFIXES)
    except SyntaxError as error:
        raise InputError(Finding(name, 0, f"the rule is no SPARQL: {error}.")) from None
    if not isinstance(result, QueryTriples):
        raise InputError(Finding(name, 0, "the rule is no CONSTRUCT.", "Make it one."))
    for triple in result:
        if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
            raise InputError(Finding(name, 0, "the rule makes a blank node.", "Name it by an IRI."))
        yield triple


def _known(store: Store, triple: Triple) -> bool:
    pattern = store.quads_for_pattern(triple.subject, triple.predicate, triple.object)
    return next(pattern, None) is not None

"""The rules, asked of a store on disk, with results that go to disk as they are found.

As in a build a rule reads the inputs only: all rules are asked before anything is added. A rule's
results are held once while it is asked, so that none is written twice: about 0.4 KB each, of
which the largest rule gives about one a claim.
"""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path
from typing import Final

from pyoxigraph import QueryTriples, RdfFormat, Store

from cybergov.at_once import at_once
from cybergov.findings import Finding, InputError
from cybergov.names import PREFIXES
from cybergov.text_files import read_text

__all__ = ["infer_into"]

#: A line of N-Triples whose subject or object is a blank node.
_BLANK: Final = re.compile(rb"^(_:|.* _:[^ \"]+ \.$)")


def infer_into(place: Path, rules: Path) -> int:
    """Add to the store at ``place`` what the CONSTRUCTs in ``rules`` give; return its triples.

    Nobody else may have the store open.

    Raises:
        InputError: a rule is no CONSTRUCT, or makes a blank node.
        OSError: the results can't be written.
    """
    results = place.parent / "inferred"
    results.mkdir()
    paths = sorted(rules.glob("*.rq"))
    for path in paths:
        _refuse_what_is_no_rule(path)
    at_once(
        [partial(_apply, place, path, results / f"{path.stem}.nt") for path in paths],
        before=lambda: None,
        meanwhile=lambda: None,
    )
    store = Store(str(place))
    for path in paths:
        result = results / f"{path.stem}.nt"
        with result.open("rb") as lines:
            if any(map(_BLANK.match, lines)):
                raise InputError(
                    Finding(_name(path), 0, "the rule makes a blank node.", "Name it by an IRI.")
                )
        store.bulk_load(path=result, format=RdfFormat.N_TRIPLES)
    shutil.rmtree(results)
    store.optimize()
    return len(store)


def _refuse_what_is_no_rule(path: Path) -> None:
    try:
        result = Store().query(read_text(path, _name(path)), prefixes=PREFIXES)
    except SyntaxError as error:
        raise InputError(Finding(_name(path), 0, f"the rule is no SPARQL: {error}.")) from None
    if not isinstance(result, QueryTriples):
        raise InputError(Finding(_name(path), 0, "the rule is no CONSTRUCT.", "Make it one."))


def _apply(place: Path, rule: Path, result: Path) -> None:
    """Ask one rule, in a process of its own, and write what it gives."""
    found = Store.read_only(str(place)).query(read_text(rule, _name(rule)), prefixes=PREFIXES)
    assert isinstance(found, QueryTriples)
    with result.open("wb") as output:
        found.serialize(output, format=RdfFormat.N_TRIPLES)


def _name(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.parent.name}/{path.name}"

"""Look up anchors in an excerpt, where the whole text can't be had."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pyoxigraph import Store

from cybergov.evidence.folder import load
from cybergov.evidence.ledger import Depth, Ledger, Row
from cybergov.evidence.lookup import look_up_in_excerpt
from cybergov.evidence.passages import Passage, passages_of
from cybergov.evidence.verify import Outcome, PlaceOf, Verification
from cybergov.findings import Finding, InputError
from cybergov.names import compress

__all__ = ["verify_excerpt"]


def verify_excerpt(
    store: Store,
    excerpt: Path,
    address: str,
    iris: Sequence[str],
    ledger: Ledger,
    *,
    today: date,
    place_of: PlaceOf = lambda _: ("", 0),
    tables: Path | None = None,
) -> Verification:
    """Look up the anchors of the named passages anywhere in an excerpt had at ``address``.

    A passage whose anchor was found in the full text keeps that depth. The same excerpt from the
    same address adds no second row.

    Raises:
        InputError: there is no such passage, or the excerpt can't be read.
    """
    known = {passage.iri: passage for passage in passages_of(store)}
    if unknown := [iri for iri in iris if iri not in known]:
        raise InputError(
            *(Finding("graph", 0, f"there is no passage {compress(iri)}.") for iri in unknown)
        )
    outcomes: list[tuple[Passage, Outcome]] = []
    findings: list[Finding] = []
    rows: list[Row] = []
    for passage in (known[iri] for iri in sorted(set(iris))):
        text = load(excerpt, passage.language, tables)
        answer = look_up_in_excerpt(passage, text)
        found = Outcome.NOT_IN_EXCERPT if answer.problem else Outcome.IN_EXCERPT
        outcomes.append((passage, found))
        if answer.problem:
            file, line = place_of(passage.iri)
            message = f"the anchor of {passage.name} {answer.message}"
            findings.append(Finding(file or "graph", line, message, answer.remedy))
            continue
        row = Row(
            passage.iri,
            passage.texts[0].iri if passage.texts else passage.source,
            text.sha256,
            passage.anchor_sha256,
            Depth.EXCERPT,
            today,
            address,
        )
        depth, _ = ledger.depth_of(passage)
        if depth != Depth.FULL_TEXT and not _is_known(row, ledger):
            rows.append(row)
    return Verification(tuple(outcomes), tuple(findings), ledger.with_rows(rows))


def _is_known(new: Row, ledger: Ledger) -> bool:
    """Tell whether a row says the same of another day."""
    return any(
        (row.text, row.text_sha256, row.anchor_sha256, row.address)
        == (new.text, new.text_sha256, new.anchor_sha256, new.address)
        for row in ledger.by_passage.get(new.passage, ())
    )

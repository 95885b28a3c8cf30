"""Look up every passage's anchor in the texts that the user holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from pyoxigraph import Store

from cybergov.evidence.folder import Folder, load
from cybergov.evidence.ledger import Depth, Ledger, Row
from cybergov.evidence.lookup import Answer, Problem, look_up
from cybergov.evidence.passages import Passage, TextVersion, passages_of
from cybergov.evidence.texts import HeldText
from cybergov.findings import Finding, InputError
from cybergov.locator import parse_locator
from cybergov.names import compress

__all__ = ["Outcome", "PlaceOf", "Verification", "verify"]

#: Tells file and line of a thing by its IRI, ``("", 0)`` where no file speaks of it.
PlaceOf = Callable[[str], tuple[str, int]]


class Outcome(StrEnum):
    """What became of one passage in one text."""

    FOUND = "found at their locators"
    ELSEWHERE = "not at their locators"
    NOWHERE = "nowhere in their texts"
    NOT_UNIQUE = "not unique at their locators"
    CHANGED = "unchecked, their texts changed"
    UNREADABLE = "in texts that can't be read"
    MALFORMED = "that can't be looked up"
    IN_EXCERPT = "found in the excerpt"
    NOT_IN_EXCERPT = "not in the excerpt"
    NOT_HELD = "in texts that are not held"


#: An outcome that is nobody's mistake: the texts of some passages are elsewhere.
_NO_FAULT = (Outcome.FOUND, Outcome.IN_EXCERPT, Outcome.NOT_HELD)

_PROBLEMS = {
    Problem.ELSEWHERE: Outcome.ELSEWHERE,
    Problem.NOWHERE: Outcome.NOWHERE,
    Problem.NOT_UNIQUE: Outcome.NOT_UNIQUE,
}


@dataclass(frozen=True)
class Verification:
    """What a run found, and the ledger with the rows that it adds."""

    #: Each passage with its outcome, once for each text version in the anchor's language.
    outcomes: tuple[tuple[Passage, Outcome], ...]
    findings: tuple[Finding, ...]
    ledger: Ledger
    #: The files that are not held, each with its number of passages.
    not_held: dict[str, int] = field(default_factory=dict)

    def count(self, outcome: Outcome) -> int:
        """Return how many anchors had an outcome."""
        return sum(found == outcome for _, found in self.outcomes)

    @property
    def ok(self) -> bool:
        """Whether every anchor of a text that is held was found at its locator."""
        return not self.findings and all(outcome in _NO_FAULT for _, outcome in self.outcomes)

    def summary(self) -> str:
        """Return the counts as one line."""
        counts = [f"{n} {outcome}" for outcome in Outcome if (n := self.count(outcome))]
        return f"{len(self.outcomes)} anchors: {', '.join(counts) or 'none'}."


def verify(
    store: Store,
    sources: Path,
    ledger: Ledger,
    *,
    today: date,
    accept_changed: bool = False,
    place_of: PlaceOf = lambda _: ("", 0),
    tables: Path | None = None,
) -> Verification:
    """Look up the anchors of a store's passages in the texts under ``sources``.

    The ledger of the result has a new row only where no row that counts says the same: a second
    run adds none. A text whose hash is not that of the last anchor found in it is not searched
    but turns its passages to unchecked, unless ``accept_changed``. ``tables`` is the folder of
    the project's tables, which tell how resolutions are read.

    Raises:
        InputError: there is no such folder, or ``today`` is before a check that is recorded.
    """
    folder = Folder(sources)
    folder.require()
    return _Run(folder, tables, ledger, today, accept_changed, place_of).over(passages_of(store))


@dataclass
class _Run:
    folder: Folder
    tables: Path | None
    ledger: Ledger
    today: date
    accept_changed: bool
    place_of: PlaceOf
    outcomes: list[tuple[Passage, Outcome]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    not_held: dict[str, int] = field(default_factory=dict)

    def over(self, passages: tuple[Passage, ...]) -> Verification:
        by_text: dict[TextVersion, list[Passage]] = {}
        for passage in passages:
            if message := _malformed(passage):
                self._fail(passage, Outcome.MALFORMED, message, "Correct it.")
            elif not passage.texts:
                self.outcomes.append((passage, Outcome.NOT_HELD))
                name = f"{compress(passage.source)} (no text in {passage.language} is named)"
                self.not_held[name] = self.not_held.get(name, 0) + 1
            for text in passage.texts if not message else ():
                by_text.setdefault(text, []).append(passage)
        for text, those in sorted(by_text.items()):
            self._search(text, those)
        return Verification(
            tuple(self.outcomes),
            tuple(sorted(set(self.findings))),
            self.ledger.with_rows(self.rows),
            self.not_held,
        )

    def _search(self, text: TextVersion, passages: list[Passage]) -> None:
        try:
            path = self.folder.find(text.file_name) if text.file_name else None
            held = load(path, text.language, self.tables).part(text.starts_at) if path else None
        except InputError as error:
            for finding in error.findings:
                self._note(text.iri, finding)
            self.outcomes += [(passage, Outcome.UNREADABLE) for passage in passages]
            return
        if held is None:
            self.outcomes += [(passage, Outcome.NOT_HELD) for passage in passages]
            self.not_held[text.file_name or compress(text.iri)] = len(passages)
            return
        self._refuse_earlier_day(text)
        accepted = self.ledger.accepted.get(text.iri)
        if accepted and accepted.text_sha256 != held.sha256 and not self.accept_changed:
            self._changed(text, held, accepted.date, passages)
            return
        for passage in passages:
            self._look_up(passage, text, held)

    def _look_up(self, passage: Passage, text: TextVersion, held: HeldText) -> None:
        answer = look_up(passage, held)
        before = self.ledger.full_text_row(passage, text.iri, held.sha256)
        newest = self.ledger.newest.get(text.iri)
        counts = before is not None and newest is not None and newest.text_sha256 == held.sha256
        if answer.problem is None:
            self.outcomes.append((passage, Outcome.FOUND))
            if not (counts and before and before.depth == Depth.FULL_TEXT):
                self._row(passage, text, held, Depth.FULL_TEXT)
        else:
            self._fail(passage, _PROBLEMS[answer.problem], *_said(passage, answer))
            if counts and before and before.depth == Depth.FULL_TEXT:
                self._row(passage, text, held, Depth.UNCHECKED)

    def _changed(
        self, text: TextVersion, held: HeldText, since: date, passages: list[Passage]
    ) -> None:
        """Turn the passages of a changed text to unchecked, and say so of each."""
        self._note(
            text.iri,
            f"{held.name} changed since the check of {since}: its {len(passages)} passages are"
            " unchecked. Compare it with the text that you checked; `cybergov verify"
            " --sources FOLDER --accept-changed` looks up every anchor in the new one.",
        )
        newest = self.ledger.newest[text.iri].text_sha256
        for passage in passages:
            # A row counts now, or an older one would count again under the text's present hash.
            hashes = (newest, held.sha256)
            before = [self.ledger.full_text_row(passage, text.iri, each) for each in hashes]
            if any(row and row.depth == Depth.FULL_TEXT for row in before):
                self._row(passage, text, held, Depth.UNCHECKED)
            message = f"{passage.name} is unchecked, because {held.name} changed."
            self._fail(passage, Outcome.CHANGED, message, "")

    def _row(self, passage: Passage, text: TextVersion, held: HeldText, depth: Depth) -> None:
        self.rows.append(
            Row(passage.iri, text.iri, held.sha256, passage.anchor_sha256, depth, self.today)
        )

    def _refuse_earlier_day(self, text: TextVersion) -> None:
        newest = self.ledger.newest.get(text.iri)
        if newest and newest.date > self.today:
            raise InputError(
                f"{compress(text.iri)} was checked on {newest.date}, and the day of this check"
                f" would be {self.today}. Give a later --date."
            )

    def _fail(self, passage: Passage, outcome: Outcome, message: str, remedy: str) -> None:
        self.outcomes.append((passage, outcome))
        file, line = self.place_of(passage.iri)
        self.findings.append(Finding(file or "graph", line, message, remedy))

    def _note(self, iri: str, what: Finding | str) -> None:
        """Record what is wrong with a text, in a sentence at the line that describes it."""
        if isinstance(what, str):
            file, line = self.place_of(iri)
            what = Finding(file or "graph", line, what)
        self.findings.append(what)


def _malformed(passage: Passage) -> str:
    """Return what keeps a passage from being looked up, or an empty string."""
    for value, name in ((passage.source, "cg:inSource"), (passage.anchor, "cg:anchor")):
        if not value:
            return f"{passage.name} needs one {name}."
    if not passage.language:
        return f"{passage.name} has an anchor without a language."
    try:
        parse_locator(passage.locator)
    except ValueError as error:
        return f"{passage.name}: {error}"
    return ""


def _said(passage: Passage, answer: Answer) -> tuple[str, str]:
    return f"the anchor of {passage.name} {answer.message}", answer.remedy

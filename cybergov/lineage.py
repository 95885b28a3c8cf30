"""Where a paragraph of a resolution first stood, and how each text that has it was adopted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from pyoxigraph import Literal, NamedNode

from cybergov.engines import Engine
from cybergov.facts import words
from cybergov.find import find_one
from cybergov.findings import InputError
from cybergov.locator import Locator, parse_locator
from cybergov.lookup import Source, first_text, subjects_of, values_of
from cybergov.names import compress, iri_of
from cybergov.results import Rows, Term

__all__ = ["Lineage", "LineageStep", "as_text", "find_followed", "lineage", "step_of"]

_COLUMNS: Final = (
    "order date source locator opening change words_added words_dropped added dropped moved_to "
    "note adopted left_out_by passage earlier anchor check"
)
_BALLOTS: Final = (("cg:inFavour", "in favour"), ("cg:against", "against"))


@dataclass(frozen=True)
class LineageStep:
    """One form of the paragraph. Names of things are prefixed names; what is not said is empty."""

    passage: str
    source: str
    symbol: str
    #: The day on which the text was adopted.
    date: str
    locator: str
    opening: str
    anchor: str
    #: ``full text``, ``excerpt`` or ``unchecked``.
    check: str
    #: How the text was adopted: ``without a vote``, or the votes.
    adopted: str
    #: The form that this one took over, empty for the first.
    earlier: str
    opening_before: str
    words_added: int
    words_dropped: int
    #: The longest run of added and of dropped words, or its beginning.
    added: str
    dropped: str
    #: ``preamble`` or ``operative part``, where it moved there.
    moved_to: str
    #: What a reader found of the change.
    note: str
    #: The next texts on the subject that have nothing like it.
    left_out_by: tuple[str, ...]

    @property
    def change(self) -> str:
        """Return in a word or two what became of the earlier form."""
        if not self.earlier:
            return "first form"
        what = []
        if self.opening_before.casefold() != self.opening.casefold():
            what.append("opening")
        if self.words_added:
            what.append("words added" if not self.words_dropped else "words replaced")
        elif self.words_dropped:
            what.append("words dropped")
        if self.moved_to:
            what.append("moved")
        return ", ".join(what) or "same words"


@dataclass(frozen=True)
class Lineage:
    """All forms that go back to one first form, in the order of adoption, and which was asked."""

    asked: str
    steps: tuple[LineageStep, ...]

    def rows(self) -> Rows:
        """Return one row a form."""
        return Rows(tuple(_COLUMNS.split()), tuple(map(_row, count(1), self.steps)))


def find_followed(store: Engine, name: str) -> str:
    """Return the IRI of the followed passage that a name stands for.

    A name is that of a passage or claim, or a resolution and a place in it: ``77/37 pp 10``. Of a
    passage that is not followed itself, the followed one at its place or around it is taken.

    Raises:
        InputError: nothing has the name, or its paragraph is not followed.
    """
    source, locator, iri = "", "", ""
    head, _, rest = name.strip().partition(" ")
    if ":" not in name and rest:
        try:
            locator = str(parse_locator(rest))
        except ValueError:
            locator = ""
    if locator:
        source = find_one(store, head)
    else:
        iri = find_one(store, name)
        if evidence := values_of(store, iri, "cg:evidence"):
            iri = evidence[0].value
        if values_of(store, iri, "cg:firstForm"):
            return iri
        source, locator = (
            first_text(store, iri, "cg:inSource"),
            first_text(store, iri, "cg:locator"),
        )
    if source and locator and (found := _followed_at(store, source, parse_locator(locator))):
        return found
    raise InputError(
        f"{name!r} is at no paragraph that is followed through the texts."
        " `cybergov query followed-texts` lists the texts whose paragraphs are."
    )


def _followed_at(store: Source, source: str, place: Locator) -> str:
    around: list[tuple[Locator, str]] = []
    for passage in subjects_of(store, "cg:inSource", source):
        if values_of(store, passage, "cg:firstForm"):
            there = parse_locator(first_text(store, passage, "cg:locator"))
            if there.contains(place):
                around.append((there, passage))
    # The smallest place that holds it is the last.
    return max(around)[1] if around else ""


def lineage(store: Source, passage: str) -> Lineage:
    """Return the forms of a followed passage; the cost grows with their number, not the graph."""
    first = first_text(store, passage, "cg:firstForm")
    forms = subjects_of(store, "cg:firstForm", first)
    steps = sorted((step_of(store, form) for form in forms), key=_order)
    return Lineage(compress(passage), tuple(steps))


def _order(step: LineageStep) -> tuple[str, str, Locator]:
    return step.date, step.source, parse_locator(step.locator)


def step_of(store: Source, passage: str) -> LineageStep:
    """Return one form of a followed paragraph, with what became of the form before it."""
    source = first_text(store, passage, "cg:inSource")
    change = next(iter(subjects_of(store, "cg:laterPassage", passage)), "")
    decision = next(iter(_decisions(store, source)), "")
    return LineageStep(
        passage=compress(passage),
        source=compress(source),
        symbol=first_text(store, source, "cg:symbol") or compress(source),
        date=first_text(store, source, "dcterms:date")
        or first_text(store, decision, "dcterms:date"),
        locator=first_text(store, passage, "cg:locator"),
        opening=first_text(store, passage, "cg:openingWords"),
        anchor=first_text(store, passage, "cg:anchor"),
        check=words(first_text(store, passage, "cg:checkDepth")) or "unchecked",
        adopted=_adopted(store, decision),
        earlier=_name(first_text(store, change, "cg:earlierPassage")),
        opening_before=first_text(store, change, "cg:openingBefore"),
        words_added=int(first_text(store, change, "cg:wordsAdded") or 0),
        words_dropped=int(first_text(store, change, "cg:wordsDropped") or 0),
        added=first_text(store, change, "cg:addedWords"),
        dropped=first_text(store, change, "cg:droppedWords"),
        moved_to=words(first_text(store, change, "cg:movedTo")),
        note=first_text(store, change, "skos:note"),
        left_out_by=tuple(compress(v.value) for v in values_of(store, passage, "cg:leftOutBy")),
    )


def _decisions(store: Source, source: str) -> Iterator[str]:
    """Yield the decisions on a whole text: those on a part of it are others."""
    for decision in subjects_of(store, "cg:on", source) if source else ():
        whole = not values_of(store, decision, "cg:partVotedOn")
        if whole and values_of(store, decision, "cg:outcome"):
            yield decision


def _adopted(store: Source, decision: str) -> str:
    if not decision:
        return "not recorded"
    outcome = words(first_text(store, decision, "cg:outcome"))
    votes = {name: len(values_of(store, decision, name)) for name, _ in _BALLOTS}
    if not any(votes.values()):
        return outcome
    numbers = ", ".join(f"{votes[name]} {how}" for name, how in _BALLOTS)
    return f"{outcome}: {numbers}, {len(values_of(store, decision, 'cg:abstaining'))} abstaining"


def as_text(found: Lineage) -> str:
    """Return a lineage as a person reads it on the terminal."""
    lines = [f"{found.asked}: {len(found.steps)} forms in the texts that were compared", ""]
    for step in found.steps:
        mark = "*" if step.passage == found.asked else " "
        lines.append(
            f"{mark} {step.date or 'date not known'}  {step.symbol}, {step.locator}: {step.change}"
        )
        if step.earlier:
            lines.append(f"    from {step.earlier.removeprefix('passage:')}{_counts(step)}")
        if step.opening_before.casefold() != step.opening.casefold() and step.earlier:
            lines.append(
                f"    opening: {step.opening_before or 'none'} -> {step.opening or 'none'}"
            )
        lines += [f"    added: “{step.added}”"] if step.added else []
        lines += [f"    dropped: “{step.dropped}”"] if step.dropped else []
        lines += [f"    moved to the {step.moved_to}"] if step.moved_to else []
        lines += [f"    {step.note}"] if step.note else []
        lines.append(f"    “{step.opening} {step.anchor} …” ({step.check})".replace("“ ", "“"))
        lines.append(f"    {step.adopted}")
        for other in step.left_out_by:
            lines.append(f"    not taken over by {other}")
    return "\n".join(lines) + "\n"


def _counts(step: LineageStep) -> str:
    if not step.words_added and not step.words_dropped:
        return ""
    return f", {step.words_added} words added and {step.words_dropped} dropped"


def _row(order: int, step: LineageStep) -> tuple[Term | None, ...]:
    return (
        Literal(order),
        Literal(step.date),
        _node(step.source),
        Literal(step.locator),
        *(Literal(text) if text else None for text in (step.opening, step.change)),
        Literal(step.words_added),
        Literal(step.words_dropped),
        *(
            Literal(text) if text else None
            for text in (step.added, step.dropped, step.moved_to, step.note)
        ),
        Literal(step.adopted),
        Literal(" ; ".join(step.left_out_by)) if step.left_out_by else None,
        _node(step.passage),
        _node(step.earlier),
        Literal(step.anchor, language="en"),
        Literal(step.check),
    )


def _node(name: str) -> Term | None:
    return NamedNode(iri_of(name)) if name else None


def _name(iri: str) -> str:
    return compress(iri) if iri else ""

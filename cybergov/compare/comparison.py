"""What a comparison is made of: sections of lines, each with what stands on either side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, fields
from itertools import zip_longest
from typing import Final

from pyoxigraph import Literal, NamedNode

from cybergov.names import iri_of
from cybergov.results import Rows, Term

__all__ = ["Compared", "Comparison", "Item", "Line", "Section"]

#: Columns that hold the name of a thing, where they hold one.
_NAMES: Final = frozenset({"node", "holder", "source"})
_MIDDLE: Final = ("section", "place", "how", "reason", "claim")


@dataclass(frozen=True)
class Item:
    """What stands on one side of a line. Names are prefixed names; what is not said is empty."""

    #: In a word or two: a position, a ballot, the kind of a treaty act, a kind of label.
    says: str = ""
    #: The statement of a claim, or the words of a label or heading.
    statement: str = ""
    #: In which capacity, how surely, on which condition, with which words searched.
    hedges: str = ""
    holder: str = ""
    #: The claim, vote, act, membership, search or passage itself.
    node: str = ""
    date: str = ""
    #: Where it stands; of a recorded fact, the records that say so.
    source: str = ""
    locator: str = ""
    anchor: str = ""
    language: str = ""
    #: How the passage was checked: ``full text``, ``excerpt`` or ``unchecked``.
    check: str = ""
    #: How far the claim was reviewed.
    review: str = ""
    #: The day on which a record was read.
    read: str = ""
    #: How the wording is read, or what else the record tells.
    note: str = ""


#: The columns of a side; the language of an anchor goes with the anchor.
_OF_A_SIDE: Final = tuple(field.name for field in fields(Item) if field.name != "language")


@dataclass(frozen=True)
class Line:
    """One thing that both sides are asked of: a question, a vote, a provision, a language."""

    place: str
    one: tuple[Item, ...] = ()
    other: tuple[Item, ...] = ()
    _: KW_ONLY
    #: What a reader found of the two: how they match and why, and the claim that says so.
    how: str = ""
    reason: str = ""
    claim: str = ""
    #: A heading over several lines, such as the question of several theses.
    under: str = ""


@dataclass(frozen=True)
class Section:
    """Lines of one kind under a heading."""

    #: In which ``{A}`` and ``{B}`` stand for the two things.
    heading: str
    lines: tuple[Line, ...]

    def headed(self, one: str = "A", other: str = "B") -> str:
        """Return the heading with the names of the two things, or with the letters alone.

        >>> Section("Positions of {A} only", ()).headed()
        'Positions of A only'
        """
        names = {"{A}": one, "{B}": other}
        return re.sub(r"\{[AB]\}", lambda match: names[match[0]], self.heading)


@dataclass(frozen=True)
class Compared:
    """One of the two things."""

    iri: str
    #: Its prefixed name.
    name: str
    label: str
    #: What it is called beside the other: a symbol, or a label that is no long title.
    short: str


@dataclass(frozen=True)
class Comparison:
    """Two things of one kind side by side, with what has to be known to read it."""

    one: Compared
    other: Compared
    #: ``actor``, ``source``, ``concept`` or ``norm or provision``.
    kind: str
    notes: tuple[str, ...]
    #: Those that have lines, in the order of telling.
    sections: tuple[Section, ...]

    def rows(self) -> Rows:
        """Return the lines as rows, the same columns for each side.

        Headings call the two things A and B. A line has as many rows as its longer side has items.
        What stands in one row shares the section and the place, and nothing more.
        """
        columns = (*_MIDDLE, *(f"{side}_{c}" for side in ("one", "other") for c in _OF_A_SIDE))
        return Rows(columns, tuple(self._rows()))

    def _rows(self) -> Iterator[tuple[Term | None, ...]]:
        for section in self.sections:
            for line in section.lines:
                place = f"{line.under} — {line.place}" if line.under else line.place
                middle = (
                    *map(_text, (section.headed(), place, line.how, line.reason)),
                    _name(line.claim),
                )
                for one, other in zip_longest(line.one, line.other):
                    yield (*middle, *_cells(one), *_cells(other))
                if not line.one and not line.other:
                    yield (*middle, *_cells(None), *_cells(None))


def _cells(item: Item | None) -> Iterator[Term | None]:
    for column in _OF_A_SIDE:
        text = getattr(item, column) if item else ""
        if column in _NAMES:
            yield _name(text)
        elif column == "anchor" and item and text and item.language:
            yield Literal(text, language=item.language)
        else:
            yield _text(text)


def _text(text: str) -> Literal | None:
    return Literal(text) if text else None


def _name(name: str) -> Term | None:
    """Return a name as an IRI; several in one text as the text."""
    return NamedNode(iri_of(name)) if name and " " not in name else _text(name)

"""A comparison as a person reads it on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cybergov.compare.comparison import Comparison, Item, Line, Section
from cybergov.results import printable

__all__ = ["as_text"]

#: A line that is told in so many lines stands close to others like it.
_FEW: Final = 3


def as_text(comparison: Comparison) -> str:
    """Return the comparison section by section, both sides of a line one below the other."""
    return "".join(f"{printable(line)}\n" for line in _lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    sides = comparison.one, comparison.other
    yield " beside ".join(f"{side.label} ({side.name})" for side in sides)
    yield ""
    for note in comparison.notes:
        yield f"  {note}"
    for section in comparison.sections:
        yield ""
        yield section.headed(sides[0].short, sides[1].short)
        yield from _section(section, (sides[0].short, sides[1].short))
    if not comparison.sections:
        yield ""
        yield "Nothing that bears on both was found."


def _section(section: Section, labels: tuple[str, str]) -> Iterator[str]:
    under, long = "", True
    for line in section.lines:
        if line.under and line.under != under:
            yield ""
            yield f"  {line.under}"
            long = True
        under = line.under
        told = list(_line(line, labels))
        # Short ones, such as ballots, stand together; others have room around them.
        if long or len(told) > _FEW:
            yield ""
        long = len(told) > _FEW
        indent = "    " if line.under else "  "
        yield from (f"{indent}{text}" for text in told)


def _line(line: Line, labels: tuple[str, str]) -> Iterator[str]:
    if line.place or line.how:
        yield ": ".join(filter(None, (line.place, line.how)))
    if line.reason or line.claim:
        claim = f"({line.claim})" if line.reason and line.claim else line.claim
        yield f"  {' '.join(filter(None, (line.reason, claim)))}"
    # What is said of both at once stands on both sides, and is read once.
    same = line.one and line.one == line.other
    sides = [("of both", line.one)] if same else zip(labels, (line.one, line.other), strict=True)
    for label, items in sides:
        told = [text for item in items for text in _item(item)]
        if len(told) == 1:
            yield f"  {label}: {told[0]}"
        elif told:
            yield f"  {label}"
            yield from (f"    {text}" for text in told)


def _item(item: Item) -> Iterator[str]:
    head = ", ".join(filter(None, (item.date, item.says)))
    head = ": ".join(filter(None, (head, item.statement)))
    place = ", ".join(filter(None, (item.source, item.locator)))
    where = ": ".join(filter(None, (place, f"“{item.anchor}”" if item.anchor else "")))
    read = f", read {item.read}" if item.read else ""
    if not (item.check or item.hedges or item.holder):
        # A recorded fact: one line, as ``show`` tells it.
        known = f"[{where}{read}]" if where else ""
        yield " ".join(filter(None, (head, item.note, known, item.node)))
        return
    yield head
    if item.hedges:
        yield f"  {item.hedges}"
    if where:
        yield f"  {where}{f' ({item.check})' if item.check else ''}{read}"
    if item.note:
        yield f"  read so: {item.note}" if item.review else f"  {item.note}"
    held = f"held by {' and '.join(item.holder.split(' ; '))}" if item.holder else ""
    if told := ", ".join(filter(None, (item.node, item.review, held))):
        yield f"  {told}"

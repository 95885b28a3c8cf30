"""The units of a text: what stands at each place, by locator, as ``verify`` looks anchors up.

Locators begin at the resolution: ``annex I art 5(1)`` is in what the resolution has for an annex.
A heading that heads no article, section or other division counts to the paragraph below it, and so
does what an annex says before its first number to ``annex I``. Footnotes stand in units of their
own (``op 3 fn 1``), counted anew in each place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cybergov.akoma_ntoso.blocks import Block, Run
from cybergov.akoma_ntoso.headings import DIVISIONS
from cybergov.akoma_ntoso.places import Place, Source

__all__ = ["Words", "units_of"]

#: Tells which blocks say in a translation what a block of the English text says.
Words = Callable[[Block], Sequence[Block]]


def units_of(sources: Sequence[Source], title: str, words: Words) -> dict[str, str]:
    """Return the texts of all places of a resolution and its annexes, in the order of the text."""
    units = {"title": title} if title else {}
    for source in sources:
        for locator, text in _of_source(source, words):
            # What is adopted in the resolution's own body may have a place of the same name.
            units[locator] = f"{units[locator]} {text}" if locator in units else text
    return units


def _of_source(source: Source, words: Words) -> Iterator[tuple[str, str]]:
    if source.headings:
        # Of two headings without a number the resolution's own title is the first.
        yield f"{source.prefix} heading".strip(), _text(source.headings, words)
    if source.prefix and source.loose:
        yield source.prefix, _text(source.loose, words)
    for place in source.places:
        yield from _of_place(place, f"{source.prefix} {place.locator}".strip(), words)


def _of_place(place: Place, locator: str, words: Words) -> Iterator[tuple[str, str]]:
    blocks = [block for block in place.blocks if block.kind != "head"]
    if place.kind in DIVISIONS.values():
        if heading := _text(place.headings, words):
            yield f"{locator} heading", heading
    else:
        blocks = [*place.headings, *blocks]
    if text := _text(blocks, words):
        yield locator, text
    notes = [note for block in blocks for said in words(block) for note in said.notes]
    for number, note in enumerate(notes, 1):
        yield f"{locator} fn {number}", _plain(note)


def _text(blocks: Sequence[Block], words: Words) -> str:
    return " ".join(_plain(said.runs) for block in blocks for said in words(block)).strip()


def _plain(runs: Sequence[Run]) -> str:
    return " ".join("".join(run.text for run in runs).split())

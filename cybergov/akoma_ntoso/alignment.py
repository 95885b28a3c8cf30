"""Which block of a translation says what a block of the English text says.

The texts of one resolution have the same blocks in the same order, but for a few that a language
joins, splits or marks otherwise. They are paired as sentences of parallel corpora are (Gale and
Church, A Program for Aligning Sentences in Bilingual Corpora, 1993): by length and order, and here
by the numbers in them and the identifiers that their paragraphs have in the file.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from cybergov.akoma_ntoso.blocks import Block

__all__ = ["align"]

_NUMBER: Final = re.compile(r"\d+")
#: What it costs to leave a block without a partner, and to pair two that differ in one respect.
_ALONE: Final = 1.6
_OTHER_IDENTIFIER: Final = 0.5
_OTHER_KIND: Final = 0.3
_OTHER_NUMBERS: Final = 0.8
_OTHER_ITEM: Final = 1.5
#: No text drifts further from the other than this many blocks.
_BAND: Final = 220


def align(original: Sequence[Block], translation: Sequence[Block]) -> list[list[Block]]:
    """Return for each block of the original those of the translation that stand for it.

    A block of the translation that has no partner stands with the one before it. The cost grows
    with the number of blocks: a second for 700 of them, and nothing where both have the same.
    """
    if [*map(_outline, original)] == [*map(_outline, translation)]:
        return [[block] for block in translation]
    found: list[list[Block]] = [[] for _ in original]
    last = 0
    for at, partner in enumerate(_partners(original, translation)):
        last = last if partner is None else partner
        if found:
            found[last].append(translation[at])
    return found


def _outline(block: Block) -> tuple[str, str]:
    return block.kind, block.identifier


def _partners(original: Sequence[Block], translation: Sequence[Block]) -> list[int | None]:
    """Return for each block of the translation its partner's index, by the cheapest alignment."""
    rows, columns = len(original), len(translation)
    ours, theirs = [*map(_Traits, original)], [*map(_Traits, translation)]
    longer = sum(t.length for t in theirs) / max(sum(t.length for t in ours), 1)
    slope = columns / max(rows, 1)
    # cost[row][column - first[row]]: the cheapest way to align what stands before both.
    steps: list[dict[int, str]] = []
    before: dict[int, float] = {}
    for row in range(rows + 1):
        middle = int(row * slope)
        here: dict[int, float] = {}
        step: dict[int, str] = {}
        for column in range(max(0, middle - _BAND), min(columns, middle + _BAND) + 1):
            best, how = (0.0, "") if row == column == 0 else (math.inf, "")
            if row and column and column - 1 in before:
                pair = _cost(ours[row - 1], theirs[column - 1], longer)
                best, how = before[column - 1] + pair, "pair"
            if row and column in before and before[column] + _ALONE < best:
                best, how = before[column] + _ALONE, "original"
            if column and column - 1 in here and here[column - 1] + _ALONE < best:
                best, how = here[column - 1] + _ALONE, "translation"
            here[column], step[column] = best, how
        before = here
        steps.append(step)
    return _way_back(steps, rows, columns)


def _way_back(steps: list[dict[int, str]], row: int, column: int) -> list[int | None]:
    partners: list[int | None] = [None] * column
    while row or column:
        how = steps[row][column]
        if how == "pair":
            partners[column - 1] = row - 1
        row -= how != "translation"
        column -= how != "original"
    return partners


# How the languages count items. The letter i is also a Roman number, and Chinese counts by numbers,
# each in a sign of its own up to ten.
_ITEM: Final = re.compile(
    r"\s*(?:(?P<sign>[\u3220-\u3229])"
    r"|\(?(?P<letter>[a-z]{1,4}|[а-я]|[\u0621-\u064a]|[一二三四五六七八九十]{1,3})\))"
)
_SEQUENCES: Final = (
    [*"abcdefghijklmnopqrstuvwxyz"],
    [*"абвгдежзиклмнопрстуфхцчшщэюя"],
    [*"أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"],
    [*"㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"],
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"],
    [*"一二三四五六七八九十", *(f"十{digit}" for digit in "一二三四五六七八九")],
)


def _positions(block: Block) -> set[int]:
    """Return which item of a list a block may be, by the letter that it begins with."""
    begins = f"{block.label.strip('()')})" if block.label else block.text[:8]
    if not (found := _ITEM.match(begins)):
        return set()
    letter = found["sign"] or found["letter"]
    return {sequence.index(letter) + 1 for sequence in _SEQUENCES if letter in sequence}


class _Traits:
    """What is compared of a block."""

    def __init__(self, block: Block) -> None:
        self.positions = _positions(block)
        self.kind = block.kind
        self.identifier = block.identifier
        self.length = len(block.text)
        # A label is a number in most languages and a letter of its own in some.
        self.numbers = sorted(_NUMBER.findall(f"{block.label} {block.text}"))


def _cost(ours: _Traits, theirs: _Traits, longer: float) -> float:
    cost = abs(math.log((ours.length * longer + 8) / (theirs.length + 8)))
    cost += _OTHER_IDENTIFIER * (ours.identifier != theirs.identifier)
    cost += _OTHER_KIND * (ours.kind != theirs.kind)
    if ours.positions and theirs.positions:
        cost += _OTHER_ITEM * (not ours.positions & theirs.positions)
    return cost + _OTHER_NUMBERS * (ours.numbers != theirs.numbers)

"""Where a passage stands in its text: the published grammar of locators.

A locator is one step or more, from the larger to the smaller, one space between them::

    locator = step *( " " step )
    step    = "title" / "heading" / "annex" / "excerpt"
            / ( "annex" / "part" / "ch" / "sec" ) " " ( number / roman / A to Z )
            / ( "art" / "pp" / "op" / "p" ) " " number *( "(" item ")" )
            / ( "note" / "page" / "fn" / "s" ) " " number
    number  = digits, no leading zero    roman = I, II, III …    item = 1*( a to z / 0 to 9 )

Steps nest in this order, each at most once: annex, part, ch, sec, art, page, note, then one of
title, heading, excerpt, pp, op and p, then fn, then s. ``pp`` is a preambular and ``op`` an
operative paragraph, ``p`` any other paragraph, ``s`` a sentence, ``fn`` a footnote, ``note`` an
interpretative or explanatory note, ``ch`` a chapter, ``sec`` a section, ``art`` an article. An
annex, part, chapter or section has the number or letter that the text itself gives it. ``excerpt``
is a place that nobody has seen: only an excerpt of the text was at hand, without its numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, total_ordering
from typing import Final

__all__ = ["PATTERN", "Locator", "Step", "parse_locator"]

# Each kind of step in the order in which siblings stand in a text, with the depth at which it
# nests: a step may only be followed by one of greater depth.
_DEPTH: Final = {
    "title": 7,
    "heading": 7,
    "excerpt": 7,
    "pp": 7,
    "op": 7,
    "p": 7,
    "s": 9,
    "page": 5,
    "part": 1,
    "ch": 2,
    "sec": 3,
    "art": 4,
    "note": 6,
    "fn": 8,
    "annex": 0,
}
_ORDER: Final = {kind: position for position, kind in enumerate(_DEPTH)}
_BARE: Final = ("title", "heading", "excerpt")

_DIVISION: Final = "([IVXLC]+|[A-Z]|[1-9][0-9]*)"
_ITEMS: Final = r"(\([0-9a-z]+\))*"
_STEP: Final = (
    rf"(title|heading|excerpt|annex|(annex|part|ch|sec) {_DIVISION}"
    rf"|(art|op|p|pp) [1-9][0-9]*{_ITEMS}|(s|fn|note|page) [1-9][0-9]*)"
)
#: The grammar as a regular expression of XPath and SPARQL, for ``sh:pattern``. It says nothing of
#: the order of the steps, which ``parse_locator`` checks.
PATTERN: Final = f"^{_STEP}( {_STEP})*$"

_ONE_STEP: Final = re.compile(_STEP)
_PARTS: Final = re.compile(r"([^(]*)(.*)")
_DIGITS_THEN_LETTERS: Final = re.compile(r"([0-9]*)(.*)")
_ROMAN_DIGITS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True)
class Step:
    """One step: ``op 3(b)`` is the kind ``op``, the number ``3`` and the items ``("b",)``.

    ``title``, ``heading``, ``excerpt`` and the only annex of a text have no number.
    """

    kind: str
    number: str = ""
    items: tuple[str, ...] = ()

    def __str__(self) -> str:
        items = "".join(f"({item})" for item in self.items)
        return f"{self.kind} {self.number}{items}" if self.number else self.kind


@total_ordering
@dataclass(frozen=True)
class Locator:
    """The steps to a passage, from the larger to the smaller; sorts in the order of the text."""

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return " ".join(map(str, self.steps))

    def __lt__(self, other: Locator) -> bool:
        return self._key < other._key

    def contains(self, other: Locator) -> bool:
        """Tell whether ``other`` is this place or stands in it.

        >>> parse_locator("op 3").contains(parse_locator("op 3(b)"))
        True
        """
        return self._key == other._key[: len(self._key)]

    def common(self, other: Locator) -> Locator | None:
        """Return the smallest whole step that both stand in, or None where there is none."""
        shared = 0
        while self.steps[shared : shared + 1] == other.steps[shared : shared + 1] != ():
            shared += 1
        return Locator(self.steps[:shared]) if shared else None

    @property
    def in_footnote(self) -> bool:
        """Whether it leads into a footnote, which is no part of the text that runs past it."""
        return any(step.kind == "fn" for step in self.steps)

    @property
    def sort_key(self) -> str:
        """Return a text that sorts as the places do, for programs that know no locators.

        >>> sorted(["art 10", "art 2(b)", "art 2"], key=lambda text: parse_locator(text).sort_key)
        ['art 2', 'art 2(b)', 'art 10']
        """
        # A blank and a stop sort before all that a number is made of.
        return " ".join(f"{kind:02}.{rank:09}.{number}" for kind, rank, number in self._key)

    @cached_property
    def _key(self) -> tuple[tuple[int, int, str], ...]:
        key: list[tuple[int, int, str]] = []
        for step in self.steps:
            key.append((_ORDER[step.kind], *_rank(step.number, roman=True)))
            before = ""
            for item in step.items:
                # A letter below a letter is a Roman numeral, as in op 3(b)(iv). Items stand behind
                # the heading and the sentences that come before the first of them.
                key.append((len(_ORDER), *_rank(item, roman=before.isalpha())))
                before = item
        return tuple(key)


def parse_locator(text: str) -> Locator:
    """Convert a locator's text into a value; ``str`` converts it back.

    >>> parse_locator("annex I p 4 s 1").steps[1]
    Step(kind='p', number='4', items=())

    Raises:
        ValueError: the text is not in the grammar; the message is one sentence that says where.
    """
    words = text.split(" ")
    if "" in words or words != text.split():
        raise ValueError(f"the locator {text!r} needs one space between its parts and no other.")
    steps: list[Step] = []
    while words:
        kind = words.pop(0)
        if kind not in _DEPTH:
            known = ", ".join(sorted(_DEPTH))
            raise ValueError(f"the locator {text!r} has no step {kind!r}; steps are {known}.")
        without = kind in _BARE or (kind == "annex" and (not words or words[0] in _DEPTH))
        step = Step(kind) if without else _numbered(kind, words.pop(0) if words else "", text)
        if steps and _DEPTH[kind] <= _DEPTH[steps[-1].kind]:
            raise ValueError(
                f"the locator {text!r} has '{step}' inside '{steps[-1]}', where none can stand."
            )
        steps.append(step)
    return Locator(tuple(steps))


def _numbered(kind: str, word: str, text: str) -> Step:
    if not _ONE_STEP.fullmatch(f"{kind} {word}"):
        example = f"{kind} I" if kind == "annex" else f"{kind} 1"
        raise ValueError(
            f"the locator {text!r} has {word!r} where {kind} needs a number, as in '{example}'."
        )
    parts = _PARTS.fullmatch(word)
    assert parts is not None
    return Step(kind, parts[1], tuple(parts[2].strip("()").split(")(")) if parts[2] else ())


def _rank(number: str, *, roman: bool) -> tuple[int, str]:
    """Return how a number or letter sorts among its siblings: 2 before 10, z before aa."""
    if roman and (value := _from_roman(number.upper())):
        return value, number
    digits, letters = _DIGITS_THEN_LETTERS.fullmatch(number).groups()  # type: ignore[union-attr]
    # No more digits than a number can have that somebody counted to.
    return (int(digits[:9]), number) if digits else (len(letters), number)


def _from_roman(text: str) -> int:
    """Return the value of a Roman numeral, or 0 where the text is none; C, L and D are letters."""
    if not text or set(text) - set(_ROMAN_DIGITS) or text in ("C", "L"):
        return 0
    values = [_ROMAN_DIGITS[digit] for digit in text]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )

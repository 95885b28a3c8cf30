"""How an anchor is compared with a text: as it stands, but for its case, or by likeness."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

__all__ = ["LOOSER", "Likeness", "count", "likeness", "same", "starts"]

#: No longer wording is quoted, as no longer anchor is kept.
_MOST_WORDS: Final = 12
_MOST_CHARACTERS: Final = 24
# Digits and the letters of the Latin, Greek and Cyrillic scripts.
_TWO_OF_A_WORD: Final = re.compile(r"[^\W_\u0590-\u1c7f\u2000-\U0010ffff]{2}")
_IDEOGRAPH: Final = re.compile(r"[\u3400-\u9fff]")


def same(text: str) -> str:
    """Return the text: the comparison that a check rests on ignores nothing."""
    return text


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))


#: Comparisons that are tried only to explain why an anchor is not found, and what they do.
LOOSER: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("case is ignored", str.casefold),
    ("case, accents and vowel signs are ignored", _without_accents),
)


def count(anchor: str, text: str) -> int:
    """Return how often a normalized anchor stands in a normalized text, as ``starts`` finds it."""
    return sum(1 for _ in starts(anchor, text))


def starts(anchor: str, text: str) -> Iterator[int]:
    """Yield where a normalized anchor begins in a normalized text, from left to right.

    It begins and ends where words do in the scripts that part words by spaces and join nothing to
    them: "state" is not in "statement". Chinese has no such places, and Arabic writes its articles
    and particles together with the word.
    """
    start = text.find(anchor) if anchor else -1
    while start >= 0:
        end = start + len(anchor)
        inside = _in_one_word(text[start - 1 : start + 1]) or _in_one_word(text[end - 1 : end + 1])
        if not inside:
            yield start
        start = text.find(anchor, start + 1 if inside else end)


def _in_one_word(pair: str) -> bool:
    return bool(_TWO_OF_A_WORD.fullmatch(pair))


@dataclass(frozen=True, order=True)
class Likeness:
    """How much of an anchor a text has in the same order, from 0 to 1, and its words for it."""

    share: float
    wording: str


def likeness(
    anchor: str, text: str, view: Callable[[str], str] = same, least: float = 0.0
) -> Likeness | None:
    """Compare a normalized anchor with a normalized text word by word, Chinese by character.

    Words are compared in ``view``. The wording is what the text has where the anchor's words
    begin, as long as the anchor. Returns None where the share is below ``least``, or nothing is
    shared.
    """
    import difflib  # only a failure needs it

    chinese = bool(_IDEOGRAPH.search(anchor))
    ours, theirs = (list(anchor), list(text)) if chinese else (anchor.split(), text.split())
    wanted, there = list(map(view, ours)), list(map(view, theirs))
    # Words in common, in whatever order: counted first, because it is quick.
    if sum(word in there for word in wanted) < max(least * len(ours), 1):
        return None
    matcher = difflib.SequenceMatcher(None, wanted, there, autojunk=False)
    blocks = matcher.get_matching_blocks()
    share = sum(block.size for block in blocks) / len(ours)
    if share < least:
        return None
    # The anchor's first words should stand as far before the longest block as in the anchor.
    longest = max(blocks, key=lambda block: block.size)
    start = max(0, longest.b - longest.a)
    wording = theirs[start : start + min(_MOST_CHARACTERS if chinese else _MOST_WORDS, len(ours))]
    return Likeness(share, ("" if chinese else " ").join(wording))

"""How large a label is, as far as that can be known without its font."""

from __future__ import annotations

import textwrap
import unicodedata
from dataclasses import dataclass
from typing import Final

__all__ = ["Box", "box_of", "text_width"]

# Labels in the picture break after about so many Latin letters, as in ``script/text.js``.
_LINE: Final = 18
_LINE_OF_NAMES: Final = 24
_LETTER: Final = 6.4
_LINE_HEIGHT: Final = 14.6
# The dot above the label, and the air around both.
_DOT: Final = 14.0
_AIR: Final = 8.0


@dataclass(frozen=True)
class Box:
    """A width and a height in pixels."""

    width: float
    height: float


def box_of(kind: str, label: str) -> Box:
    """Return the space of a dot with its label below it, three lines at most."""
    line = _LINE_OF_NAMES if kind in {"actor", "source"} else _LINE
    lines = textwrap.wrap(label, line)[:3] or [""]
    width = max(map(text_width, lines))
    return Box(max(width, 24.0) + _AIR, len(lines) * _LINE_HEIGHT + _DOT + _AIR)


def text_width(text: str) -> float:
    """Return about how wide a line of text is; a wide (Chinese) letter counts twice."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return (len(text) + wide) * _LETTER

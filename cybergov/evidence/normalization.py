"""What two copies of a text may differ in and still be the same text.

An anchor and the text it is looked for in are both normalized, in this order:

==========================  ======================================================================
what                        becomes
==========================  ======================================================================
composed and decomposed     Unicode Normalization Form C (``e`` and a combining acute: ``é``)
ligatures and Arabic        the letters they stand for (``ﬁ``: ``fi``), as copies from PDF have
presentation forms          them
invisible characters        removed: soft hyphen, zero-width space and joiners, byte order mark,
                            bidi marks, variation selectors; and the Arabic tatweel
hyphens and dashes          ``-`` (U+2010 to U+2015, the minus sign, small and full-width hyphen)
apostrophes, single quotes  ``'`` (curly, low, prime, grave, acute, modifier letter, full-width)
double quotes, guillemets   ``"`` (curly, low, double prime, full-width, corner brackets, « »)
footnote marks              removed: superscript digits, ``[12]``, ``*``, ``†``, ``‡``, and ``()``
                            or ``[]``, which stay where a marker was taken out of them
white space                 one space: no-break, narrow, ideographic, tab, line break, runs of them
space inside guillemets     removed (French writes one)
space before , . ; : ! ?    removed (French writes one before some), also before ، ؛ ؟
space beside Chinese        removed: Chinese writes none, and a line may break anywhere
==========================  ======================================================================

Nothing else changes. Upper and lower case stay, and so do accents, Arabic vowel signs, every
letter, digit and other mark. A footnote mark that looks like text, as ``(1)`` or a plain ``1``
does, is left to the reader of the format that knows it for a mark.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

__all__ = ["NORMALIZATION", "normalize"]

#: The version of the rules above. It goes into every hash of an anchor: to change a rule is to
#: raise it, and every passage is then unchecked until it has been verified anew.
NORMALIZATION: Final = "1"

_INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u0640\u180e\ufeff"
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
)
_DASHES: Final = "‐‑‒–—―−﹘﹣－"
_APOSTROPHES: Final = "‘’‚‛′`´ʼʻʹ＇‹›"
_QUOTES: Final = "“”„‟″〝〞〟＂「」『』«»"
_FOOTNOTE_MARKS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾*†‡"

_REMOVED: Final = str.maketrans("", "", _INVISIBLE + _FOOTNOTE_MARKS)
_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_QUOTES, '"'),
    }
)
_PRESENTATION_FORMS: Final = re.compile(r"[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
_WHITE_SPACE: Final = re.compile(r"\s+")
_INSIDE_GUILLEMETS: Final = re.compile(r"(?<=[«‹]) | (?=[»›])")
_MARK: Final = re.compile(r"\[ ?\d{0,3} ?\]|\( ?\)")
# Ideographs, and the punctuation that is set in their width.
_CHINESE: Final = (
    r"\u3001-\u303f\u3220-\u32ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U00020000-\U0003ffff"
)
_NEEDLESS_SPACE: Final = re.compile(rf" (?=[,.;:!?،؛؟{_CHINESE}])|(?<=[{_CHINESE}]) ")


def normalize(text: str) -> str:
    r"""Return a text as anchors are compared (see the table above).

    Idempotent; the cost is linear in the length of the text.

    >>> normalize("l’« État » ; la cyber‑sécurité¹")
    'l\'"État"; la cyber-sécurité'
    """
    text = unicodedata.normalize("NFC", text)
    text = _PRESENTATION_FORMS.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)
    text = _WHITE_SPACE.sub(" ", text.translate(_REMOVED))
    text = _INSIDE_GUILLEMETS.sub("", text).translate(_PLAIN)
    if _MARK.search(text):
        text = _without_marks(text)
    text = _NEEDLESS_SPACE.sub("", text)
    return unicodedata.normalize("NFC", text).strip(" ")


def _without_marks(text: str) -> str:
    """Remove footnote marks in brackets, one inside another too, and the second of two spaces."""
    kept: list[str] = []
    for character in text:
        if character == " " and kept[-1:] == [" "]:
            continue
        if character in ")]":
            start = _start_of_mark(kept, character)
            if start is not None:
                del kept[start:]
                continue
        kept.append(character)
    return "".join(kept)


def _start_of_mark(before: list[str], closing: str) -> int | None:
    """Return where the mark opens that ``closing`` ends, or None where it ends no mark."""
    at = len(before) - 1
    if at >= 0 and before[at] == " ":
        at -= 1
    for _ in range(3 if closing == "]" else 0):
        if at >= 0 and before[at].isdecimal():
            at -= 1
    if at >= 0 and before[at] == " ":
        at -= 1
    return at if at >= 0 and before[at] == ("[" if closing == "]" else "(") else None

"""Reader of plain texts: a title, paragraphs between blank lines, sentences.

The first line that is not blank is ``title``, unless it ends as a sentence does: a speech has no
title and begins with its first paragraph. What follows, parted by blank lines or, where there is
none, by the ends of lines, are the paragraphs ``p 1``, ``p 2`` …, each cut into sentences ``s 1``,
``s 2`` … by a rule that knows no words, so that everybody counts alike:

- a sentence ends after one or more of ``. ? ! … ؟`` and any closing quotes, brackets and footnote
  marks behind them (French sets a space before ``»``), where the paragraph ends or white space
  follows and then, behind any opening quotes, an upper-case letter or one of a script without case;
- it ends after one or more of ``。 ！ ？`` and any closing quotes and brackets, whatever follows;
- what stands behind the last end is a sentence too.

An abbreviation before a name (``Mr. Smith``) therefore ends a sentence: count it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cybergov.evidence.beside import Beside
from cybergov.findings import Finding, InputError
from cybergov.text_files import decode

__all__ = ["SUFFIXES", "read", "sentences"]

SUFFIXES: Final = (".txt",)

_CLOSING: Final = "\"'”’»›)\\]」』》）"
_OPENING: Final = "\"'“‘„«‹(\\[¿¡「『《（"
_END: Final = re.compile(
    rf"(?P<chinese>[。！？]+)[{_CLOSING}]*"
    rf"|[.?!…؟]+(?:[{_CLOSING}]|[ \u00a0\u202f][»›]|\[\d{{1,3}}\]|[⁰¹²³⁴-⁹*†‡])*"
)
_NEXT: Final = re.compile(rf"\s+(?:[«‹][ \u00a0\u202f]?|[{_OPENING}])*(?P<letter>.)")


def read(data: bytes, name: str, _: Beside) -> dict[str, str]:
    """Return the units of a plain text by locator; every character but white space is in one.

    Raises:
        InputError: the text is not in UTF-8, holds a NUL byte or nothing but white space.
    """
    lines = decode(data, name).strip().split("\n")
    if not lines[0]:
        raise InputError(Finding(name, 0, "the text is empty.", "Put the text into it."))
    units = {}
    if not _ends_sentence(lines[0]):
        units["title"] = lines.pop(0).strip()
    for p, paragraph in enumerate(_paragraphs(lines), 1):
        for s, sentence in enumerate(sentences(paragraph), 1):
            units[f"p {p} s {s}"] = sentence
    return units


def sentences(paragraph: str) -> Iterator[str]:
    """Yield the sentences of a paragraph by the rule above, without white space around them."""
    start = 0
    for end in _END.finditer(paragraph):
        if end["chinese"] or _begins_sentence(paragraph, end.end()):
            yield paragraph[start : end.end()].strip()
            start = end.end()
    if rest := paragraph[start:].strip():
        yield rest


def _begins_sentence(paragraph: str, at: int) -> bool:
    following = _NEXT.match(paragraph, at)
    if following is None:
        return not paragraph[at:].strip()
    letter = following["letter"]
    return letter.isalpha() and not letter.islower()


def _ends_sentence(line: str) -> bool:
    return any(not line[end.end() :].strip() for end in _END.finditer(line))


def _paragraphs(lines: list[str]) -> Iterator[str]:
    if all(line.strip() for line in lines):
        yield from lines
        return
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            paragraph.append(line)
        elif paragraph:
            yield "\n".join(paragraph)
            paragraph = []

"""Headings that divide a text: a part, a chapter, a section, an article, an annex, a preamble."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cybergov.akoma_ntoso.blocks import Block
from cybergov.akoma_ntoso.curated import fold
from cybergov.akoma_ntoso.phrases import Phrases

__all__ = ["DIVISIONS", "Heading", "read_heading", "stands_alone"]

#: The steps of divisions that are places of their own, from the larger to the smaller.
DIVISIONS: Final = {"part": "part", "ch": "chapter", "sec": "section", "art": "article"}

_SECTION: Final = re.compile(r"(?P<number>[IVXL]+|[A-Z])(?P<stop>\.?)(?:\s+(?=\S)(?P<more>.*))?")
#: No heading that stands alone is longer: the word for it and a number.
_LONGEST: Final = 20
_NUMBER: Final = re.compile(r"[IVXLC]+|[A-Z]|[1-9][0-9]{0,3}")


@dataclass(frozen=True)
class Heading:
    """What a heading begins: the step of its locator, its number, what else it says.

    A heading that divides nothing has no step, and says all that it says.
    """

    step: str = ""
    number: str = ""
    words: str = ""


def read_heading(block: Block, phrases: Phrases) -> Heading:
    """Read a heading by the table's words for divisions, and Roman numbers and letters alone."""
    text = block.text
    if opening := phrases.opening("division", fold(text)):
        step = opening[1]
        rest = text[len(opening[0]) :].strip()
        number, _, more = rest.partition(" ")
        number = number.rstrip(".:")
        if not rest and step in ("annex", "pp"):
            return Heading(step)
        # "Article 13. The title" is a heading, "Article 13 of the Charter" only begins like one.
        if _NUMBER.fullmatch(number) and (not more or rest[len(number)] in ".:"):
            return Heading(step, number, more.strip())
    elif (section := _SECTION.fullmatch(text)) and (section["stop"] or not section["more"]):
        return Heading("sec", section["number"], section["more"] or "")
    if _NUMBER.fullmatch(block.label):
        return Heading("sec", block.label, text)
    return Heading(words=text)


def stands_alone(block: Block, phrases: Phrases) -> bool:
    """Tell whether a paragraph is a heading: the Roman number of a section, or of an annex.

    Some texts mark such headings as paragraphs.
    """
    if block.label or block.kind != "paragraph" or len(block.text) > _LONGEST:
        return False
    if re.fullmatch("[IVXL]+", block.text):
        return True
    heading = read_heading(block, phrases)
    return heading.step == "annex" and not heading.words

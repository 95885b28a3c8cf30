"""Reader of the United Nations' resolutions in Akoma Ntoso, in six languages.

What an English text is made of is told by its numbers and headings, as the importer reads them.
A text in another language is read by the English one, ``en.xml`` in the same folder: its paragraphs
have the locators of those that they translate.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from cybergov.akoma_ntoso.alignment import align
from cybergov.akoma_ntoso.annexes import read_annexes
from cybergov.akoma_ntoso.document import Component, components
from cybergov.akoma_ntoso.head import Head, head_of
from cybergov.akoma_ntoso.phrases import Phrases, read_phrases
from cybergov.akoma_ntoso.places import Source
from cybergov.akoma_ntoso.units import Words, units_of
from cybergov.akoma_ntoso.xml_tree import parse_xml
from cybergov.evidence.beside import Beside
from cybergov.findings import Finding, InputError

__all__ = ["SUFFIXES", "read"]

SUFFIXES: Final = (".xml",)
_ENGLISH: Final = "en.xml"


def read(data: bytes, name: str, beside: Beside) -> dict[str, str]:
    """Return the units of a resolution by locator.

    Raises:
        InputError: the file is refused, does not say what it is, or is in another language and
            there is no English text of the same resolution beside it.
    """
    if beside.tables is None:
        message = "a resolution is read by the project's tables, and there are none."
        raise InputError(Finding(name, 0, message, "Name the project with --project."))
    phrases = _phrases(beside.tables)
    head, parts = _document(data, name, phrases)
    if head.language == "en":
        return _english(data, name, beside.tables)[1]
    english = beside.file(_ENGLISH)
    if english is None:
        message = f"a text in {head.language} is read by the English one, and there is none."
        raise InputError(Finding(name, 0, message, f"Put {_ENGLISH} into the same folder."))
    symbol, _, originals, sources = _english(english, _ENGLISH, beside.tables)
    if symbol != head.symbol or len(originals) != len(parts):
        message = f"it is of {head.symbol}, and {_ENGLISH} beside it of {symbol}."
        raise InputError(Finding(name, head.line, message, "Give each resolution its folder."))
    units: dict[str, str] = {}
    for original, part, its in zip(originals, parts, sources, strict=True):
        units |= units_of(its, part.title, _translated(original, part))
    return units


def _translated(original: Component, translation: Component) -> Words:
    partners = align(original.all_blocks, translation.all_blocks)
    return lambda block: partners[block.order]


def _document(data: bytes, name: str, phrases: Phrases) -> tuple[Head, list[Component]]:
    root = parse_xml(data, name)
    head = head_of(root, phrases)
    if not head.complete:
        missing = "symbol" if not head.symbol else "language"
        message = f"the text does not say what its {missing} is."
        raise InputError(Finding(name, root.line, message, "Is it a resolution's text?"))
    return head, [*components(root, head.symbol)]


@lru_cache(maxsize=1)
def _phrases(tables: Path) -> Phrases:
    return read_phrases(tables)


# Read once for all its translations.
@lru_cache(maxsize=1)
def _english(
    data: bytes, name: str, tables: Path
) -> tuple[str, dict[str, str], list[Component], list[list[Source]]]:
    """Return an English text's symbol, its units, its parts and what each is made of."""
    phrases = _phrases(tables)
    head, parts = _document(data, name, phrases)
    annexes = read_annexes(tables)
    sources = [part.sources(annexes, phrases) for part in parts]
    units: dict[str, str] = {}
    for part, its in zip(parts, sources, strict=True):
        units |= units_of(its, part.title, lambda block: [block])
    return head.symbol, units, parts, sources

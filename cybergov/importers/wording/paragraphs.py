"""The paragraphs of the resolutions in a folder, in the order in which they were adopted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from cybergov.akoma_ntoso.annexes import Annexes
from cybergov.akoma_ntoso.document import Component, components
from cybergov.akoma_ntoso.head import head_of
from cybergov.akoma_ntoso.phrases import Phrases
from cybergov.akoma_ntoso.places import Place
from cybergov.akoma_ntoso.symbols import identifier, natural
from cybergov.akoma_ntoso.xml_tree import read_xml
from cybergov.evidence.normalization import normalize

__all__ = ["Paragraph", "paragraphs_of", "words_of"]

_WORD: Final = re.compile(r"\w+(?:[-'/.]\w+)*")
_ITEM: Final = re.compile(r"^(\([a-z0-9]{1,5}\) ?)+")


def words_of(text: str) -> list[str]:
    """Return the words of a normalized text as they stand; what parts them is left out.

    >>> words_of("the so-called 77/37, of course")
    ['the', 'so-called', '77/37', 'of', 'course']
    """
    return _WORD.findall(text)


@dataclass(frozen=True)
class Paragraph:
    """One numbered paragraph, or one item of it, in English."""

    source: str
    locator: str
    #: The words by which the paragraph acts, such as "Recalling also"; empty in an item.
    opening: str
    #: The normalized text behind the opening words.
    text: str

    @property
    def identifier(self) -> str:
        """What its passage is called."""
        return f"{self.source}-{identifier(self.locator)}"

    @property
    def in_preamble(self) -> bool:
        """Whether it stands in the preamble."""
        return self.locator.startswith("pp ")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words behind the opening, as they stand."""
        return tuple(words_of(self.text))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Its words in lower case: what is compared."""
        return tuple(word.lower() for word in self.words)


def paragraphs_of(folder: Path, annexes: Annexes, phrases: Phrases) -> list[Paragraph]:
    """Return the paragraphs of all English resolutions under a folder, by session and number.

    Annexes are left out: they are texts of their own. What is no resolution is passed over.

    Raises:
        InputError: a text can't be read.
    """
    found: dict[str, list[Paragraph]] = {}
    for path in sorted(folder.rglob("en.xml")):
        if not path.resolve().is_relative_to(folder.resolve()):
            continue
        root = read_xml(path, str(path))
        head = head_of(root, phrases)
        if not head.complete or head.language != "en":
            continue
        for part in components(root, head.symbol):
            found.setdefault(part.symbol, [*_paragraphs(part, annexes, phrases)])
    return [p for symbol in sorted(found, key=natural) for p in found[symbol]]


def _paragraphs(part: Component, annexes: Annexes, phrases: Phrases) -> Iterator[Paragraph]:
    resolution = identifier(part.symbol)
    for source in part.sources(annexes, phrases):
        if source.identifier != resolution:
            continue
        for place in source.places:
            if place.kind in ("preambular", "operative", "subparagraph") and place.blocks:
                yield _paragraph(resolution, place)


def _paragraph(source: str, place: Place) -> Paragraph:
    text = normalize(" ".join(block.text for block in place.blocks))
    text = _ITEM.sub("", re.sub(r"^[0-9]+\. ", "", text))
    opening = ""
    if place.kind != "subparagraph" and place.verb:
        # The name of a preambular paragraph's element is its first words, perhaps not all.
        written = next((block.verb for block in place.blocks if block.verb), place.verb)
        wanted = normalize(written).strip(" ,;:")
        if text.lower().startswith(wanted.lower()):
            opening, text = text[: len(wanted)], text[len(wanted) :].strip(" ,")
    return Paragraph(source, place.locator, opening, text)

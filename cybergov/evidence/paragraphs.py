"""The paragraphs of a text: what is searched as one, and where in it each sentence begins."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from cybergov.evidence.normalization import normalize
from cybergov.evidence.texts import HeldText

__all__ = ["Paragraph", "paragraphs_of"]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a text, normalized as anchors are; an item, a heading and a footnote too."""

    locator: str
    text: str
    #: Where each of its sentences begins, with its locator, where the reader tells sentences.
    sentences: tuple[tuple[int, str], ...] = ()

    def place(self, start: int, end: int) -> str:
        """Return the locator of the smallest place that holds the text between two positions."""
        within = [locator for begins, locator in self.sentences if begins <= start]
        if not within:
            return self.locator
        rest = self.sentences[len(within) :]
        return within[-1] if not rest or end <= rest[0][0] else self.locator


def paragraphs_of(text: HeldText) -> list[Paragraph]:
    """Return the paragraphs of a text in its order; sentences are joined again."""
    units = ((locator, normalize(words)) for locator, words in text.units.items())
    found = []
    for locator, group in groupby(((_above(at), at, words) for at, words in units), lambda u: u[0]):
        parts: list[str] = []
        sentences: list[tuple[int, str]] = []
        length = 0
        for _, at, words in group:
            if parts and words:
                # Chinese has no space between sentences: normalization knows.
                between = " " if " " in normalize(f"{parts[-1][-1]} {words[0]}") else ""
                parts.append(between + words)
                length += len(between)
                sentences.append((length, at))
                length += len(words)
            elif words:
                parts.append(words)
                sentences.append((0, at))
                length = len(words)
        if parts:
            told = tuple(sentences) if any(at != locator for _, at in sentences) else ()
            found.append(Paragraph(locator, "".join(parts), told))
    return found


def _above(locator: str) -> str:
    """Return the locator of the paragraph that a sentence stands in."""
    before, step, number = locator.rpartition(" s ")
    return before if step and number.isdecimal() else locator

"""For each paragraph the earlier one that it took over, and what one text left out of another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cybergov.importers.wording.comparison import Weights, likeness, weights
from cybergov.importers.wording.paragraphs import Paragraph

__all__ = ["Ancestry", "ancestry"]

#: Two paragraphs have a wording in common from here on: below it, readers of the pairs found of
#: 508 paragraphs that most share a formula or a name and nothing else.
LEAST_LIKENESS: Final = 0.45
#: How many words in a row make a paragraph a candidate, and how many candidates are compared.
_RUN: Final = 4
_CANDIDATES: Final = 15


@dataclass(frozen=True)
class Ancestry:
    """Which paragraph each took over, by position among all paragraphs."""

    paragraphs: Sequence[Paragraph]
    #: The earlier paragraph of each that has one.
    earlier: dict[int, int]
    likeness: dict[int, float]

    def left_out(self, source: str, before: str) -> list[int]:
        """Return the paragraphs of the text ``before`` that ``source`` did not take over.

        One whose words stand in it all the same, taken from another text, was not left out.
        """
        mine = [i for i, paragraph in enumerate(self.paragraphs) if paragraph.source == source]
        taken = {self.earlier.get(i) for i in mine}
        words = {self.paragraphs[i].folded for i in mine}
        words |= {self.paragraphs[i].folded for i in taken if i is not None}
        return [
            i
            for i, paragraph in enumerate(self.paragraphs)
            if paragraph.source == before and i not in taken and paragraph.folded not in words
        ]


def ancestry(paragraphs: Sequence[Paragraph], known: Mapping[str, str] | None = None) -> Ancestry:
    """Find what each paragraph took over; they come in the order of adoption.

    ``known`` is what readers found, by identifier: it goes before what is found here, and an empty
    text says that a paragraph took nothing over. Of two earlier paragraphs that are as like, the
    later one was taken over. The cost grows with the number of paragraphs and the candidates of
    each: two seconds for 2,400.
    """
    weight = weights(paragraphs)
    at_name = {paragraph.identifier: at for at, paragraph in enumerate(paragraphs)}
    earlier: dict[int, int] = {}
    alike: dict[int, float] = {}
    having: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    waiting: list[int] = []
    for at, paragraph in enumerate(paragraphs):
        if waiting and paragraphs[waiting[0]].source != paragraph.source:
            _remember(waiting, paragraphs, having)
            waiting = []
        waiting.append(at)
        if known and paragraph.identifier in known:
            if (before := at_name.get(known[paragraph.identifier])) is not None:
                earlier[at] = before
                alike[at] = round(likeness(paragraphs[before], paragraph, weight), 3)
        elif found := _best(paragraph, paragraphs, having, weight):
            earlier[at], alike[at] = found
    return Ancestry(paragraphs, earlier, alike)


def _remember(
    those: Sequence[int],
    paragraphs: Sequence[Paragraph],
    having: defaultdict[tuple[str, ...], list[int]],
) -> None:
    for at in those:
        for run in set(_runs(paragraphs[at])):
            having[run].append(at)


def _best(
    paragraph: Paragraph,
    paragraphs: Sequence[Paragraph],
    having: defaultdict[tuple[str, ...], list[int]],
    weight: Weights,
) -> tuple[int, float] | None:
    shared = Counter(at for run in set(_runs(paragraph)) for at in having.get(run, ()))
    candidates = sorted(shared, key=lambda at: (-shared[at], -at))[:_CANDIDATES]
    rated = [(round(likeness(paragraphs[at], paragraph, weight), 3), at) for at in candidates]
    share, at = max(rated, default=(0.0, -1))
    return (at, share) if share >= LEAST_LIKENESS else None


def _runs(paragraph: Paragraph) -> Iterator[tuple[str, ...]]:
    words = paragraph.folded
    for start in range(max(len(words) - _RUN, 0) + 1):
        if run := words[start : start + _RUN]:
            yield run

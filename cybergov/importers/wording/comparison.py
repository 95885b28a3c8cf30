"""How like two paragraphs are, and which words the later one added and dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log
from typing import Final

from cybergov.importers.wording.paragraphs import Paragraph

__all__ = ["Change", "Weights", "change", "likeness", "weights"]

#: How much each word says: the logarithm of how few paragraphs have it.
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Change:
    """What a later paragraph has that the earlier has not, and the other way round."""

    #: Runs of words that were added and dropped, in the order of the text.
    added: tuple[str, ...]
    dropped: tuple[str, ...]

    @property
    def words_added(self) -> int:
        """The number of added words."""
        return sum(len(run.split(" ")) for run in self.added)

    @property
    def words_dropped(self) -> int:
        """The number of dropped words."""
        return sum(len(run.split(" ")) for run in self.dropped)


def weights(paragraphs: Sequence[Paragraph]) -> dict[str, float]:
    """Return the weight of every word, from 0 for one that all paragraphs have."""
    having = Counter(word for paragraph in paragraphs for word in set(paragraph.folded))
    return {word: log(len(paragraphs) / number) for word, number in having.items()}


#: So much of a paragraph makes it stand whole in a longer one, if it has this many words.
_INSIDE: Final = 0.8
_WHOLE: Final = 12
#: A run of this many words in common, names not counted, is taken over and no accident.
_TAKEN_OVER: Final = 16


def likeness(earlier: Paragraph, later: Paragraph, weight: Weights) -> float:
    """Return how much of two paragraphs is the same words in the same order, from 0 to 1.

    Words count by how rare they are, so that what all resolutions say makes nothing alike. A
    paragraph that stands whole in a longer one is like it by four fifths of what stands there, and
    one that shares a long clause with another by a half.
    """
    matcher = SequenceMatcher(None, earlier.folded, later.folded, autojunk=False)
    same, longest = 0.0, 0
    for block in matcher.get_matching_blocks():
        # A word in common by itself is no wording in common.
        if block.size > 1:
            same += _weight(earlier.folded[block.a : block.a + block.size], weight)
            words = later.words[block.b : block.b + block.size]
            longest = max(longest, sum(word[0].islower() for word in words))
    ours, theirs = _weight(earlier.folded, weight), _weight(later.folded, weight)
    both = 2 * same / max(ours + theirs, 1e-9)
    whole = min(len(earlier.folded), len(later.folded)) >= _WHOLE
    inside = same / max(min(ours, theirs), 1e-9) if whole else 0.0
    return max(
        both, 0.8 * inside if inside >= _INSIDE else 0.0, 0.5 if longest >= _TAKEN_OVER else 0.0
    )


def change(earlier: Paragraph, later: Paragraph) -> Change:
    """Return which words were added and dropped, without regard to case."""
    matcher = SequenceMatcher(None, earlier.folded, later.folded, autojunk=False)
    added: list[str] = []
    dropped: list[str] = []
    for how, from_, to, start, end in matcher.get_opcodes():
        if how in ("replace", "delete"):
            dropped.append(" ".join(earlier.words[from_:to]))
        if how in ("replace", "insert"):
            added.append(" ".join(later.words[start:end]))
    return Change(tuple(added), tuple(dropped))


def _weight(words: Iterable[str], weight: Weights) -> float:
    return sum(weight.get(word, 0.0) for word in words)

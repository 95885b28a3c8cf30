"""The rows of agreed language: passages, what changed between two, what a text left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from cybergov.evidence.matching import count
from cybergov.importers.wording.ancestry import Ancestry
from cybergov.importers.wording.comparison import Change, change
from cybergov.importers.wording.paragraphs import Paragraph

__all__ = ["COLUMNS", "rows_of"]

#: The columns of each table.
COLUMNS: Final = {
    "passages": ("id", "source", "locator", "opening", "anchor", "first_form"),
    "changes": (
        "passage", "earlier", "same_words", "likeness", "opening_before", "opening_after",
        "moved_to", "words_added", "words_dropped", "added", "dropped",
    ),
    "left-out": ("passage", "left_out_by"),
}  # fmt: skip

#: An anchor has this many words if they stand once in the paragraph, and no more than the second.
_FEWEST: Final = 6
_MOST: Final = 12
#: Of a changed run no more than this many words are kept: to know it by, not to replace the text.
_KEPT: Final = 8


def rows_of(
    found: Ancestry, followed: Mapping[str, Sequence[str]]
) -> dict[str, list[tuple[str, ...]]]:
    """Return the rows of each table for the paragraphs of some texts and all that they go back to.

    ``followed`` gives for each text those that it goes on from: their paragraphs that it has not
    are left out by it. A paragraph that has no words of its own to know it by has no row.
    """
    kept = {i for i, paragraph in enumerate(found.paragraphs) if paragraph.source in followed}
    left_out = [
        (at, source)
        for source, those in followed.items()
        for before in those
        for at in found.left_out(source, before)
    ]
    kept.update(at for at, _ in left_out)
    for at in list(kept):
        while at in found.earlier:
            at = found.earlier[at]
            kept.add(at)
    anchors = {at: _anchor(found.paragraphs[at]) for at in kept}
    kept = {at for at in kept if anchors[at]}
    return {
        "passages": [_passage(found, at, anchors[at], kept) for at in sorted(kept)],
        "changes": [_change(found, at) for at in sorted(kept) if found.earlier.get(at, -1) in kept],
        "left-out": [
            (found.paragraphs[at].identifier, source) for at, source in left_out if at in kept
        ],
    }


def _passage(found: Ancestry, at: int, anchor: str, kept: set[int]) -> tuple[str, ...]:
    paragraph, first = found.paragraphs[at], at
    while found.earlier.get(first) in kept:
        first = found.earlier[first]
    return (
        paragraph.identifier, paragraph.source, paragraph.locator, paragraph.opening, anchor,
        found.paragraphs[first].identifier,
    )  # fmt: skip


def _anchor(paragraph: Paragraph) -> str:
    """Return the first words of a paragraph, as many as it takes to stand there once."""
    words = paragraph.text.split(" ")
    for number in range(min(_FEWEST, len(words)), min(_MOST, len(words)) + 1):
        anchor = " ".join(words[:number]).strip(" ,;:.")
        if anchor and count(anchor, paragraph.text) == 1:
            return anchor
    return ""


def _change(found: Ancestry, at: int) -> tuple[str, ...]:
    later, earlier = found.paragraphs[at], found.paragraphs[found.earlier[at]]
    what = change(earlier, later)
    moved = later.in_preamble != earlier.in_preamble
    return (
        later.identifier,
        earlier.identifier,
        "yes" if what == Change((), ()) else "no",
        f"{found.likeness[at]:.2f}",
        earlier.opening,
        later.opening,
        ("preamble" if later.in_preamble else "operative part") if moved else "",
        str(what.words_added),
        str(what.words_dropped),
        _longest(what.added),
        _longest(what.dropped),
    )


def _longest(runs: Sequence[str]) -> str:
    """Return the longest run of words, or its beginning."""
    longest = max(runs, key=lambda run: len(run.split(" ")), default="")
    return " ".join(longest.split(" ")[:_KEPT])

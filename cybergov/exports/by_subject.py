"""RDF written in blocks, one a subject: only those of subjects that changed are made anew."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Protocol

from pyoxigraph import RdfFormat, Triple, parse

from cybergov.exports.spliced import spliced
from cybergov.names import PREFIXES
from cybergov.part import Part

__all__ = ["Writer", "subject_blocks"]


class Writer(Protocol):
    """What writes the blocks of a format."""

    @property
    def used(self) -> dict[str, str]:
        """The prefixes that the blocks written so far use, and their namespaces."""

    def block(self, triples: list[Triple]) -> str:
        """Return the block of one subject."""


#: What a file of the format is cut into: the prefixes that its head declares, and its blocks.
Cut = tuple[dict[str, str], list[str]]


def subject_blocks(
    part: Part, file: str, cut: Callable[[str], Cut | None], writer: Callable[[], Writer]
) -> tuple[list[str], dict[str, str]]:
    """Return the block of each subject of ``part``, and the prefixes that they use.

    ``cut`` takes a ``file`` of the last build apart; it gives None for one that is of another form.
    """
    text = part.last.text(file)
    if text is not None and (before := cut(text)) is not None:
        known = _changed(part, *before, writer)
        if known is not None:
            return known
    whole = writer()
    groups = groupby(part.triples, key=lambda triple: triple.subject)
    return [whole.block(list(triples)) for _, triples in groups], whole.used


def _changed(
    part: Part, used: dict[str, str], blocks: list[str], writer: Callable[[], Writer]
) -> tuple[list[str], dict[str, str]] | None:
    """Return the same by what the last build wrote, or None where that does not tell it."""
    now = set(part.subjects)
    lost: dict[str, str] = {}
    new: dict[str, str] = {}

    def write(lines: bytes) -> str:
        one = writer()
        block = one.block([quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES)])
        (new if lines in now else lost).update(one.used)
        return block

    texts = spliced(part.subjects, part.last.subjects, blocks, write)
    # A namespace without a prefix of the project's gets one by its place in the whole.
    if texts is None or not (lost | new).items() <= PREFIXES.items():
        return None
    gone = lost.keys() - new.keys()
    if any(not _is_used(prefix, part, writer) for prefix in gone):
        return None
    return texts, used | new


def _is_used(prefix: str, part: Part, writer: Callable[[], Writer]) -> bool:
    """Whether one of the first subjects that name the namespace is written with the prefix."""
    namespace = f"<{PREFIXES[prefix]}".encode()
    naming = (lines for lines in part.subjects if namespace in lines)
    for lines, _ in zip(naming, range(10), strict=False):
        one = writer()
        one.block([quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES)])
        if prefix in one.used:
            return True
    return False

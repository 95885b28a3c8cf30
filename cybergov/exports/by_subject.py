"""RDF written in blocks, one a subject: only those of subjects that changed are made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from pyoxigraph import RdfFormat, Triple, parse

from cybergov.exports.spliced import spliced
from cybergov.names import PREFIXES
from cybergov.part import Part

__all__ = ["Cut", "Writer", "subject_blocks"]


class Writer(Protocol):
    """What writes the blocks of a format."""

    @property
    def used(self) -> dict[str, str]:
        """The prefixes that the blocks written so far use, and their namespaces."""

    def block(self, triples: list[Triple]) -> str:
        """Return the block of one subject."""


@dataclass(frozen=True)
class Cut:
    """A file of the last build, taken apart: the prefixes that it declares, and its blocks."""

    used: dict[str, str]
    body: bytes


def subject_blocks(
    part: Part,
    file: str,
    between: bytes,
    cut: Callable[[bytes], Cut | None],
    writer: Callable[[], Writer],
) -> tuple[bytes, dict[str, str]]:
    """Return the blocks of all subjects of ``part``, and the prefixes that they use.

    ``between`` stands between two blocks. ``cut`` takes a ``file`` of the last build apart; it
    gives None for one that is of another form.
    """
    data = part.last.file(file)
    if data is not None and (before := cut(data)) is not None:
        known = _changed(part, before, between, writer)
        if known is not None:
            return known
    whole = writer()
    groups = groupby(part.triples, key=lambda triple: triple.subject)
    blocks = [whole.block(list(triples)).encode() for _, triples in groups]
    return between.join(blocks), whole.used


def _changed(
    part: Part, before: Cut, between: bytes, writer: Callable[[], Writer]
) -> tuple[bytes, dict[str, str]] | None:
    """Return the same by what the last build wrote, or None where that does not tell it."""
    if part.changes is None:
        return None
    gone = set(part.changes.gone)
    lost: dict[str, str] = {}
    new: dict[str, str] = {}

    def write(lines: bytes) -> bytes:
        one = writer()
        block = one.block([quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES)])
        (lost if lines in gone else new).update(one.used)
        return block.encode()

    body = spliced(before.body, between, part.changes, write)
    # A namespace without a prefix of the project's gets one by its place in the whole.
    if body is None or not (lost | new).items() <= PREFIXES.items():
        return None
    if any(not _is_used(prefix, part, writer) for prefix in lost.keys() - new.keys()):
        return None
    return body, before.used | new


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

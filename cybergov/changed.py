"""What changed since the shapes last found nothing wrong: only that has to be asked again.

Whether a thing conforms depends on its own triples, on those that name it, and on the triples of
the things that it names: no path in the shapes is longer. So a triple that came or went concerns
its subject, its object, and whatever names its subject. All else was found right with the same
triples before, and is right still.
"""

from __future__ import annotations

import hashlib
import tempfile
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyrudof

from cybergov.cache import cache_folder, keep_newest

__all__ = ["LastChecked", "ToCheck"]

#: Checked graphs that are kept; the oldest beyond them are removed.
KEPT: Final = 8
#: Bytes of two texts that are compared at once.
_STEP: Final = 1 << 16
#: Where more than this share of the lines is concerned, the whole is asked, which is quicker.
_MANY: Final = 0.3

_EVERYTHING: Final = frozenset({"*"})


def _subject(line: bytes) -> bytes:
    return line[: line.find(b" ")]


def _object(line: bytes) -> bytes:
    """Return the IRI or blank node at the end of a line; of a literal, what is the name of none."""
    return line[line.rfind(b" ", 0, -2) + 1 : -2]


def _about(subject: bytes, ordered: list[bytes]) -> list[bytes]:
    """Return the lines of a subject; ``!`` is what comes after the space that ends its name."""
    begin = bisect_left(ordered, subject + b" ")
    return ordered[begin : bisect_left(ordered, subject + b"!", begin)]


def _differing(one: bytes, other: bytes) -> set[bytes]:
    """Return the lines that only one of two texts has, which for the most part are the same."""
    begin = end = 0
    while begin < len(one) and one[begin : begin + _STEP] == other[begin : begin + _STEP]:
        begin += _STEP
    begin = one.rfind(b"\n", 0, begin) + 1
    one, other = one[begin:], other[begin:]
    while end < len(one) and _before(one, end) == _before(other, end):
        end += _STEP
    # Not from within a line: what is cut off begins after the first line break in it.
    end -= one.find(b"\n", len(one) - end) + 1 - (len(one) - end) if end else 0
    return set(one[: len(one) - end].splitlines()) ^ set(other[: len(other) - end].splitlines())


def _before(text: bytes, end: int) -> bytes:
    """Return the last step of a text whose last ``end`` bytes were looked at."""
    return text[max(0, len(text) - end - _STEP) : len(text) - end]


@dataclass(frozen=True)
class ToCheck:
    """Triples to check, and the things, as N-Triples name them, whose results count."""

    text: bytes
    things: frozenset[str]

    def concerns(self, iri: str) -> bool:
        """Whether a result about the thing with this IRI, or blank node, counts."""
        return self.things is _EVERYTHING or not {f"<{iri}>", iri}.isdisjoint(self.things)


class LastChecked:
    """The graph in which the same shapes last found nothing wrong, kept in the cache."""

    def __init__(self, project: Path, shapes: str) -> None:
        version = getattr(pyrudof, "__version__", "")
        key = "\n".join((str(project.resolve()), shapes, version))
        name = hashlib.sha256(key.encode()).hexdigest()[:32]
        self._place = cache_folder() / "checked" / f"{name}.nt"

    def changed(self, data: bytes) -> ToCheck | None:
        """Return the part of the N-Triples in ``data`` that has to be checked, None for nothing.

        The cost is that of comparing two sets of lines, a tenth of a second for 100,000.
        """
        try:
            before = self._place.read_bytes()
        except OSError:
            return ToCheck(data, _EVERYTHING)
        changes = _differing(before, data)
        if not changes:
            return None
        subjects = set(map(_subject, changes))
        # Sorted file by file: to sort what is in runs already takes little.
        ordered = sorted(data.splitlines())
        objects = [line.rsplit(b" ", 2)[-2] for line in ordered]
        things = subjects | set(map(_object, changes))
        naming = (_subject(ordered[n]) for n, thing in enumerate(objects) if thing in subjects)
        things.update(naming)
        beside = things | {_object(line) for thing in things for line in _about(thing, ordered)}
        lines = {line for thing in beside for line in _about(thing, ordered)}
        lines.update(ordered[n] for n, thing in enumerate(objects) if thing in things)
        # The classes above a class are asked for wherever a value's class is.
        lines.update(line for line in ordered if b"#subClassOf>" in line)
        if len(lines) > _MANY * len(ordered):
            return ToCheck(data, _EVERYTHING)
        names = frozenset(thing.decode("utf-8", "replace") for thing in things)
        return ToCheck(b"".join(line + b"\n" for line in lines), names)

    def keep(self, data: bytes) -> None:
        """Keep the graph as one in which nothing was found; where there is no cache, do nothing."""
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._place.parent, delete=False) as file:
                file.write(data)
            Path(file.name).replace(self._place)
            keep_newest(self._place.parent, KEPT)
        except OSError:
            return

"""What changed since the shapes last found nothing wrong: only that has to be asked again.

Whether a thing conforms depends on its own triples, on those that name it, and on the triples of
the things that it names: no path in the shapes is longer. So a triple that came or went concerns
its subject, its object, and whatever names its subject. All else was found right with the same
triples before, and is right still.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyrudof

from cybergov.cache import cache_folder, keep_newest

__all__ = ["LastChecked", "ToCheck"]

#: Checked graphs that are kept; the oldest beyond them are removed.
KEPT: Final = 8
#: Where more than this share of the things is concerned, the whole is asked, which is quicker.
_MANY: Final = 0.3

# Subject and object of a line of N-Triples; the object of a literal is of no account here.
_ENDS: Final = re.compile(r"(<[^>]*>|_:\S+) <[^>]*> (<[^>]*>|_:\S+|\")")
_EVERYTHING: Final = frozenset({"*"})


@dataclass(frozen=True)
class ToCheck:
    """Triples to check, and the things, as N-Triples name them, whose results count."""

    text: str
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

    def changed(self, data: str) -> ToCheck | None:
        """Return the part of the N-Triples in ``data`` that has to be checked, None for nothing.

        The cost is that of comparing two sets of lines, a tenth of a second for 100,000.
        """
        try:
            before = set(self._place.read_text("utf-8").splitlines())
        except (OSError, UnicodeDecodeError):
            return ToCheck(data, _EVERYTHING)
        now = set(data.splitlines())
        if not (changes := before ^ now):
            return None
        subjects = {ends[1] for line in changes if (ends := _ENDS.match(line))}
        things = subjects | {ends[2] for line in changes if (ends := _ENDS.match(line))}
        lines = [(line, ends[1], ends[2]) for line in now if (ends := _ENDS.match(line))]
        things |= {subject for _, subject, thing in lines if thing in subjects}
        things.discard('"')
        if len(things) > _MANY * len({subject for _, subject, _ in lines}):
            return ToCheck(data, _EVERYTHING)
        beside = things | {thing for _, subject, thing in lines if subject in things}
        # The classes above a class are asked for wherever a value's class is.
        text = "\n".join(
            line
            for line, subject, thing in lines
            if subject in beside or thing in things or "#subClassOf>" in line
        )
        return ToCheck(f"{text}\n", frozenset(things))

    def keep(self, data: str) -> None:
        """Keep the graph as one in which nothing was found; where there is no cache, do nothing."""
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=self._place.parent, delete=False
            ) as file:
                file.write(data)
            Path(file.name).replace(self._place)
            keep_newest(self._place.parent, KEPT)
        except OSError:
            return

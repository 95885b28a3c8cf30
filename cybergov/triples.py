"""Triples in the order of their lines in N-Triples, taken apart only when somebody looks at one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, overload

from pyoxigraph import RdfFormat, Triple, parse, serialize

__all__ = ["Triples", "by_subject", "merged", "sorted_triples"]


#: The lines that begin with the same subject.
_OF_ONE_SUBJECT: Final = re.compile(rb"(\S+) .*\n(?:\1 .*\n)*")


class Triples(Sequence[Triple]):
    """Triples, each once, sorted as N-Triples: ``text`` holds one a line.

    Most of what a build does with triples it does with their lines, which takes less time and
    memory.
    """

    def __init__(self, text: bytes = b"") -> None:
        self.text: Final = text

    @cached_property
    def _parsed(self) -> tuple[Triple, ...]:
        return tuple(quad.triple for quad in parse(self.text, format=RdfFormat.N_TRIPLES))

    @cached_property
    def terms(self) -> list[list[bytes]]:
        """Subject, property and the rest of each line: the value, a space and a full stop."""
        return [line.split(b" ", 2) for line in self.text.splitlines()]

    @property
    def has_blank_nodes(self) -> bool:
        """Whether a blank node may be among them; a literal can look as if it were one."""
        return b"_:" in self.text

    def subjects(self) -> set[str]:
        """Return the IRI of each subject that has one."""
        names = {match[1] for match in _OF_ONE_SUBJECT.finditer(self.text)}
        return {name[1:-1].decode() for name in names if name.startswith(b"<")}

    def __len__(self) -> int:
        return self.text.count(b"\n")

    def __iter__(self) -> Iterator[Triple]:
        return iter(self._parsed)

    @overload
    def __getitem__(self, index: int) -> Triple: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Triple, ...]: ...
    def __getitem__(self, index: int | slice) -> Triple | tuple[Triple, ...]:
        return self._parsed[index]


def by_subject(text: bytes) -> list[bytes]:
    r"""Cut sorted N-Triples into the lines of each subject, in their order.

    >>> by_subject(b"<x:a> <x:p> <x:b> .\n<x:a> <x:q> <x:b> .\n<x:b> <x:p> <x:a> .\n")[1]
    b'<x:b> <x:p> <x:a> .\n'
    """
    return [match.group() for match in _OF_ONE_SUBJECT.finditer(text)]


def sorted_triples(triples: Iterable[Triple]) -> Triples:
    """Return the triples, each once, in the order of their lines in N-Triples."""
    text = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return _sorted(text)


def merged(parts: Iterable[Triples]) -> Triples:
    """Return the triples of all parts, each once."""
    return _sorted(b"".join(part.text for part in parts))


def _sorted(text: bytes) -> Triples:
    # What is in runs already is sorted quickly, so that comes first.
    return Triples(b"".join(dict.fromkeys(sorted(text.splitlines(keepends=True)))))

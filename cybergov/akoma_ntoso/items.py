"""The levels of lettered items: whether (i) follows (h) or begins a list below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

__all__ = ["labels_at_start", "next_path"]

_LABELS: Final = re.compile(r"\s*((?:\((?:[a-z]{1,5}|[0-9]{1,2})\)\s*)+)(?=\S)")
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii",
                 "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx")  # fmt: skip
#: The labels that begin a list.
_FIRST: Final = ("a", "i", "1")


def labels_at_start(text: str) -> tuple[str, ...]:
    """Return the labels that a paragraph begins with.

    >>> labels_at_start("(a) (i) the first"), labels_at_start("Among them (a) the first")
    (('a', 'i'), ())
    """
    found = _LABELS.match(text)
    return tuple(re.findall(r"[a-z0-9]+", found[1])) if found else ()


def next_path(path: tuple[str, ...], label: str, following: str) -> tuple[str, ...]:
    """Return where a label leads from the item before it.

    ``following`` is the label after it, which tells the letter i from the number i.

    >>> next_path(("h",), "i", "j"), next_path(("h",), "i", "ii")
    (('i',), ('h', 'i'))
    >>> next_path(("e", "ii"), "f", "g"), next_path(("a", "ii"), "b", "")
    (('f',), ('b',))
    """
    if label == "i" and following == "ii":
        return (*path, label)
    for depth in range(len(path), 0, -1):
        if label in _after(path[:depth]):
            return (*path[: depth - 1], label)
    if label in _FIRST or not path:
        return (*path, label)
    return (*path[:-1], label)


def _after(path: Sequence[str]) -> tuple[str, ...]:
    """Return the labels that may follow the last of a path at its own level."""
    last = path[-1]
    if last.isdecimal():
        return (str(int(last) + 1),)
    after: list[str] = []
    if len(path) > 1 or last not in ("i", "v", "x"):
        after += _ROMAN[_ROMAN.index(last) + 1 : _ROMAN.index(last) + 2] if last in _ROMAN else ()
    if len(set(last)) == 1:
        after.append("a" * (len(last) + 1) if last[0] == "z" else chr(ord(last[0]) + 1) * len(last))
    return tuple(after)

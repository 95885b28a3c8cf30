"""Rows packed by column, so that no key and no repeated value is written twice.

``script/packed.js`` makes the rows again. A column is written in whichever of its forms is short:

- ``[...]``: a value for each row;
- ``{"v": [...], "i": [...]}``: the distinct values, and for each row which one, or -1 for none;
- ``{"v": [...], "at": [...]}``: values, and the rows that have them, each counted from the last;
- ``{"v": [x]}``: one value that all rows share;
- ``{"k": [...], "f": "..."}``: texts, one a line, each without the first ``k`` letters that it
  shares with the one before.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, TypedDict

__all__ = ["Packed", "packed"]

#: ``{"n": number of rows, "c": {key: column}}``.
Packed = dict[str, object]


class FrontCoded(TypedDict):
    """Texts, each without the first letters that it shares with the one before."""

    k: list[int]
    f: str


_NONE: Final = object()


def packed(rows: Sequence[Mapping[str, object]]) -> Packed:
    """Return the rows by column; what is empty in a row stays out.

    >>> packed([{"a": "x", "b": 1}, {"a": "x"}])
    {'n': 2, 'c': {'a': {'v': ['x']}, 'b': {'v': [1], 'at': [0]}}}
    """
    keys = sorted({key for row in rows for key in row})
    return {
        "n": len(rows),
        "c": {key: _column([row.get(key, _NONE) for row in rows]) for key in keys},
    }


def _column(values: list[object]) -> object:
    return min(_forms(values), key=lambda form: form[0])[1]


def _forms(values: list[object]) -> Iterator[tuple[int, object]]:
    """Yield the forms that the column can have, and about how long each is when it is written.

    Where two are as short the first is taken.
    """
    present = [value for value in values if value is not _NONE]
    plain = {str, int}.issuperset(map(type, present))
    keys = present if plain else list(map(_key, present))
    written = dict(zip(keys, present, strict=True))
    size = {key: _size(key) for key in written}
    in_full = sum(map(size.__getitem__, keys))
    if len(present) == len(values):
        if len(written) == 1:
            yield 0, {"v": present[:1]}
            return
        yield in_full, values
        if all(isinstance(value, str) and _is_plain(value) for value in present):
            texts = [str(value) for value in present]
            coded = _front_coded(texts)
            yield sum(map(len, texts)) - sum(coded["k"]) + 4 * len(texts), coded
    else:
        rows = [row for row, value in enumerate(values) if value is not _NONE]
        steps = [b - a for a, b in pairwise([0, *rows])]
        yield in_full + _size_of_numbers(steps), {"v": present, "at": steps}
    if 2 * len(written) < len(present):
        number = {key: index for index, key in enumerate(written)}
        following = iter(keys)
        index = [-1 if value is _NONE else number[next(following)] for value in values]
        length = sum(size.values()) + _size_of_numbers(index)
        yield length, {"v": list(written.values()), "i": index}


def _front_coded(texts: list[str]) -> FrontCoded:
    shared = [_shared(*pair) for pair in pairwise(["", *texts])]
    rest = [text[length:] for text, length in zip(texts, shared, strict=True)]
    return {"k": shared, "f": "\n".join(rest)}


def _is_plain(text: str) -> bool:
    """Whether the text is one line whose letters a script counts as Python does."""
    return "\n" not in text and (text.isascii() or max(text) <= "\uffff")


def _shared(one: str, other: str) -> int:
    """Return how many letters both texts begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _key(value: object) -> object:
    """Return what two equal values have in common, as something that a dictionary can hold."""
    return value if isinstance(value, str) or type(value) is int else (_json(value),)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _size(key: object) -> int:
    """Return about how many letters a value takes, with the comma behind it, by its key."""
    if isinstance(key, tuple):
        return len(key[0]) + 1
    return len(key) + 3 if isinstance(key, str) else len(str(key)) + 1


def _size_of_numbers(numbers: list[int]) -> int:
    """Return the same of a list of whole numbers."""
    return sum(map(len, map(str, numbers))) + len(numbers)

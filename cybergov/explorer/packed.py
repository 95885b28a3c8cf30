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
from typing import Final

__all__ = ["Packed", "packed"]

#: ``{"n": number of rows, "c": {key: column}}``.
Packed = dict[str, object]

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
    return min(_forms(values), key=_length)


def _forms(values: list[object]) -> Iterator[object]:
    """Yield the forms that the column can have; where two are as short the first is taken."""
    present = [value for value in values if value is not _NONE]
    full = len(present) == len(values)
    written = {_key(value): value for value in present}
    if full and len(written) == 1:
        yield {"v": present[:1]}
        return
    if full:
        yield values
        if all(isinstance(value, str) and _is_plain(value) for value in present):
            yield _front_coded([str(value) for value in present])
    else:
        rows = [row for row, value in enumerate(values) if value is not _NONE]
        yield {"v": present, "at": [b - a for a, b in pairwise([0, *rows])]}
    if 2 * len(written) < len(present):
        number = {key: index for index, key in enumerate(written)}
        index = [-1 if value is _NONE else number[_key(value)] for value in values]
        yield {"v": list(written.values()), "i": index}


def _front_coded(texts: list[str]) -> dict[str, object]:
    shared = [_shared(*pair) for pair in pairwise(["", *texts])]
    rest = [text[length:] for text, length in zip(texts, shared, strict=True)]
    return {"k": shared, "f": "\n".join(rest)}


def _is_plain(text: str) -> bool:
    """Whether the text is one line whose letters a script counts as Python does."""
    return "\n" not in text and (text.isascii() or max(text) <= "\uffff")


def _shared(one: str, other: str) -> int:
    """Return how many letters both texts begin with."""
    length = min(len(one), len(other))
    return next((index for index in range(length) if one[index] != other[index]), length)


def _key(value: object) -> object:
    """Return what two equal values have in common, as something that a dictionary can hold."""
    return value if isinstance(value, str) or type(value) is int else (_json(value),)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _length(form: object) -> int:
    return len(_json(form))

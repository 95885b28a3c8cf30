"""A file made of blocks, those that did not change taken from the last build's file.

A block is known by a key that says all that it tells: the N-Triples of a subject, the values of an
edge. The last build's file, cut where its blocks end, gives the block of each of its keys.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import AnyStr, Final, TypeVar

__all__ = ["spliced"]

Key = TypeVar("Key", bound=Hashable)

#: Where more than this share of the blocks changed, all are written, which is as quick.
_MANY: Final = 0.3


def spliced(
    keys: Sequence[Key],
    before: Sequence[Key],
    blocks: Sequence[AnyStr],
    write: Callable[[Key], AnyStr],
) -> list[AnyStr] | None:
    """Return the block of each of ``keys``; ``write`` makes one, and is asked for what is new.

    ``before`` are the keys of the last build, in the order of its ``blocks``. None, where the
    whole has to be written: the two do not fit, much changed, or a block that is no longer there
    is not as it would be written.
    """
    if len(before) != len(blocks):
        return None
    known = dict(zip(before, blocks, strict=True))
    gone = known.keys() - set(keys)
    if len(gone) > _MANY * len(keys) or any(write(key) != known[key] for key in gone):
        return None
    return [known[key] if key in known else write(key) for key in keys]

"""A file made of blocks, made from the one that the last build wrote.

A block is known by a key that says all that it tells: the N-Triples of a subject, the values of an
edge. What is gone is cut out of the last build's file and what is new put in, so that the cost is
that of reading and writing the file, and not that of its blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

__all__ = ["Changes", "changes", "spliced"]

Key = TypeVar("Key", bound=Hashable)

#: Where more than this share of the blocks changed, all are written, which is as quick.
_MANY: Final = 0.3


@dataclass(frozen=True)
class Changes(Generic[Key]):
    """The keys of the blocks that are gone, and those that are new, in the order of the file."""

    gone: list[Key]
    #: With each new key the next one that was there before; None where there is none behind it.
    new: list[tuple[Key, Key | None]]


def changes(keys: Sequence[Key], before: Sequence[Key]) -> Changes[Key] | None:
    """Return what changed between two lists of keys; None where the whole is to be written.

    The keys of what stayed have the same order in both.
    """
    now, was = set(keys), set(before)
    if len(now) != len(keys) or len(was) != len(before) or not was & now:
        return None
    gone = [key for key in before if key not in now]
    if len(gone) > _MANY * len(keys):
        return None
    new: list[tuple[Key, Key | None]] = []
    following: Key | None = None
    for key in reversed(keys):
        if key in was:
            following = key
        else:
            new.append((key, following))
    return Changes(gone, new[::-1])


def spliced(
    body: bytes, between: bytes, changed: Changes[Key], block_of: Callable[[Key], bytes]
) -> bytes | None:
    """Return the blocks of all keys, ``between`` between them, by those that were there before.

    ``body`` is what the last build wrote of them; ``block_of`` writes one, and is asked for those
    that are new or gone and for those before which something comes. None, where a block does not
    stand in ``body`` as it would be written: then the whole has to be.
    """
    edits: list[tuple[int, int, bytes]] = []
    at = 0
    for key in changed.gone:
        block = block_of(key)
        at = _place(body, between, block, at) if block else -1
        if at < 0:
            return None
        end = at + len(block)
        # With its separator: that behind it, or of the last block that before it.
        edits.append(
            (at, end + len(between), b"") if end < len(body) else (at - len(between), end, b"")
        )
    at = 0
    for key, following in changed.new:
        if following is None:
            edits.append((len(body), len(body), between + block_of(key)))
            continue
        at = _place(body, between, block_of(following), at)
        if at < 0:
            return None
        edits.append((at, at, block_of(key) + between))
    parts: list[bytes] = []
    done = 0
    # What is put in at one place keeps its order.
    for begin, end, block in sorted(edits, key=lambda edit: edit[:2]):
        if begin < done:
            return None
        parts += body[done:begin], block
        done = end
    return b"".join([*parts, body[done:]])


def _place(body: bytes, between: bytes, block: bytes, start: int) -> int:
    """Return where a whole block begins, at ``start`` or behind it, or -1."""
    at = body.find(block, start)
    while at >= 0:
        end = at + len(block)
        opens = at == 0 or body.endswith(between, 0, at)
        if opens and (end == len(body) or body.startswith(between, end)):
            return at
        at = body.find(block, at + 1)
    return -1

"""A file of blocks made from the last one is the same as one made from nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cybergov.exports.spliced import changes, spliced

KEYS = st.sets(st.integers(0, 40), max_size=16).map(sorted)


def block(key: int) -> bytes:
    return b"\n<%d> %s\n" % (key, b"x" * (key % 3))


@given(KEYS, KEYS, st.sampled_from([b"", b"\n", b"\n,\n"]))
def test_what_is_spliced_is_as_written_whole(
    before: list[int], now: list[int], between: bytes
) -> None:
    changed = changes(now, before)
    if changed is not None:
        made = spliced(between.join(map(block, before)), between, changed, block)
        assert made is None or made == between.join(map(block, now))


def test_one_change_among_many_is_spliced() -> None:
    before, now = list(range(100)), [*range(50), *range(51, 100), 100]
    changed = changes(now, before)
    assert changed is not None
    made = spliced(b"\n".join(map(block, before)), b"\n", changed, block)
    assert made == b"\n".join(map(block, now))


def test_a_block_that_is_not_as_it_would_be_written_is_told() -> None:
    changed = changes([1, 3, 4, 5], [1, 2, 3, 4, 5])
    assert changed is not None
    body = b"".join(map(block, [1, 3, 3, 4, 5]))
    assert spliced(body, b"", changed, block) is None


def test_keys_that_come_twice_are_written_whole() -> None:
    assert changes([1, 1, 2], [1, 2]) is None
    assert changes([1, 2], [1, 2, 2]) is None

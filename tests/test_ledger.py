"""The ledger keeps every row, refuses what the program can't have written, and is never half."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cybergov.evidence.ledger import Depth, Ledger, Row, depths, read_ledger, write_ledger
from cybergov.evidence.passages import Passage, TextVersion
from cybergov.evidence.triples import check_triples
from cybergov.findings import InputError
from cybergov.names import expand

HEADER = "passage,text,text_sha256,anchor_sha256,depth,date,address"
TEXT = TextVersion(expand("text:a-en"), "en", "a.txt")
PASSAGE = Passage(expand("passage:a-1"), expand("source:a"), "p 1 s 1", "some words", "en", (TEXT,))
OLD, NEW = "0" * 64, "f" * 64
ROW = Row(PASSAGE.iri, TEXT.iri, OLD, PASSAGE.anchor_sha256, Depth.FULL_TEXT, date(2026, 1, 31))
EXCERPT = replace(
    ROW, text_sha256="e" * 64, depth=Depth.EXCERPT, date=date(2026, 2, 1), address="https://a.org/"
)


def _depth(*rows: Row, passage: Passage = PASSAGE) -> tuple[Depth, date | None]:
    return depths(Ledger().with_rows(rows), [passage])[passage]


def test_a_row_counts_while_both_hashes_match() -> None:
    assert _depth() == (Depth.UNCHECKED, None)
    assert _depth(ROW) == (Depth.FULL_TEXT, date(2026, 1, 31))


def test_an_edited_anchor_or_locator_is_unchecked() -> None:
    for edited in (
        replace(PASSAGE, anchor="other words"),
        replace(PASSAGE, locator="p 1 s 2"),
        replace(PASSAGE, texts=()),
    ):
        assert _depth(ROW, passage=edited) == (Depth.UNCHECKED, None)


def test_a_newer_row_of_the_text_under_another_hash_ends_the_older() -> None:
    other = replace(ROW, passage=expand("passage:a-2"), text_sha256=NEW, date=date(2026, 3, 1))
    assert _depth(ROW, other) == (Depth.UNCHECKED, None)


def test_of_one_day_the_later_run_is_the_newer() -> None:
    ledger = Ledger().with_rows([ROW]).with_rows([replace(ROW, text_sha256=NEW)])
    assert ledger.newest[TEXT.iri].text_sha256 == NEW
    assert ledger.depth_of(PASSAGE)[0] == Depth.FULL_TEXT
    back = ledger.with_rows([replace(ROW, depth=Depth.UNCHECKED)])
    assert back.newest[TEXT.iri].text_sha256 == OLD
    assert back.depth_of(PASSAGE)[0] == Depth.UNCHECKED


def test_the_newer_run_of_one_day_stays_the_newer_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "checks.csv"
    later = replace(ROW, passage=expand("passage:a-0"), text_sha256=NEW)
    write_ledger(path, Ledger().with_rows([ROW]).with_rows([later]))
    assert read_ledger(path).newest[TEXT.iri] == later


def test_full_text_supersedes_an_excerpt_and_an_excerpt_survives_a_changed_text() -> None:
    assert _depth(EXCERPT) == (Depth.EXCERPT, date(2026, 2, 1))
    assert _depth(EXCERPT, ROW)[0] == Depth.FULL_TEXT
    gone = replace(ROW, text_sha256=NEW, depth=Depth.UNCHECKED, date=date(2026, 3, 1))
    assert _depth(EXCERPT, ROW, gone)[0] == Depth.EXCERPT


def test_the_triples_say_depth_and_day() -> None:
    other = replace(PASSAGE, iri=expand("passage:a-2"))
    triples = {str(t) for t in check_triples(Ledger().with_rows([ROW]), [PASSAGE, other])}
    ns = "https://w3id.org/cybergov/"
    day = '"2026-01-31"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert triples == {
        f"<{ns}passage/a-1> <{ns}ns#checkDepth> <{ns}ns#FullText>",
        f"<{ns}passage/a-1> <{ns}ns#checkedOn> {day}",
        f"<{ns}passage/a-2> <{ns}ns#checkDepth> <{ns}ns#Unchecked>",
    }


def test_rows_are_written_sorted_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "evidence" / "checks.csv"
    own = replace(ROW, passage="https://example.org/my,own", text="urn:x:1")
    ledger = Ledger().with_rows([own, EXCERPT, ROW])
    assert write_ledger(path, ledger)
    text = path.read_text("utf-8")
    assert text.splitlines()[0] == HEADER
    assert text.splitlines()[1].startswith(f"passage:a-1,text:a-en,{OLD},")
    again = read_ledger(path)
    assert again == ledger
    before = path.stat()
    assert not write_ledger(path, again)
    assert path.stat() == before
    assert [p.name for p in path.parent.iterdir()] == ["checks.csv"]


def test_no_file_is_no_row_and_no_row_makes_no_file(tmp_path: Path) -> None:
    ledger = read_ledger(tmp_path / "checks.csv")
    assert ledger.rows == ()
    assert not write_ledger(tmp_path / "checks.csv", ledger)
    assert not list(tmp_path.iterdir())


GOOD = f"passage:a-1,text:a-en,{OLD},{NEW},full text,2026-01-31,"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("passage:a-1,yes I checked it", "2 cells and not 7"),
        ("", "0 cells and not 7"),
        (GOOD + ",", "8 cells and not 7"),
        (GOOD.replace("full text", "fulltext"), "'fulltext' is no depth"),
        (GOOD.replace("full text", ""), "'' is no depth"),
        (GOOD.replace(OLD, "abc"), "text_sha256 is no SHA-256"),
        (GOOD.replace(NEW, NEW.upper()), "anchor_sha256 is no SHA-256"),
        (GOOD.replace("2026-01-31", "31.1.2026"), "is no date like"),
        (GOOD.replace("2026-01-31", "20260131"), "is no date like"),
        (GOOD.replace("2026-01-31", "2026-02-30"), "no day of the calendar"),
        (GOOD.replace("passage:a-1", "a-1"), "neither a prefixed name nor an IRI"),
        (GOOD.replace("text:a-en", "my text"), "neither a prefixed name nor an IRI"),
        (GOOD + "https://a.org/", "an excerpt has an address"),
        (GOOD.replace("full text", "excerpt"), "an excerpt has an address"),
        (GOOD.replace("full text", "excerpt") + "a.org", "does not begin with http"),
        (GOOD + '"x', "the line is no CSV"),
    ],
)
def test_what_a_hand_typed_is_refused_with_its_line(
    tmp_path: Path, line: str, message: str
) -> None:
    path = tmp_path / "checks.csv"
    path.write_text(f"{HEADER}\n{GOOD}\n{line}\n{line}\n", "utf-8")
    with pytest.raises(InputError) as refused:
        read_ledger(path)
    first, second = map(str, refused.value.findings)
    assert first.startswith("evidence/checks.csv:3: ")
    assert second.startswith("evidence/checks.csv:4: ")
    assert message in first
    assert "Only `cybergov verify` writes this file" in first


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", ":1: the header is not"),
        (b"a,b\n", ":1: the header is not"),
        (f"{HEADER}\n{GOOD}".encode(), ":2: the last line has no end"),
        (f"{HEADER}\n\xff".encode("latin-1"), ":2: the file is not in UTF-8"),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "checks.csv").write_bytes(data)
    with pytest.raises(InputError, match=message):
        read_ledger(tmp_path / "checks.csv")


def test_line_ends_of_windows_are_read(tmp_path: Path) -> None:
    (tmp_path / "checks.csv").write_bytes(f"{HEADER}\r\n{GOOD}\r\n".encode())
    assert len(read_ledger(tmp_path / "checks.csv").rows) == 1


def test_rows_of_another_run_are_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "checks.csv"
    write_ledger(path, Ledger().with_rows([ROW]))
    mine = read_ledger(path).with_rows([EXCERPT])
    write_ledger(path, read_ledger(path).with_rows([replace(ROW, date=date(2026, 5, 1))]))
    with pytest.raises(InputError, match="changed while texts were verified"):
        write_ledger(path, mine)
    assert len(read_ledger(path).rows) == 2


def test_a_write_that_fails_leaves_the_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "checks.csv"
    write_ledger(path, Ledger().with_rows([ROW]))
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left"):
        write_ledger(path, read_ledger(path).with_rows([EXCERPT]))
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["checks.csv"]


rows = st.builds(
    Row,
    st.sampled_from([expand("passage:a-1"), "https://example.org/a", "urn:x:a,b"]),
    st.sampled_from([TEXT.iri, expand("text:b-en")]),
    st.sampled_from([OLD, NEW]),
    st.sampled_from([OLD, NEW]),
    st.sampled_from([Depth.FULL_TEXT, Depth.UNCHECKED]),
    st.dates(date(2026, 1, 1), date(2026, 1, 4)),
)


@given(st.lists(rows), st.lists(rows))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_row_is_lost_and_writing_is_stable(
    tmp_path: Path, first: list[Row], second: list[Row]
) -> None:
    path = tmp_path / "checks.csv"
    path.unlink(missing_ok=True)
    write_ledger(path, Ledger().with_rows(first))
    write_ledger(path, read_ledger(path).with_rows(second))
    kept = read_ledger(path).rows
    assert sorted(map(repr, kept)) == sorted(map(repr, [*first, *second]))
    assert not write_ledger(path, read_ledger(path))

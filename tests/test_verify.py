"""An anchor is found at its locator, or the message says where it is, or that it is nowhere."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store

from cybergov.evidence.ledger import Depth, Ledger, read_ledger
from cybergov.evidence.passages import passages_of
from cybergov.evidence.verify import Outcome, Verification, verify
from cybergov.findings import InputError
from cybergov.names import PREFIXES
from tests.command import cybergov
from tests.conftest import ROOT

DAY, LATER = date(2026, 1, 31), date(2026, 3, 1)

TEXT = """A treaty for the sea

First, ships shall keep a safe distance from “known” reefs. Second, ships shall sail slowly.
Third, harbours shall be open to every ship in need.

The master of a ship keeps a log.[1] The master of a ship signs it. It is short. So is this.
"""
CHINESE = "海洋条约\n\n第一，船舶应当与礁石保持安全距离。第二，船舶应当缓慢航行。\n"
ARABIC = "معاهدة البحر\n\nأولاً، تبتعد السفن عن الشعاب المرجانية. وثانياً، تبحر السفن ببطء.\n"

SOURCE = """
source:sea a cg:Treaty ; cg:text text:sea-en , text:sea-zh , text:sea-ar .
text:sea-en a cg:TextVersion ; dcterms:language "en" ; cg:fileName "sea.txt" .
text:sea-zh a cg:TextVersion ; dcterms:language "zh" ; cg:fileName "sea-zh.txt" .
text:sea-ar a cg:TextVersion ; dcterms:language "ar" ; cg:fileName "sea-ar.txt" .
"""
GOOD = [
    ("title", "A treaty for the sea", "en"),
    ("p 1 s 1", 'a safe distance from "known" reefs', "en"),
    ("p 1", "slowly. Third, harbours", "en"),
    ("p 2", "a log. The master", "en"),
    ("p 1 s 2", "船舶应当缓慢航行", "zh"),
    ("p 1 s 1", "تبتعد السفن عن الشعاب", "ar"),
]


def _store(*passages: tuple[str, str, str], source: str = SOURCE) -> Store:
    store = Store()
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    lines += [
        f"passage:sea-{n} a cg:Passage ; cg:inSource source:sea ; cg:locator {locator!r} ;"
        f" cg:anchor '''{anchor}'''@{language} ."
        for n, (locator, anchor, language) in enumerate(passages, 1)
    ]
    store.load("\n".join([*lines, source]), format=RdfFormat.TURTLE)
    return store


def _place_of(iri: str) -> tuple[str, int]:
    return "graph/sources/sea.ttl", 100 + int(iri.rpartition("-")[2]) if iri[-1].isdigit() else 7


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources" / "texts"
    folder.mkdir(parents=True)
    (folder / "sea.txt").write_text(TEXT, "utf-8")
    (folder / "sea-zh.txt").write_text(CHINESE, "utf-8")
    (folder / "sea-ar.txt").write_text(ARABIC, "utf-8")
    return folder.parent


def _one(sources: Path, locator: str, anchor: str, language: str = "en") -> tuple[Outcome, str]:
    """Look up one anchor; return its outcome and what is said of it."""
    found = verify(
        _store((locator, anchor, language)), sources, Ledger(), today=DAY, place_of=_place_of
    )
    assert len(found.outcomes) == 1
    assert found.ok == (not found.findings)
    assert found.ledger.rows == () or found.ok
    return found.outcomes[0][1], " ".join(map(str, found.findings))


def test_anchors_at_their_locators_are_recorded(sources: Path) -> None:
    found = verify(_store(*GOOD), sources, Ledger(), today=DAY)
    assert found.ok
    assert found.summary() == "6 anchors: 6 found at their locators."
    assert {row.depth for row in found.ledger.rows} == {Depth.FULL_TEXT}
    assert {row.date for row in found.ledger.rows} == {DAY}
    assert len(found.ledger.rows) == 6


def test_a_second_run_adds_no_row_on_any_day(sources: Path) -> None:
    first = verify(_store(*GOOD), sources, Ledger(), today=DAY)
    for day in (DAY, LATER):
        assert verify(_store(*GOOD), sources, first.ledger, today=day).ledger == first.ledger


@pytest.mark.parametrize(
    ("locator", "anchor", "language", "said"),
    [
        ("p 1 s 1", "ships shall sail slowly", "en", "it is at p 1 s 2. Correct the locator."),
        ("title", "is short", "en", "is not at title of sea.txt: it is at p 2 s 3."),
        ("p 9", "is short", "en", "is not at p 9, which sea.txt does not have: it is at p 2 s 3."),
        ("op 3(b)", "is short", "en", "does not have: it is at p 2 s 3."),
        ("p 2 s 3", "ships shall", "en", "it is at p 1 s 1, p 1 s 2."),
        ("p 2 s 3", "reefs. Second", "en", "it is at p 1."),
        ("p 2 s 3", "in need. The master", "en", "it is at p 1 s 3 to p 2 s 1."),
        ("p 2 s 2", "signs it. It is short. So is", "en", "it is at p 2."),
        ("title", "船舶应当缓慢", "zh", "it is at p 1 s 2."),
        ("title", "تبحر السفن", "ar", "it is at p 1 s 2."),
    ],
)
def test_a_moved_anchor_says_where_it_is(
    sources: Path, locator: str, anchor: str, language: str, said: str
) -> None:
    outcome, message = _one(sources, locator, anchor, language)
    assert outcome == Outcome.ELSEWHERE
    assert message.startswith("graph/sources/sea.ttl:101: the anchor of passage:sea-1 is not at")
    assert said in message


@pytest.mark.parametrize(
    ("anchor", "language", "said"),
    [
        ("ships shall sail quickly", "en", "The nearest is p 1 s 2: “ships shall sail slowly.”"),
        ("zebras and giraffes", "en", "Nothing in it is like it."),
        ("船舶应当快速航行", "zh", "The nearest is p 1 s 2: “船舶应当缓慢航行”"),
        ("a safe dist", "en", "The nearest is p 1 s 1: “a safe distance”"),
        ("[1]", "en", ""),
    ],
)
def test_an_anchor_that_is_nowhere(sources: Path, anchor: str, language: str, said: str) -> None:
    outcome, message = _one(sources, "p 1 s 1", anchor, language)
    assert outcome == Outcome.NOWHERE
    assert "is nowhere in sea" in message
    assert said in message


def test_an_anchor_is_not_found_inside_a_word(sources: Path) -> None:
    outcome, message = _one(sources, "p 1 s 1", "ship")
    assert outcome == Outcome.ELSEWHERE
    assert "it is at p 1 s 3, p 2 s 1, p 2 s 2." in message


def test_case_is_never_ignored_silently(sources: Path) -> None:
    outcome, message = _one(sources, "p 1 s 1", "first, Ships shall keep")
    assert outcome == Outcome.NOWHERE
    assert "nowhere in sea.txt unless case is ignored: then it is at p 1 s 1" in message
    assert "“First, ships shall keep”. Write it as the text does." in message


def test_arabic_vowel_signs_are_not_ignored_silently(sources: Path) -> None:
    outcome, message = _one(sources, "p 1 s 1", "أولا، تبتعد السفن", "ar")
    assert outcome == Outcome.NOWHERE
    assert "unless case, accents and vowel signs are ignored: then it is at p 1 s 1" in message


def test_an_anchor_that_is_not_unique_at_its_locator(sources: Path) -> None:
    outcome, message = _one(sources, "p 2", "The master of a ship")
    assert outcome == Outcome.NOT_UNIQUE
    assert "stands 2 times at p 2 of sea.txt" in message
    assert _one(sources, "p 2 s 2", "The master of a ship")[0] == Outcome.FOUND


def test_a_locator_outside_the_grammar(sources: Path) -> None:
    outcome, message = _one(sources, "para 1", "a safe distance")
    assert outcome == Outcome.MALFORMED
    assert message.startswith("graph/sources/sea.ttl:101: passage:sea-1: the locator 'para 1'")


def test_a_text_that_is_not_held_is_no_mistake(sources: Path) -> None:
    first = verify(_store(*GOOD), sources, Ledger(), today=DAY)
    (sources / "texts" / "sea-zh.txt").unlink()
    found = verify(_store(*GOOD), sources, first.ledger, today=LATER)
    assert found.ok
    assert found.not_held == {"sea-zh.txt": 1}
    assert found.ledger == first.ledger
    assert found.summary().endswith("5 found at their locators, 1 in texts that are not held.")


def test_a_language_without_a_text_is_not_held(sources: Path) -> None:
    found = verify(_store(("p 1", "les navires", "fr")), sources, Ledger(), today=DAY)
    assert found.count(Outcome.NOT_HELD) == 1
    assert found.not_held == {"source:sea (no text in fr is named)": 1}


def test_a_text_that_cannot_be_read_spoils_no_other(sources: Path) -> None:
    (sources / "texts" / "sea-zh.txt").write_bytes(b"\xff\xfe")
    found = verify(_store(*GOOD), sources, Ledger(), today=DAY)
    assert not found.ok
    assert found.count(Outcome.FOUND) == 5
    assert "sea-zh.txt:1: the file is not in UTF-8" in str(found.findings[0])


def test_a_file_name_that_leads_out_is_refused(sources: Path) -> None:
    source = SOURCE.replace('"sea.txt"', '"../../etc/passwd"')
    found = verify(_store(GOOD[0], source=source), sources, Ledger(), today=DAY)
    assert found.count(Outcome.UNREADABLE) == 1
    assert "no name of a file below" in str(found.findings[0])


def _changed(sources: Path) -> tuple[Ledger, Store]:
    """Record all anchors, then change a sentence of the English text."""
    store = _store(*GOOD)
    first = verify(store, sources, Ledger(), today=DAY)
    (sources / "texts" / "sea.txt").write_text(TEXT.replace("It is short", "It is long"), "utf-8")
    return first.ledger, store


def _depths(found: Verification, store: Store) -> list[Depth]:
    return [found.ledger.depth_of(passage)[0] for passage in passages_of(store)]


def test_a_changed_text_turns_its_passages_to_unchecked_loudly(sources: Path) -> None:
    ledger, store = _changed(sources)
    found = verify(store, sources, ledger, today=LATER, place_of=_place_of)
    assert not found.ok
    assert found.count(Outcome.CHANGED) == 4
    messages = list(map(str, found.findings))
    assert messages[0].startswith(
        "graph/sources/sea.ttl:7: sea.txt changed since the check of 2026-01-31: its 4 passages"
    )
    assert messages[1].startswith("graph/sources/sea.ttl:101: passage:sea-1 is unchecked")
    assert len(messages) == 5
    assert _depths(found, store) == [Depth.UNCHECKED] * 4 + [Depth.FULL_TEXT] * 2
    assert set(ledger.rows) < set(found.ledger.rows)


def test_a_changed_text_stays_loud_until_it_is_accepted(sources: Path) -> None:
    ledger, store = _changed(sources)
    first = verify(store, sources, ledger, today=LATER)
    again = verify(store, sources, first.ledger, today=LATER)
    assert again.ledger == first.ledger
    assert again.findings == first.findings
    accepted = verify(store, sources, again.ledger, today=LATER, accept_changed=True)
    assert accepted.ok
    assert _depths(accepted, store) == [Depth.FULL_TEXT] * 6
    assert verify(store, sources, accepted.ledger, today=LATER).ledger == accepted.ledger


def test_a_changed_text_can_be_accepted_at_once_on_the_same_day(sources: Path) -> None:
    ledger, store = _changed(sources)
    found = verify(store, sources, ledger, today=DAY, accept_changed=True)
    assert _depths(found, store) == [Depth.FULL_TEXT] * 6


def test_an_anchor_that_a_new_text_lacks_is_an_error_though_accepted(sources: Path) -> None:
    store = _store(("p 2 s 3", "It is short", "en"), *GOOD)
    first = verify(store, sources, Ledger(), today=DAY)
    (sources / "texts" / "sea.txt").write_text(TEXT.replace("It is short", "It is long"), "utf-8")
    found = verify(store, sources, first.ledger, today=LATER, accept_changed=True)
    assert found.count(Outcome.NOWHERE) == 1
    assert _depths(found, store) == [Depth.UNCHECKED] + [Depth.FULL_TEXT] * 6


def test_a_text_that_comes_back_is_checked_again(sources: Path) -> None:
    ledger, store = _changed(sources)
    changed = verify(store, sources, ledger, today=LATER)
    (sources / "texts" / "sea.txt").write_text(TEXT, "utf-8")
    back = verify(store, sources, changed.ledger, today=LATER)
    assert back.ok
    assert _depths(back, store) == [Depth.FULL_TEXT] * 6


def test_an_older_check_of_a_text_that_is_not_accepted_does_not_count_again(
    sources: Path,
) -> None:
    short, store = ("p 2 s 3", "It is short", "en"), _store(*GOOD)
    path, new = sources / "texts" / "sea.txt", TEXT.replace("It is short", "It is long")
    ledger = verify(_store(*GOOD, short), sources, Ledger(), today=DAY).ledger
    path.write_text(new, "utf-8")
    ledger = verify(store, sources, ledger, today=DAY, accept_changed=True).ledger
    path.write_text(TEXT, "utf-8")
    found = verify(_store(*GOOD, short), sources, ledger, today=LATER)
    assert found.count(Outcome.CHANGED) == 5
    assert _depths(found, _store(*GOOD, short)).count(Depth.UNCHECKED) == 5
    assert verify(_store(*GOOD, short), sources, found.ledger, today=LATER).ledger == found.ledger


def test_an_anchor_that_is_no_longer_found_in_the_same_text_is_unchecked(sources: Path) -> None:
    store = _store(*GOOD, ("p 2 s 1", "a quite other wording", "en"))
    first = verify(store, sources, Ledger(), today=DAY)
    wrong = passages_of(store)[-1]
    row = next(row for row in first.ledger.rows if row.text.endswith("sea-en"))
    typed = replace(row, passage=wrong.iri, anchor_sha256=wrong.anchor_sha256)
    ledger = first.ledger.with_rows([typed])
    assert ledger.depth_of(wrong)[0] == Depth.FULL_TEXT
    found = verify(store, sources, ledger, today=LATER)
    assert found.count(Outcome.NOWHERE) == 1
    assert found.ledger.depth_of(wrong)[0] == Depth.UNCHECKED
    assert _depths(found, store).count(Depth.FULL_TEXT) == 6
    assert verify(store, sources, found.ledger, today=LATER).ledger == found.ledger


def test_an_edited_anchor_is_unchecked_until_it_is_verified(sources: Path) -> None:
    first = verify(_store(*GOOD), sources, Ledger(), today=DAY)
    edited = _store(("title", "treaty for the sea", "en"), *GOOD[1:])
    assert _depths(first, edited) == [Depth.UNCHECKED] + [Depth.FULL_TEXT] * 5
    again = verify(edited, sources, first.ledger, today=LATER)
    assert _depths(again, edited) == [Depth.FULL_TEXT] * 6
    assert len(again.ledger.rows) == len(first.ledger.rows) + 1


def test_a_day_before_the_last_check_is_refused(sources: Path) -> None:
    first = verify(_store(*GOOD), sources, Ledger(), today=LATER)
    with pytest.raises(InputError, match="Give a later --date"):
        verify(_store(*GOOD), sources, first.ledger, today=DAY)


def test_many_anchors_that_are_nowhere_in_a_long_text_take_no_long(tmp_path: Path) -> None:
    text = "Title\n\n" + "\n\n".join(
        f"Paragraph {n} says that ships shall keep a distance of {n} miles. It ends."
        for n in range(2000)
    )
    (tmp_path / "sea.txt").write_text(text, "utf-8")
    anchors = [("p 1", f"ships shall never keep a distance of {n}", "en") for n in range(20)]
    found = verify(_store(*anchors), tmp_path, Ledger(), today=DAY)
    assert found.count(Outcome.NOWHERE) == 20


# --- the command


@pytest.fixture
def project(tmp_path: Path, sources: Path) -> Path:
    """A project with the passages of this module, and its texts beside it."""
    root = tmp_path / "project"
    (root / "ontology").mkdir(parents=True)
    (root / "graph").mkdir()
    shutil.copy(ROOT / "ontology" / "cybergov.ttl", root / "ontology")
    assert sources.is_dir()
    _write_graph(root, *GOOD)
    return root


def _write_graph(root: Path, *passages: tuple[str, str, str]) -> None:
    data = _store(*passages).dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    (root / "graph" / "sea.ttl").write_bytes(data or b"")


def _run(project: Path, *arguments: str | Path) -> tuple[int, str, str]:
    done = cybergov("verify", "--project", project, *arguments)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def test_the_command_records_and_changes_nothing_the_second_time(
    project: Path, sources: Path
) -> None:
    ledger = project / "evidence" / "checks.csv"
    status, said, errors = _run(project, "--sources", sources, "--date", "2026-01-31")
    assert (status, said, errors) == (0, "6 anchors: 6 found at their locators.\n", "")
    before = ledger.read_bytes()
    assert before.count(b"2026-01-31") == 6
    for day in ("2026-01-31", "2026-02-01"):
        assert _run(project, "--sources", sources, "--date", day)[0] == 0
        assert ledger.read_bytes() == before


def test_the_command_ends_with_1_and_says_file_and_line(project: Path, sources: Path) -> None:
    _write_graph(project, ("p 2", "船舶", "zh"), ("p 1 s 2", "ships shall keep", "en"))
    status, said, errors = _run(project, "--sources", sources)
    assert status == 1
    assert "2 not at their locators" in said
    assert "graph/sea.ttl:" in errors
    assert "it is at p 1 s 1, p 1 s 2." in errors
    assert not (project / "evidence" / "checks.csv").exists()


def test_a_changed_text_ends_with_1_until_accepted(project: Path, sources: Path) -> None:
    assert _run(project, "--sources", sources)[0] == 0
    with (sources / "texts" / "sea.txt").open("a", encoding="utf-8") as file:
        file.write("\nOne more line.\n")
    for _ in range(2):
        status, said, errors = _run(project, "--sources", sources)
        assert status == 1
        assert "4 unchecked, their texts changed" in said
        assert "--accept-changed" in errors
    assert _run(project, "--sources", sources, "--accept-changed")[0] == 0
    assert _run(project, "--sources", sources)[0] == 0


EXCERPT = ["--address", "https://example.org/sea", "--passage", "passage:sea-2", "passage:sea-3"]


def test_an_excerpt_counts_until_the_full_text_does(
    project: Path, sources: Path, tmp_path: Path
) -> None:
    excerpt = tmp_path / "excerpt.txt"
    excerpt.write_text(TEXT.partition("\n\n")[2].partition("\n\n")[0], "utf-8")
    checks = project / "evidence" / "checks.csv"
    for day in ("2026-01-30", "2026-01-31"):
        status, said, _ = _run(project, "--excerpt", excerpt, *EXCERPT, "--date", day)
        assert (status, said) == (0, "2 anchors: 2 found in the excerpt.\n")
    lines = checks.read_text("utf-8").splitlines()[1:]
    assert len(lines) == 2
    assert all(line.endswith(",excerpt,2026-01-30,https://example.org/sea") for line in lines)
    assert _run(project, "--sources", sources, "--date", "2026-01-31")[0] == 0
    before = checks.read_bytes()
    assert before.count(b"full text") == 6
    assert before.count(b"excerpt") == 2
    for address in ("https://example.org/sea", "https://example.org/elsewhere"):
        call = ["--address", address, *EXCERPT[2:]]
        assert _run(project, "--excerpt", excerpt, *call)[0] == 0
        assert checks.read_bytes() == before


def test_an_excerpt_without_the_anchor_is_an_error(project: Path, tmp_path: Path) -> None:
    excerpt = tmp_path / "excerpt.txt"
    excerpt.write_text("Second, ships shall sail Slowly. Third, harbours", "utf-8")
    status, _, errors = _run(project, "--excerpt", excerpt, *EXCERPT)
    assert status == 1
    assert "the anchor of passage:sea-2 is not in excerpt.txt." in errors
    assert "is not in excerpt.txt unless case is ignored. Write it as the text does." in errors
    assert not (project / "evidence" / "checks.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        ([], 2, "verify needs --sources"),
        (["--excerpt", "a.txt"], 2, "go together"),
        (["--address", "https://a.org"], 2, "verify needs --sources"),
        (["--sources", ".", "--address", "https://a.org"], 2, "go together"),
        (["--excerpt", "a.txt", "--address", "a.org", "--passage", "x"], 2, "begins with http"),
        (["--excerpt", "a.txt", "--accept-changed"], 2, "go together"),
        (["--sources", ".", "--date", "yesterday"], 2, "no day like 2026-01-31"),
        (["--sources", ".", "--date", "2026-02-30"], 2, "no day of the calendar"),
        (["--sources", ".", "--date", "2999-01-01"], 2, "still to come"),
        (["--sources", "/nowhere/at/all"], 1, "there is no such folder"),
        (["--excerpt", "/nowhere.txt", *EXCERPT], 1, "the file can't be read"),
        (["--excerpt", "a.txt", *EXCERPT, "passage:none"], 1, "there is no passage passage:none"),
    ],
)
def test_a_wrong_call_is_one_sentence(
    project: Path, arguments: list[str], status: int, message: str
) -> None:
    ended, _, errors = _run(project, *arguments)
    assert ended == status
    assert message in errors


def test_a_ledger_that_a_hand_typed_in_is_refused(project: Path, sources: Path) -> None:
    assert _run(project, "--sources", sources)[0] == 0
    path = project / "evidence" / "checks.csv"
    typed = path.read_bytes() + b"passage:sea-9,checked by me\n"
    path.write_bytes(typed)
    status, _, errors = _run(project, "--sources", sources)
    assert status == 1
    assert "evidence/checks.csv:8: the row has 2 cells" in errors
    assert path.read_bytes() == typed


def test_every_anchor_of_the_essay_is_at_its_locator(shared: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for room in ("ontology", "graph", "evidence"):
        if (ROOT / room).is_dir():
            shutil.copytree(ROOT / room, copy / room)
    essay = tmp_path / "essay"
    essay.mkdir()
    shutil.copy(shared / "seed" / "essay.txt", essay)
    status, said, errors = _run(copy, "--sources", essay)
    assert status == 0, errors
    assert int(said.partition(" ")[0]) >= 31
    rows = read_ledger(copy / "evidence" / "checks.csv").rows
    assert sum("shared-future-essay" in row.passage for row in rows) >= 31

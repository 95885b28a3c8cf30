"""A plain text is cut into a title, paragraphs and sentences; nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cybergov.evidence import folder
from cybergov.evidence.beside import Beside
from cybergov.evidence.folder import Folder, load
from cybergov.evidence.readers import reader_of
from cybergov.evidence.readers.plain_text import read, sentences
from cybergov.findings import InputError


def test_the_essay_has_31_sentences_and_a_stray_line(shared: Path) -> None:
    units = load(shared / "seed" / "essay.txt", "en").units
    paragraphs = [" ".join(locator.split()[:2]) for locator in units if locator != "title"]
    counts = [paragraphs.count(f"p {p}") for p in range(1, 8)]
    assert counts == [2, 3, 2, 8, 8, 8, 1]
    assert next(iter(units)) == "title"
    assert units["p 4 s 1"].endswith("the digital security dilemma.")
    assert units["p 7 s 1"].startswith("PHP")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("One. Two? Three! Four… Five", ["One.", "Two?", "Three!", "Four…", "Five"]),
        ("He said “stop.” Then he left.", ["He said “stop.”", "Then he left."]),
        ("It ends.[12] “Quoted” begins.¹ (So too.)", 3),
        ("No. 5 of vol. 2 is one sentence, e.g. here.", 1),
        ("Version 2.0 is out.It is one.", 1),
        ("Wait... what? Yes.", ["Wait... what?", "Yes."]),
        ("L’accord est signé. «\u00a0État\u00a0» en dit plus. À voir.", 3),
        ("« C’est la paix.\u00a0» Il insiste.", ["« C’est la paix.\u00a0»", "Il insiste."]),
        ("¿Quién responde? ¡Nadie! Ésa es la cuestión.", 3),
        ("Это правило. «Норма» выше. а это нет.", 2),
        (
            "第一句。第二句！第三句？“引用。”最后",
            ["第一句。", "第二句！", "第三句？", "“引用。”", "最后"],
        ),
        ("هذه جملة. وهذه ثانية؟ وهذه ثالثة.", 3),
        ("Line one\nof a sentence. Line\ntwo.", ["Line one\nof a sentence.", "Line\ntwo."]),
        ("   ", []),
    ],
)
def test_sentences(paragraph: str, expected: list[str] | int) -> None:
    found = list(sentences(paragraph))
    assert found == expected if isinstance(expected, list) else len(found) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_change_nothing(end: str) -> None:
    text = "\n\nTitle\n\nOne. Two.\nStill two.\n \t\nThree.\n".replace("\n", end)
    expected = {
        "title": "Title",
        "p 1 s 1": "One.",
        "p 1 s 2": "Two.",
        "p 1 s 3": "Still two.",
        "p 2 s 1": "Three.",
    }
    assert read(text.encode(), "a.txt", Beside()) == expected
    assert read(text.encode("utf-8-sig"), "a.txt", Beside()) == expected


def test_a_speech_has_no_title_and_a_paragraph_a_line() -> None:
    text = "I thank you, Mr. President.\nWe see two dangers. Both grow.\nThird line\n"
    assert read(text.encode(), "speech.txt", Beside()) == {
        "p 1 s 1": "I thank you, Mr.",
        "p 1 s 2": "President.",
        "p 2 s 1": "We see two dangers.",
        "p 2 s 2": "Both grow.",
        "p 3 s 1": "Third line",
    }


def test_a_title_without_a_blank_line_behind_it_is_still_one_line() -> None:
    assert read(b"Title\nText.", "a.txt", Beside()) == {"title": "Title", "p 1 s 1": "Text."}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.txt: the text is empty."),
        (b" \n\t\r\n", "a.txt: the text is empty."),
        (b"One\n\nTw\x00o", "a.txt:3: the file holds a NUL byte."),
        ("One\nTwó".encode("latin-1"), "a.txt:2: the file is not in UTF-8."),
        ("One".encode("utf-16"), "a.txt:1: the file is not in UTF-8."),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as refused:
        read(data, "a.txt", Beside())
    assert len(refused.value.findings) == 1


@given(st.text(st.sampled_from("aA.。?!…” \n\t1«é国[(¹")))
def test_nothing_is_lost_and_nothing_added(text: str) -> None:
    try:
        units = read(text.encode(), "a.txt", Beside())
    except InputError:
        assert not text.strip()
    else:
        assert "".join("".join(units.values()).split()) == "".join(text.split())
        assert all(units.values())


def test_a_long_hostile_text_is_read_in_linear_time() -> None:
    assert len(read(b"T\n\n" + b". " * 300_000, "a.txt", Beside())) == 2
    assert len(read(b"T\n\n" + b"." + b" " * 300_000 + b"x", "a.txt", Beside())) == 2


def test_a_format_that_no_reader_knows() -> None:
    with pytest.raises(InputError, match=r"essay\.docx: no reader .* \.txt"):
        reader_of("essay.docx")
    assert ".txt" in reader_of("ESSAY.TXT").SUFFIXES


def _write(path: Path, text: str = "Title") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_text_is_found_in_a_folder_inside_the_sources(tmp_path: Path) -> None:
    path = _write(tmp_path / "deep" / "er" / "a.txt")
    assert Folder(tmp_path).find("a.txt") == path
    assert Folder(tmp_path).find("b.txt") is None


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/passwd", "deep/../a.txt", "deep/", "..", ".", "", "a\\b", "C:a"]
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    _write(tmp_path / "deep" / "a.txt")
    with pytest.raises(InputError, match="no name of a file below"):
        Folder(tmp_path).find(name)


def test_the_folders_above_tell_files_of_one_name_apart(tmp_path: Path) -> None:
    first = _write(tmp_path / "deep" / "77-37" / "en.xml", "One")
    _write(tmp_path / "deep" / "77-36" / "en.xml", "Two")
    assert Folder(tmp_path).find("77-37/en.xml") == first
    assert Folder(tmp_path).find("deep/77-37/en.xml") == first
    assert Folder(tmp_path).find("7-37/en.xml") is None


def test_links_out_of_the_sources_are_not_followed(tmp_path: Path) -> None:
    secret = _write(tmp_path / "outside" / "secret.txt")
    sources = tmp_path / "sources"
    inside = _write(sources / "a.txt")
    (sources / "secret.txt").symlink_to(secret)
    (sources / "folder").symlink_to(secret.parent)
    (sources / "same.txt").symlink_to(inside)
    (sources / "loop").symlink_to(sources / "loop")
    assert Folder(sources).find("secret.txt") is None
    assert Folder(sources).find("loop") is None
    assert Folder(sources).find("same.txt") == sources / "same.txt"


def test_two_different_files_of_one_name_are_both_named(tmp_path: Path) -> None:
    _write(tmp_path / "one" / "a.txt", "Text")
    _write(tmp_path / "two" / "a.txt", "Text")
    assert Folder(tmp_path).find("a.txt") == tmp_path / "one" / "a.txt"
    _write(tmp_path / "two" / "a.txt", "Other")
    with pytest.raises(InputError) as refused:
        Folder(tmp_path).find("a.txt")
    assert "one/a.txt" in str(refused.value)
    assert "two/a.txt" in str(refused.value)


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "MAX_BYTES", 10)
    with pytest.raises(InputError, match="the file is over"):
        load(_write(tmp_path / "a.txt", "x" * 11), "en")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such folder"):
        Folder(tmp_path / "none").require()

"""A search of held texts says where a phrase stands, in which texts it does not, and is kept."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import sqlite3
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

from cybergov.evidence import grep as grep_module
from cybergov.evidence import indexing
from cybergov.evidence.folder import load
from cybergov.evidence.grep import Found, grep
from cybergov.evidence.languages import language_of
from cybergov.evidence.texts import HeldText
from cybergov.evidence.words import pattern_of, stem, words_of
from cybergov.findings import InputError, UsageError
from cybergov.names import PREFIXES
from tests.command import cybergov
from tests.conftest import ROOT
from tests.test_akoma_ntoso import ENGLISH, FRENCH, PAGE

Result = subprocess.CompletedProcess[str]
Search = Callable[..., Result]

TEXTS = {
    "sea-en.txt": """A treaty for the sea

Each harbour shall keep the safety of ships. Harbours’ lamps are lit — at night!
The State's ships are safe.

No harbour-master sleeps. Three harbours sleep
on the shore.
""",
    "sea-fr.txt": "Un traité pour la mer\n\nLe phare national éclaire les ports. Des phares"
    " nationaux gardent la côte.\n",
    "sea-es.txt": "Un tratado para el mar\n\nLas facultades del faro son pocas. La facultad es"
    " una.\n",
    "sea-ru.txt": "Договор о море\n\nБезопасность маяка важна. Мы храним безопасностью маяков"
    " берег.\n",
    "sea-zh.txt": "海洋条约\n\n第一，港口应当保护船舶。第二，灯塔的\n安全很重要。\n",
    "sea-ar.txt": "معاهدة البحر\n\nتحمي المنارة السفن والأمن. ويبقى أمن البحر.\n",
}
DESCRIBED = """
@prefix cg: <https://w3id.org/cybergov/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix source: <https://w3id.org/cybergov/source/> .
@prefix text: <https://w3id.org/cybergov/text/> .
source:sea a cg:Treaty ; dcterms:title "A treaty for the sea"@en ;
    cg:legalNature cg:TreatyLaw ; cg:text text:sea-en , text:sea-zh , text:sea-fr .
text:sea-en a cg:TextVersion ; dcterms:language "en" ; cg:fileName "sea-en.txt" .
text:sea-zh a cg:TextVersion ; dcterms:language "zh-Hans" ; cg:fileName "sea-zh.txt" .
text:sea-fr a cg:TextVersion ; dcterms:language "fr" ; cg:fileName "sea-fr.txt" .
source:shore a cg:Treaty ; dcterms:title "A treaty for the shore"@en ;
    cg:legalNature cg:TreatyLaw ; cg:text text:shore-en .
text:shore-en a cg:TextVersion ; dcterms:language "en" ; cg:fileName "shore.txt" .
source:second-paragraph a cg:Treaty ; dcterms:title "The second paragraph"@en ;
    cg:legalNature cg:TreatyLaw ; dcterms:isPartOf source:sea ; cg:startsAt "p 2" .
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    (folder / "deep").mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / "deep" / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def search(texts: Path, tmp_path: Path) -> Search:
    """Return what searches the texts in a process of its own, with a cache of the test's own."""

    def run(*arguments: str | Path, **variables: str) -> Result:
        if "--with" not in arguments and "--dist" not in arguments:
            arguments = (*arguments, "--dist", tmp_path / "nothing")
        result = cybergov("grep", *arguments, "--sources", texts, cwd=ROOT, **variables)
        assert "Traceback" not in result.stderr
        return result

    return run


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder of a user's own that describes the made-up texts."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "sea.ttl").write_text(DESCRIBED, "utf-8")
    return folder


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "cybergov" / "texts"


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def places(found: Found) -> list[tuple[str, str, str]]:
    return [(hit.text.file.rpartition("/")[2], hit.locator, hit.words) for hit in found.hits]


# ------------------------------------------------------------------------------- what is found


def test_a_hit_is_a_line_and_the_silent_texts_are_named(search: Search, texts: Path) -> None:
    (texts / "shore-en.txt").write_text("Of the shore\n\nNobody lives here.\n", "utf-8")
    result = search("harbour sleeps")
    assert result.returncode == 0
    assert result.stdout.splitlines() == [
        "deep/sea-en.txt  en  p 2 s 2  No harbour-master sleeps. Three harbours sleep on the"
        " shore.",
        "1 paragraph in 1 of 7 texts; nothing in 6.",
        "ar: 0 paragraphs in 0 of 1 text; nothing in 1.",
        "en: 1 paragraph in 1 of 2 texts; nothing in 1: shore-en.txt.",
        *(f"{each}: 0 paragraphs in 0 of 1 text; nothing in 1." for each in ("es", "fr", "ru")),
        "zh: 0 paragraphs in 0 of 1 text; nothing in 1.",
    ]
    assert "Run `cybergov build` first. Until then texts are called by their files." in (
        result.stderr
    )


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("harbour", [("sea-en.txt", "p 1 s 1", "harbour"), ("sea-en.txt", "p 2 s 1", "harbour")]),
        ("HARBOURS", [("sea-en.txt", "p 1 s 1", "harbour"), ("sea-en.txt", "p 2 s 1", "harbour")]),
        ("harbours sleeping", [("sea-en.txt", "p 2 s 2", "harbours sleep")]),
        ("harbours' lamp", [("sea-en.txt", "p 1 s 2", "Harbours' lamps")]),
        ("lit at night", [("sea-en.txt", "p 1 s 2", "lit - at night")]),
        ("state ship", [("sea-en.txt", "p 1 s 3", "State's ships")]),
        ("safety of ships. Harbours", [("sea-en.txt", "p 1", "safety of ships. Harbours")]),
        ("sleep on the shore", [("sea-en.txt", "p 2 s 2", "sleep on the shore")]),
        ("at night! The", [("sea-en.txt", "p 1", "at night! The")]),
        ("sleeps three", [("sea-en.txt", "p 2", "sleeps. Three")]),
        ("phare national", [("sea-fr.txt", "p 1 s 1", "phare national")]),
        ("phares nationaux", [("sea-fr.txt", "p 1 s 1", "phare national")]),
        ("facultad", [("sea-es.txt", "p 1 s 1", "facultades")]),
        ("безопасности", [("sea-ru.txt", "p 1 s 1", "Безопасность")]),
        ("маяк", [("sea-ru.txt", "p 1 s 1", "маяка")]),
        ("الأمن", [("sea-ar.txt", "p 1 s 1", "والأمن")]),
        ("灯塔的安全", [("sea-zh.txt", "p 1 s 2", "灯塔的安全")]),
        ("一港口", []),
        ("harbour ship", []),
        ("arbour", []),
        ("s", []),
    ],
)
def test_word_forms_are_found_in_each_language(
    texts: Path, phrase: str, found: list[tuple[str, str, str]]
) -> None:
    assert places(grep(phrase, texts)) == found


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("harbours sleep", ["p 2 s 2"]),
        ("Harbours sleep", []),
        ("harbours' lamps", []),
        ("Harbours' lamps are lit - at", ["p 1 s 2"]),
        ("Harbours’ lamps are lit — at", ["p 1 s 2"]),
        ("harbour-master", ["p 2 s 1"]),
        ("harbour", ["p 1 s 1", "p 2 s 1"]),
        ("harb", []),
        ("lamps. lit", []),
        ("-master sleeps.", ["p 2 s 1"]),
        ("الأمن", ["p 1 s 1"]),
        ("船舶。第二", ["p 1"]),
    ],
)
def test_exactly_the_letters_are_found_as_verify_finds_them(
    texts: Path, phrase: str, found: list[str]
) -> None:
    assert [hit.locator for hit in grep(phrase, texts, exact=True).hits] == found


def test_a_paragraph_is_one_hit_and_says_how_often(texts: Path) -> None:
    (first, second) = grep("harbour", texts, languages=["en"]).hits
    assert (first.times, second.times) == (2, 2)


def test_the_words_around_a_hit_are_few(texts: Path) -> None:
    words = " ".join(f"word{n}" for n in range(40))
    (texts / "long-en.txt").write_text(f"Title\n\n{words} buoy {words}.\n", "utf-8")
    (texts / "long-zh.txt").write_text(f"题\n\n{'海' * 60}浮标{'洋' * 60}\n", "utf-8")
    (english,) = grep("buoys", texts).hits
    assert english.before == "… " + " ".join(f"word{n}" for n in range(28, 40)) + " "
    assert english.after == " " + " ".join(f"word{n}" for n in range(12)) + " …"
    (chinese,) = grep("浮标", texts).hits
    assert (chinese.before, chinese.after) == (f"… {'海' * 24}", f"{'洋' * 24} …")


def test_limit_count_and_quiet(search: Search) -> None:
    limited = search("harbour", "--limit", "1")
    assert limited.stdout.count("deep/sea-en.txt") == 1
    assert "2 paragraphs in 1 of 6 texts" in limited.stdout
    assert "1 of 2 hits are shown." in limited.stderr
    assert search("harbour", "--count").stdout.startswith("2 paragraphs in 1 of 6 texts")
    assert [line[:9] for line in search("harbour", "--quiet").stdout.splitlines()] == [
        "deep/sea-"
    ] * 2
    assert search("buoy", "--quiet").stdout == ""
    assert search("harbour", "--count", "--quiet").returncode == 2


def test_csv_has_a_row_for_each_hit_and_each_silent_text(search: Search) -> None:
    table = rows(search("sleep", "--format", "csv"))
    assert [(row["file"], row["locator"], row["times"]) for row in table] == [
        ("deep/sea-en.txt", "p 2 s 1", "2"),
        *((f"deep/sea-{tag}.txt", "", "0") for tag in ("ar", "es", "fr", "ru", "zh")),
    ]
    assert table[0]["before"] + table[0]["words"] == "No harbour-master sleeps"


def test_json_has_everything(search: Search) -> None:
    found = json.loads(search("sleep", "--format", "json").stdout)
    assert (found["phrase"], found["exact"], found["paragraphs"]) == ("sleep", False, 1)
    assert found["hits"][0]["locator"] == "p 2 s 1"
    assert len(found["searched"]) == 6
    assert len(found["nothing"]) == 5
    assert all(len(text["sha256"]) == 64 for text in found["searched"])


# ------------------------------------------------------------------------------ which texts


def test_languages_restrict_and_their_silent_texts_are_named(search: Search) -> None:
    result = search("buoy", "--language", "fr", "--language", "ZH")
    assert result.stdout.splitlines() == [
        "0 paragraphs in 0 of 2 texts; nothing in 2.",
        "fr: 0 paragraphs in 0 of 1 text; nothing in 1: deep/sea-fr.txt.",
        "zh: 0 paragraphs in 0 of 1 text; nothing in 1: deep/sea-zh.txt.",
    ]


def test_a_text_whose_language_nobody_knows_is_not_left_out_in_silence(
    search: Search, texts: Path
) -> None:
    (texts / "short.txt").write_text("Harbour\n", "utf-8")
    assert "3 paragraphs in 2 of 7 texts" in search("harbour").stdout
    result = search("harbour", "--language", "en")
    assert "2 paragraphs in 1 of 1 text." in result.stdout
    assert "short.txt: not searched, its language is not known." in result.stderr


def test_sources_restrict_and_name_the_texts(search: Search, notes: Path) -> None:
    result = search("灯塔", "--with", notes, "--source", "source:sea")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("source:sea  zh  p 1 s 2  ")
    assert "1 paragraph in 1 of 3 texts; nothing in 2." in result.stdout
    by_title = search("灯塔", "--with", notes, "--source", "A treaty for the sea")
    assert by_title.stdout == result.stdout


def test_a_source_that_is_part_of_another_has_its_own_places(search: Search, notes: Path) -> None:
    result = search("harbour", "--with", notes, "--source", "The second paragraph")
    hits = [line for line in result.stdout.splitlines() if line.startswith("source:")]
    assert [line.split("  ")[:3] for line in hits] == [["source:second-paragraph", "en", "s 1"]]


def test_a_source_whose_text_is_not_held_is_told(search: Search, notes: Path) -> None:
    result = search("harbour", "--with", notes, "--source", "source:shore")
    assert result.returncode == 1
    assert "not held: shore.txt." in result.stderr
    nowhere = search("harbour", "--with", notes, "--source", "common security")
    assert (nowhere.returncode, nowhere.stdout) == (1, "")
    assert "the graph describes no text of concept:common-security" in nowhere.stderr


def test_the_names_of_a_build_are_used(
    search: Search, texts: Path, dist: Path, tmp_path: Path
) -> None:
    (texts / "essay.txt").write_text("A title\n\nWe light a beacon.\n", "utf-8")
    result = search("beacons", "--dist", dist)
    assert result.stdout.startswith("source:shared-future-essay  en  p 1 s 1  We light a beacon.")
    assert "not searched" not in result.stderr
    assert not list(tmp_path.rglob("*/dist/*beacon*"))


def test_what_cannot_be_read_is_named_and_the_rest_is_searched(search: Search, texts: Path) -> None:
    (texts / "empty.txt").touch()
    (texts / "latin.txt").write_bytes(b"caf\xe9\n")
    (texts / "broken.xml").write_text("<akomaNtoso", "utf-8")
    (texts / "treaty.pdf").write_bytes(b"%PDF")
    (texts / ".hidden.txt").write_text("A harbour\n", "utf-8")
    (texts / "loop").symlink_to(texts)
    (texts / "loop.txt").symlink_to("loop.txt")
    (texts / "out.txt").symlink_to("/etc/hostname")
    for _ in range(2):
        result = search("harbour")
        assert result.returncode == 1
        assert "2 paragraphs in 1 of 6 texts" in result.stdout
        told = [line.rpartition("/")[2].partition(":")[0] for line in result.stderr.splitlines()]
        assert {"empty.txt", "latin.txt", "broken.xml"} <= set(told)
        assert "not searched, of kinds that no reader knows (.pdf): 1." in result.stderr
        assert "out.txt" not in result.stderr


def test_a_huge_file_is_refused(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cybergov.evidence.folder.MAX_BYTES", 2000)
    monkeypatch.setattr(indexing, "MAX_BYTES", 2000)
    (texts / "huge.txt").write_text("harbour " * 1000, "utf-8")
    found = grep("harbour", texts)
    assert len(found.hits) == 2
    assert "is over" in str(found.findings[0])


def test_a_folder_that_may_not_be_read_is_named(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (texts / "closed").mkdir()
    scandir = os.scandir

    def closed(path: str | Path) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    found = grep("harbour", texts)
    assert len(found.hits) == 2
    assert "closed: the folder can't be read: Permission denied." in str(found.findings[0])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_named(search: Search, texts: Path) -> None:
    (texts / "deep" / "sea-en.txt").chmod(0)
    result = search("harbour")
    assert result.returncode == 1
    assert "sea-en.txt: the file can't be read" in result.stderr
    (texts / "deep" / "sea-en.txt").chmod(0o600)
    assert search("harbour").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ([""], 2, "has no word"),
        (["?! «…»"], 2, "has no word"),
        (["\u202e"], 2, "has no word"),
        (["word " * 101], 2, "101 words"),
        (["x", "--language", "1"], 2, "is no language"),
        (["x", "--limit", "-1"], 2, "is no number"),
        (["x", "--format", "xml"], 2, "invalid choice"),
        (["x", "--keep", "y"], 2, "needs --for"),
        (["x", "--keep", "y", "--for", "a", "--by", "b"], 2, "needs --language"),
        (["x", "--note", "y"], 2, "go with --keep"),
        (["x", "--source", "sea"], 1, "Run `cybergov build` first."),
        ([], 2, "required: phrase"),
    ],
)
def test_a_wrong_call_gets_a_sentence(
    search: Search, arguments: list[str], status: int, words: str
) -> None:
    result = search(*arguments)
    assert (result.returncode, result.stdout) == (status, "")
    assert words in result.stderr


def test_a_folder_that_is_missing_or_has_no_text(tmp_path: Path) -> None:
    result = cybergov("grep", "x", "--sources", tmp_path / "none")
    assert (result.returncode, result.stdout) == (1, "")
    assert "there is no such folder" in result.stderr
    (tmp_path / "bare").mkdir()
    result = cybergov("grep", "x", "--sources", tmp_path / "bare")
    assert result.returncode == 1
    assert "there is no text to search here" in result.stderr


@pytest.mark.parametrize(
    "phrase",
    ['"', "harbour*", "NEAR(harbour sleeps, 5)", "harbour OR sleeps", "stems:1", "' OR 1=1 --",
     "^harbour", "{harbour}", "-harbour sleeps", "harbour AND", '"harbour" "', "harbour\0sleeps",
     "\ud800 x", "(((", "e\u0301" * 500, "x" * 100_000, "\u202eharbour\u202c x"],
)  # fmt: skip
@pytest.mark.parametrize("exact", [False, True])
def test_no_phrase_is_syntax(texts: Path, phrase: str, exact: bool) -> None:
    try:
        found = grep(phrase, texts, exact=exact)
    except UsageError:
        assert not words_of(phrase) or "\ud800" in phrase
        return
    # What is no letter parts words and means nothing else.
    assert {hit.words for hit in found.hits} <= {"harbour", "harbours sleep"}


def test_marks_and_directions_are_no_part_of_a_word(texts: Path) -> None:
    (texts / "marks-en.txt").write_text(
        "T\n\nThe ca\u00adbles of the cafe\u0301 \u202eare\u202c lit.\n", "utf-8"
    )
    for phrase in ("cable of the café are", "CAFE\u0301", "\u202bcables\u202c"):
        assert len(grep(phrase, texts).hits) == 1, phrase
    assert grep("cafe", texts).hits == ()


# ---------------------------------------------------------------------------------- the index


def kept(cache: Path) -> list[Path]:
    return sorted(path for path in cache.iterdir() if not path.name.startswith("."))


def test_a_text_is_read_once(texts: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long_ago = time.time() - 100
    monkeypatch.setattr(indexing, "_TICK", 0)
    assert len(grep("harbour", texts).hits) == 2
    monkeypatch.setattr(indexing, "load", None)
    assert len(grep("harbour", texts).hits) == 2
    for path in texts.rglob("*.txt"):  # other times and the same bytes
        os.utime(path, (long_ago, long_ago))
    assert len(grep("harbour", texts).hits) == 2
    assert len(kept(cache)) == 1
    assert not list(cache.glob(".new-*"))


def test_what_changes_is_seen_at_once(texts: Path) -> None:
    path = texts / "deep" / "sea-en.txt"
    state = path.stat()
    assert len(grep("harbour", texts).hits) == 2
    # Of the same size, at the same time: only the bytes tell.
    path.write_text(TEXTS["sea-en.txt"].replace("harbour", "seaport"), "utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert path.stat().st_size == state.st_size
    assert [hit.times for hit in grep("harbour", texts).hits] == [1]
    assert len(grep("seaport", texts).hits) == 2
    (texts / "new-en.txt").write_text("A seaport\n", "utf-8")
    assert len(grep("seaport", texts).hits) == 3
    path.unlink()
    assert places(grep("seaport", texts)) == [("new-en.txt", "title", "seaport")]
    path.write_text(TEXTS["sea-en.txt"], "utf-8")
    assert len(grep("harbour", texts).hits) == 2


def test_a_translation_is_read_again_when_the_english_text_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_TICK", 0)
    folder, tables = tmp_path / "pantry", ROOT / "graph" / "tables"
    folder.mkdir()
    english, french = folder / "en.xml", folder / "fr.xml"
    pages = [
        PAGE.format(language=code, symbol="A/RES/90/7", title="Order", content=content)
        for code, content in (("eng", ENGLISH), ("fra", FRENCH))
    ]
    french.write_text(pages[1], "utf-8")
    found = grep("garde-manger", folder, tables=tables)
    assert (found.texts, "read by the English one" in str(found.findings[0])) == ((), True)
    english.write_text(pages[0], "utf-8")
    found = grep("balayer", folder, tables=tables)
    assert (places(found), found.findings) == ([("fr.xml", "op 1(b)", "balayer")], ())
    english.write_text(pages[0].replace("<num>1.</num><content>\n    <p><i>Req", "<content><p>"))
    assert places(grep("balayer", folder, tables=tables)) != places(found)
    english.unlink()
    assert grep("balayer", folder, tables=tables).texts == ()


def test_another_language_for_a_text_gives_other_forms(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_TICK", 0)
    assert len(grep("sleeping", texts).hits) == 1
    store = Store()
    head = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    store.update(
        head + 'INSERT DATA { source:s cg:text text:t . text:t dcterms:language "de" ;'
        ' cg:fileName "sea-en.txt" }'
    )
    assert grep("sleeping", texts, store).hits == ()
    (hit,) = grep("sleep", texts, store).hits
    assert (hit.text.name, hit.text.language) == ("source:s", "de")
    assert len(grep("sleeping", texts).hits) == 1


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _flip(path: Path) -> None:
    data = path.read_bytes()
    assert b"harbour" in data
    path.write_bytes(data.replace(b"harbour", b"harbouR"))


def _foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE text (id)")
    connection.close()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _text(path: Path) -> None:
    path.write_text("no index", "utf-8")


@pytest.mark.parametrize("damage", [_cut, _flip, _foreign, _folder, _text])
def test_a_damaged_or_foreign_index_is_replaced(
    texts: Path, cache: Path, damage: Callable[[Path], None]
) -> None:
    before = places(grep("harbour", texts))
    damage(kept(cache)[0])
    assert places(grep("harbour", texts)) == before
    assert places(grep("harbour", texts)) == before


def test_an_index_of_the_right_hash_and_the_wrong_schema_is_replaced(
    texts: Path, cache: Path
) -> None:
    before = places(grep("harbour", texts))
    (index,) = kept(cache)
    key = index.name.partition("-")[0]
    _foreign(index)
    digest = hashlib.sha256(index.read_bytes()).hexdigest()[:32]
    index.rename(index.with_name(f"{key}-{digest}"))
    assert places(grep("harbour", texts)) == before


def test_an_index_of_another_version_is_left(
    texts: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tables = tmp_path / "tables" / "reading"
    tables.mkdir(parents=True)
    assert len(grep("harbour", texts, tables=tables.parent).hits) == 2
    (tables / "un-phrases.csv").write_text("a\n", "utf-8")
    read_again: list[Path] = []

    def reading(path: Path, *rest: Any) -> HeldText:
        read_again.append(path)
        return load(path, *rest)

    monkeypatch.setattr(indexing, "load", reading)
    assert len(grep("harbour", texts, tables=tables.parent).hits) == 2
    assert len(read_again) == len(TEXTS)


def test_a_locked_index_is_read_and_a_closed_cache_is_done_without(
    search: Search, cache: Path, tmp_path: Path
) -> None:
    first = search("harbour")
    connection = sqlite3.connect(kept(cache)[0])
    connection.execute("BEGIN EXCLUSIVE")
    assert search("harbour").stdout == first.stdout
    connection.close()
    (tmp_path / "file").touch()
    result = search("harbour", XDG_CACHE_HOME=str(tmp_path / "file"))
    assert (result.returncode, result.stdout) == (0, first.stdout)


def test_many_at_once_all_answer(search: Search, texts: Path, cache: Path) -> None:
    def change_and_search(number: int) -> str:
        (texts / f"more-{number}-en.txt").write_text("A harbour\n", "utf-8")
        return search("harbour", "--count").stdout.partition(" ")[0]

    with ThreadPoolExecutor(6) as pool:
        counts = [int(count) for count in pool.map(change_and_search, range(6))]
    assert all(3 <= count <= 8 for count in counts)
    assert search("harbour", "--count").stdout.startswith("8 paragraphs in 7 of 12 texts")
    assert len(kept(cache)) == 1


def test_only_the_newest_indexes_are_kept(tmp_path: Path, cache: Path) -> None:
    for number in range(8):
        folder = tmp_path / f"folder-{number}"
        folder.mkdir()
        (folder / "a.txt").write_text("The harbour\n", "utf-8")
        assert len(grep("harbour", folder).hits) == 1
    assert len(kept(cache)) == 6


def test_a_worn_index_is_made_anew(texts: Path, cache: Path) -> None:
    paragraphs = "\n\n".join(f"Lamp {n} is lit." for n in range(1500))
    for number in range(4):
        (texts / "many-en.txt").write_text(f"T{number}\n\n{paragraphs}\n", "utf-8")
        assert len(grep("lamp", texts).hits) == 1501
    connection = sqlite3.connect(kept(cache)[0])
    (last,) = connection.execute("SELECT max(id) FROM paragraph").fetchone()
    connection.close()
    assert last < 2 * 1600 + 1000 + 1600


# ---------------------------------------------------------------------------- words, languages


def test_a_word_has_the_same_stem_in_all_its_forms() -> None:
    for language, forms in {
        "en": "security Securities SECURITY's",
        "fr": "numérique numériques",
        "es": "facultad facultades",
        "ru": "разрыв разрыва разрывом",
        "ar": "الأمن والأمن بالأمن للأمن أمن فالأمن وبالأمن",
    }.items():
        assert len({stem(form, language) for form in forms.split()}) == 1, language


def test_the_pattern_of_a_phrase_finds_whole_words_only() -> None:
    pattern = pattern_of([["state"], ["s", "act"]])
    assert not pattern.search("state's")
    assert not pattern.search("state actor")
    assert not pattern.search("restate act")
    assert pattern.search("(state) act")


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_language_of_a_text_is_seen(name: str) -> None:
    text = TEXTS[name]
    assert language_of("x.txt", text) == name[4:6]
    assert language_of("x.txt", "12 — 13") == "und"


# --------------------------------------------------------------------------- a search is kept

ACTOR = "actor:shared-future-essay-author"


def keep(*more: str | Path, name: str = "no-buoys") -> tuple[str | Path, ...]:
    wanted = ("--keep", name, "--for", "common security", "--by", ACTOR, "--date", "2026-01-31")
    return (*wanted, "--language", "en", *more)


def test_a_record_passes_every_check(search: Search, notes: Path) -> None:
    file = notes / "searches" / "buoys.ttl"
    only = ("--with", notes, "--source", "source:sea", "--into", file)
    first = search("two \n buoys", *keep(*only, "--note", 'A "quoted"\nnote\\'))
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith("0 paragraphs in 0 of 1 text; nothing in 1.")
    assert "search:no-buoys is kept in" in first.stderr
    assert search("harbour", *keep(*only, name="harbours")).returncode == 0
    text = file.read_text("utf-8")
    assert text.count("@prefix") == 8
    for line in (
        "cg:searchedFor concept:common-security ;",
        f"cg:searchedBy {ACTOR} ;",
        'dcterms:date "2026-01-31"^^xsd:date ;',
        "cg:searchedText text:sea-en ;",
        'cg:searchedTerm "two buoys"@en ;',
        "cg:found 0 ;",
        "cg:found 2 ;",
    ):
        assert line in text
    checked = cybergov("check", "--with", notes)
    assert checked.returncode == 0, checked.stderr + checked.stdout
    again = search("buoys", *keep(*only))
    assert again.returncode == 1
    assert "search:no-buoys is in the graph already" in again.stderr
    elsewhere = search("buoys", *keep("--with", notes, "--source", "source:sea"))
    assert elsewhere.returncode == 1
    assert file.read_text("utf-8") == text


def test_a_record_is_printed_and_the_summary_goes_beside_it(search: Search, notes: Path) -> None:
    result = search("buoys", *keep("--with", notes, "--source", "source:sea"))
    assert result.returncode == 0
    assert result.stdout.startswith("@prefix actor:")
    assert "search:no-buoys a cg:SearchRecord ;" in result.stdout
    assert "0 paragraphs in 0 of 1 text" in result.stderr


def test_a_file_that_has_the_name_or_is_no_turtle_is_left(
    search: Search, notes: Path, tmp_path: Path
) -> None:
    file = tmp_path / "kept.ttl"
    only = ("--with", notes, "--source", "source:sea", "--into", file)
    assert search("buoys", *keep(*only)).returncode == 0
    text = file.read_text("utf-8")
    second = search("buoys", *keep(*only))
    assert (second.returncode, file.read_text("utf-8")) == (1, text)
    assert "is there already" in second.stderr
    file.write_text("no turtle", "utf-8")
    third = search("buoys", *keep(*only))
    assert (third.returncode, file.read_text("utf-8")) == (1, "no turtle")
    assert "this is not Turtle" in third.stderr


@pytest.mark.parametrize(
    ("more", "status", "words"),
    [
        (["--source", "source:sea", "--by", "source:sea"], 1, "source:sea is no actor"),
        (["--source", "source:sea", "--by", "nobody at all"], 1, "nothing here is called"),
        (["--source", "source:sea", "--for", "nothing at all"], 1, "nothing here is called"),
        (["--source", "source:shore"], 1, "not held: shore.txt."),
        (["--source", "source:second-paragraph"], 1, "stands in the text of a larger source"),
        ([], 1, "the graph describes no text other-en.txt"),
        (["--source", "source:sea", "--keep", "No Buoys"], 2, "is no name of a record"),
        (["--source", "source:sea", "--into", "kept.txt"], 2, "end in .ttl"),
        (["--source", "source:sea", "--date", "9999-01-01"], 2, "is still to come"),
    ],
)
def test_a_record_that_others_could_not_check_is_refused(
    search: Search, notes: Path, texts: Path, more: list[str], status: int, words: str
) -> None:
    (texts / "other-en.txt").write_text("Another text\n", "utf-8")
    result = search("buoys", *keep("--with", notes, *more))
    assert result.returncode == status, result.stderr
    assert words in result.stderr
    assert "SearchRecord" not in result.stdout


def test_an_unreadable_text_keeps_a_search_from_being_kept(
    search: Search, notes: Path, texts: Path
) -> None:
    (texts / "shore.txt").write_bytes(b"\xff\xfe")
    both = ("--source", "source:sea", "--source", "source:shore")
    result = search("buoys", *keep("--with", notes, *both))
    assert (result.returncode, result.stdout) == (1, "")
    assert "No record is kept of a search that left out a text." in result.stderr


# ------------------------------------------------------------------------- the texts that we hold

DIVIDE = {
    "en": "digital divide",
    "fr": "fracture numérique",
    "es": "brecha digital",
    "ru": "цифровой разрыв",
    "zh": "数字鸿沟",
    "ar": "الفجوة الرقمية",
}


@pytest.fixture(scope="module")
def held(shared: Path) -> Path:
    return shared / "un" / "texts"


@pytest.mark.parametrize("language", DIVIDE)
def test_the_digital_divide_in_the_words_of_each_language(
    held: Path,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    # One index for all languages: making it takes some seconds.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "held"))
    tables = ROOT / "graph" / "tables"
    found = grep(DIVIDE[language], held, tables=tables)
    assert not found.findings
    assert {hit.text.language for hit in found.hits} == {language}
    assert all(hit.locator for hit in found.hits)
    exact = grep(DIVIDE[language], held, exact=True, tables=tables)
    assert {(h.text, h.locator) for h in exact.hits} <= {(h.text, h.locator) for h in found.hits}
    if language != "zh":
        assert len(found.hits) > len(exact.hits)
    again = grep(DIVIDE[language], held, languages=[language], tables=tables)
    assert again.hits == found.hits
    assert len(again.texts) == sum(text.language == language for text in found.texts)


def test_the_places_of_due_diligence_are_those_that_verify_knows(
    held: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "held"))
    tables = ROOT / "graph" / "tables"
    found = grep("due diligence", held, exact=True, languages=["en"], tables=tables)
    assert found.hits
    for hit in found.hits:
        text = load(held / hit.text.file, "en", tables)
        assert hit.locator in [str(place) for place in text.places("due diligence")]
    for silent in found.silent():
        assert not load(held / silent.file, "en", tables).places("due diligence")


def test_the_module_says_what_it_offers() -> None:
    assert set(grep_module.__all__) == {"Found", "Hit", "SearchedText", "grep"}
    with pytest.raises(InputError, match="no such folder"):
        grep("x", Path("/nowhere/at/all"))

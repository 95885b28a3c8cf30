"""A resolution is read by paragraph and article in six languages, and nothing of it is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from cybergov.akoma_ntoso.document import components
from cybergov.akoma_ntoso.xml_tree import read_xml
from cybergov.evidence.folder import load
from cybergov.findings import InputError

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "graph" / "tables"
LANGUAGES = ("ar", "es", "fr", "ru", "zh")

PAGE = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <statement name="resolution">
    <meta><identification><FRBRExpression><FRBRlanguage language="{language}"/></FRBRExpression>
    </identification></meta>
    <coverPage><p><docNumber refersTo="#symbol">{symbol}</docNumber></p></coverPage>
    <preface><p><docTitle>{title}</docTitle></p></preface>
    {content}
  </statement>
</akomaNtoso>"""

ENGLISH = """
<preamble>
  <container name="Recalling" eId="container_1"><p><i>Recalling</i> its resolution 89/3,
    <authorialNote marker="1"><p>See A/89/7.</p></authorialNote> which it values,</p></container>
  <container name="Noting" eId="container_2"><p><i>Noting</i> the pantry,</p></container>
</preamble>
<mainBody>
  <paragraph eId="para_3"><num>1.</num><content>
    <p><i>Requests</i> all cooks:</p></content></paragraph>
  <paragraph eId="para_4"><content><p>(a) To label jars;</p></content></paragraph>
  <paragraph eId="para_5"><content><p>(b) To sweep;</p></content></paragraph>
  <paragraph eId="para_6"><num>2.</num><content><p><i>Decides</i> to rest.</p></content></paragraph>
</mainBody>
<attachments><attachment><doc name="annex"><mainBody>
  <paragraph eId="para_7"><subheading>Annex</subheading></paragraph>
  <paragraph eId="para_8"><subheading>Rules of the pantry</subheading></paragraph>
  <paragraph eId="para_9"><subheading>Article 1</subheading></paragraph>
  <paragraph eId="para_10"><subheading>Purpose</subheading></paragraph>
  <paragraph eId="para_11"><num>1.</num><content><p>Order is kept.</p></content></paragraph>
  <paragraph eId="para_12"><num>2.</num><content><p>Jars are shut.</p></content></paragraph>
</mainBody></doc></attachment></attachments>
"""

# Two paragraphs are one, a heading is marked as a paragraph, and the numbers are left out.
FRENCH = """
<preamble>
  <container name="Rappelant" eId="container_1"><p><i>Rappelant</i> sa résolution 89/3,
    <authorialNote marker="1"><p>Voir A/89/7.</p></authorialNote> qu’elle apprécie,</p></container>
  <container name="Notant" eId="container_2"><p><i>Notant</i> le garde-manger,</p></container>
</preamble>
<mainBody>
  <paragraph eId="para_3"><content><p><i>Prie</i> tous les cuisiniers :</p></content></paragraph>
  <paragraph eId="para_4"><content><p>a) D’étiqueter les bocaux ;</p></content></paragraph>
  <paragraph eId="para_5"><content><p>b) De balayer ;</p></content></paragraph>
  <paragraph eId="para_6"><content><p><i>Décide</i> de se reposer.</p></content></paragraph>
</mainBody>
<attachments><attachment><doc name="annex"><mainBody>
  <paragraph eId="para_7"><subheading>Annexe</subheading></paragraph>
  <paragraph eId="para_8"><subheading>Règles du garde-manger</subheading></paragraph>
  <paragraph eId="para_9"><subheading>Article premier</subheading></paragraph>
  <paragraph eId="para_10"><content><p>Objet</p></content></paragraph>
  <paragraph eId="para_11"><content>
    <p>L’ordre est maintenu. Les bocaux sont fermés.</p></content></paragraph>
</mainBody></doc></attachment></attachments>
"""


@pytest.fixture
def pantry(tmp_path: Path) -> Path:
    """Return a folder with a resolution in English and French."""
    for name, code, title, content in (
        ("en.xml", "eng", "Order in the pantry", ENGLISH),
        ("fr.xml", "fra", "L’ordre du garde-manger", FRENCH),
    ):
        page = PAGE.format(language=code, symbol="A/RES/90/7", title=title, content=content)
        (tmp_path / name).write_text(page, "utf-8")
    return tmp_path


def test_an_english_text_is_cut_by_its_numbers(pantry: Path) -> None:
    assert load(pantry / "en.xml", "en", TABLES).units == {
        "title": "Order in the pantry",
        "pp 1": "Recalling its resolution 89/3, which it values,",
        "pp 1 fn 1": "See A/89/7.",
        "pp 2": "Noting the pantry,",
        "op 1": "Requests all cooks:",
        "op 1(a)": "(a) To label jars;",
        "op 1(b)": "(b) To sweep;",
        "op 2": "Decides to rest.",
        "annex heading": "Annex Rules of the pantry",
        "annex art 1 heading": "Article 1 Purpose",
        "annex art 1(1)": "Order is kept.",
        "annex art 1(2)": "Jars are shut.",
    }


def test_a_translation_has_the_places_of_the_english_text(pantry: Path) -> None:
    units = load(pantry / "fr.xml", "fr", TABLES).units
    assert units["op 1(b)"] == "b) De balayer ;"
    assert units["pp 1 fn 1"] == "Voir A/89/7."
    assert units["op 2"] == "Décide de se reposer."
    assert units["annex art 1 heading"] == "Article premier Objet"
    together = {units.get("annex art 1(1)"), units.get("annex art 1(2)")}
    assert "L’ordre est maintenu. Les bocaux sont fermés." in together


def test_a_convention_begins_where_the_annex_does(pantry: Path) -> None:
    part = load(pantry / "en.xml", "en", TABLES).part("annex")
    assert part.units["art 1(2)"] == "Jars are shut."
    assert "op 1" not in part.units
    assert part.sha256 == load(pantry / "en.xml", "en", TABLES).sha256


def test_a_translation_without_the_english_text_is_refused(pantry: Path) -> None:
    (pantry / "en.xml").unlink()
    with pytest.raises(InputError, match=r"in fr is read by the English one.*Put en\.xml"):
        load(pantry / "fr.xml", "fr", TABLES)


def test_a_translation_beside_another_resolution_is_refused(pantry: Path) -> None:
    path = pantry / "en.xml"
    path.write_text(path.read_text("utf-8").replace("A/RES/90/7", "A/RES/90/8"), "utf-8")
    with pytest.raises(InputError, match=r"of A/RES/90/7, and en\.xml beside it of A/RES/90/8"):
        load(pantry / "fr.xml", "fr", TABLES)


def test_an_english_text_behind_a_link_is_not_followed(pantry: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (pantry / "en.xml").rename(outside / "en.xml")
    (pantry / "en.xml").symlink_to(outside / "en.xml")
    with pytest.raises(InputError, match="there is none"):
        load(pantry / "fr.xml", "fr", TABLES)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<akomaNtoso>", "not well-formed"),
        (b"", "not well-formed"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "document type"),
        (b"<a/>", "does not say what its symbol is"),
        (b"<a>" * 200 + b"</a>" * 200, "nested more than"),
    ],
)
def test_hostile_files_are_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "en.xml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        load(path, "en", TABLES)


def test_nothing_of_the_held_texts_is_lost(shared: Path) -> None:
    for path in sorted((shared / "un" / "texts").rglob("*.xml")):
        units = load(path, path.stem, TABLES).units
        symbol = "A/RES/" + path.parent.name.replace("-", "/")
        parts = components(read_xml(path, path.name), symbol)
        blocks = [block for part in parts for block in part.all_blocks]
        held = _letters(text for locator, text in units.items() if " fn " not in locator)
        there = _letters(block.text for block in blocks)
        assert held >= there * 0.99, path


def test_parallel_places_have_the_same_numbers(shared: Path) -> None:
    """The figures in a paragraph are the same in all languages that write them in digits."""
    for folder in sorted((shared / "un" / "texts").iterdir()):
        english = load(folder / "en.xml", "en", TABLES).units
        for path in (folder / f"{language}.xml" for language in LANGUAGES):
            if not path.exists():
                continue
            units = load(path, path.stem, TABLES).units
            wanted = {place: _resolutions(text) for place, text in english.items()}
            compared = [place for place, numbers in wanted.items() if numbers]
            same = [p for p in compared if wanted[p] <= _resolutions(units.get(p, ""))]
            assert len(same) >= len(compared) - max(1, len(compared) // 10), path


def _letters(texts: Iterable[str]) -> int:
    return sum(character.isalpha() for text in texts for character in text)


def _resolutions(text: str) -> set[str]:
    return set(re.findall(r"(?<!\d)7[0-9]/[0-9]{1,3}(?!\d)", text))


def test_items_are_paired_by_their_letters_where_a_language_joins_some(shared: Path) -> None:
    """The Chinese text numbers the items of article 2 by signs, and marks the Roman ones not."""
    folder = shared / "un" / "texts" / "79-243"
    for language, words in (
        ("zh", "虚拟资产"),
        ("ru", "виртуальные активы"),
        ("fr", "avoirs virtuels"),
    ):
        convention = load(folder / f"{language}.xml", language, TABLES).part("annex 1")
        assert words in convention.units["art 2(i)"], language

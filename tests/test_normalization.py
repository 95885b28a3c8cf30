"""Two copies of a text that differ in typography only are the same text, in six languages."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cybergov.evidence import normalization
from cybergov.evidence.matching import count
from cybergov.evidence.normalization import normalize
from tests.conftest import ROOT

# Sentences of our own, each as a printer sets it and as a person types it.
SET_AND_TYPED = {
    "en": (
        "The “well‑known” States’ duty¹ of\u00a0care,[12] in cyber\u00adspace — as before — holds.",
        'The "well-known" States\' duty of care, in cyberspace - as before - holds.',
    ),
    "fr": (
        "L’État déclare\u202f: «\u00a0la cyber‑sécurité² n’est pas tout\u00a0»\u202f; il insiste.",
        "L'État déclare: \"la cyber-sécurité n'est pas tout\"; il insiste.",
    ),
    "es": (
        "¿Quién responde de la “ciber\u00adseguridad”³ —y ante quién— en el año\u00a02026?",
        '¿Quién responde de la "ciberseguridad" -y ante quién- en el año 2026?',
    ),
    "ru": (
        "Кибер‑пространство\u00a0— это «общее благо»⁴, а\u00a0не поле боя.",
        'Кибер-пространство - это "общее благо", а не поле боя.',
    ),
    "zh": (
        "各国\u3000应当共同维护“网络\n空间”的和平，[5] 其中包括A/RES/1 号文件。",
        '各国应当共同维护"网络空间"的和平，其中包括A/RES/1号文件。',
    ),
    "ar": (
        "\u200fتلتـــزم الدول\u00a0بحماية “الفضاء السيبراني”()، \u202bوتتعاون\u202c على ذلك.",
        'تلتزم الدول بحماية "الفضاء السيبراني"، وتتعاون على ذلك.',
    ),
}


@pytest.mark.parametrize("language", SET_AND_TYPED)
def test_a_typed_sentence_equals_the_printed_one(language: str) -> None:
    printed, typed = SET_AND_TYPED[language]
    assert normalize(printed) == normalize(typed) == typed


@pytest.mark.parametrize("language", SET_AND_TYPED)
def test_decomposed_letters_equal_composed_ones(language: str) -> None:
    printed, typed = SET_AND_TYPED[language]
    assert normalize(unicodedata.normalize("NFD", printed)) == typed


@pytest.mark.parametrize(
    ("text", "normalized"),
    [
        ("a\u00a0b\u202fc\u3000d\u2009e\tf\r\ng\u2028h", "a b c d e f g h"),
        ("zero\u200bwidth \ufeffmark", "zerowidth mark"),
        ("soft\u00adhyphen", "softhyphen"),
        ("‐‑‒–—―−－", "--------"),
        ("‘a’ ‚b‛ `c´ d′", "'a' 'b' 'c' d'"),
        ("“a” „b‟ 「c」 ″", '"a" "b" "c" "'),
        ("« a » ‹ b ›", "\"a\" 'b'"),
        ("law¹² and law [3] and law[ 44 ], and law*†‡.", "law and law and law, and law."),
        ("nested [1[2]] and ([3]) marks", "nested and marks"),
        ("in [2015] (1) and (a) stay", "in [2015] (1) and (a) stay"),
        ("ﬁrst ﬂow oﬃce", "first flow office"),
        ("ﻻﺳﻼم", "لاسلام"),
        ("سـيـبـر", "سيبر"),
        (" a ; b : c ! d ? e ، f ؛ g ؟ ", "a; b: c! d? e، f؛ g؟"),
        ("网络 空间 ， 安全 AI 时代", "网络空间，安全AI时代"),
        ("", ""),
        ("[1]", ""),
    ],
)
def test_each_rule(text: str, normalized: str) -> None:
    assert normalize(text) == normalized


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("State", "state"),
        ("Ассамблея", "ассамблея"),
        ("État", "Etat"),
        ("أمنٌ", "أمن"),
        ("co-operation", "cooperation"),
        ("网络", "網絡"),
        ("A/78/265", "A/RES/78/265"),
    ],
)
def test_what_differs_in_more_than_typography_stays_different(one: str, other: str) -> None:
    assert normalize(one) != normalize(other)


@given(
    st.text(st.sampled_from("ae\u0301 \u00a0\u00ad[]()12¹*«»‹“’—，。国ـاآ\u0653ﬁﻻ,.;:?\u200f\n"))
)
@settings(max_examples=2000)
def test_normalizing_twice_is_normalizing_once_where_the_rules_meet(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)


@given(st.text())
@settings(max_examples=1000)
def test_normalizing_twice_is_normalizing_once(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)


@given(st.text())
def test_letters_and_digits_are_kept(text: str) -> None:
    plain = [c for c in text if c.isascii() and c.isalnum()]
    assume("[" not in text)
    kept = "".join(c for c in normalize(text) if c.isascii() and c.isalnum())
    assert _in_order(plain, kept)


def _in_order(wanted: list[str], text: str) -> bool:
    rest = iter(text)
    return all(c in rest for c in wanted)


def _printed(text: str, choices: st.DataObject) -> str:
    """Return a text as another printer might have set it."""
    draw = choices.draw
    text = text.replace(" ", draw(st.sampled_from([" ", "\u00a0", "\n", "\u2009", " \u200b "])))
    text = text.replace("-", draw(st.sampled_from("-‐‑–—")))
    text = text.replace("'", draw(st.sampled_from("'’‘`")))
    text = text.replace('"', draw(st.sampled_from(['"', "“", "”", "„", "« ", " »"])))
    words = text.split(" ")
    at = draw(st.integers(0, len(words) - 1))
    words[at] += draw(st.sampled_from(["", "¹", "[12]", "\u00ad", "\u200f", "()", "\u200b"]))
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), " ".join(words))


@given(st.sampled_from(sorted(SET_AND_TYPED)), st.data())
def test_an_anchor_is_found_in_every_setting_of_its_text(
    language: str, choices: st.DataObject
) -> None:
    typed = SET_AND_TYPED[language][1]
    words = list(typed) if language == "zh" else typed.split()
    start = choices.draw(st.integers(0, len(words) - 2))
    end = choices.draw(st.integers(start + 2, len(words)))
    anchor = ("" if language == "zh" else " ").join(words[start:end])
    assume(language != "zh" or not (anchor[0].isascii() or anchor[-1].isascii()))
    printed = _printed(typed, choices)
    # A guillemet takes the space inside it away, and a quote's side is not known here.
    assume(not ({"«", "»"} & set(printed)) or '"' not in anchor)
    assert count(normalize(anchor), normalize(printed)) >= 1


def _naive_text(path: Path) -> str:
    """Return the words of an Akoma Ntoso text without notes, marks or any structure."""
    xml = path.read_text("utf-8").partition("<preface>")[2]
    xml = re.sub(r"<authorialNote.*?</authorialNote>|<num>.*?</num>", "", xml, flags=re.DOTALL)
    return re.sub(r"<[^>]*>", "", xml)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "zh", "ar"])
def test_anchors_cut_from_resolutions_are_found_as_typed(language: str, shared: Path) -> None:
    paths = sorted(shared.glob(f"un/texts/*/{language}.xml"))
    assert len(paths) >= 21
    cut = 0
    for path in paths:
        raw = _naive_text(path)
        text = normalize(raw)
        words = list(text) if language == "zh" else text.split()
        size = 20 if language == "zh" else 10
        for start in range(0, len(words) - size, 97):
            if language == "zh" and (words[start].isascii() or words[start + size].isascii()):
                continue  # it may be in the middle of a number
            anchor = ("" if language == "zh" else " ").join(words[start : start + size])
            typed = anchor.replace("-", "‑").replace("'", "’").replace('"', "”")
            typed = typed.replace(" ", "\u00a0").strip()
            assert count(normalize(typed), text), f"{path}: {anchor}"
            cut += 1
    assert cut > 100


def test_the_documentation_has_the_same_table() -> None:
    page = (ROOT / "docs" / "verification.md").read_text("utf-8")
    table = page.partition("## Normalization")[2].partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("|")][2:]
    ours = (normalization.__doc__ or "").split("==\n")[2].rpartition("\n==")[0]
    assert sorted(_words(" ".join(rows))) == sorted(_words(ours))
    assert f"version {normalization.NORMALIZATION}" in table


def _words(text: str) -> list[str]:
    return text.replace("`", "").replace("|", " ").replace(",", " ").replace(".", " ").split()

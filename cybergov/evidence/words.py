"""The words of a text, and what the forms of one word have in common.

A word is a run of letters, digits and the marks that stand on letters, with the ``'s`` that English
puts behind it; of Chinese, and of other scripts that part no words, each character is one. Forms
are told by Snowball's stemmers, by the language of the text: *securities* is a form of *security*.
A word is stemmed until nothing more comes off, for once is too little to bring together singular
and plural of all nouns (Spanish *facultad* and *facultades*). So too many words are found rather
than too few: what is found is seen, and what is not is taken for silence. A language without a
stemmer here has words that differ in case only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import Final, Protocol, cast

__all__ = ["STEMMED", "is_ideograph", "pattern_of", "primary", "stem", "words_of"]

#: The languages that have a stemmer, and what Snowball calls it. Chinese has no inflection.
STEMMED: Final = {
    "ar": "arabic",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "ru": "russian",
}


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - Snowball's name


# Marks that join a letter: of Latin, Greek and Cyrillic, of Hebrew, of Arabic. Python counts them
# to no word.
_MARKS: Final = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_IDEOGRAPHS: Final = r"\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER: Final = rf"(?:[^\W_{_IDEOGRAPHS}]|[{_MARKS}])"
_BETWEEN: Final = rf"(?:(?![{_MARKS}])[\W_])*"
_POSSESSIVE: Final = rf"'[sS](?!{_LETTER})"
_WORD: Final = re.compile(rf"[{_IDEOGRAPHS}]|{_LETTER}+(?:{_POSSESSIVE})?")
_ARABIC_VOWELS: Final = re.compile("[\u064b-\u065f\u0670]")
# "And", "so", "by" and "as" that are written to the article: the stemmer takes off only some.
_BEFORE_ARTICLE: Final = re.compile(r"^[وف]?[بك]?(?=ال\w{3})|^[وف](?=لل\w{3})")
#: No word has more endings one behind another.
_MOST_ENDINGS: Final = 8
_IDEOGRAPH: Final = re.compile(rf"[{_IDEOGRAPHS}]")


def words_of(text: str) -> list[str]:
    """Return the words of a normalized text as they stand there.

    >>> words_of("The State's ICT安全 (cyber-security)")
    ['The', "State's", 'ICT', '安', '全', 'cyber', 'security']
    """
    return _WORD.findall(text)


def is_ideograph(character: str) -> bool:
    """Tell whether a character is a word by itself."""
    return bool(_IDEOGRAPH.fullmatch(character))


def primary(language: str) -> str:
    """Return the first part of a language tag, by which texts are compared: zh-Hans is Chinese."""
    return language.lower().partition("-")[0]


def stem(word: str, language: str) -> str:
    """Return what the forms of a word have in common in a language.

    >>> stem("Securities", "en") == stem("security", "en")
    True
    >>> stem("والأمن", "ar") == stem("أمن", "ar")
    True
    >>> stem("Securities", "de")
    'securities'
    """
    kept = word.casefold()
    stemmer = _stemmer(language)
    if stemmer is None:
        return kept
    if language == "ar":
        kept = _BEFORE_ARTICLE.sub("", _ARABIC_VOWELS.sub("", kept))
    for _ in range(_MOST_ENDINGS):
        before = kept
        # A word that is all ending, as an Arabic particle is, is its own stem.
        kept = stemmer.stemWord(before) or before
        if kept == before:
            break
    return kept


@cache
def _stemmer(language: str) -> _Stemmer | None:
    if language not in STEMMED:
        return None
    import snowballstemmer

    return cast(_Stemmer, snowballstemmer.stemmer(STEMMED[language]))


def pattern_of(phrase: Sequence[Collection[str]]) -> re.Pattern[str]:
    """Return what finds a phrase in a normalized text; of each of its words all forms are given.

    Between two words anything may stand that is no word, but nothing between two characters of
    Chinese, where a comma would part what belongs together.

    >>> pattern_of([["due"], ["diligence", "diligences"]]).search("with due-diligence")[0]
    'due-diligence'
    """
    pattern, after_ideograph = "", False
    for forms in phrase:
        ideograph = all(map(is_ideograph, forms))
        if pattern and not (ideograph and after_ideograph):
            pattern += _BETWEEN
        pattern += f"(?:{'|'.join(map(re.escape, forms))})" if ideograph else _one_of(forms)
        after_ideograph = ideograph
    return re.compile(pattern)


def _one_of(forms: Collection[str]) -> str:
    """Return what finds one of these words, and none that is part of another."""
    # "state" is no word of "state's", and neither is its "s".
    bare = [form for form in forms if form[-2:].lower() != "'s"]
    ends = []
    for group, end in (
        (set(forms) - set(bare), f"(?!{_LETTER})"),
        (bare, f"(?!{_LETTER}|{_POSSESSIVE})"),
    ):
        if group:
            # The longest first: none is cut short by one that it begins with.
            ordered = sorted(group, key=lambda form: (-len(form), form))
            ends.append(f"(?:{'|'.join(map(re.escape, ordered))}){end}")
    single = rf"(?<!{_LETTER}')" if {"s", "S"} & set(bare) else ""
    return f"(?<!{_LETTER}){single}(?:{'|'.join(ends)})"

"""In which language a text is, where nobody says so."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath
from typing import Final

__all__ = ["UNKNOWN", "language_of"]

#: The tag of a language that can't be told.
UNKNOWN: Final = "und"

_LANGUAGES: Final = ("ar", "en", "es", "fr", "ru", "zh")
_SCRIPTS: Final = {
    "zh": re.compile(r"[\u3400-\u9fff]"),
    "ar": re.compile(r"[\u0620-\u064a]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "": re.compile(r"[a-zA-Z]"),
}
# A Chinese character says as much as some letters.
_WEIGHT: Final = {"zh": 3}
#: The commonest words of a language that are none in the others.
_COMMON: Final = {
    "en": frozenset("the of and to in that is for by with shall on be are this it its".split()),
    "fr": frozenset("le les des et du est une dans par au aux sur pour qui ou leur il".split()),
    "es": frozenset("el los las y del una por con su para al es o se lo sus como".split()),
}
_ENDING: Final = re.compile(r"(?:^|[-_. ])([a-z]{2})$")
#: More than this tells nothing more.
_ENOUGH: Final = 20_000


def language_of(name: str, text: str) -> str:
    """Return the language of a text: what its file's name ends in, else what its words look like.

    >>> language_of("texts/77-37/fr.xml", ""), language_of("essay-en.txt", "")
    ('fr', 'en')
    >>> language_of("essay.txt", "Los estados de la región y sus pueblos.")
    'es'
    """
    ending = _ENDING.search(PurePath(name).stem.lower())
    if ending and ending[1] in _LANGUAGES:
        return ending[1]
    text = text[:_ENOUGH]
    letters = {k: len(s.findall(text)) * _WEIGHT.get(k, 1) for k, s in _SCRIPTS.items()}
    script = max(letters, key=lambda key: letters[key])
    if not letters[script]:
        return UNKNOWN
    if script:
        return script
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    seen = {k: sum(words[word] for word in common) for k, common in _COMMON.items()}
    language = max(seen, key=lambda key: seen[key])
    return language if seen[language] else UNKNOWN

"""An anchor is short: it is there to find a passage by, and no quotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode

from cybergov.checks import Case
from cybergov.findings import Finding
from cybergov.names import compress, expand

__all__ = ["check"]

MAX_WORDS: Final = 12
#: Chinese is written without spaces between words.
MAX_CHARACTERS: Final = {"zh": 24}

_TEXT_FORMS: Final = (expand("cg:anchor"), expand("cg:attestedForm"))


def check(case: Case) -> Iterator[Finding]:
    """Find each anchor and attested form with more words, or characters, than may be kept."""
    for t in case.inputs.triples():
        if t.predicate.value not in _TEXT_FORMS or not isinstance(t.object, Literal):
            continue
        language = (t.object.language or "").partition("-")[0]
        text = t.object.value
        if limit := MAX_CHARACTERS.get(language):
            length, unit = len("".join(text.split())), "characters"
        else:
            limit, length, unit = MAX_WORDS, len(text.split()), "words"
        if length > limit and isinstance(t.subject, NamedNode):
            yield case.finding(
                t.subject.value,
                (t.predicate.value,),
                f"the anchor of {compress(t.subject.value)} has {length} {unit}.",
                f"Keep at most {limit}, enough to find the passage by.",
            )

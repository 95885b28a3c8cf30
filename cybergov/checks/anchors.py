"""An anchor is short: it is there to find a passage by, and no quotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cybergov.checks import Case
from cybergov.findings import Finding
from cybergov.names import compress

__all__ = ["check"]

MAX_WORDS: Final = 12
#: Chinese is written without spaces between words.
MAX_CHARACTERS: Final = {"zh": 24}


def check(case: Case) -> Iterator[Finding]:
    """Find each anchor and attested form with more words, or characters, than may be kept."""
    for subject, name, value in case.values("cg:anchor", "cg:attestedForm"):
        language = (value.language or "").partition("-")[0]
        text = value.value
        if limit := MAX_CHARACTERS.get(language):
            length, unit = len("".join(text.split())), "characters"
        else:
            limit, length, unit = MAX_WORDS, len(text.split()), "words"
        if length > limit:
            yield case.finding(
                subject,
                (name,),
                f"the anchor of {compress(subject)} has {length} {unit}.",
                f"Keep at most {limit}, enough to find the passage by.",
            )

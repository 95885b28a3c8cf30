"""Look up one anchor in one text, and say in a sentence why it is not where it should be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from cybergov.evidence.matching import LOOSER, count, likeness
from cybergov.evidence.normalization import normalize
from cybergov.evidence.passages import Passage
from cybergov.evidence.texts import HeldText, Place
from cybergov.locator import parse_locator

__all__ = ["Answer", "Problem", "look_up", "look_up_in_excerpt"]


class Problem(Enum):
    """What is wrong with an anchor."""

    ELSEWHERE = auto()
    NOWHERE = auto()
    NOT_UNIQUE = auto()


@dataclass(frozen=True)
class Answer:
    """Whether an anchor is where it should be. ``message`` follows "the anchor of … "."""

    problem: Problem | None = None
    message: str = ""
    remedy: str = ""


def look_up(passage: Passage, text: HeldText) -> Answer:
    """Look up a passage's anchor at its locator and, if it is not there, everywhere.

    Raises:
        ValueError: the locator is not in the grammar.
    """
    anchor = normalize(passage.anchor)
    there = text.at(parse_locator(passage.locator))
    times = count(anchor, there or "")
    where = f"{passage.locator} of {text.name}"
    if times == 1:
        return Answer()
    if times > 1:
        return Answer(
            Problem.NOT_UNIQUE,
            f"stands {times} times at {where}.",
            "Give a longer anchor, or the locator of a smaller place.",
        )
    missing = f"is not at {where}"
    if there is None:
        missing = f"is not at {passage.locator}, which {text.name} does not have"
    if places := text.places(anchor):
        return Answer(
            Problem.ELSEWHERE, f"{missing}: it is at {_listed(places)}.", "Correct the locator."
        )
    for ignored, view in LOOSER:
        if places := text.places(anchor, view):
            like = likeness(anchor, text.between(places[0]), view)
            quoted = f", which has “{like.wording}”" if like else ""
            return Answer(
                Problem.NOWHERE,
                f"is nowhere in {text.name} unless {ignored}: then it is at"
                f" {_listed(places)}{quoted}.",
                "Write it as the text does.",
            )
    return Answer(Problem.NOWHERE, f"is nowhere in {text.name}.", _nearest(text, anchor))


def look_up_in_excerpt(passage: Passage, text: HeldText) -> Answer:
    """Look up a passage's anchor anywhere in an excerpt."""
    anchor, whole = normalize(passage.anchor), text.whole()
    if count(anchor, whole):
        return Answer()
    for ignored, view in LOOSER:
        if count(view(anchor), view(whole)):
            return Answer(
                Problem.NOWHERE,
                f"is not in {text.name} unless {ignored}.",
                "Write it as the text does.",
            )
    return Answer(Problem.NOWHERE, f"is not in {text.name}.", _nearest(text, anchor))


def _listed(places: tuple[Place, ...]) -> str:
    return ", ".join(map(str, places))


def _nearest(text: HeldText, anchor: str) -> str:
    """Return the remedy: what the text has that is most like the anchor."""
    if nearest := text.nearest(anchor):
        locator, like = nearest
        return f"The nearest is {locator}: “{like.wording}”. Correct the anchor."
    return "Nothing in it is like it. Correct the anchor, or name the text that has it."

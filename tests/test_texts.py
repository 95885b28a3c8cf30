"""A text of parts within parts, with footnotes inside its sentences, as a resolution is."""

from __future__ import annotations

import pytest

from cybergov.evidence.normalization import normalize
from cybergov.evidence.texts import HeldText
from cybergov.locator import parse_locator

RESOLUTION = HeldText(
    "a.xml",
    "en",
    "0" * 64,
    {
        "title": "Reefs",
        "pp 1": "Recalling the Convention on Reefs, in which the masters agreed on lights,",
        "fn 1": "See the annex to the Convention.",
        "op 1": "Decides:",
        "op 1(a)": "To light the reefs;",
        "op 1(b)": "To chart them;",
        "op 2 s 1": "Invites ships to slow down.",
        "op 2 fn 2": "Except in a storm.",
        "op 2 s 2": "They may refuse.",
        "annex I p 1": "A reef is a rock.",
    },
)


@pytest.mark.parametrize(
    ("locator", "text"),
    [
        ("op 1", "Decides: To light the reefs; To chart them;"),
        ("op 1(b)", "To chart them;"),
        ("op 2", "Invites ships to slow down. They may refuse."),
        ("op 2 fn 2", "Except in a storm."),
        ("annex I", "A reef is a rock."),
        ("op 3", None),
        ("p 1", None),
    ],
)
def test_the_larger_place_has_the_smaller_but_no_footnote(locator: str, text: str | None) -> None:
    assert RESOLUTION.at(parse_locator(locator)) == text


@pytest.mark.parametrize(
    ("anchor", "places"),
    [
        ("Except in a storm", ["op 2 fn 2"]),
        ("slow down. They may", ["op 2"]),
        ("agreed on lights, Decides", ["pp 1 to op 1"]),
        ("reefs; To chart", ["op 1(a) to op 1(b)"]),
        ("to slow down. Except", []),
        ("the Convention", ["fn 1", "pp 1"]),
    ],
)
def test_an_anchor_is_looked_for_everywhere(anchor: str, places: list[str]) -> None:
    assert sorted(map(str, RESOLUTION.places(normalize(anchor)))) == places


def test_the_whole_text_has_the_footnotes_behind_it() -> None:
    assert RESOLUTION.whole().endswith("A reef is a rock. See the annex to the Convention. "
                                       "Except in a storm.")  # fmt: skip

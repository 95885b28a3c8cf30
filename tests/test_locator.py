"""A locator is read, written back, compared and refused by one published grammar."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, RdfFormat, parse

from cybergov.locator import PATTERN, Locator, Step, parse_locator
from cybergov.names import expand
from cybergov.structure import part_of
from tests.conftest import ROOT

VALID = (
    "title|heading|annex|annex I|annex XIV p 3|annex p 3|part 2|part II|ch 3|sec 4"
    "|sec A p 1|art 5|art 5(1)|art 5(1)(b)|art 5 heading|p 4|p 4 s 1|s 1|pp 10|op 3"
    "|op 3(b)|op 3(b)(iv)|fn 2|fn 2 s 1|note 3|note 3 p 2|page 7|page 7 p 2 s 3"
    "|annex I part 2 ch 3 sec 4 art 5(1)(b) page 6 note 7 p 8 fn 9 s 10"
).split("|")


@pytest.mark.parametrize("text", VALID)
def test_a_locator_comes_back_as_it_was(text: str) -> None:
    assert str(parse_locator(text)) == text
    assert re.search(PATTERN, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "one space"),
        (" p 4", "one space"),
        ("p  4", "one space"),
        ("p\u00a04", "one space"),
        ("p 4 ", "one space"),
        ("p", "p needs a number"),
        ("p 0", "p needs a number"),
        ("p 04", "p needs a number"),
        ("p 4.", "p needs a number"),
        ("p four", "p needs a number"),
        ("p ٤", "p needs a number"),
        ("para 4", "no step 'para'"),
        ("P 4", "no step 'P'"),
        ("title 1", "no step '1'"),
        ("annex i", "annex needs a number"),
        ("op 3 (b)", "no step '(b)'"),
        ("op 3(B)", "op needs a number"),
        ("op 3()", "op needs a number"),
        ("s 3(b)", "s needs a number"),
        ("s 1 p 4", "'p 4' inside 's 1'"),
        ("p 4 p 5", "'p 5' inside 'p 4'"),
        ("p 4 annex I", "'annex I' inside 'p 4'"),
    ],
)
def test_what_is_no_locator_is_refused_in_a_sentence(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)) as refused:
        parse_locator(text)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "text", ["", " p 4", "p", "para 4", "annex i", "op 3(B)", "s 3(b)", "p 4\n"]
)
def test_the_pattern_of_the_shapes_refuses_it_too(text: str) -> None:
    assert not re.search(PATTERN.replace("$", r"\Z"), text)


def test_the_shapes_have_the_same_grammar() -> None:
    quads = parse(path=ROOT / "ontology" / "shapes.ttl", format=RdfFormat.TURTLE)
    patterns = [
        quad.object.value
        for quad in quads
        if isinstance(quad.object, Literal)
        and quad.predicate.value == expand("sh:pattern")
        and str(quad.subject).endswith("Passage-locator>")
    ]
    assert patterns == [PATTERN]


def test_locators_sort_in_the_order_of_the_text() -> None:
    ordered = [
        "title",
        "pp 2",
        "pp 10",
        "op 1",
        "op 2",
        "op 2 s 1",
        "op 2(a)",
        "op 2(b)(i)",
        "op 2(b)(iv)",
        "op 2(b)(ix)",
        "op 2(z)",
        "op 2(aa)",
        "op 10",
        "sec A",
        "sec C",
        "sec L",
        "art 5",
        "art 5 heading",
        "art 5(2)",
        "art 5(10)",
        "annex",
        "annex I",
        "annex I p 1",
        "annex IX",
        "annex X",
    ]
    locators = [parse_locator(text) for text in ordered]
    assert [str(x) for x in sorted(random.Random(1).sample(locators, len(locators)))] == ordered
    assert [str(x) for x in sorted(locators, key=lambda locator: locator.sort_key)] == ordered


def test_the_larger_contains_the_smaller() -> None:
    def contains(one: str, other: str) -> bool:
        return parse_locator(one).contains(parse_locator(other))

    assert contains("p 4", "p 4")
    assert contains("p 4", "p 4 s 1")
    assert contains("op 3", "op 3(b)")
    assert contains("op 3(b)", "op 3(b)(i)")
    assert contains("annex I", "annex I p 4 s 1")
    assert not contains("p 4", "p 40")
    assert not contains("p 4 s 1", "p 4")
    assert not contains("p 4", "annex I p 4")


items = st.one_of(
    st.integers(1, 9999).map(str), st.text(st.sampled_from("abcivx"), min_size=1, max_size=4)
)
kinds = ["annex", "part", "ch", "sec", "art", "page", "note", "p", "fn", "s"]


@st.composite
def locators(draw: st.DrawFn) -> Locator:
    chosen = [kind for kind in kinds if draw(st.booleans())] or ["title"]
    steps = []
    for kind in chosen:
        has_items = kind in ("art", "p")
        number = "" if kind == "title" else str(draw(st.integers(1, 10**12)))
        steps.append(
            Step(kind, number, tuple(draw(st.lists(items, max_size=2)) if has_items else ()))
        )
    return Locator(tuple(steps))


@given(locators())
def test_every_locator_survives_the_round_trip(locator: Locator) -> None:
    assert parse_locator(str(locator)) == locator
    assert re.search(PATTERN, str(locator))


@given(locators(), locators())
def test_the_order_is_total(one: Locator, other: Locator) -> None:
    assert (one < other) + (other < one) + (one._key == other._key) == 1
    assert (one < other) == (one.sort_key < other.sort_key)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert str(parse_locator(text)) == text
    except ValueError as error:
        assert str(error).endswith(".")


def test_every_kind_of_step_has_a_part_of_the_text() -> None:
    kinds = re.findall(r'"([a-z]+)": \d', (ROOT / "cybergov" / "locator.py").read_text("utf-8"))
    for kind in kinds:
        bare = kind in ("title", "heading", "annex", "excerpt")  # these have no number
        assert part_of(parse_locator(kind if bare else f"{kind} 1"))

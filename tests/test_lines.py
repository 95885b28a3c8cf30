"""A finding points at the line that a curator has to change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, parse

from cybergov.lines import Lines

TEXT = '''@prefix ex: <http://example.org/> .
PREFIX other: <http://example.org/other/>

# ex:commented a ex:Thing .
ex:one a ex:Thing ;
    ex:says "a . dot, a ; and a # in a string"@en ,
        """a long string
with a line break""" ;
    ex:weighs 1.5 ; ex:list ( ex:a ex:b ) .
other:two ex:says 'single' . ex:three
    ex:names <http://example.org/four> .
'''


def test_subjects_open_on_their_lines() -> None:
    lines = Lines(TEXT)
    assert [(o.subject, o.line) for o in lines.openings] == [
        ("http://example.org/one", 5),
        ("http://example.org/other/two", 10),
        ("http://example.org/three", 10),
    ]


def test_terms_have_their_lines() -> None:
    lines = Lines(TEXT)
    one = "http://example.org/one"
    assert lines.line_of(one, "http://example.org/weighs") == 9
    assert lines.line_of(one, "a . dot, a ; and a # in a string") == 6
    assert lines.line_of("http://example.org/three", "http://example.org/four") == 11


def test_a_term_that_is_not_there_gives_the_subject_and_no_subject_gives_0() -> None:
    lines = Lines(TEXT)
    assert lines.line_of("http://example.org/one", "http://example.org/nowhere") == 5
    assert lines.line_of("http://example.org/nobody") == 0


def test_prefixes_are_kept_with_their_lines() -> None:
    assert Lines(TEXT).prefixes == {
        "ex": ("http://example.org/", 1),
        "other": ("http://example.org/other/", 2),
    }


LITERALS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.lists(LITERALS, min_size=1, max_size=5))
def test_no_literal_hides_a_subject(literals: list[str]) -> None:
    """Whatever stands in a literal, the scanner and the parser see the same subjects."""
    escaped = [
        "".join(f"\\U{ord(c):08X}" if c in '"\\\n\r' else c for c in text) for text in literals
    ]
    text = "".join(f'<http://e/{n}> <http://e/p> "{e}" .\n' for n, e in enumerate(escaped))
    parsed = {
        q.subject.value
        for q in parse(text, format=RdfFormat.TURTLE)
        if isinstance(q.subject, NamedNode)
    }
    assert {o.subject for o in Lines(text).openings} == parsed

"""A thing is found by any name that a person types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat, Store, parse

from cybergov.find import find, find_one
from cybergov.findings import InputError
from cybergov.names import compress

STORE = Store()
STORE.extend(
    Quad(q.subject, q.predicate, q.object)
    for q in parse(
        """
@prefix cg: <https://w3id.org/cybergov/ns#> .
@prefix concept: <https://w3id.org/cybergov/concept/> .
@prefix actor: <https://w3id.org/cybergov/actor/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix source: <https://w3id.org/cybergov/source/> .
concept:cyber-sovereignty skos:prefLabel "cyber sovereignty"@en , "网络主权"@zh ,
    "السيادة السيبرانية"@ar , "cybersouveraineté"@fr ; skos:altLabel "network sovereignty"@en .
concept:internet skos:prefLabel "Internet"@en .
concept:bank skos:prefLabel "bank"@en . concept:shore skos:altLabel "bank"@en .
concept:polish skos:prefLabel "polish"@en . actor:polish skos:prefLabel "Polish"@en .
actor:FRA skos:prefLabel "France"@en .
source:a-res-77-37 dcterms:title "Programme of action"@en ; cg:symbol "A/RES/77/37" .
source:a-res-74-28-a dcterms:title "Resolution in parts, A"@en .
""",
        format=RdfFormat.TURTLE,
    )
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cyber sovereignty", "concept:cyber-sovereignty"),
        ("Cyber-Sovereignty", "concept:cyber-sovereignty"),
        ("  cyber   sovereignty ", "concept:cyber-sovereignty"),
        ("网络主权", "concept:cyber-sovereignty"),
        ("السيادة السيبرانية", "concept:cyber-sovereignty"),
        ("CYBERSOUVERAINETÉ", "concept:cyber-sovereignty"),
        ("cybersouverainete\u0301", "concept:cyber-sovereignty"),
        ("network sovereignty", "concept:cyber-sovereignty"),
        ("concept:cyber-sovereignty", "concept:cyber-sovereignty"),
        ("https://w3id.org/cybergov/concept/cyber-sovereignty", "concept:cyber-sovereignty"),
        ("cyber-sovereignty", "concept:cyber-sovereignty"),
        ("FRA", "actor:FRA"),
        ("A/RES/77/37", "source:a-res-77-37"),
        ("a/res/77/37", "source:a-res-77-37"),
        ("77/37", "source:a-res-77-37"),
        ("a-res-77-37", "source:a-res-77-37"),
        ("source:a-res-77-37", "source:a-res-77-37"),
        ("74/28 A", "source:a-res-74-28-a"),
        ("Polish", "actor:polish"),
        ("polish", "concept:polish"),
    ],
)
def test_every_name_finds_its_thing(name: str, expected: str) -> None:
    assert compress(find_one(STORE, name)) == expected


def test_a_name_of_several_things_is_refused_with_their_names() -> None:
    with pytest.raises(InputError, match=r"several things: concept:bank, concept:shore"):
        find_one(STORE, "BANK")


def test_a_name_of_nothing_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError, match=r"nothing here is called .* Did you mean 'Internet'"):
        find_one(STORE, "internett")


@given(st.text())
def test_no_name_breaks_the_search(name: str) -> None:
    assert isinstance(find(STORE, name), list)

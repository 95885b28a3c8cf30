"""What is shown of a thing, the way between two, and a part with its evidence."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store, Triple

from cybergov.findings import UsageError
from cybergov.infer import infer
from cybergov.names import PREFIXES, compress, expand
from cybergov.network import Edge, Network
from cybergov.part import Part
from cybergov.path import shortest_path
from cybergov.select import (
    DATASET,
    part_about,
    part_of_construct,
    part_of_source,
    part_of_theme,
)
from cybergov.show import as_text, describe
from cybergov.triples import sorted_triples
from tests.conftest import ROOT
from tests.small_part import small

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(scope="module")
def store() -> Store:
    store = small().store
    dataset, license_ = NamedNode(DATASET), NamedNode(expand("dcterms:license"))
    store.add(Quad(dataset, license_, NamedNode(LICENCE)))
    store.add(Quad(dataset, NamedNode(expand("dcterms:title")), Literal("The whole")))
    return store


def subjects(part: Part) -> set[str]:
    return {compress(t.subject.value) for t in part.triples if isinstance(t.subject, NamedNode)}


def test_a_thing_is_shown_with_its_claims_and_their_places(store: Store) -> None:
    text = as_text(describe(store, expand("concept:fog")))
    assert "A lighthouse clears the fog." in text
    assert "source:essay, p 1 s 1: “the light clears the fog” (full text)" in text


def test_a_reported_view_says_whose_it_is_and_who_says_so(store: Store) -> None:
    text = as_text(describe(store, expand("actor:AAA")))
    assert "held by actor:AAA and actor:BBB, as stated by actor:author" in text


def test_a_path_has_a_claim_for_every_step() -> None:
    network = small().network
    (step,) = shortest_path(network, expand("concept:lighthouse"), expand("concept:fog"))
    assert step["claim"] == "claim:light-clears-fog"
    assert (step["locator"], step["anchor"]) == ("p 1 s 1", "the light clears the fog")


def test_editorial_links_are_no_path() -> None:
    """A harbour is broader than a lighthouse; that is the project's word and nobody's claim."""
    network = small().network
    assert any(
        e.editorial
        and {e.source, e.target} == {expand("concept:lighthouse"), expand("concept:harbour")}
        for e in network.edges
    )
    assert len(shortest_path(network, expand("concept:harbour"), expand("concept:alone"))) == 0


def test_a_part_carries_evidence_licence_and_origin(store: Store) -> None:
    part = part_about(store, expand("concept:fog"))
    assert {"concept:fog", "claim:light-clears-fog", "passage:essay-1", "source:essay",
            "actor:author", "concept:lighthouse"} <= subjects(part)  # fmt: skip
    assert "concept:alone" not in subjects(part)
    texts = [f"{t.predicate.value} {t.object}" for t in part.triples]
    assert sum(LICENCE in text for text in texts) == 2
    assert any("The whole" in text for text in texts)


def test_a_source_comes_with_its_claims_only(store: Store) -> None:
    assert "claim:light-clears-fog" in subjects(part_of_source(store, expand("source:essay")))
    assert "claim:light-clears-fog" not in subjects(part_of_source(store, expand("source:record")))


def test_a_theme_comes_with_its_concepts(store: Store) -> None:
    part = part_of_theme(store, expand("concept:harbour"))
    assert {"concept:lighthouse", "claim:light-clears-fog"} <= subjects(part)


def test_every_node_of_a_part_is_described(store: Store) -> None:
    """No part names a claim, passage or source that it does not hold."""
    whole = subjects(Part(sorted_triples(q.triple for q in store)))
    part = part_about(store, expand("concept:fog"))
    named = {
        compress(t.object.value)
        for t in part.triples
        if isinstance(t.object, NamedNode)
        and t.object.value.startswith("https://w3id.org/cybergov/passage")
    }
    assert named & whole <= subjects(part)


def test_a_construct_gives_a_part_and_a_select_does_not(store: Store) -> None:
    part = part_of_construct(store, "CONSTRUCT { ?c a cg:Found } WHERE { ?c a cg:RelationClaim }")
    assert "claim:light-clears-fog" in subjects(part)
    with pytest.raises(UsageError, match="CONSTRUCT"):
        part_of_construct(store, "SELECT * WHERE { ?s ?p ?o }")


def test_a_way_through_claims_is_taken_before_a_shorter_one_through_a_speaker() -> None:
    def edge(source: str, relation: str, target: str) -> Edge:
        return Edge(expand(source), expand(target), relation, "", claim=f"claim:{relation[3:]}")

    edges = (
        edge("actor:author", "cg:speaksOf", "concept:a"),
        edge("actor:author", "cg:speaksOf", "concept:d"),
        edge("concept:a", "cg:causes", "concept:b"),
        edge("concept:c", "cg:requires", "concept:b"),
        edge("concept:c", "cg:limits", "concept:d"),
    )
    steps = list(shortest_path(Network((), edges), expand("concept:a"), expand("concept:d")))
    assert [(s["relation"], s["direction"]) for s in steps] == [
        ("cg:causes", "along"),
        ("cg:requires", "against"),
        ("cg:limits", "along"),
    ]
    only = shortest_path(Network((), edges[:2]), expand("concept:a"), expand("concept:d"))
    assert [s["relation"] for s in only] == ["cg:speaksOf", "cg:speaksOf"]


def test_all_claims_on_a_thing_are_shown_each_in_its_role(store: Store) -> None:
    """As many as a query over the same store finds."""
    for role in ("cg:object", "cg:about", "cg:heldBy"):
        for thing in ("concept:fog", "actor:author", "concept:lighthouse"):
            query = f"SELECT DISTINCT ?c {{ ?c {role} {thing} ; cg:mode ?m ; cg:statement ?s }}"
            found = store.query(query, prefixes=PREFIXES)
            assert isinstance(found, QuerySolutions)
            expected = {compress(str(row[0].value)) for row in found if row[0] is not None}
            shown = describe(store, expand(thing)).claims.get(role, [])
            assert {claim.name for claim in shown} == expected


def test_what_an_input_says_is_not_inferred_again() -> None:
    """The graph of what was inferred holds only what no file says."""
    rules = ROOT / "ontology" / "rules"
    triple = Triple(
        NamedNode(expand("concept:lighthouse")),
        NamedNode(expand("cg:remedies")),
        NamedNode(expand("concept:fog")),
    )
    store = small().store
    assert triple in infer(store, rules)
    store.add(Quad(triple.subject, triple.predicate, triple.object))
    assert triple not in infer(store, rules)

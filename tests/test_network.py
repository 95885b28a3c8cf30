"""Every edge that is drawn leads to the claim behind it, the passage and its check."""

from __future__ import annotations

import time
from dataclasses import asdict, fields
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, QuerySolutions

from cybergov.findings import InputError
from cybergov.graph_networkx import to_networkx
from cybergov.names import compress, expand
from cybergov.network import Edge, Network, Node, network_of
from cybergov.nodes import KINDS
from cybergov.part import Part
from tests.small_part import EDGE_QUERIES, ONE_OF_EACH, part_of_turtle, small

QUERIES = sorted(EDGE_QUERIES.glob("*.rq"))
RECORD = (Path(__file__).parent / "explorer" / "record.ttl").read_text(encoding="utf-8")
EDITORIAL = {"skos:broader", "skos:related", "dcterms:isPartOf", "cg:thesis"}
EDITORIAL |= {"org:subOrganizationOf"}


@pytest.fixture(scope="module")
def part() -> Part:
    return part_of_turtle(ONE_OF_EACH + RECORD)


@pytest.fixture(scope="module")
def network(part: Part) -> Network:
    return part.network


def edge(network: Network, claim: str, relation: str, source: str = "", target: str = "") -> Edge:
    """Return the one edge that has these."""
    found = [
        edge
        for edge in network.edges
        if (edge.claim, edge.relation) == (claim, relation)
        and compress(edge.source).endswith(source)
        and compress(edge.target).endswith(target)
    ]
    assert len(found) == 1, found
    return found[0]


def node(network: Network, name: str) -> Node:
    return {node.id: node for node in network.nodes}[name]


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_every_edge_query_finds_an_edge_and_says_what_it_draws(query: Path, part: Part) -> None:
    text = query.read_text(encoding="utf-8")
    header = text[: text.index("PREFIX")].splitlines()
    assert 1 <= len(header) <= 4
    assert all(line.startswith("# ") for line in header)
    found = part.store.query(text)
    assert isinstance(found, QuerySolutions)
    ends = {
        (source.value, compress(relation.value), target.value)
        for source, relation, target in (
            (row["source"], row["relation"], row["target"]) for row in found
        )
        if isinstance(source, NamedNode)
        and isinstance(relation, NamedNode)
        and isinstance(target, NamedNode)
    }
    assert ends
    assert ends <= {(edge.source, edge.relation, edge.target) for edge in part.network.edges}


def test_every_relation_is_drawn(network: Network) -> None:
    assert {edge.relation for edge in network.edges} == EDITORIAL | {
        "cg:remedies",
        "cg:defines",
        "cg:speaksOf",
        "cg:supports",
        "cg:opposes",
        "cg:takesPositionOn",
        "cg:mapsTo",
        "cg:discusses",
        "cg:isReasonFor",
        "cg:isInTensionWith",
        "cg:isConditionOf",
        "cg:votedFor",
        "cg:votedAgainst",
        "cg:abstainedOn",
        "cg:sponsored",
        "cg:signed",
        "cg:actedOn",
        "cg:conductedBy",
        "cg:mandatedBy",
        "cg:produced",
        "cg:succeeds",
        "cg:chairedBy",
        "cg:cites",
        "cg:recallsSource",
        "cg:amends",
        "cg:endorsedBy",
        "cg:mandates",
        "org:memberOf",
    }


def test_no_edge_without_evidence_unless_it_is_the_projects_own(
    part: Part, network: Network
) -> None:
    for each in network.edges:
        assert each.editorial == (each.relation in EDITORIAL)
        assert bool(each.claim) != each.editorial
        if each.claim:
            evidence = NamedNode(expand(each.claim))
            assert any(part.store.quads_for_pattern(evidence, None, None))


def test_values_are_text_or_truth_values_never_none_never_lists(network: Network) -> None:
    for row in (*map(asdict, network.nodes), *map(asdict, network.edges)):
        assert {type(value) for value in row.values()} <= {str, bool}
    assert {field.type for field in fields(Edge)} == {"str", "bool"}


def test_every_end_of_an_edge_is_a_node_of_a_known_kind(network: Network) -> None:
    nodes = {node.iri for node in network.nodes}
    assert {end for edge in network.edges for end in (edge.source, edge.target)} <= nodes
    assert {node.kind for node in network.nodes} == set(KINDS)


def test_order_is_the_same_each_time(part: Part, network: Network) -> None:
    assert network_of(part.store, EDGE_QUERIES) == network
    assert list(network.nodes) == sorted(network.nodes, key=lambda node: node.iri)
    ends = [(e.source, e.target, e.relation, e.claim) for e in network.edges]
    assert len(set(ends)) == len(ends)


def test_an_edge_carries_its_claim_passage_and_check(network: Network) -> None:
    assert edge(network, "claim:light-clears-fog", "cg:remedies") == Edge(
        source=expand("concept:lighthouse"),
        target=expand("concept:fog"),
        relation="cg:remedies",
        relation_label="remedies",
        claim="claim:light-clears-fog",
        claim_type="relation claim",
        statement="A lighthouse clears the fog.",
        holder="actor:author",
        stated_by="actor:author",
        document="source:essay",
        locator="p 1 s 1",
        anchor="the light clears the fog",
        anchor_language="en",
        date="2020",
        mode="evaluative",
        certainty="asserted",
        polarity="affirms",
        review="second read",
        check="full text",
    )


def test_two_claims_on_the_same_things_are_two_edges_and_their_attributes_tell(
    network: Network,
) -> None:
    denied = edge(network, "claim:light-may-not-clear-fog", "cg:remedies")
    assert denied.polarity == "denies"
    assert denied.certainty == "likely"
    assert denied.holder == "actor:AAA ; actor:BBB"
    assert denied.reported
    assert denied.conditional
    assert denied.condition == "The fog is thick."
    assert denied.locator == "p 1 s 1 ; p 2 s 1"
    assert denied.anchor_language == "en ; fr"
    assert denied.check == "excerpt"
    assert denied.date == "2020-02-03"
    assert denied.note == "interpretation: Taken as dense fog. ; other reading: Any fog."
    assert not edge(network, "claim:light-clears-fog", "cg:remedies").reported


def test_a_reported_view_draws_nothing_from_those_it_is_ascribed_to() -> None:
    text = ONE_OF_EACH + (
        "claim:said-of-others a cg:Proposition ; cg:heldBy actor:BBB ; cg:statedBy actor:author ;"
        " cg:about concept:alone ; cg:review cg:Proposed ; cg:evidence passage:essay-1 ."
    )
    found = edge(part_of_turtle(text).network, "claim:said-of-others", "cg:speaksOf")
    assert found.source == expand("actor:author")
    assert found.reported


def test_what_is_withdrawn_or_unsaid_draws_nothing(network: Network) -> None:
    claims = {edge.claim for edge in network.edges}
    assert not claims & {"claim:withdrawn", "inference:from-the-withdrawn", "claim:unsaid"}
    assert node(network, "claim:unsaid").type == "proposition"  # the premise of an inference


def test_the_detail_says_what_the_relation_leaves_open(network: Network) -> None:
    details = {
        (edge.claim, edge.relation): edge.detail
        for edge in network.edges
        if edge.relation != "cg:discusses"
    }
    assert details["claim:cland-reserves", "cg:takesPositionOn"] == "reserves position"
    assert details["claim:article-1-is-the-norm", "cg:mapsTo"] == "narrower"
    assert details["action:aland-ratified", "cg:actedOn"] == "ratification"
    assert details["membership:aland-league", "org:memberOf"] == "observer"
    assert details["vote:resolution-1", "cg:votedFor"] == "adopted"
    assert details["inference:tower-therefore-light", "cg:isReasonFor"] == "text author"


def test_a_denied_support_is_no_support(network: Network) -> None:
    denied = edge(network, "claim:cland-does-not-support", "cg:takesPositionOn")
    assert (denied.polarity, denied.detail) == ("denies", "supports")


def test_an_event_leads_to_its_record_and_date(network: Network) -> None:
    vote = edge(network, "vote:resolution-1", "cg:votedAgainst")
    assert (vote.document, vote.date, vote.claim_type) == (
        "source:record",
        "2021-05-06",
        "vote event",
    )
    member = edge(network, "membership:aland-league", "org:memberOf")
    assert (member.date, member.note) == ("2001", "until: 2009-12-31")


def test_what_a_record_says_is_checked_in_the_record(network: Network) -> None:
    votes = [each for each in network.edges if each.claim_type == "vote event"]
    assert {(each.check, bool(each.document)) for each in votes} == {("record", True)}
    without = edge(network, "membership:GGG-club", "org:memberOf")
    assert (without.check, without.document) == ("unchecked", "")
    assert edge(network, "claim:light-clears-fog", "cg:remedies").check == "full text"
    # A passage is what is looked up, also where a record is named beside it.
    assert edge(network, "action:aland-signed", "cg:signed").check == "unchecked"


def test_a_citation_stands_in_the_source_that_cites(network: Network) -> None:
    cited = edge(network, "citation:second-pp-1-first", "cg:recallsSource")
    assert (cited.document, cited.locator, cited.detail, cited.check, cited.date) == (
        "source:second",
        "pp 1",
        "recalling",
        "record",
        "2021-12-06",
    )
    assert edge(network, "citation:second-op-3-first", "cg:cites").locator == "op 3"


def test_an_endorsement_stands_in_the_source_that_endorses(network: Network) -> None:
    found = edge(network, "endorsement:second-report", "cg:endorsedBy")
    assert (found.document, found.locator, found.detail) == ("source:second", "op 1", "endorsing")
    other = edge(network, "relation:second-amends-first", "cg:amends")
    assert (other.document, other.locator, other.check) == ("source:list", "", "record")


def test_an_edge_tells_a_part_and_an_office(network: Network) -> None:
    assert edge(network, "membership:dee-club", "org:memberOf").note == "role: chair"
    assert edge(network, "vote:first-op-2", "cg:votedAgainst").note == "part: op 2"


def test_a_provision_without_an_edge_is_no_node(network: Network) -> None:
    names = {node.id for node in network.nodes}
    assert "provision:treaty-1" in names
    assert "provision:first-op-2" not in names
    assert node(network, "source:list").type == "reference work"
    assert node(network, "actor:isle").type == "participant"


def test_a_source_discusses_each_concept_of_a_claim_once(network: Network) -> None:
    found = [(e.claim, e.target) for e in network.edges if e.relation == "cg:discusses"]
    assert len(set(found)) == len(found)
    assert ("claim:bland-opposes", expand("concept:keep-the-light")) in found
    assert ("claim:aland-supports", expand("thesis:fog-is-lawful")) not in found


def test_related_is_drawn_once_though_it_is_written_both_ways(network: Network) -> None:
    assert len([edge for edge in network.edges if edge.relation == "skos:related"]) == 1


def test_nodes_have_labels_themes_and_types(network: Network) -> None:
    assert node(network, "concept:lighthouse") == Node(
        iri=expand("concept:lighthouse"),
        id="concept:lighthouse",
        kind="concept",
        type="concept",
        label="lighthouse",
        description="A tower with a light in it.",
        theme="harbour",
        theme_iri=expand("concept:harbour"),
    )
    assert node(network, "concept:harbour").theme == "harbour"
    assert node(network, "concept:alone").theme == ""
    assert node(network, "concept:fog").label == "brouillard"
    assert node(network, "concept:keep-the-light").kind == "norm"
    assert node(network, "source:record").type == "meeting record"
    assert node(network, "provision:treaty-1").label == "Treaty on Light, art 1: Light"
    assert node(network, "claim:light-clears-fog").label == "A lighthouse clears the fog."


def test_broader_concepts_in_a_circle_end() -> None:
    text = ONE_OF_EACH + "concept:harbour skos:broader concept:lighthouse ."
    assert node(part_of_turtle(text).network, "concept:harbour").theme == ""


def test_a_graph_of_ones_own_needs_no_name_of_ours() -> None:
    found = {node.iri: node for node in small().network.nodes}
    own = found["http://example.org/a/b?c=d&e=f#g"]
    assert (own.id, own.kind, own.label) == (own.iri, "concept", "elsewhere")
    assert found["urn:x:y"].kind == "thing"


def test_the_networkx_graph_holds_the_same(network: Network) -> None:
    graph = to_networkx(network)
    assert graph.number_of_nodes() == len(network.nodes)
    assert graph.number_of_edges() == len(network.edges)
    assert graph.nodes["actor:AAA"]["label"] == "Aland"
    edges = graph["concept:lighthouse"]["concept:fog"]
    assert edges["claim:light-clears-fog cg:remedies"]["check"] == "full text"
    assert graph["question:is-fog-lawful"]["thesis:fog-is-lawful"]["cg:thesis"]["editorial"] is True


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT ?source WHERE", "can't be read"),
        ("SELECT ?source WHERE { ?source ?p ?o }", "?source ?relation ?target ?evidence"),
        ("ASK { ?s ?p ?o }", "?source ?relation ?target ?evidence"),
        (None, "no edge query"),
    ],
)
def test_a_broken_edge_query_is_named(
    query: str | None, says: str, tmp_path: Path, part: Part
) -> None:
    if query is not None:
        (tmp_path / "broken.rq").write_text(query, encoding="utf-8")
    with pytest.raises(InputError, match=r"(?s).*" + says.replace("?", r"\?")) as error:
        network_of(part.store, tmp_path)
    assert str(tmp_path) in str(error.value)


def test_ten_thousand_triples_take_well_under_a_second() -> None:
    """Measured on two cores: 0.1 s for 10,500 triples, 1.2 s for 100,500."""
    claims = "".join(
        f"passage:p{n} a cg:Passage ; cg:inSource source:essay ; cg:locator 'p {n}' ;"
        f" cg:anchor 'word {n}'@en ; cg:checkDepth cg:FullText .\n"
        f"claim:c{n} a cg:RelationClaim ; cg:heldBy actor:AAA ; cg:statedBy actor:AAA ;"
        f" cg:subject concept:fog ; cg:relation cg:remedies ; cg:object concept:harbour ;"
        f" cg:mode cg:Evaluative ; cg:certainty cg:Asserted ; cg:polarity cg:Affirms ;"
        f" cg:review cg:SecondRead ; cg:evidence passage:p{n} ; cg:statement 'Claim {n}.'@en .\n"
        for n in range(600)
    )
    store = part_of_turtle(ONE_OF_EACH + claims).store
    assert len(store) > 10_000
    start = time.perf_counter()
    network_of(store, EDGE_QUERIES)
    assert time.perf_counter() - start < 1

"""Every term is described, the terms that users rest on are there, and the rules are fair."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from cybergov.names import NS, PREFIXES, compress
from tests.conftest import ROOT
from tests.rdf_files import (
    EVERY_CLASS,
    IMPORTS,
    ONTOLOGY,
    RULES,
    apply_rule,
    node,
    objects,
    thing,
    triples_of,
)

# The contract with users' queries: a term may be added here, and none may go.
CLASSES: Final = """
Norm Question Thesis LabelGap State Organization Body Grouping IndefiniteGroup Company Person Source
Treaty Resolution Decision Report Strategy Statement Essay Declaration CodeOfConduct Judgment
Legislation MeetingRecord Draft ExpertRestatement Guideline WorkingPaper Compilation Book
TextVersion Provision Passage Claim RelationClaim Stance DefinitionClaim MappingClaim Proposition
SearchRecord Inference Conflict DecisionEvent VoteEvent VoteCorrection TreatyAction Process
Membership Mode Certainty Polarity Review Position Capacity LegalNature StatementKind Match Finder
Register CheckDepth Outcome Ballot TreatyActionKind MembershipStatus Verb ConceptRelation
Participant FormerName ReferenceWork Citation SourceRelation Endorsement Session InputFault
MembershipRole OtherVotes
""".split()
VALUES: Final = {
    "Mode": "Descriptive Evaluative Normative Predictive",
    "Certainty": "Asserted Likely Possible",
    "Polarity": "Affirms Denies",
    "Review": "Proposed SecondRead Disputed Withdrawn",
    "Position": "Supports SupportsWithConditions ReservesPosition FindsFurtherStudyNeeded "
    "DoesNotExclude Opposes RejectsQuestion",
    "Capacity": "StateOnRecord Official Expert GroupCapacity",
    "LegalNature": "TreatyLaw BindingDecision ResolutionNature AgreedReport PoliticalCommitment "
    "UnilateralStatement CaseLaw ExpertRestatementNature DomesticLaw Proposal Commentary",
    "StatementKind": "GeneralStatement ExplanationOfVote ExplanationOfPosition RightOfReply "
    "Dissociation WrittenContribution",
    "Match": "Same Narrower Broader Overlaps",
    "Finder": "TextAuthor Reader",
    "Register": "UNText UNTranslation TreatyText NationalUsage OwnTranslation",
    "CheckDepth": "FullText Excerpt Unchecked",
    "Outcome": "Adopted AdoptedWithoutVote AdoptedByConsensus Rejected NotAdopted NoConsensus",
    "Ballot": "InFavour Against Abstaining NotParticipating",
    "TreatyActionKind": "Signature DefinitiveSignature Ratification Acceptance Approval "
    "FormalConfirmation Accession Succession Reservation InterpretativeDeclaration Objection "
    "TerritorialDeclaration ProvisionalApplication Withdrawal EntryIntoForceForActor "
    "InvitationToAccede",
    "MembershipStatus": "Member Associate Observer Suspended Candidate",
    "MembershipRole": "Chair ViceChair",
    "OtherVotes": "OtherVotesNotSearched OtherVotesRecorded",
    "ConceptRelation": "causes aggravates remedies prevents threatens protects promotes hinders "
    "requires grounds guarantees manifestsAs entails constitutes limits conflictsWith differsFrom "
    "appliesTo partOf outweighs precedes characterizes governs exemplifies",
}
PROPERTIES: Final = """
relatesTo heldBy statedBy evidence statement mode certainty polarity condition addressee verb
statedOn replaces review implicit otherReading interpretation subject relation object on position
inCapacity defines from to match about searchedFor searchedBy searchedText searchedSource
searchedTerm found premise conclusion foundBy attacker attacked inSource locator anchor parallelTo
restates adapts quotes recalls noClaimReason checkDepth checkedOn symbol text legalNature endorsedBy
statementKind explains deliveredBy onBehalfOf signatory alignedWith cites amends recallsSource
succeedsSource mandates fileName ofSource number heading states sharesLabelWith noEquivalent
normStatus attestedForm register thesis excludes isoCode3 validFrom validUntil namedIn status body
outcome sponsor inFavour against abstaining record corrects actor intendedVote treaty kind provision
respondsTo conductedBy mandatedBy produced succeeds speaksOf supports opposes discusses votedFor
votedAgainst abstainedOn sponsored signed isReasonFor isInTensionWith takesPositionOn mapsTo
isConditionOf actedOn isoCode2 m49Code formalName formerName wording identifiedAs readAt readOn
nominatedBy role protocolTo openedForSignature enteredIntoForce conditionsForEntryIntoForce
depositary committee agendaItem session citing cited relatingSource relatedThing sourceRelationKind
endorses endorser endorsingSource inFavourCount againstCount abstainingCount additionalSponsor
sponsoredOnBehalfOf submittedBy partVotedOn otherVotes ofProcess place chairedBy inInput inLine
ofSymbol fault treatment
""".split()

# What the rules add or the program draws, so that no example of it is written.
INFERRED: Final = set(
    "speaksOf supports opposes discusses votedFor votedAgainst abstainedOn sponsored signed "
    "isReasonFor isInTensionWith takesPositionOn mapsTo isConditionOf actedOn relatesTo".split()
)
KINDS: Final = {
    node(f"owl:{kind}") for kind in ("AnnotationProperty", "DatatypeProperty", "ObjectProperty")
}

TRIPLES: Final = triples_of(ONTOLOGY)
EXAMPLE: Final = triples_of(EVERY_CLASS)
TERMS: Final = sorted(
    {
        t.subject.value
        for t in TRIPLES
        if isinstance(t.subject, NamedNode) and t.subject.value.startswith(NS)
    }
)


def types(term: NamedNode) -> set[NamedNode]:
    return {t for t in objects(TRIPLES, term, "rdf:type") if isinstance(t, NamedNode)}


@pytest.mark.parametrize("term", TERMS, ids=compress)
def test_a_term_has_label_definition_example_and_home(term: str) -> None:
    subject = NamedNode(term)
    for name in ("rdfs:label", "skos:definition"):
        (text,) = objects(TRIPLES, subject, name)
        assert isinstance(text, Literal)
        assert text.language == "en"
        assert text.value.strip() == text.value != ""
    assert objects(TRIPLES, subject, "skos:definition")[0].value.endswith(".")  # type: ignore[union-attr]
    assert objects(TRIPLES, subject, "skos:example")
    assert objects(TRIPLES, subject, "rdfs:isDefinedBy") == [NamedNode(NS.removesuffix("#"))]


def test_the_terms_that_users_rest_on_are_there() -> None:
    values = [value for names in VALUES.values() for value in names.split()]
    missing = {NS + name for name in (*CLASSES, *PROPERTIES, *values)} - set(TERMS)
    assert sorted(missing) == []
    for name in CLASSES:
        assert node("owl:Class") in types(node(f"cg:{name}")), name
    for name in PROPERTIES:
        assert types(node(f"cg:{name}")) & KINDS, name
    for kind, names in VALUES.items():
        for name in names.split():
            assert node(f"cg:{kind}") in types(node(f"cg:{name}")), name


def test_a_property_is_of_one_kind_and_so_are_those_above_it() -> None:
    declared = [*TRIPLES, *triples_of(*IMPORTS)]
    kind = {
        t.subject: t.object
        for t in declared
        if t.predicate == node("rdf:type") and t.object in KINDS
    }
    for name in TERMS:
        assert len(types(NamedNode(name)) & KINDS) <= 1, name
    for t in TRIPLES:
        if t.predicate == node("rdfs:subPropertyOf"):
            assert isinstance(t.object, NamedNode)
            assert kind[t.subject] == kind[t.object], t


def test_a_concept_relation_leads_from_concept_to_concept() -> None:
    for name in VALUES["ConceptRelation"].split():
        term = node(f"cg:{name}")
        assert node("owl:ObjectProperty") in types(term)
        assert objects(TRIPLES, term, "rdfs:subPropertyOf") == [node("cg:relatesTo")], name
        for end in ("rdfs:domain", "rdfs:range"):
            assert objects(TRIPLES, term, end) == [node("skos:Concept")], name
        (definition,) = objects(TRIPLES, term, "skos:definition")
        assert isinstance(definition, Literal)
        assert definition.value.startswith("Used where a claim says that"), name
        assert definition.value.endswith("Means that at least one claim says so."), name


def test_whatever_the_ontology_names_is_declared() -> None:
    files = [ONTOLOGY, *(ROOT / "ontology").rglob("*.rq"), ROOT / "ontology" / "shapes.ttl"]
    for path in files:
        named = re.findall(r"\bcg:([A-Za-z]\w*)", path.read_text("utf-8"))
        unknown = {NS + name for name in named} - set(TERMS)
        assert sorted(unknown) == [], path.name


def test_blank_nodes_stand_only_where_owl_needs_them() -> None:
    allowed = {"owl:unionOf", "owl:members", "owl:distinctMembers", "rdf:first", "rdf:rest"}
    allowed |= {"rdf:type", "rdfs:domain", "rdfs:range"}
    for t in TRIPLES:
        if not isinstance(t.subject, NamedNode) or not isinstance(t.object, NamedNode | Literal):
            assert compress(t.predicate.value) in allowed, t


def test_the_example_has_every_class_and_nearly_every_property() -> None:
    used = {compress(t.predicate.value) for t in EXAMPLE}
    classes = {
        compress(t.object.value)
        for t in EXAMPLE
        if t.predicate == node("rdf:type") and isinstance(t.object, NamedNode)
    }
    above = {"Claim", "Source"} | VALUES.keys() | {"Verb"}
    assert {f"cg:{name}" for name in CLASSES if name not in above} <= classes
    assert {f"cg:{name}" for name in PROPERTIES if name not in INFERRED} <= used


# ----------------------------------------------------------------------------------- the rules


def rule(name: str) -> Path:
    return ROOT / "ontology" / "rules" / f"{name}.rq"


def with_rdflib(path: Path, triples_file: Path) -> set[Triple]:
    """Return what rdflib's own engine infers."""
    graph = rdflib.Graph().parse(triples_file, format="turtle")
    result = graph.query(path.read_text("utf-8")).graph
    assert result is not None
    text = result.serialize(format="nt", encoding="utf-8")
    return {quad.triple for quad in parse(text, format=RdfFormat.N_TRIPLES)}


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_says_what_it_does_and_reads_the_default_graph_only(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    header = [line for line in lines if line.startswith("#")]
    assert header == lines[: len(header)]
    assert 2 <= len(header) <= 4
    body = "\n".join(lines[len(header) :])
    assert not re.search(r"\b(GRAPH|FROM|SERVICE|BIND)\b", body)
    assert not re.search(r"[\w>)][+*]", body)
    for prefix, iri in re.findall(r"PREFIX (\w+): <([^>]+)>", body):
        assert PREFIXES[prefix] == iri


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_fires_and_gives_the_same_triples_in_both_engines(path: Path) -> None:
    inferred = apply_rule(path, EXAMPLE)
    assert inferred
    assert with_rdflib(path, EVERY_CLASS) == inferred


def test_each_rule_infers_exactly_what_is_meant() -> None:
    expected = """
        fence prevents goat
        north supports fences-work
        south opposes rule-on-fences | east opposes rule-on-fences
        north votedFor resolution | south votedAgainst resolution | east abstainedOn resolution
        north sponsored resolution | north signed treaty
        unsaid-premise isReasonFor relation-claim | proposition isReasonFor relation-claim
        proposition isInTensionWith relation-claim
        resolution recallsSource earlier-treaty | resolution cites earlier-treaty
        report endorsedBy assembly | resolution mandates report
        essay cites resolution | resolution cites treaty | resolution cites decision
        draft cites draft-resolution
        essay discusses fence | essay discusses goat | essay discusses rule-on-fences
        resolution discusses fence | treaty discusses rule-on-fences
        author speaksOf fence | author speaksOf goat | author speaksOf rule-on-fences
        south speaksOf rule-on-fences | east speaksOf rule-on-fences | assembly speaksOf fence
    """
    edges = {
        Triple(thing(subject), node(f"cg:{relation}"), thing(end))
        for line in re.split(r"[|\n]", expected)
        if line.strip()
        for subject, relation, end in [line.split()]
    }
    labels = {
        Triple(thing("fence"), node("skos:prefLabel"), Literal("clôture", language="fr")),
        Triple(thing("fence"), node("skos:altLabel"), Literal("haie", language="fr")),
    }
    assert set().union(*(apply_rule(path, EXAMPLE) for path in RULES)) == edges | labels


def changed(claim: str, *changes: tuple[str, NamedNode]) -> list[Triple]:
    """Return the example with other values for some properties of one claim.

    A property that is followed by a plus gets one value more.
    """
    subject = thing(claim)
    replaced = {node(name) for name, _ in changes if not name.endswith("+")}
    kept = [t for t in EXAMPLE if t.subject != subject or t.predicate not in replaced]
    return kept + [Triple(subject, node(name.removesuffix("+")), value) for name, value in changes]


HEDGES: Final = {
    "conditional": ("cg:condition", thing("unsaid-premise")),
    "denied": ("cg:polarity", node("cg:Denies")),
    "likely": ("cg:certainty", node("cg:Likely")),
    "possible": ("cg:certainty", node("cg:Possible")),
    "reported": ("cg:statedBy", thing("league")),
    "reported of one holder": ("cg:heldBy+", thing("league")),
    "withdrawn": ("cg:review", node("cg:Withdrawn")),
}


@pytest.mark.parametrize("hedge", HEDGES)
@pytest.mark.parametrize(
    ("name", "claim"),
    [
        ("concept-relation", "relation-claim"),
        ("supports", "stance-for"),
        ("opposes", "stance-against"),
    ],
)
def test_a_hedged_reported_or_withdrawn_claim_gives_no_direct_edge(
    name: str, claim: str, hedge: str
) -> None:
    assert apply_rule(rule(name), changed(claim, HEDGES[hedge])) == set()


@pytest.mark.parametrize("position", VALUES["Position"].split())
def test_only_plain_support_and_plain_opposition_give_an_edge(position: str) -> None:
    data = changed("stance-for", ("cg:position", node(f"cg:{position}")))
    thesis = thing("fences-work")
    for name, plain in (("supports", "Supports"), ("opposes", "Opposes")):
        ends = {t.object for t in apply_rule(rule(name), data)}
        assert (thesis in ends) == (position == plain)


def without(edges: Iterable[Triple], gone: str, *ends: str) -> set[Triple]:
    targets = [thing(end) for end in ends]
    return {t for t in edges if t.subject != thing(gone) or t.object not in targets}


def test_a_withdrawn_or_unsaid_claim_is_not_spoken_of() -> None:
    withdrawn = changed("relation-claim", ("cg:review", node("cg:Withdrawn")))
    for name, who in (("discusses", "essay"), ("speaks-of", "author")):
        before = apply_rule(rule(name), EXAMPLE)
        # The proposition still speaks of goats; nothing else of the author's speaks of fences.
        assert apply_rule(rule(name), withdrawn) == without(before, who, "fence")
        assert not any(t.object == thing("theme") for t in before)


def test_a_reported_view_is_spoken_by_who_reports_it() -> None:
    speakers = {t.subject for t in apply_rule(rule("speaks-of"), EXAMPLE)}
    assert thing("author") in speakers
    assert thing("some-lands") not in speakers


@pytest.mark.parametrize(
    ("name", "nodes"),
    [
        ("is-reason-for", ("inference", "relation-claim")),
        ("is-in-tension-with", ("conflict", "relation-claim", "proposition")),
    ],
)
def test_a_step_is_left_out_if_it_or_one_of_its_claims_is_withdrawn(
    name: str, nodes: tuple[str, ...]
) -> None:
    for each in nodes:
        data = changed(each, ("cg:review", node("cg:Withdrawn")))
        assert apply_rule(rule(name), data) == set(), each


def test_only_a_signature_is_signed() -> None:
    for kind in VALUES["TreatyActionKind"].split():
        data = changed("signature", ("cg:kind", node(f"cg:{kind}")))
        assert bool(apply_rule(rule("signed"), data)) == (kind == "Signature"), kind

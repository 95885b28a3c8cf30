"""Whoever makes a mistake in the data is told what is wrong and what to do about it."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from pyrudof import RDFFormat, ReaderMode, Rudof, RudofConfig, ShaclFormat
from pyshacl import validate
from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

from cybergov.locator import PATTERN
from tests.conftest import ROOT
from tests.shapes.cases import CASES, LOCATORS, NO_LOCATORS, Case

CG: Final = Namespace("https://w3id.org/cybergov/ns#")
SHAPE: Final = Namespace("https://w3id.org/cybergov/shapes#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
SKOSXL: Final = Namespace("http://www.w3.org/2008/05/skos-xl#")

#: Classes that people list values of, and do not describe things of.
VALUE_CLASSES: Final = frozenset(
    CG[name]
    for name in (
        "Mode Certainty Polarity Review Position Capacity LegalNature StatementKind Match Finder "
        "Register CheckDepth Outcome Ballot TreatyActionKind MembershipStatus MembershipRole "
        "OtherVotes Verb ConceptRelation TextPart Verdict"
    ).split()
)
#: Shapes that allow only some values of a class, or values that are properties.
_PART_OF_THE_VALUES: Final = frozenset(
    SHAPE[name]
    for name in (
        "DecisionEvent-outcome",
        "VoteEvent-outcome",
        "SourceRelation-kind",
        "VocabularyMatch-matchPredicate",
    )
)
GOOD: Final = Path(__file__).parent / "shapes" / "good.ttl"


@cache
def _good() -> str:
    return GOOD.read_text(encoding="utf-8")


@cache
def _shapes() -> Graph:
    return Graph().parse(ROOT / "ontology" / "shapes.ttl", format="turtle")


@cache
def _ontology() -> Graph:
    return Graph().parse(ROOT / "ontology" / "cybergov.ttl", format="turtle")


@cache
def _hierarchy() -> Graph:
    """What the shapes need of the ontology: what is a kind of what, and the verbs."""
    graph = Graph()
    for predicate, thing in (
        (RDFS.subClassOf, None),
        (RDFS.subPropertyOf, None),
        (RDF.type, CG.Verb),
    ):
        for triple in _ontology().triples((None, predicate, thing)):
            graph.add(triple)
    return graph


@cache
def _shape(name: str) -> Graph:
    """One shape alone, switched on, so that a test takes milliseconds."""
    graph = _shapes().cbd(SHAPE[name])
    graph.remove((SHAPE[name], SH.deactivated, None))
    assert len(graph), f"there is no shape:{name}"
    return graph


def _data(turtle: str) -> Graph:
    return Graph().parse(data=turtle, format="turtle") + _hierarchy()


def _found(data: Graph, shapes: Graph) -> list[tuple[URIRef, str]]:
    """Return the shape and the message of each result."""
    conforms, report, _ = validate(data, shacl_graph=shapes, inference="none", inplace=True)
    results = [
        (shape, str(report.value(result, SH.resultMessage)))
        for result in report.subjects(RDF.type, SH.ValidationResult)
        if isinstance(shape := report.value(result, SH.sourceShape), URIRef)
    ]
    assert conforms == (not results)
    return results


def _broken(case: Case) -> str:
    if not case.old:
        return f"{_good()}\n{case.new}\n"
    assert _good().count(case.old) == 1, (
        f"good.ttl has {case.old!r} {_good().count(case.old)} times"
    )
    return _good().replace(case.old, case.new)


def _top_shapes() -> set[URIRef]:
    """Every shape that has a name; the others are parts of one."""
    return {
        shape
        for kind in (SH.NodeShape, SH.PropertyShape)
        for shape in _shapes().subjects(RDF.type, kind)
        if isinstance(shape, URIRef)
    }


def _name(shape: URIRef) -> str:
    return str(shape).removeprefix(SHAPE)


def _class_shapes() -> list[URIRef]:
    """The shapes that are named after a class, and ask that its things have names."""
    return sorted(
        shape
        for shape in _shapes().subjects(SH.nodeKind, SH.IRI)
        if isinstance(shape, URIRef) and (shape, RDF.type, SH.NodeShape) in _shapes()
    )


# What conforms


def test_a_thing_of_every_class_conforms() -> None:
    assert _found(_data(_good()), _shapes()) == []


def test_the_ontology_may_stand_beside_the_data() -> None:
    good = Graph().parse(data=_good(), format="turtle")
    conforms, _, text = validate(
        good, shacl_graph=_shapes(), ont_graph=_ontology(), inference="none"
    )
    assert conforms, text


def test_the_ontology_itself_conforms() -> None:
    assert _found(_ontology() + Graph(), _shapes()) == []


def test_inferred_plain_labels_conform() -> None:
    data = _data(_good())
    for proved, plain in ((SKOSXL.prefLabel, SKOS.prefLabel), (SKOSXL.altLabel, SKOS.altLabel)):
        for concept, label in list(data.subject_objects(proved)):
            for form in data.objects(label, SKOSXL.literalForm):
                data.add((concept, plain, form))
    assert _found(data, _shapes()) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cg:on thesis:it-is ;", "cg:on concept:security ;"),
        ("cg:on thesis:it-is ;", "cg:on concept:due-diligence ;"),
        ("cg:on thesis:it-is ;", "cg:on source:treaty ;"),
        ("cg:SupportsWithConditions ;\n    cg:condition claim:proposition ;", "cg:Opposes ;"),
        ("cg:to concept:due-diligence", "cg:to provision:treaty-6"),
        ("cg:endorsedBy actor:organization", "cg:endorsedBy source:treaty"),
        ("cg:implicit false", "cg:implicit true"),
        ("cg:addressee actor:PAK", "cg:verb cg:CallingUpon"),
        ("cg:foundBy cg:TextAuthor ;\n    cg:evidence passage:essay-1 ;", "cg:foundBy cg:Reader ;"),
        ('    cg:heading "Due diligence"@en ;\n', ""),
        ('"essay.txt"', '"A-79_243 (en).v2.xml"'),
        ('"2025-10-25"^^xsd:date', '"2025"^^xsd:gYear'),
        ("cg:inFavour actor:FRA ;", "cg:against actor:FRA ;"),
        (
            "cg:heldBy actor:FRA , actor:the-west ;\n    cg:statedBy actor:the-author",
            "cg:heldBy actor:FRA ;\n    cg:statedBy actor:FRA",
        ),
    ],
)
def test_other_good_forms_conform(old: str, new: str) -> None:
    assert _found(_data(_broken(Case("", old, new, ""))), _shapes()) == []


# What does not


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{number}-{case.shape}" for number, case in enumerate(CASES)]
)
def test_a_mistake_is_found_and_told(case: Case) -> None:
    found = _found(_data(_broken(case)), _shape(case.shape))
    assert found, f"shape:{case.shape} found nothing"
    assert {shape for shape, _ in found} == {SHAPE[case.shape]}
    assert all(case.says in message for _, message in found), found


@pytest.mark.parametrize("shape", _class_shapes(), ids=_name)
def test_a_thing_without_a_name_is_found(shape: URIRef) -> None:
    for target in _shapes().objects(shape, SH.targetClass):
        found = _found(_data(f"{_good()}\n[] a <{target}> ."), _shape(_name(shape)))
        assert [name for name, _ in found] == [shape], target
        assert "without a name of its own: give it one" in found[0][1]


@pytest.mark.parametrize("locator", LOCATORS)
def test_a_locator_of_the_grammar_conforms(locator: str) -> None:
    data = _data(_good().replace('"p 1 s 2"', f'"{locator}"'))
    assert _found(data, _shape("Passage-locator")) == []


@pytest.mark.parametrize("locator", NO_LOCATORS)
def test_what_only_looks_like_a_locator_is_found(locator: str) -> None:
    data = _data(_good().replace('"p 1 s 2"', f'"{locator}"'))
    assert [shape for shape, _ in _found(data, _shape("Passage-locator"))] == [
        SHAPE["Passage-locator"]
    ]


def test_the_locators_of_the_shapes_are_those_of_the_program() -> None:
    assert list(_shapes().objects(SHAPE["Passage-locator"], SH.pattern)) == [Literal(PATTERN)]


def test_a_label_written_twice_is_only_asked_of_the_input() -> None:
    twice = _good().replace('"киберпреступность"@ru', '"ciberdelincuencia"@es , "x"@ru')
    assert _found(_data(twice), _shapes()) == []
    for name in ("LabelWrittenOnce-pref", "LabelWrittenOnce-alt"):
        assert (SHAPE[name], SH.deactivated, Literal(True)) in _shapes()


# The shapes themselves


def test_every_shape_is_tested() -> None:
    tested = {SHAPE[case.shape] for case in CASES} | set(_class_shapes())
    assert sorted(_top_shapes() - tested) == []


@pytest.mark.parametrize("shape", sorted(_top_shapes()), ids=_name)
def test_every_shape_has_a_message_with_a_remedy(shape: URIRef) -> None:
    assert list(_shapes().objects(shape, SH.severity)) == [SH.Violation]
    (message,) = _shapes().objects(shape, SH.message)
    assert isinstance(message, Literal)
    assert message.language == "en"
    wrong, colon, remedy = str(message).partition(": ")
    assert colon, "the message has no part after a colon that tells the remedy"
    assert wrong[0].isupper()
    assert remedy.endswith(".")
    assert remedy.split()[0].strip(",") in {
        "add", "choose", "describe", "give", "keep", "let", "make", "name", "remove", "say",
        "write",
    }  # fmt: skip


@pytest.mark.parametrize("shape", sorted(_top_shapes()), ids=_name)
def test_every_shape_has_a_target(shape: URIRef) -> None:
    kinds = (SH.targetClass, SH.targetSubjectsOf)
    assert any((shape, kind, None) in _shapes() for kind in kinds)


def test_every_class_that_people_describe_things_of_has_a_shape() -> None:
    classes = {
        name
        for name in _ontology().subjects(RDF.type, OWL.Class)
        if isinstance(name, URIRef) and name.startswith(CG) and name not in VALUE_CLASSES
    }
    assert len(classes) > 40
    classes |= {SKOS.Concept, SKOSXL.Label}
    shaped = {
        target for shape in _class_shapes() for target in _shapes().objects(shape, SH.targetClass)
    }
    assert sorted(classes - shaped) == []


def test_every_kind_of_source_actor_and_claim_is_a_target_of_its_own() -> None:
    for above, shape in ((CG.Source, "Source"), (CG.Claim, "Claim")):
        kinds = set(_ontology().transitive_subjects(RDFS.subClassOf, above))
        for part in sorted(_top_shapes()):
            if _name(part).split("-")[0] == shape:
                assert set(_shapes().objects(part, SH.targetClass)) == kinds, part


def test_every_term_of_the_shapes_is_declared() -> None:
    declared = set(_ontology().subjects())
    used = {
        term
        for triple in _shapes()
        for term in triple
        if isinstance(term, URIRef) and term.startswith(CG)
    }
    assert sorted(used - declared) == []


def test_listed_values_are_those_of_the_ontology() -> None:
    kinds: dict[frozenset[URIRef], URIRef] = {}
    for kind in VALUE_CLASSES:
        members = (m for m in _ontology().subjects(RDF.type, kind) if isinstance(m, URIRef))
        kinds[frozenset(members)] = kind
    for shape, values in _shapes().subject_objects(SH["in"]):
        if shape in _PART_OF_THE_VALUES or isinstance(shape, BNode):
            continue
        listed = frozenset(v for v in Collection(_shapes(), values) if isinstance(v, URIRef))
        if listed:
            assert listed in kinds, f"{shape} lists other values than the ontology"


def test_the_check_is_quick() -> None:
    """6,000 triples take some 0.4 s on two cores; the limit leaves room for a busy machine."""
    data = _hierarchy() + Graph()
    base = "https://w3id.org/cybergov/"
    good = Graph().parse(data=_good(), format="turtle")
    for copy in range(21):
        for triple in good:
            s, p, o = (
                URIRef(f"{term}-{copy}")
                if isinstance(term, URIRef)
                and term.startswith(base)
                and not term.startswith(CG)
                and not term.endswith("/scheme")
                else term
                for term in triple
            )
            data.add((s, p, o))
    start = time.perf_counter()
    assert _found(data, _shapes()) == []
    assert time.perf_counter() - start < 3


# Two engines: the build asks a quick one, and what it finds is what another finds

_ILL_FORMED: Final = '"2026-02-30"^^xsd:date'


@cache
def _hierarchy_in_turtle() -> str:
    return str(_hierarchy().serialize(format="nt"))


def _conforms_by_the_builds_engine(turtle: str, shapes: str) -> bool:
    engine = Rudof(RudofConfig())
    text = f"{turtle}\n{_hierarchy_in_turtle()}"
    engine.read_data(text, format=RDFFormat.Turtle, reader_mode=ReaderMode.Strict)
    engine.read_shacl(shapes, format=ShaclFormat.Turtle, reader_mode=ReaderMode.Strict)
    return engine.validate_shacl().conforms


@cache
def _all_shapes_switched_on() -> str:
    text = (ROOT / "ontology" / "shapes.ttl").read_text("utf-8")
    return text.replace("    sh:deactivated true ;\n", "")


def test_both_engines_find_nothing_in_what_is_right() -> None:
    assert _conforms_by_the_builds_engine(_good(), _all_shapes_switched_on())


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{number}-{case.shape}" for number, case in enumerate(CASES)]
)
def test_the_builds_engine_finds_what_the_other_finds(case: Case) -> None:
    """But for a day that the calendar has not: a check of its own finds that (checks/dates.py)."""
    found = not _conforms_by_the_builds_engine(_broken(case), _all_shapes_switched_on())
    assert found != (case.new == _ILL_FORMED)

"""The table of outside terms, their declarations and their use agree."""

from __future__ import annotations

import re
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode

from cybergov.names import NS, PREFIXES, expand
from tests.conftest import ROOT
from tests.rdf_files import EVERY_CLASS, IMPORTS, ONTOLOGY, node, triples_of

TABLE: Final = (ROOT / "docs" / "outside-terms.md").read_text("utf-8")
VOCABULARIES: Final = dict(re.findall(r"^\| [^|]+ \| `(\w+)` \| <([^>]+)> \|$", TABLE, re.M))
TERMS: Final = re.findall(r"^\| `(\w+:[\w-]+)` \| (\w+) \| .+ \|$", TABLE, re.M)
KINDS: Final = {
    node("owl:Class"): "class",
    node("owl:ObjectProperty"): "object",
    node("owl:DatatypeProperty"): "data",
    node("owl:AnnotationProperty"): "annotation",
}
# What the ontology itself is written in.
BUILT_IN: Final = tuple(PREFIXES[prefix] for prefix in ("owl", "rdf", "rdfs", "xsd"))


def test_the_table_and_the_declarations_are_the_same() -> None:
    declared = [
        (t.subject.value, KINDS[t.object])
        for t in triples_of(*IMPORTS)
        if t.predicate == node("rdf:type")
        and isinstance(t.subject, NamedNode)
        and isinstance(t.object, NamedNode)
    ]
    listed = [(expand(name, VOCABULARIES), kind) for name, kind in TERMS]
    assert len(set(declared)) == len(declared)
    assert sorted(listed) == sorted(declared)


def test_a_vocabulary_has_a_file_and_the_projects_prefix() -> None:
    assert sorted(VOCABULARIES) == [path.stem for path in IMPORTS]
    for prefix, namespace in VOCABULARIES.items():
        assert PREFIXES.get(prefix, namespace) == namespace


def test_a_declaration_copies_nothing_but_a_label() -> None:
    allowed = {node("rdf:type"), node("rdfs:label"), node("rdfs:isDefinedBy")}
    for path in IMPORTS:
        triples = triples_of(path)
        assert {t.predicate for t in triples} == allowed
        for t in triples:
            assert isinstance(t.subject, NamedNode)
            assert t.subject.value.startswith(VOCABULARIES[path.stem])
            assert not isinstance(t.object, BlankNode)
        assert len(triples) == 3 * len({t.subject for t in triples})


def test_every_outside_term_that_is_used_is_declared() -> None:
    declared = {t.subject.value for t in triples_of(*IMPORTS) if isinstance(t.subject, NamedNode)}
    for t in triples_of(ONTOLOGY, EVERY_CLASS):
        for term in (t.subject, t.predicate, t.object):
            if not isinstance(term, NamedNode) or term.value.startswith((NS, *BUILT_IN)):
                continue
            if term.value.startswith(tuple(VOCABULARIES.values())):
                assert term.value in declared, term
            else:
                assert t.predicate != term, f"{term} is of no listed vocabulary"


def test_every_declared_term_is_used() -> None:
    rooms = ("ontology/*.ttl", "ontology/*/*.rq", "graph/**/*", "queries/*.rq", "cybergov/**/*.py")
    files = [path for room in rooms for path in ROOT.glob(room) if path.is_file()]
    used = set(re.findall(r"\b\w+:[\w-]+", "\n".join(path.read_text("utf-8") for path in files)))
    assert [name for name, _ in TERMS if name not in used] == []


def test_literals_say_their_language() -> None:
    for t in triples_of(*IMPORTS):
        if isinstance(t.object, Literal):
            assert t.object.language == "en"

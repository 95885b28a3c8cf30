"""Write ``docs/terms.md`` from the ontology: ``python docs/make_terms.py``."""

from __future__ import annotations

from pathlib import Path

import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from cybergov.names import NS, compress

ROOT = Path(__file__).parent.parent
CG = rdflib.Namespace(NS)
HEAD = """# Terms

Every term of the ontology, from `ontology/cybergov.ttl`; `python docs/make_terms.py` writes this
page. How they fit together is in [model.md](model.md); the outside terms are in
[outside-terms.md](outside-terms.md).
"""


def page(graph: rdflib.Graph) -> str:
    """Return the page: classes, relations between concepts, other properties, values."""
    terms = sorted({s for s in graph.subjects(RDFS.label) if str(s).startswith(NS)})
    relations = set(graph.subjects(RDF.type, CG.ConceptRelation))
    classes = set(graph.subjects(RDF.type, OWL.Class))
    properties = {
        term
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
        for term in graph.subjects(RDF.type, kind)
    }
    sections = {
        "Classes": [t for t in terms if t in classes],
        "Relations between concepts": [t for t in terms if t in relations],
        "Properties": [t for t in terms if t in properties - relations],
        "Values": [t for t in terms if t not in classes | properties | relations],
    }
    lines = [HEAD]
    for title, those in sections.items():
        lines += [f"## {title}\n", "| term | what it says | under |", "| --- | --- | --- |"]
        lines += [_row(graph, term) for term in those]
        lines.append("")
    return "\n".join(lines)


def _row(graph: rdflib.Graph, term: rdflib.term.Node) -> str:
    above = {RDFS.subClassOf, RDFS.subPropertyOf, RDF.type}
    parents = {
        compress(str(o))
        for p in above
        for o in graph.objects(term, p)
        if isinstance(o, rdflib.URIRef) and not str(o).startswith(str(OWL))
    }
    definition = str(graph.value(term, SKOS.definition)).replace("|", "\\|")
    under = ", ".join(f"`{parent}`" for parent in sorted(parents))
    return f"| `{compress(str(term))}` | {definition} | {under} |"


def load() -> rdflib.Graph:
    """Return the ontology."""
    return rdflib.Graph().parse(ROOT / "ontology" / "cybergov.ttl")


if __name__ == "__main__":
    (ROOT / "docs" / "terms.md").write_text(page(load()), "utf-8")

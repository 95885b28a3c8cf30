"""The knowledge graph in Python: the same verbs and words as the command line."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, QueryBoolean, QueryTriples, RdfFormat, Store, parse

from cybergov import store as stores
from cybergov.compare import Comparison, compare
from cybergov.find import find, find_one
from cybergov.findings import InputError, UsageError
from cybergov.part import Part
from cybergov.project import Project
from cybergov.questions import Question, questions, read_question
from cybergov.results import Rows, rows_of
from cybergov.show import Description, describe
from cybergov.triples import sorted_triples

if TYPE_CHECKING:
    import networkx
    import rdflib

__all__ = ["KnowledgeGraph", "load"]


class KnowledgeGraph:
    """A loaded graph: ask it, look things up in it, hand it to rdflib or networkx.

    >>> import cybergov
    >>> kg = cybergov.load()
    >>> kg.find("common security")
    'https://w3id.org/cybergov/concept/common-security'
    """

    def __init__(self, store: Store, queries: Path | None = None) -> None:
        """Wrap an Oxigraph store; ``queries`` is the folder of its question library."""
        self.store = store
        self._queries = queries or Project.find().queries

    def __len__(self) -> int:
        """Return the number of triples."""
        return len(self.store)

    def questions(self) -> dict[str, Question]:
        """Return the question library by name.

        >>> import cybergov
        >>> cybergov.load().questions()["remedies"].title
        'What remedies what'
        """
        return questions(self._queries)

    def query(self, question: str | PathLike[str], /, **values: str) -> Rows | bool | rdflib.Graph:
        """Ask a question of the library by name, a file that ends in ``.rq``, or free SPARQL.

        ``values`` set the question's parameters; a name is resolved as ``find`` does. A SELECT
        gives ``Rows``, an ASK a bool, a CONSTRUCT or DESCRIBE an rdflib graph.

        >>> import cybergov
        >>> kg = cybergov.load()
        >>> rows = kg.query("remedies")
        >>> rows = kg.query("SELECT ?c WHERE { ?c a skos:Concept }")
        >>> kg.query("ASK { concept:common-security a skos:Concept }")
        True

        Raises:
            InputError: the query is no SPARQL, or a name is unknown.
            UsageError: a parameter is unknown or of the wrong type.
        """
        result = stores.ask(self.store, self._text(question, values))
        if isinstance(result, QueryBoolean):
            return bool(result)
        if isinstance(result, QueryTriples):
            from cybergov.convert import to_rdflib

            return to_rdflib(result)
        return rows_of(result)

    def find(self, name: str) -> str:
        """Return the IRI of the one thing that is called ``name``, in any language.

        Raises:
            InputError: nothing is called so, or several things are.
        """
        return find_one(self.store, name)

    def find_all(self, name: str) -> list[str]:
        """Return the IRIs of all things that are called ``name``."""
        return find(self.store, name)

    def show(self, thing: str) -> Description:
        """Return what a thing is and every claim that bears on it.

        >>> import cybergov
        >>> thing = cybergov.load().show("cyber sovereignty")
        >>> len(thing.claims["cg:about"]) > 0
        True
        """
        return describe(self.store, self.find(thing))

    def compare(self, one: str, other: str) -> Comparison:
        """Return two actors, sources, concepts, norms or provisions side by side.

        >>> import cybergov
        >>> found = cybergov.load().compare("budapest-convention", "un-cybercrime-convention")
        >>> found.sections[0].heading
        'Provision by provision'

        Raises:
            InputError: a name is unknown, or the two are not of one kind that can be compared.
        """
        return compare(self.store, self.find(one), self.find(other))

    def path(self, start: str, end: str) -> Rows:
        """Return the steps of a shortest path between two things, each with its claim.

        >>> import cybergov
        >>> len(cybergov.load().path("common security", "digital security dilemma"))
        1
        """
        from cybergov.path import shortest_path

        return shortest_path(self.part().network, self.find(start), self.find(end))

    def part(self) -> Part:
        """Return the whole graph as ``cybergov.exports`` write it."""
        return Part(sorted_triples(quad.triple for quad in self.store))

    def to_rdflib(self) -> rdflib.Graph:
        """Return the graph as an rdflib graph, a copy.

        >>> import cybergov
        >>> kg = cybergov.load()
        >>> len(kg.to_rdflib()) == len(kg)
        True
        """
        from cybergov.convert import to_rdflib

        return to_rdflib(quad.triple for quad in self.store)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return the drawn network: things as nodes, claims as edges with their evidence.

        >>> import cybergov
        >>> network = cybergov.load().to_networkx()
        >>> network.number_of_edges() > 0
        True
        """
        from cybergov.graph_networkx import to_networkx

        return to_networkx(self.part().network)

    def _text(self, question: str | PathLike[str], values: dict[str, str]) -> str:
        name = str(question)
        library_file = self._queries / f"{name}.rq"
        if name.endswith(".rq") and "\n" not in name:
            return read_question(Path(name)).with_values(values, self.find)
        if not any(c.isspace() or c in "{}" for c in name):
            if library_file.is_file():
                return read_question(library_file).with_values(values, self.find)
            known = ", ".join(sorted(path.stem for path in self._queries.glob("*.rq")))
            raise InputError(f"the library has no question {name!r}; it has {known}.")
        if values:
            raise UsageError("free SPARQL takes no values; a question of the library does.")
        return name


def load(source: str | PathLike[str] | None = None) -> KnowledgeGraph:
    """Load a graph.

    ``source`` is a folder that a build wrote, or any file in RDF; by default the nearest
    ``dist/``, and where nothing was built, the project's files themselves, inferred but unchecked.

    >>> import cybergov
    >>> len(cybergov.load()) > 1000
    True

    Raises:
        InputError: there is nothing there, or the file is no RDF.
    """
    project = Project.find()
    if source is None and not (project.dist / "cybergov.nt").is_file():
        return KnowledgeGraph(_unbuilt(project), project.queries)
    path = project.dist if source is None else Path(source)
    if path.is_dir():
        return KnowledgeGraph(stores.open_store(path), project.queries)
    store = Store()
    try:
        form = RdfFormat.from_extension(path.suffix.removeprefix("."))
        quads = (q for q in parse(path=path, format=form) if q.graph_name == DefaultGraph())
        store.bulk_extend(quads)
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(f"{path} can't be loaded: {error}.") from None
    return KnowledgeGraph(store, project.queries)


def _unbuilt(project: Project) -> Store:
    from pyoxigraph import Quad

    from cybergov.infer import infer
    from cybergov.read import read

    store = read(project).store
    inferred = infer(store, project.ontology / "rules")
    store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in inferred)
    return store

"""One server of each kind for all tests here, and a small graph to put onto it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse, serialize

from cybergov.infer import INFERRED_GRAPH, infer
from tests.conftest import ROOT
from tests.engines.servers import SERVERS, Server, started

#: The files whose graphs make the small one: enough for most rules to infer something.
_FILES = ("ontology/", "graph/claims/shared-future-essay", "graph/concepts/", "graph/actors/")


@pytest.fixture(scope="session", params=SERVERS)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server that runs until no test needs it."""
    with started(request.param, tmp_path_factory.mktemp(request.param)) as running:
        yield running


@pytest.fixture(scope="session")
def small(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few named graphs of the build, their merge, and what the rules infer from it."""
    inputs = [
        quad
        for quad in parse(path=dist / "cybergov.trig", format=RdfFormat.TRIG)
        if isinstance(quad.graph_name, NamedNode)
        and quad.graph_name.value.removeprefix("https://w3id.org/cybergov/").startswith(_FILES)
    ]
    store = Store()
    store.extend(Quad(q.subject, q.predicate, q.object) for q in inputs)
    # One of what would be inferred is said already: then it is not inferred.
    said = next(iter(infer(store, ROOT / "ontology" / "rules")))
    inputs.append(Quad(said.subject, said.predicate, said.object, inputs[-1].graph_name))
    store.add(Quad(said.subject, said.predicate, said.object))
    inferred = infer(store, ROOT / "ontology" / "rules")
    store.extend(Quad(t.subject, t.predicate, t.object) for t in inferred)
    graph = NamedNode(INFERRED_GRAPH)
    merge = store.quads_for_pattern(None, None, None, DefaultGraph())
    named = (Quad(t.subject, t.predicate, t.object, graph) for t in inferred)
    path = tmp_path_factory.mktemp("small") / "small.nq"
    serialize([*merge, *inputs, *named], path, RdfFormat.N_QUADS)
    return path

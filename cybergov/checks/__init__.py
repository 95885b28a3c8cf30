"""What is checked before anything is published: one module a kind of mistake.

Each module offers ``check(case: Case) -> Iterator[Finding]``; a new module is a new check. One that
says ``AFTER_INFERENCE = True`` is asked again of what was inferred; the others look at what people
wrote, in which inference changes nothing.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions, RdfFormat, Store, Triple

from cybergov.findings import Finding
from cybergov.names import PREFIXES, expand
from cybergov.project import Project
from cybergov.read import Inputs
from cybergov.triples import Triples

__all__ = ["Case", "check"]


@dataclass(frozen=True)
class Case:
    """What is checked: the inputs, and what was inferred from them (nothing, at first)."""

    inputs: Inputs
    project: Project
    inferred: Triples = field(default_factory=Triples)

    @property
    def text(self) -> bytes:
        """The triples of all inputs and of the inference as N-Triples, sorted file by file."""
        files = (file.triples.text for file in self.inputs.files)
        return b"".join((*files, self.inferred.text))

    @cached_property
    def store(self) -> Store:
        """A store with the merge of inputs and inference in its default graph."""
        if not self.inferred:
            return self.inputs.store
        store = Store()
        store.bulk_extend(self.inputs.store)
        store.bulk_load(self.inferred.text, RdfFormat.N_TRIPLES)
        return store

    @cached_property
    def described(self) -> set[str]:
        """The IRI of every subject."""
        return set().union(*(file.triples.subjects() for file in self.inputs.files))

    def values(self, *names: str) -> Iterator[tuple[str, str, Literal]]:
        """Yield subject, property and value of the literals that the properties have."""
        for name in map(expand, names):
            for quad in self.store.quads_for_pattern(None, NamedNode(name), None, DefaultGraph()):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                    yield quad.subject.value, name, quad.object

    def rows(self, query: str) -> Iterator[tuple[str, ...]]:
        """Yield the rows of a SELECT as tuples of plain values, in the query's order."""
        result = self.store.query(query, prefixes=PREFIXES)
        assert isinstance(result, QuerySolutions)
        for solution in result:
            yield tuple("" if t is None or isinstance(t, Triple) else t.value for t in solution)

    def finding(self, subject: str, terms: tuple[str, ...], message: str, remedy: str) -> Finding:
        """Return a finding at the line where ``subject`` names one of ``terms``."""
        file, line = self.inputs.place(subject, *terms)
        return Finding(file or "(inferred)", line, message, remedy, subject)


def check(case: Case) -> list[Finding]:
    """Return what the checks find, sorted by file and line, each finding once.

    What a shape misses in a thing whose terms are misspelt follows from the spelling, and is left
    out until that is mended.
    """
    modules = {
        module.name: importlib.import_module(f"{__name__}.{module.name}")
        for module in pkgutil.iter_modules(__path__)
    }
    found: dict[str, set[Finding]] = {
        name: set(module.check(case))
        for name, module in modules.items()
        if not case.inferred or getattr(module, "AFTER_INFERENCE", False)
    }
    misspelt = {finding.subject for finding in found.get("vocabulary", ())}
    found["shapes"] = {f for f in found["shapes"] if f.subject not in misspelt}
    return sorted(set().union(*found.values()))

"""Build everything: read, check, infer, check again, publish."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat

from cybergov.at_once import beside
from cybergov.cache import fingerprint
from cybergov.checks import Case, check
from cybergov.current import files_of, is_current, last_build, remember
from cybergov.findings import Finding, InputError
from cybergov.infer import INFERRED_GRAPH, infer
from cybergov.last import Last
from cybergov.part import Part
from cybergov.project import Project
from cybergov.publish import publish
from cybergov.read import Inputs, read
from cybergov.triples import Triples, merged

__all__ = ["Checked", "build", "checked"]


def _silent(_step: str) -> None:
    """Show no progress."""


@dataclass(frozen=True)
class Checked:
    """Inputs without a mistake, and what the rules infer from them."""

    inputs: Inputs
    inferred: Triples

    def part(self, project: Project, last: Last) -> Part:
        """Return the whole graph: the merge, and the same triples by named graph."""
        graphs = {file.graph: file.triples for file in self.inputs.files}
        graphs[INFERRED_GRAPH] = self.inferred
        triples = merged(graphs.values())
        # The store of the inputs, which nobody asks any more, becomes that of the whole.
        store = self.inputs.store
        store.bulk_load(self.inferred.text, RdfFormat.N_TRIPLES)
        return Part(triples, graphs, project.ontology / "edges", store, last)


def checked(
    project: Project,
    extra: Sequence[Path] = (),
    progress: Callable[[str], None] = _silent,
) -> Checked:
    """Read, check, infer and check again.

    ``progress`` is told the name of each step as it begins.

    Raises:
        InputError: all findings, where there is one. What is inferred is checked only when the
            inputs are right.
    """
    progress("reading")
    inputs = read(project, extra)
    progress("checking")
    _refuse(Case(inputs, project))
    progress("inferring")
    inferred = infer(inputs.store, project.ontology / "rules")
    progress("checking what was inferred")
    _refuse(Case(inputs, project, inferred))
    return Checked(inputs, inferred)


def build(
    project: Project,
    extra: Sequence[Path] = (),
    progress: Callable[[str], None] = _silent,
) -> int:
    """Build everything into ``project.dist`` and return the number of triples in it.

    ``dist`` stays as it was if anything is at fault; it also stays if a build of the same files
    by the same program wrote it and nobody changed it since.

    Raises:
        InputError: all findings of the checks, or what kept the files from being written.
    """
    progress("looking for changes")
    last = last_build(project.dist, fingerprint(files_of(project, extra)))
    if (known := is_current(last)) is not None:
        return known
    progress("reading")
    inputs = read(project, extra)
    progress("inferring")
    try:
        inferred = infer(inputs.store, project.ontology / "rules")
    except InputError:
        # A rule may stumble over what is wrong with the inputs.
        _refuse(Case(inputs, project))
        raise
    progress("checking")
    findings = beside(lambda: _findings(inputs, project, inferred))

    def refuse() -> None:
        if found := findings():
            raise InputError(*found)

    try:
        part = Checked(inputs, inferred).part(project, last)
        if not last.made_from:
            # To check the whole takes much memory: then nothing is written beside it.
            refuse()
        publish(part, project, refuse, progress)
    except Exception:
        # What is wrong with the inputs is told first, whatever else comes of it.
        refuse()
        raise
    remember(project.dist, last.making, len(part.triples))
    return len(part.triples)


def _findings(inputs: Inputs, project: Project, inferred: Triples) -> list[Finding | str]:
    """Return what is wrong with the inputs, else with what was inferred from them."""
    try:
        return [*(check(Case(inputs, project)) or check(Case(inputs, project, inferred)))]
    except InputError as error:
        return [*error.findings]


def _refuse(case: Case) -> None:
    if findings := check(case):
        raise InputError(*findings)

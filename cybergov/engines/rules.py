"""The merge and the rules, made on the server: what is there need not fit into this machine.

Each CONSTRUCT of ``ontology/rules`` becomes an INSERT into the graph of what is inferred, once for
each handful of named graphs, so that no single update is as large as the whole; each step that is
done is noted, and a push that was cut off goes on after it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from cybergov.engines.contents import Contents
from cybergov.engines.notes import Notes
from cybergov.engines.remote import with_prefixes
from cybergov.engines.target import Target
from cybergov.findings import InputError
from cybergov.infer import INFERRED_GRAPH
from cybergov.names import PREFIXES
from cybergov.text_files import read_text

__all__ = ["TOGETHER", "apply_rules", "insertion"]

#: Named graphs are taken together up to so many triples; a larger one comes alone.
TOGETHER: Final = 100_000

_RULE: Final = re.compile(
    r"(?P<prologue>.*?)CONSTRUCT\s*\{(?P<template>[^{}]*)\}\s*WHERE\s*\{(?P<where>.*)\}\s*",
    re.DOTALL,
)
#: What a rule starts from: the subject of its first pattern.
_START: Final = re.compile(r"\s*(?P<start>\?\w+)\s")


def apply_rules(
    graphs: dict[str, Contents],
    rules: Path,
    target: Target,
    progress: Callable[[str], None],
    together: int = TOGETHER,
) -> None:
    """Make the merge of the named graphs and what the rules infer from it, both on the server.

    ``graphs`` are the inputs there. As in a build, a rule reads inputs only, and what they say
    already is not inferred. The same steps may be done twice: the result is the same.

    Raises:
        InputError: a rule is none, or the server can't be reached or refuses.
    """
    notes = Notes(target.addresses)
    made_of = _made_of(graphs, rules)
    steps = list(_steps(graphs, rules, target, together))
    done = notes.reached("rules", made_of)
    for number, text in enumerate(steps, 1):
        progress(f"step {number} of {len(steps)} on the server")
        if number > done:
            target.update(text)
            notes.note("rules", made_of, number)
    notes.forget("rules")


def insertion(rule: str, name: str, target: Target, graphs: Sequence[str] = ()) -> str:
    """Return a rule as an INSERT into the inferred graph, from what starts in some named graphs.

    A rule reads the merge; only the nodes that it starts from are those of ``graphs``. Without
    ``graphs`` it starts from any, as one that opens with alternatives must.

    Raises:
        InputError: the rule is no CONSTRUCT of the plain form.
    """
    match = _RULE.fullmatch(rule)
    if not match:
        raise InputError(f"{name}: the rule is no CONSTRUCT {{ … }} WHERE {{ … }}.")
    merge = target.addresses.default_graph
    using = f"USING <{merge}> " if merge else ""
    named = "".join(f"USING NAMED <{graph}> " for graph in graphs) if merge else ""
    first = ""
    if graphs and (start := _START.match(match["where"])):
        values = " ".join(f"<{graph}>" for graph in graphs)
        first = (
            f"{{ SELECT DISTINCT {start['start']} WHERE {{ VALUES ?here {{ {values} }} "
            f"GRAPH ?here {{ {start['start']} ?any ?thing }} }} }}"
        )
    return with_prefixes(
        f"{match['prologue']}INSERT {{ GRAPH <{INFERRED_GRAPH}> {{{match['template']}}} }}\n"
        f"{using}{named}WHERE {{ {first}{match['where']}}}",
        PREFIXES,
    )


def starts_from_a_node(rule: str) -> bool:
    """Whether a rule starts from one node, so that it can be run for some nodes and then others."""
    match = _RULE.fullmatch(rule)
    return bool(match and _START.match(match["where"]))


def _steps(
    graphs: dict[str, Contents], rules: Path, target: Target, together: int
) -> Iterator[str]:
    """Yield the updates in their order."""
    into = target.name("")
    yield f"CLEAR SILENT GRAPH <{into}>" if into else "CLEAR SILENT DEFAULT"
    yield f"CLEAR SILENT GRAPH <{INFERRED_GRAPH}>"
    merged = target.pattern("", "?s ?p ?o")
    for graph in graphs:
        yield f"INSERT {{ {merged} }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    for path in sorted(rules.glob("*.rq")):
        name = f"ontology/rules/{path.name}"
        rule = read_text(path, name)
        for handful in _handfuls(graphs, together) if starts_from_a_node(rule) else [[]]:
            yield insertion(rule, name, target, handful)
    inferred = f"GRAPH <{INFERRED_GRAPH}> {{ ?s ?p ?o }}"
    yield f"DELETE {{ {inferred} }} WHERE {{ {inferred} {merged} }}"
    yield f"INSERT {{ {merged} }} WHERE {{ {inferred} }}"


def _handfuls(graphs: dict[str, Contents], together: int) -> Iterator[list[str]]:
    handful: list[str] = []
    size = 0
    for graph, contents in graphs.items():
        if handful and size + contents.triples > together:
            yield handful
            handful, size = [], 0
        handful.append(graph)
        size += contents.triples
    if handful:
        yield handful


def _made_of(graphs: dict[str, Contents], rules: Path) -> str:
    texts = [path.read_text("utf-8") for path in sorted(rules.glob("*.rq"))]
    told = [f"{graph} {contents.hash}" for graph, contents in graphs.items()]
    return hashlib.sha256("\n".join([*told, *texts]).encode()).hexdigest()

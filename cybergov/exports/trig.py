"""TriG: the graph, and after it the same triples by the file that they come from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from typing import BinaryIO, Final

from cybergov.exports.turtle_blocks import BETWEEN, TurtleWriter, prefix_lines, turtle_blocks
from cybergov.part import Part
from cybergov.triples import Triples, by_subject

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "write"]

NAME: Final = "trig"
FILE_NAME: Final = "cybergov.trig"
DESCRIPTION: Final = "RDF in TriG: the graph, and the same triples in one named graph a file"

_GRAPH: Final = re.compile(rb"^<([^<>\n]*)> \{$", re.MULTILINE)


def write(part: Part, output: BinaryIO) -> None:
    """Write the default graph, then the named graphs in the order of their IRIs."""
    body, used = turtle_blocks(part, FILE_NAME)
    known = _Known(part, body)
    before = _last(part)
    told = {}
    sections = []
    for graph, triples in sorted(part.graphs.items()):
        told[graph] = hashlib.sha256(triples.text).hexdigest()
        section = before.get((graph, told[graph]))
        if section is None:
            writer = TurtleWriter()
            inner = "\n".join(map(_indented, _blocks(triples, known, writer)))
            section = f"<{graph}> {{\n{inner}}}\n".encode()
            used |= writer.used
        sections.append(section)
    part.last.note("graphs", told)
    head = [prefix_lines(used).encode()] if used else []
    output.write(BETWEEN.join([*head, *([body] if body else []), *sections]))


def _last(part: Part) -> dict[tuple[str, str], bytes]:
    """Return the named graphs of the last build by their IRI and the hash of their triples."""
    data, told = part.last.file(FILE_NAME), part.last.noted("graphs")
    if data is None or not isinstance(told, dict):
        return {}
    # A line within a graph begins with a space, and no literal holds a line break.
    starts = [*_GRAPH.finditer(data)]
    ends = [*(start.start() - 1 for start in starts[1:]), len(data)]
    graphs = [start[1].decode() for start in starts]
    return {
        (graph, told[graph]): data[start.start() : end]
        for graph, start, end in zip(graphs, starts, ends, strict=True)
        if graph in told
    }


class _Known:
    """The blocks of the default graph by what they tell, cut apart when one is asked for."""

    def __init__(self, part: Part, body: bytes) -> None:
        self._part, self._body = part, body

    @cached_property
    def _blocks(self) -> dict[bytes, str]:
        # Each block ends with a line break of its own.
        blocks = self._body.decode().split("\n\n")
        ended = [*(f"{block}\n" for block in blocks[:-1]), blocks[-1]]
        return dict(zip(self._part.subjects, ended, strict=True))

    def get(self, lines: bytes) -> str | None:
        return self._blocks.get(lines)


def _blocks(triples: Triples, known: _Known, writer: TurtleWriter) -> Iterator[str]:
    """Yield the blocks of a named graph: what stands in one file alone is known already."""
    subjects = by_subject(triples.text)
    groups = groupby(triples, key=lambda triple: triple.subject)
    for lines, (_, of_subject) in zip(subjects, groups, strict=True):
        yield known.get(lines) or writer.block(of_subject)


def _indented(block: str) -> str:
    # No literal holds a line break.
    return "    " + block[:-1].replace("\n", "\n    ") + "\n"

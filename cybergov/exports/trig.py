"""TriG: the graph, and after it the same triples by the file that they come from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO, Final

from cybergov.exports.turtle_blocks import TurtleWriter, prefix_lines, turtle_blocks
from cybergov.last import by_subject
from cybergov.part import Part
from cybergov.triples import Triples

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "write"]

NAME: Final = "trig"
FILE_NAME: Final = "cybergov.trig"
DESCRIPTION: Final = "RDF in TriG: the graph, and the same triples in one named graph a file"

_GRAPH: Final = re.compile(r"^<([^<>\n]*)> \{$", re.MULTILINE)


def write(part: Part, output: BinaryIO) -> None:
    """Write the default graph, then the named graphs in the order of their IRIs."""
    body, used = turtle_blocks(part, FILE_NAME)
    known = dict(zip(part.subjects, body, strict=True))
    before = _last(part)
    told = {}
    for graph, triples in sorted(part.graphs.items()):
        told[graph] = hashlib.sha256(triples.text).hexdigest()
        section = before.get((graph, told[graph]))
        if section is None:
            writer = TurtleWriter()
            inner = "\n".join(map(_indented, _blocks(triples, known, writer)))
            section = f"<{graph}> {{\n{inner}}}\n"
            used |= writer.used
        body.append(section)
    part.last.note("graphs", told)
    output.write("\n".join([prefix_lines(used), *body] if used else body).encode())


def _last(part: Part) -> dict[tuple[str, str], str]:
    """Return the named graphs of the last build by their IRI and the hash of their triples."""
    text, told = part.last.text(FILE_NAME), part.last.noted("graphs")
    if text is None or not isinstance(told, dict):
        return {}
    # A line within a graph begins with a space, and no literal holds a line break.
    starts = [*_GRAPH.finditer(text)]
    ends = [*(start.start() - 1 for start in starts[1:]), len(text)]
    return {
        (start[1], told[start[1]]): text[start.start() : end]
        for start, end in zip(starts, ends, strict=True)
        if start[1] in told
    }


def _blocks(triples: Triples, known: dict[bytes, str], writer: TurtleWriter) -> Iterator[str]:
    """Yield the blocks of a named graph: what stands in one file alone is known already."""
    subjects = by_subject(triples.text)
    groups = groupby(triples, key=lambda triple: triple.subject)
    for lines, (_, of_subject) in zip(subjects, groups, strict=True):
        yield known.get(lines) or writer.block(of_subject)


def _indented(block: str) -> str:
    # No literal holds a line break.
    return "    " + block[:-1].replace("\n", "\n    ") + "\n"

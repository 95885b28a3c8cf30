"""TriG: the graph, and after it the same triples by the file that they come from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO, Final

from pyoxigraph import Triple

from cybergov.exports.turtle_blocks import TurtleWriter, prefix_lines, turtle_blocks
from cybergov.last import by_subject
from cybergov.part import Part, text_of

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "write"]

NAME: Final = "trig"
FILE_NAME: Final = "cybergov.trig"
DESCRIPTION: Final = "RDF in TriG: the graph, and the same triples in one named graph a file"


def write(part: Part, output: BinaryIO) -> None:
    """Write the default graph, then the named graphs in the order of their IRIs."""
    body, used = turtle_blocks(part, FILE_NAME)
    known = dict(zip(part.subjects, body, strict=True))
    writer = TurtleWriter()
    for graph, triples in sorted(part.graphs.items()):
        inner = "\n".join(map(_indented, _blocks(triples, known, writer)))
        body.append(f"<{graph}> {{\n{inner}}}\n")
    used |= writer.used
    output.write("\n".join([prefix_lines(used), *body] if used else body).encode())


def _blocks(
    triples: tuple[Triple, ...], known: dict[bytes, str], writer: TurtleWriter
) -> Iterator[str]:
    """Yield the blocks of a named graph: what stands in one file alone is known already."""
    subjects = by_subject(text_of(triples))
    groups = groupby(triples, key=lambda triple: triple.subject)
    for lines, (_, of_subject) in zip(subjects, groups, strict=True):
        yield known.get(lines) or writer.block(of_subject)


def _indented(block: str) -> str:
    # No literal holds a line break.
    return "    " + block[:-1].replace("\n", "\n    ") + "\n"

"""TriG: the graph, and after it the same triples by the file that they come from."""

from __future__ import annotations

from typing import BinaryIO, Final

from cybergov.exports.short_names import ShortNames
from cybergov.exports.subject_blocks import blocks, prefix_lines
from cybergov.part import Part

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "write"]

NAME: Final = "trig"
FILE_NAME: Final = "cybergov.trig"
DESCRIPTION: Final = "RDF in TriG: the graph, and the same triples in one named graph a file"


def write(part: Part, output: BinaryIO) -> None:
    """Write the default graph, then the named graphs in the order of their IRIs."""
    names = ShortNames()
    body = list(blocks(part.triples, names))
    for graph, triples in sorted(part.graphs.items()):
        inner = "\n".join(blocks(triples, names, indent="    "))
        body.append(f"<{graph}> {{\n{inner}}}\n")
    head = "".join(prefix_lines(names))
    output.write("\n".join([head, *body] if head else body).encode())

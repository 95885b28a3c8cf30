"""Turtle: the whole graph in one file that people and every RDF tool read."""

from __future__ import annotations

from typing import BinaryIO, Final

from cybergov.exports.short_names import ShortNames
from cybergov.exports.subject_blocks import blocks, prefix_lines
from cybergov.part import Part

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "write"]

NAME: Final = "ttl"
FILE_NAME: Final = "cybergov.ttl"
DESCRIPTION: Final = "RDF in Turtle: the whole graph, readable by people and by every RDF tool"


def write(part: Part, output: BinaryIO) -> None:
    """Write the default graph, one block a subject, with the prefixes that it uses."""
    names = ShortNames()
    body = list(blocks(part.triples, names))
    head = "".join(prefix_lines(names))
    output.write("\n".join([head, *body] if head else body).encode())

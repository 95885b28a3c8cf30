"""Turtle: the whole graph in one file that people and every RDF tool read."""

from __future__ import annotations

from typing import BinaryIO, Final

from cybergov.exports.turtle_blocks import prefix_lines, turtle_blocks
from cybergov.part import Part

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "write"]

NAME: Final = "ttl"
FILE_NAME: Final = "cybergov.ttl"
DESCRIPTION: Final = "RDF in Turtle: the whole graph, readable by people and by every RDF tool"


def write(part: Part, output: BinaryIO) -> None:
    """Write the default graph, one block a subject, with the prefixes that it uses."""
    body, used = turtle_blocks(part, FILE_NAME)
    output.write(b"\n".join([prefix_lines(used).encode(), body] if used and body else [body]))

"""N-Triples: one triple a line, sorted, for line tools and fast loading."""

from __future__ import annotations

from typing import BinaryIO, Final

from cybergov.part import Part

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "write"]

NAME: Final = "nt"
FILE_NAME: Final = "cybergov.nt"
DESCRIPTION: Final = "RDF in N-Triples: one triple a line, sorted; compares and loads fastest"


def write(part: Part, output: BinaryIO) -> None:
    """Write the default graph in the order of ``part.triples``."""
    output.write(part.text)

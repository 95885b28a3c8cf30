"""The edges as a table: one row a claim between two nodes, with where it stands."""

from __future__ import annotations

from typing import BinaryIO, Final

from cybergov.part import Part

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "OF_NETWORK", "write"]

NAME: Final = "edges.csv"
FILE_NAME: Final = "edges.csv"
DESCRIPTION: Final = "The edges as a CSV table, each with its claim, passage and check"
OF_NETWORK: Final = True


def write(part: Part, output: BinaryIO) -> None:
    """Write one row an edge, whose ends are ids in ``nodes.csv``.

    See ``cybergov.exports.csv_rows`` for what a cell looks like.
    """
    output.write(part.tables.edges.csv)

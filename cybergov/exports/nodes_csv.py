"""The nodes as a table: one row a concept, actor, source, question and so on."""

from __future__ import annotations

from typing import BinaryIO, Final

from cybergov.part import Part

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "OF_NETWORK", "write"]

NAME: Final = "nodes.csv"
FILE_NAME: Final = "nodes.csv"
DESCRIPTION: Final = "The nodes as a CSV table: for spreadsheets, R and pandas"
OF_NETWORK: Final = True


def write(part: Part, output: BinaryIO) -> None:
    """Write one row a node; see ``cybergov.exports.csv_rows`` for what a cell looks like."""
    output.write(part.tables.nodes.csv)

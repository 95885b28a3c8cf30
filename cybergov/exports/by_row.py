"""The network written in blocks, one a node or edge: only those that changed are made anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cybergov.exports.csv_rows import read_rows
from cybergov.exports.network_rows import EDGE_COLUMNS, NODE_COLUMNS, edge_cells, node_cells
from cybergov.exports.spliced import spliced
from cybergov.part import Part

__all__ = ["Form", "Row", "network_blocks"]

#: The values of a node or edge as text, by the name of the column.
Row = Mapping[str, str]
_Cells = tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """How a format writes a node and an edge: as XML elements of these names."""

    node: Callable[[Row], str]
    edge: Callable[[Row], str]
    #: What stands before the element's name.
    indent: str


def network_blocks(part: Part, file: str, form: Form) -> tuple[list[str], list[str]]:
    """Return the elements of all nodes and of all edges.

    Those of what did not change are taken from the ``file`` of the last build.
    """
    text = part.last.text(file)
    nodes = _blocks(
        node_cells(part.network),
        part.last.text("nodes.csv"),
        _elements(text, f"{form.indent}<node ", f"{form.indent}</node>\n"),
        lambda cells: form.node(dict(zip(NODE_COLUMNS, cells, strict=True))),
    )
    edges = _blocks(
        edge_cells(part.network),
        part.last.text("edges.csv"),
        _elements(text, f"{form.indent}<edge ", f"{form.indent}</edge>\n"),
        lambda cells: form.edge(dict(zip(EDGE_COLUMNS, cells, strict=True))),
    )
    return nodes, edges


def _blocks(
    rows: list[_Cells], before: str | None, blocks: list[str], write: Callable[[_Cells], str]
) -> list[str]:
    known = None if before is None else spliced(rows, read_rows(before), blocks, write)
    return list(map(write, rows)) if known is None else known


def _elements(text: str | None, opening: str, end: str) -> list[str]:
    """Return the elements of one name; in a value every < is escaped."""
    if text is None or opening not in text:
        return []
    *blocks, _ = text[text.index(opening) :].split(end)
    return [f"{block}{end}" for block in blocks]

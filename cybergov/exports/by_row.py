"""The network written in blocks, one a node or edge: only those that changed are made anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cybergov.exports.csv_rows import read_rows
from cybergov.exports.network_rows import Rows
from cybergov.exports.spliced import changes, spliced
from cybergov.part import Part

__all__ = ["Form", "Row", "network_blocks"]

#: The values of a node or edge as text, by the name of the column.
Row = Mapping[str, str]


@dataclass(frozen=True)
class Form:
    """How a format writes a node and an edge: as XML elements of these names."""

    node: Callable[[Row], str]
    edge: Callable[[Row], str]
    #: What stands before the element's name.
    indent: str


def network_blocks(part: Part, file: str, form: Form) -> tuple[bytes, bytes]:
    """Return the elements of all nodes and of all edges.

    Those of what did not change are taken from the ``file`` of the last build.
    """
    data = part.last.file(file)
    tables = part.tables
    nodes = _elements(data, f"{form.indent}<node ", f"{form.indent}</node>\n")
    edges = _elements(data, f"{form.indent}<edge ", f"{form.indent}</edge>\n")
    return (
        _blocks(tables.nodes, part.last.text("nodes.csv"), nodes, form.node),
        _blocks(tables.edges, part.last.text("edges.csv"), edges, form.edge),
    )


def _blocks(rows: Rows, before: str | None, body: bytes, write: Callable[[Row], str]) -> bytes:
    """Return the block of each row; a row is known by its line in CSV.

    A line break in a value makes more lines than blocks: then all blocks are written.
    """

    def block(cells: tuple[str, ...]) -> bytes:
        return write(dict(zip(rows.columns, cells, strict=True))).encode()

    lines = [f"{line}\n" for line in (before or "").split("\n")[1:-1]]
    if changed := changes(rows.lines, lines):
        new = {line for line, _ in changed.new} | {line for _, line in changed.new}
        cells = {
            line: of_line
            for line, of_line in zip(rows.lines, rows.cells, strict=True)
            if line in new
        }

        def block_of(line: str) -> bytes:
            # A line that is gone and can't be read has no block: then all are written.
            those = [cells[line]] if line in cells else read_rows(line)
            return b"".join(map(block, those))

        if (known := spliced(body, b"", changed, block_of)) is not None:
            return known
    return b"".join(map(block, rows.cells))


def _elements(data: bytes | None, opening: str, end: str) -> bytes:
    """Return the elements of one name; in a value every < is escaped."""
    begin = -1 if data is None else data.find(opening.encode())
    if data is None or begin < 0:
        return b""
    return data[begin : data.rfind(end.encode()) + len(end)]

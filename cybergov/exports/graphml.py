"""GraphML: the network for yEd, igraph, Cytoscape and networkx.

The ids are those of ``nodes.csv``. Where an IRI has no prefix the id is that IRI: the schema of
GraphML wants a name (NMTOKEN) there, the readers do not mind.
XML 1.0 can't hold some control characters: see ``cybergov.exports.xml_text``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from cybergov.exports.network_rows import (
    BOOLEANS,
    EDGE_COLUMNS,
    NODE_COLUMNS,
    edge_id,
    edge_rows,
    node_rows,
)
from cybergov.exports.xml_text import attribute, content
from cybergov.part import Part

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "write"]

NAME: Final = "graphml"
FILE_NAME: Final = "cybergov.graphml"
DESCRIPTION: Final = "The network in GraphML: for yEd, igraph, Cytoscape and networkx"

_NODE_KEYS: Final = [name for name in NODE_COLUMNS if name != "id"]
_EDGE_KEYS: Final = [name for name in EDGE_COLUMNS if name not in ("source", "target")]


def write(part: Part, output: BinaryIO) -> None:
    """Write nodes and edges with all their values; an empty text is written as empty."""
    output.write("".join(f"{line}\n" for line in _lines(part)).encode())


def _lines(part: Part) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    yield f"  <desc>{content(part.origin)}</desc>"
    for name in _NODE_KEYS:
        yield f'  <key id="node_{name}" for="node" attr.name="{name}" attr.type="string"/>'
    for name in _EDGE_KEYS:
        kind = "boolean" if name in BOOLEANS else "string"
        yield f'  <key id="edge_{name}" for="edge" attr.name="{name}" attr.type="{kind}"/>'
    yield '  <graph id="cybergov" edgedefault="directed">'
    for node in node_rows(part.network):
        yield f"    <node id={attribute(node['id'])}>"
        yield from _data("node", _NODE_KEYS, node)
        yield "    </node>"
    for edge in edge_rows(part.network):
        ends = f"source={attribute(str(edge['source']))} target={attribute(str(edge['target']))}"
        yield f"    <edge id={attribute(edge_id(edge))} {ends}>"
        yield from _data("edge", _EDGE_KEYS, edge)
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _data(prefix: str, keys: list[str], row: Mapping[str, str | bool]) -> Iterator[str]:
    for name in keys:
        value = row[name]
        text = str(value).lower() if isinstance(value, bool) else content(value)
        yield f'      <data key="{prefix}_{name}">{text}</data>'

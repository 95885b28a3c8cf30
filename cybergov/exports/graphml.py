"""GraphML: the network for yEd, igraph, Cytoscape and networkx.

The ids are those of ``nodes.csv``. Where an IRI has no prefix the id is that IRI: the schema of
GraphML wants a name (NMTOKEN) there, the readers do not mind.
XML 1.0 can't hold some control characters: see ``cybergov.exports.xml_text``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from cybergov.exports.by_row import Form, Row, network_blocks
from cybergov.exports.network_rows import BOOLEANS, EDGE_COLUMNS, NODE_COLUMNS, edge_id
from cybergov.exports.xml_text import attribute, content
from cybergov.part import Part

__all__ = ["DESCRIPTION", "FILE_NAME", "NAME", "OF_NETWORK", "write"]

NAME: Final = "graphml"
FILE_NAME: Final = "cybergov.graphml"
DESCRIPTION: Final = "The network in GraphML: for yEd, igraph, Cytoscape and networkx"
OF_NETWORK: Final = True

_NODE_KEYS: Final = [name for name in NODE_COLUMNS if name != "id"]
_EDGE_KEYS: Final = [name for name in EDGE_COLUMNS if name not in ("source", "target")]


def write(part: Part, output: BinaryIO) -> None:
    """Write nodes and edges with all their values; an empty text is written as empty."""
    nodes, edges = network_blocks(part, FILE_NAME, Form(_node, _edge, "    "))
    head = "".join(f"{line}\n" for line in _head(part))
    output.writelines((head.encode(), nodes, edges, b"  </graph>\n</graphml>\n"))


def _head(part: Part) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    yield f"  <desc>{content(part.origin)}</desc>"
    for name in _NODE_KEYS:
        yield f'  <key id="node_{name}" for="node" attr.name="{name}" attr.type="string"/>'
    for name in _EDGE_KEYS:
        kind = "boolean" if name in BOOLEANS else "string"
        yield f'  <key id="edge_{name}" for="edge" attr.name="{name}" attr.type="{kind}"/>'
    yield '  <graph id="cybergov" edgedefault="directed">'


def _node(node: Row) -> str:
    data = _data("node", _NODE_KEYS, node)
    return f"    <node id={attribute(node['id'])}>\n{data}    </node>\n"


def _edge(edge: Row) -> str:
    ends = f"source={attribute(edge['source'])} target={attribute(edge['target'])}"
    data = _data("edge", _EDGE_KEYS, edge)
    return f"    <edge id={attribute(edge_id(edge))} {ends}>\n{data}    </edge>\n"


def _data(prefix: str, keys: list[str], row: Row) -> str:
    return "".join(
        f'      <data key="{prefix}_{name}">{content(row[name])}</data>\n' for name in keys
    )

"""GEXF 1.2: the network for Gephi, coloured by what the nodes are.

A colour is an element of GEXF's own namespace, as its official schema has it (and its examples
have not): Gephi and graphology take either, networkx leaves this one out. Gephi merges edges
between the same two nodes unless its import dialogue is told "Don't merge".
XML 1.0 can't hold some control characters: see ``cybergov.exports.xml_text``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from cybergov.exports.by_row import Form, Row, network_blocks
from cybergov.exports.network_rows import BOOLEANS, EDGE_COLUMNS, NODE_COLUMNS, edge_id
from cybergov.exports.xml_text import attribute, content
from cybergov.part import Part

__all__ = ["COLOURS", "DESCRIPTION", "FILE_NAME", "NAME", "write"]

NAME: Final = "gexf"
FILE_NAME: Final = "cybergov.gexf"
DESCRIPTION: Final = "The network in GEXF: for Gephi, coloured by kind of node"
OF_NETWORK: Final = True

#: Red, green and blue of each kind of node, told apart also by readers who are colour-blind
#: (after Okabe and Ito, https://jfly.uni-koeln.de/color/).
COLOURS: Final = {
    "concept": (0, 114, 178),
    "norm": (86, 180, 233),
    "question": (204, 121, 167),
    "thesis": (230, 159, 0),
    "actor": (213, 94, 0),
    "source": (0, 158, 115),
    "provision": (120, 198, 170),
    "process": (240, 228, 66),
    "claim": (140, 140, 140),
}
_OTHER: Final = (190, 190, 190)

# The id and the label of a node, the ends of an edge and its label have places of their own.
_NODE_VALUES: Final = [name for name in NODE_COLUMNS if name not in ("id", "label")]
_EDGE_VALUES: Final = [name for name in EDGE_COLUMNS if name not in ("source", "target")]


def write(part: Part, output: BinaryIO) -> None:
    """Write nodes and edges with all their values and no date of writing."""
    nodes, edges = network_blocks(part, FILE_NAME, Form(_node, _edge, "      "))
    head = "".join(f"{line}\n" for line in _head(part))
    between = b"    </nodes>\n    <edges>\n"
    tail = b"    </edges>\n  </graph>\n</gexf>\n"
    output.writelines((head.encode(), nodes, between, edges, tail))


def _head(part: Part) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    yield "  <meta>"
    yield "    <creator>Cyber Governance Knowledge Graph</creator>"
    yield f"    <description>{content(part.origin)}</description>"
    yield "  </meta>"
    yield '  <graph mode="static" defaultedgetype="directed" idtype="string">'
    yield '    <attributes class="node" mode="static">'
    for name in _NODE_VALUES:
        yield f'      <attribute id="node_{name}" title="{name}" type="string"/>'
    yield "    </attributes>"
    yield '    <attributes class="edge" mode="static">'
    for name in _EDGE_VALUES:
        kind = "boolean" if name in BOOLEANS else "string"
        yield f'      <attribute id="edge_{name}" title="{name}" type="{kind}"/>'
    yield "    </attributes>"
    yield "    <nodes>"


def _node(node: Row) -> str:
    red, green, blue = COLOURS.get(node["kind"], _OTHER)
    return (
        f"      <node id={attribute(node['id'])} label={attribute(node['label'])}>\n"
        f"{_values('node', _NODE_VALUES, node)}"
        f'        <color r="{red}" g="{green}" b="{blue}"/>\n'
        "      </node>\n"
    )


def _edge(edge: Row) -> str:
    ends = f"source={attribute(edge['source'])} target={attribute(edge['target'])}"
    label = attribute(edge["relation_label"])
    return (
        f"      <edge id={attribute(edge_id(edge))} {ends} label={label}>\n"
        f"{_values('edge', _EDGE_VALUES, edge)}"
        "      </edge>\n"
    )


def _values(prefix: str, names: list[str], row: Row) -> str:
    values = "".join(
        f'          <attvalue for="{prefix}_{name}" value={attribute(row[name])}/>\n'
        for name in names
    )
    return f"        <attvalues>\n{values}        </attvalues>\n"

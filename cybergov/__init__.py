"""Who says what about how cyberspace should be governed, as an RDF graph.

>>> import cybergov
>>> kg = cybergov.load()
>>> len(kg) > 0
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cybergov.graph import KnowledgeGraph, load

__all__ = ["KnowledgeGraph", "__version__", "load"]

__version__: Final = "0.1.0"


def __getattr__(name: str) -> object:
    """Import the graph's classes at their first use, so that the command line starts quickly."""
    if name in ("KnowledgeGraph", "load"):
        from cybergov import graph

        return getattr(graph, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

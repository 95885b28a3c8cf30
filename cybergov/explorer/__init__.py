"""The explorer: one HTML file that shows the graph and opens from the disk, with no network."""

from __future__ import annotations

from typing import BinaryIO
from urllib.parse import quote

from cybergov.names import compress
from cybergov.part import Part

__all__ = ["fragment_for", "write_explorer"]


def write_explorer(part: Part, output: BinaryIO) -> None:
    """Write the page for ``part``: the same part gives the same bytes.

    The time grows with the number of values there are; that of the layout with the square of the
    number of concepts in the largest theme, and not with the record.
    """
    from cybergov.explorer.data import page_data
    from cybergov.explorer.page import html_of

    output.write(html_of(page_data(part)).encode("utf-8"))


def fragment_for(iri: str) -> str:
    """Return what follows the page's address to open it at a thing.

    >>> fragment_for("https://w3id.org/cybergov/concept/sovereignty")
    '#n=concept:sovereignty'
    """
    return "#n=" + quote(compress(iri), safe=":/")

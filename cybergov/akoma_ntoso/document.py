"""A file of Akoma Ntoso as what it holds: a resolution, or the parts of one, with their blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cybergov.akoma_ntoso.annexes import Annexes
from cybergov.akoma_ntoso.blocks import Block, blocks, preamble_blocks
from cybergov.akoma_ntoso.phrases import Phrases
from cybergov.akoma_ntoso.places import Source
from cybergov.akoma_ntoso.structure import read_structure
from cybergov.akoma_ntoso.symbols import identifier, parts_of
from cybergov.akoma_ntoso.xml_tree import Element

__all__ = ["Component", "components", "title_of", "whole"]

_NOTE = "authorialNote"


@dataclass(frozen=True)
class Component:
    """A resolution, or a part of one that was adopted as several, in one language."""

    symbol: str
    preface: Element | None
    #: The blocks of the resolution itself, then those of each attachment.
    body: list[Block]
    attached: list[list[Block]]

    @property
    def title(self) -> str:
        """The title of the resolution or of its part."""
        return title_of(self.preface)

    @property
    def all_blocks(self) -> list[Block]:
        """All blocks in the order of the text; each bears its place in it."""
        return [*self.body, *(block for attachment in self.attached for block in attachment)]

    def sources(self, annexes: Annexes, phrases: Phrases) -> list[Source]:
        """Return what an English text is made of: the resolution, and its annexes."""
        return read_structure(identifier(self.symbol), self.body, self.attached, annexes, phrases)


def components(root: Element, symbol: str) -> Iterator[Component]:
    """Yield what a file holds; ``symbol`` is the one that it gives itself."""
    statements = [
        statement
        for holder in root.elements("components")
        for component in holder.elements("component")
        for statement in component.elements("statement")
    ]
    symbols = parts_of(symbol)
    if not statements or len(statements) != len(symbols):
        symbols = [symbol] * max(len(statements), 1)
    for part, statement in zip(symbols, statements or [whole(root)], strict=True):
        yield _component(part, statement)


def whole(root: Element) -> Element:
    """Return the element that the whole text stands in."""
    return next(root.elements("statement", "documentCollection", "doc"), root)


def title_of(preface: Element | None) -> str:
    """Return the title in a preface without its footnotes, empty where it has none."""
    title = next(preface.descendants("docTitle"), None) if preface else None
    return title.text((_NOTE,)) if title else ""


def _component(symbol: str, statement: Element) -> Component:
    body: list[Block] = []
    # A resolution in sections has a preamble and a body for each.
    for part in statement.elements("preamble", "mainBody"):
        body += preamble_blocks(part) if part.name == "preamble" else blocks(part)
    attached = [
        list(blocks(inner))
        for holder in statement.elements("attachments")
        for doc in holder.descendants("doc")
        for inner in doc.elements("mainBody")
    ]
    component = Component(symbol, statement.first("preface"), body, attached)
    for order, block in enumerate(component.all_blocks):
        block.order = order
    return component

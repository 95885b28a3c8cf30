"""The body of a text as a straight line of headings and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from cybergov.akoma_ntoso.xml_tree import Element

__all__ = ["Block", "Run", "blocks", "preamble_blocks", "runs_of"]

_HEADINGS: Final = ("heading", "subheading")
_DIVISIONS: Final = ("section", "subsection", "part", "chapter", "title", "article", "division")
_NOTE: Final = "authorialNote"


@dataclass(frozen=True)
class Run:
    """A piece of text, and the address that it links to, if it does."""

    text: str
    href: str = ""


@dataclass
class Block:
    """A heading, a preambular paragraph or another paragraph."""

    #: ``head``, ``preambular`` or ``paragraph``.
    kind: str
    line: int
    #: The number or letter that it has in the text, without the bracket or the stop.
    label: str = ""
    #: The labels of the items that it stands in, where the text nests them itself.
    path: tuple[str, ...] | None = None
    runs: list[Run] = field(default_factory=list)
    #: The footnotes in it, each a list of runs.
    notes: list[list[Run]] = field(default_factory=list)
    #: The word that the paragraph acts by: what is in italics at its start.
    verb: str = ""
    #: Whether all of it is in italics.
    all_italic: bool = False
    #: The identifier that its element has in the file, the same in most languages.
    identifier: str = ""
    #: Where it stands among all blocks of its text, counted from 0.
    order: int = -1

    @property
    def text(self) -> str:
        """All its text but the footnotes, white space squeezed."""
        return " ".join("".join(run.text for run in self.runs).split())


def preamble_blocks(preamble: Element) -> Iterator[Block]:
    """Yield the preambular paragraphs and the headings among them."""
    for element in preamble.elements("container", "blockList", "p"):
        yield _preambular(element, element.attributes.get("name", ""))


def blocks(parent: Element) -> Iterator[Block]:
    """Yield the blocks of a body, a section or whatever else holds them."""
    for element in parent.elements():
        if element.name == "paragraph":
            yield from _paragraph(element)
        elif element.name in _HEADINGS or element.name == "num":
            yield _block("head", element)
        elif element.name == "crossHeading":
            preambular = _preambular(element, "")
            preambular.kind = "preambular" if preambular.verb else "head"
            yield preambular
        elif element.name in _DIVISIONS:
            yield from blocks(element)
        else:
            yield _block("paragraph", element)


def _preambular(element: Element, name: str) -> Block:
    block = _block("preambular", element)
    if re.match(r"\w", name):
        block.verb = name
    if not block.verb and not re.match(r"\s*\([a-z]", block.text):
        # A preamble may have headings, and items that stand for themselves.
        block.kind = "head"
    return block


def _paragraph(element: Element) -> Iterator[Block]:
    num = element.first("num")
    label = _label(num)
    heads = list(element.elements(*_HEADINGS))
    rest = [e for e in element.elements() if e.name not in (*_HEADINGS, "num")]
    if heads:
        first = _block("head", heads[0])
        for more in heads[1:]:
            first.runs.append(Run(" "))
            _collect(more, first.runs, first.notes)
        # The number of a heading stands before it; one behind it is that of the paragraph.
        of_heading = not rest
        first.label = label if of_heading else ""
        label = "" if of_heading else label
        yield first
    elif not rest:
        yield Block("head", element.line, label, identifier=_identifier(element))
        return
    for part in rest:
        if part.name == "list":
            yield from _list(part, label, element.line)
        else:
            block = _block("paragraph", part)
            block.label = label
            yield block
        label = ""


def _list(element: Element, label: str, line: int) -> Iterator[Block]:
    intro = element.first("intro")
    opening = _block("paragraph", intro) if intro else Block("paragraph", line)
    opening.identifier = opening.identifier or _identifier(element)
    opening.label = label
    yield opening
    yield from _points(element, ())


def _points(element: Element, path: tuple[str, ...]) -> Iterator[Block]:
    last = path
    for part in element.elements("point", "sublist", "item"):
        if part.name == "sublist":
            yield from _points(part, last)
            continue
        label = _label(part.first("num")).strip("()")
        block = Block("paragraph", part.line, identifier=_identifier(part))
        for inner in part.elements():
            if inner.name not in ("num", "list", "sublist"):
                _collect(inner, block.runs, block.notes)
        last = (*path, label)
        if re.fullmatch(r"[a-z0-9]{1,5}", label):
            block.path = last
        yield block
        for inner in part.elements("list", "sublist"):
            yield from _points(inner, last)


def _label(num: Element | None) -> str:
    return num.text((_NOTE,)).rstrip(".").strip() if num else ""


def _block(kind: str, element: Element) -> Block:
    block = Block(kind, element.line, identifier=_identifier(element))
    _collect(element, block.runs, block.notes)
    italics = next(
        (e for e in element.descendants("span", "i", but=(_NOTE, "a")) if _is_italic(e)), None
    )
    if italics is not None:
        words = italics.text((_NOTE,))
        # The number of a paragraph stands in its words at times.
        said = re.sub(r"^[0-9]+\W+", "", block.text)
        if words and said.startswith(words):
            block.verb = words
            block.all_italic = len(words) + 2 > len(said)
    return block


def _identifier(element: Element) -> str:
    return element.attributes.get("eId", "")


def _is_italic(element: Element) -> bool:
    return element.name == "i" or "italic" in element.attributes.get("class", "")


def runs_of(element: Element) -> tuple[list[Run], list[list[Run]]]:
    """Return the runs of an element and those of its footnotes."""
    runs: list[Run] = []
    notes: list[list[Run]] = []
    _collect(element, runs, notes)
    return runs, notes


def _collect(element: Element, runs: list[Run], notes: list[list[Run]]) -> None:
    for child in element.children:
        if isinstance(child, str):
            runs.append(Run(child))
        elif child.name == _NOTE:
            note: list[Run] = []
            _collect(child, note, notes)
            notes.append(note)
        elif child.name == "a":
            runs.append(Run(child.text((_NOTE,)), child.attributes.get("href", "")))
        else:
            _collect(child, runs, notes)
            if child.name in ("p", "td", "eol", "item", "num"):
                runs.append(Run(" "))

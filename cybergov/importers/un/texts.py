"""A resolution's text in Akoma Ntoso: what it is, what it is made of, what it cites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cybergov.findings import Finding, InputError
from cybergov.importers.un.annexes import Annexes
from cybergov.importers.un.blocks import Block, blocks, preamble_blocks, runs_of
from cybergov.importers.un.citations import Cited, cited_in
from cybergov.importers.un.phrases import Phrases
from cybergov.importers.un.places import Source
from cybergov.importers.un.structure import read_structure
from cybergov.importers.un.symbols import canonical, identifier, is_symbol, parts_of
from cybergov.importers.un.xml_tree import Element, NotWellFormed, read_xml

__all__ = ["Part", "Text", "read_text_file"]

#: What the votes are called in a text: the ballot's name in the tables.
_VOTES: Final = {"inFavour": "InFavour", "against": "Against", "abstaining": "Abstaining"}
#: The only language whose structure is read: the others say the same.
_READ: Final = "en"


@dataclass(frozen=True)
class Part:
    """A resolution, or a part of one that was adopted as several: its sources."""

    symbol: str
    title: str
    sources: list[Source]
    #: What the title's footnotes cite.
    in_title: Cited


@dataclass(frozen=True)
class Text:
    """One file: the symbol and language that it gives itself, and in English its parts."""

    symbol: str
    line: int
    language: str
    title: str = ""
    parts: list[Part] = field(default_factory=list)
    roll_call: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: Why a text in another language can't be read, if so.
    broken: Finding | None = None


def read_text_file(path: Path, name: str, annexes: Annexes, phrases: Phrases) -> Text:
    """Read a text; of a language other than English only what it is.

    Raises:
        InputError: the file is refused, or says not what it is. That it is not well-formed is no
            error in a language other than English.
    """
    seen = _Head(phrases)
    try:
        root = read_xml(path, name, seen.enough)
    except NotWellFormed as error:
        if not seen.complete or seen.language == _READ:
            raise
        return Text(seen.symbol, seen.line, seen.language, broken=error.finding)
    if not seen.complete:
        missing = "symbol" if not seen.symbol else "language"
        message = f"the text does not say what its {missing} is."
        raise InputError(Finding(name, root.line, message, "Is it a resolution's text?"))
    if seen.language != _READ:
        return Text(seen.symbol, seen.line, seen.language)
    parts = list(_parts(root, seen.symbol, annexes, phrases))
    preface = _whole(root).first("preface")
    title = _title(preface) if preface else ""
    return Text(seen.symbol, seen.line, seen.language, title, parts, _roll_call(root))


class _Head:
    """Notes a text's symbol and language while it is parsed."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.symbol = ""
        self.language = ""
        self.line = 0

    @property
    def complete(self) -> bool:
        return bool(self.symbol and self.language)

    def enough(self, element: Element) -> bool:
        """Take what an element says; tell whether the rest of the text is of no use."""
        if element.name == "FRBRlanguage" and not self.language:
            code = element.attributes.get("language", "")
            self.language = self.phrases.meaning("language", code) or ""
        elif element.name == "docNumber" and not self.symbol:
            symbol = canonical(element.text())
            if is_symbol(symbol) and "/RES/" in symbol:
                self.symbol, self.line = symbol, element.line
        return element.name == "coverPage" and self.complete and self.language != _READ


def _whole(root: Element) -> Element:
    """Return the element that the whole text stands in."""
    return next(root.elements("statement", "documentCollection", "doc"), root)


def _parts(root: Element, symbol: str, annexes: Annexes, phrases: Phrases) -> Iterator[Part]:
    components = [
        statement
        for holder in root.elements("components")
        for component in holder.elements("component")
        for statement in component.elements("statement")
    ]
    symbols = parts_of(symbol)
    if components and len(components) == len(symbols):
        for part, statement in zip(symbols, components, strict=True):
            yield _part(statement, part, annexes, phrases)
    else:
        for statement in components or [_whole(root)]:
            yield _part(statement, symbol, annexes, phrases)


def _part(statement: Element, symbol: str, annexes: Annexes, phrases: Phrases) -> Part:
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
    sources = read_structure(
        identifier(symbol),
        body,
        attached,
        annexes,
        phrases,
    )
    preface = statement.first("preface")
    in_title = Cited()
    if preface:
        # The title may name a resolution; only what its footnotes cite is a citation of it.
        _, notes = runs_of(preface)
        in_title = cited_in([Block("head", preface.line, notes=notes)], phrases)
    return Part(symbol, _title(preface) if preface else "", sources, in_title)


def _title(preface: Element) -> str:
    title = next(preface.descendants("docTitle"), None)
    return title.text(("authorialNote",)) if title else ""


def _roll_call(root: Element) -> dict[str, tuple[str, ...]]:
    return {
        _VOTES[count.attributes["refersTo"]]: tuple(
            voter.text() for voter in count.descendants("organization")
        )
        for voting in root.descendants("voting")
        for count in voting.elements("count")
        if count.attributes.get("refersTo") in _VOTES
    }

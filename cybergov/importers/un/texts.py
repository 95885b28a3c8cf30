"""A resolution's text in Akoma Ntoso: what it is, what it is made of, what it cites."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cybergov.akoma_ntoso.annexes import Annexes
from cybergov.akoma_ntoso.blocks import Block, runs_of
from cybergov.akoma_ntoso.document import Component, components, title_of, whole
from cybergov.akoma_ntoso.head import Head
from cybergov.akoma_ntoso.phrases import Phrases
from cybergov.akoma_ntoso.places import Source
from cybergov.akoma_ntoso.xml_tree import Element, NotWellFormed, read_xml
from cybergov.findings import Finding, InputError
from cybergov.importers.un.citations import Cited, cited_in

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
    seen = Head(phrases)
    try:
        root = read_xml(path, name, lambda element: seen.note(element) and seen.language != _READ)
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
    parts = [_part(part, annexes, phrases) for part in components(root, seen.symbol)]
    title = title_of(whole(root).first("preface"))
    return Text(seen.symbol, seen.line, seen.language, title, parts, _roll_call(root))


def _part(component: Component, annexes: Annexes, phrases: Phrases) -> Part:
    in_title = Cited()
    if component.preface:
        # The title may name a resolution; only what its footnotes cite is a citation of it.
        _, notes = runs_of(component.preface)
        in_title = cited_in([Block("head", component.preface.line, notes=notes)], phrases)
    sources = component.sources(annexes, phrases)
    return Part(component.symbol, component.title, sources, in_title)


def _roll_call(root: Element) -> dict[str, tuple[str, ...]]:
    return {
        _VOTES[count.attributes["refersTo"]]: tuple(
            voter.text() for voter in count.descendants("organization")
        )
        for voting in root.descendants("voting")
        for count in voting.elements("count")
        if count.attributes.get("refersTo") in _VOTES
    }

"""The places of a text, each with a locator within its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from cybergov.akoma_ntoso.blocks import Block
from cybergov.locator import parse_locator

__all__ = ["Place", "Source", "locate", "name_annexes"]


@dataclass
class Place:
    """One place of a text: a locator within its source, and the blocks that stand there."""

    core: str
    kind: str
    number: str = ""
    heading: str = ""
    #: The section, part and chapter that it stands in, as steps.
    within: tuple[str, ...] = ()
    blocks: list[Block] = field(default_factory=list)
    #: The blocks of its heading, or those that stand above it and head nothing else.
    headings: list[Block] = field(default_factory=list)
    verb: str = ""
    locator: str = ""


@dataclass
class Source:
    """A resolution, a part of one, or an annex: its places in the order of the text."""

    identifier: str
    #: The step that leads into it from the resolution; empty for the resolution itself.
    prefix: str = ""
    number: str = ""
    title: str = ""
    headings: list[Block] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    #: Blocks that stand at no place: before the first number.
    loose: list[Block] = field(default_factory=list)
    repeated: int = 0


def locate(source: Source) -> None:
    """Give each place its locator, with the section before it where numbers start anew."""
    cores = Counter(place.core for place in source.places)
    anew = any(count > 1 for count in cores.values())
    kept: list[Place] = []
    seen: set[str] = set()
    for place in source.places:
        always = place.kind == "preambular" and place.within
        steps = place.within if (anew and not place.core.startswith("art ")) or always else ()
        locator = " ".join((*steps, place.core))
        if locator in seen or not _is_locator(locator):
            source.repeated += 1
            before = [p for p in kept if p.core == place.core.partition("(")[0]]
            target = before[-1] if before else (kept[-1] if kept else None)
            (target.blocks if target else source.loose).extend(place.blocks)
            (target.headings if target else source.headings).extend(place.headings)
            continue
        seen.add(locator)
        place.locator = locator
        kept.append(place)
    source.places = kept


def _is_locator(text: str) -> bool:
    try:
        parse_locator(text)
    except ValueError:
        return False
    return True


def name_annexes(sources: Sequence[Source]) -> None:
    """Name each annex as the text does, and where it numbers none of several, by position."""
    annexes = [source for source in sources if source.prefix]
    printed = [source.number for source in annexes]
    use = len(set(printed)) == len(printed)
    for position, source in enumerate(annexes, 1):
        number = source.number if use else str(position)
        if number:
            source.prefix = f"annex {number}"

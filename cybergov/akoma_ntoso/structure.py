"""What a text is made of: its paragraphs, articles and annexes, each with a locator.

The rules, which know no language but by the table of phrases:

- ``pp 3`` is the third preambular paragraph, ``op 4`` a numbered paragraph of the resolution, and
  where none is numbered, the fourth that begins in italics; ``op 4(b)`` is an item of it.
- An annex is a source of its own: in it ``p 4`` is a numbered paragraph, ``art 5(1)`` one of an
  article, ``pp 2`` stands under a heading that is the table's word for a preamble and ends with a
  comma. The first there names who speaks and is not counted, unless it begins with a verb in
  italics.
- A section, part or chapter stands before a paragraph only where the numbers start anew in it.
- A list that is numbered from 1 inside a numbered paragraph has its items: ``p 7(1)``.
- What has no number belongs to the numbered paragraph before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from cybergov.akoma_ntoso.annexes import Annexes
from cybergov.akoma_ntoso.blocks import Block
from cybergov.akoma_ntoso.curated import fold
from cybergov.akoma_ntoso.headings import DIVISIONS, Heading, read_heading, stands_alone
from cybergov.akoma_ntoso.items import labels_at_start, next_path
from cybergov.akoma_ntoso.phrases import Phrases
from cybergov.akoma_ntoso.places import Place, Source, locate, name_annexes

__all__ = ["read_structure"]

_LEVELS: Final = tuple(DIVISIONS)
_UNIT_KINDS: Final = {"op": "operative", "p": "paragraph", "note": "note"}


def read_structure(
    identifier: str,
    body: Sequence[Block],
    attached: Sequence[Sequence[Block]],
    annexes: Annexes,
    phrases: Phrases,
) -> list[Source]:
    """Return the resolution and its annexes, with all places located."""
    walk = _Walk(identifier, annexes, phrases)
    walk.unnumbered = not any(
        block.kind == "paragraph" and re.fullmatch(r"[0-9]+", block.label)
        for block in takewhile(lambda block: not walk.is_own(block), body)
    )
    walk.all(body)
    for blocks in attached:
        # An attachment whose first heading is another is an annex all the same.
        heads = (b for b in blocks if b.kind == "head" or stands_alone(b, phrases))
        first = next(heads, None)
        if first is None or read_heading(first, phrases).step != "annex":
            walk.begin_annex("")
        walk.all(blocks)
    for source in walk.sources:
        locate(source)
    name_annexes(walk.sources)
    return walk.sources


class _Walk:
    """Goes through the blocks and remembers where it is."""

    def __init__(self, identifier: str, annexes: Annexes, phrases: Phrases) -> None:
        self.resolution = identifier
        self.annexes = annexes
        self.phrases = phrases
        self.sources = [Source(identifier)]
        self.unit = "op"
        self.unnumbered = False
        self.count = 0
        self.clear()
        own = annexes.get((identifier, ""))
        self.own_title = fold(own.title) if own else ""

    @property
    def source(self) -> Source:
        return self.sources[-1]

    def clear(self) -> None:
        """Forget where in the source the walk is."""
        self.at: dict[str, str] = {}
        self.in_preamble = False
        #: Whether the opening formula of a preamble, which names who speaks, is past.
        self.preamble_begun = False
        self.preambular_count = 0
        self.number = ""
        self.path: tuple[str, ...] = ()
        #: The last number of a paragraph, and of a numbered list inside one.
        self.last, self.listed = 0, 0
        #: Whether a heading came since, and whether the last paragraph ends with a colon.
        self.headed, self.announced = False, False
        #: The place whose heading comes next, and the source whose title does.
        self.awaiting: Place | Source | None = None
        #: The headings that stand above the next paragraph and are none of a division.
        self.above: list[Block] = []

    def all(self, blocks: Sequence[Block]) -> None:
        for at, block in enumerate(blocks):
            if block.kind == "head" or stands_alone(block, self.phrases) or self.is_own(block):
                self.head(block)
            elif block.kind == "preambular":
                self.awaiting = None
                self.preambular(block)
            else:
                self.awaiting = None
                self.paragraph(block, blocks[at + 1 :])
                self.announced = block.text.endswith(":")

    # Headings

    def is_own(self, block: Block) -> bool:
        """Tell whether a block is the title of what the resolution adopts in its own body."""
        return bool(self.own_title) and not block.label and fold(block.text) == self.own_title

    def head(self, block: Block) -> None:
        self.headed, self.listed = True, 0
        if self.is_own(block) and len(self.sources) == 1:
            own = self.annexes[self.resolution, ""]
            self.sources.append(Source(own.identifier, "", "", own.title, [block]))
            self.unit, self.unnumbered = own.unit, False
            self.clear()
            return
        heading = read_heading(block, self.phrases)
        if heading.step == "annex":
            self.begin_annex(heading.number)
            self.source.headings.append(block)
            self.entitle(heading.words)
        elif heading.step == "pp":
            self.clear_below("part")
            self.in_preamble = True
            self.awaiting = None
            self.above.append(block)
        elif heading.step and self.unit != "note" and not self._is_letter_in_section(heading):
            self.enter(heading, block)
        else:
            self.in_preamble = False
            self._headings().append(block)
            self.entitle(heading.words if not heading.step else "")
        if block.notes or any(run.href for run in block.runs):
            self.source.loose.append(block)

    def enter(self, heading: Heading, block: Block) -> None:
        """Begin a part, chapter, section or article."""
        step, number = heading.step, heading.number
        self.clear_below(step)
        self.at[step] = number
        within = self.within() if step == "art" else self.within()[:-1]
        place = Place(f"{step} {number}", DIVISIONS[step], number, heading.words, within)
        place.headings += (*self.above, block)
        self.above = []
        place.blocks.append(Block("head", block.line))
        self.source.places.append(place)
        self.awaiting = None if heading.words else place
        self.number, self.path, self.in_preamble = "", (), False
        self.preambular_count, self.last = 0, 0

    def _is_letter_in_section(self, heading: Heading) -> bool:
        """Tell whether it is a lettered section in a numbered one: locators have but one level."""
        here = self.at.get("sec", "")
        lettered = heading.step == "sec" and re.fullmatch("[A-Z]", heading.number)
        in_roman = re.fullmatch("[IVXL]+", here) and heading.number not in "IVXL"
        return bool(lettered and in_roman)

    def entitle(self, text: str) -> None:
        """Take a heading for the title of what has begun, and go on while it does not end."""
        waiting = self.awaiting
        if waiting is None or not text:
            return
        if isinstance(waiting, Source):
            waiting.title = f"{waiting.title} {text}".strip()
        else:
            waiting.heading = f"{waiting.heading} {text}".strip()
        if not text.endswith((";", ":", ",")):
            self.awaiting = None

    def _headings(self) -> list[Block]:
        """Return what a heading that divides nothing is one of."""
        if self.awaiting is not None:
            return self.awaiting.headings
        begins = self.source.prefix and not self.source.places
        return self.source.headings if begins else self.above

    def begin_annex(self, number: str) -> None:
        """Begin the next annex of the resolution."""
        position = str(1 + sum(1 for source in self.sources if source.prefix))
        known = self.annexes.get((self.resolution, position))
        identifier = known.identifier if known else f"{self.resolution}-annex-{position}"
        self.sources.append(Source(identifier, "annex", number))
        self.unit, self.unnumbered = known.unit if known else "p", False
        self.clear()
        self.awaiting = self.source
        if known:
            self.source.title = known.title
            self.awaiting = None

    def clear_below(self, step: str) -> None:
        for level in _LEVELS[_LEVELS.index(step) :]:
            self.at.pop(level, None)

    def within(self) -> tuple[str, ...]:
        return tuple(f"{level} {self.at[level]}" for level in _LEVELS[:3] if level in self.at)

    # Paragraphs

    def preambular(self, block: Block) -> None:
        labels = labels_at_start(block.text)
        last = self.source.places[-1] if self.source.places else None
        if labels and last and last.kind in ("preambular", "subparagraph"):
            self.items(block, labels, "")
            return
        self.preambular_count += 1
        core = f"pp {self.preambular_count}"
        self.number, self.path = core, ()
        self.add(Place(core, "preambular", within=self.within(), verb=block.verb), block)

    def paragraph(self, block: Block, following: Sequence[Block]) -> None:
        if not block.label and (number := self._number_in_text(block)):
            self.numbered(number, number, block, following)
        elif re.fullmatch(r"[1-9][0-9]{0,3}", block.label):
            self.numbered(block.label, block.label, block, following)
        elif block.path is not None:
            self.item_at(block, block.path)
        elif labels := _labels(block):
            self.items(block, labels, _next_label(following))
        elif self.in_preamble:
            opening = not self.preamble_begun and (block.all_italic or not block.verb)
            self.preamble_begun = True
            if block.text.endswith(",") and not opening:
                self.preambular(replace(block, kind="preambular"))
            else:
                self.source.loose.append(block)
        elif self.unnumbered and block.verb and not block.label:
            self.count += 1
            self.numbered(str(self.count), "", block, following)
        elif self.source.places:
            self.base().blocks.append(block)
        else:
            self.source.loose.append(block)

    def _number_in_text(self, block: Block) -> str:
        """Return the number that stands in a paragraph's words, where it is the next in line."""
        found = re.match(r"([0-9]{1,3})(\.?)\W", block.text)
        if found and int(found[1]) == self.last + 1 and (found[2] or block.verb):
            return found[1]
        return ""

    def base(self) -> Place:
        """Return the paragraph that what has no number belongs to."""
        places = self.source.places
        return next(
            (place for place in reversed(places) if place.kind != "subparagraph"), places[-1]
        )

    def numbered(self, number: str, printed: str, block: Block, following: Sequence[Block]) -> None:
        if self._in_list(int(number)):
            self.item_at(block, (number,))
            return
        self.in_preamble, self.path = False, ()
        self.last, self.listed, self.headed = int(number), 0, False
        if article := self.at.get("art"):
            core = f"art {article}({number})"
        else:
            core = f"{self.unit} {number}"
        kind = "paragraph" if "art" in self.at else _UNIT_KINDS[self.unit]
        self.number = core
        place = Place(core, kind, printed, within=self.within(), verb=block.verb)
        if labels := labels_at_start(block.text):
            # "1. (a) The first" is the paragraph and its first item in one.
            self.source.places.append(place)
            self.items(block, labels, _next_label(following))
        else:
            self.add(place, block)

    def _in_list(self, number: int) -> bool:
        """Tell whether a number is that of a list inside the paragraph before it."""
        begins = number == 1 and self.last > 0 and self.announced
        goes_on = self.listed > 0 and number == self.listed + 1
        if self.headed or not (begins or goes_on):
            return False
        self.listed = number
        return True

    def items(self, block: Block, labels: Sequence[str], following: str) -> None:
        path = self.path
        for at, label in enumerate(labels):
            after = labels[at + 1] if at + 1 < len(labels) else following
            path = (*path, label) if at else next_path(path, label, after)
        self.item_at(block, path)

    def item_at(self, block: Block, path: tuple[str, ...]) -> None:
        self.path = path
        here = self.number or (f"art {self.at['art']}" if "art" in self.at else "")
        if not here:
            self.source.loose.append(block)
            return
        core = here + "".join(f"({label})" for label in path)
        verb = next((p.verb for p in reversed(self.source.places) if p.core == here), "")
        place = Place(core, "subparagraph", f"({path[-1]})", within=self.within(), verb=verb)
        self.add(place, block)

    def add(self, place: Place, block: Block) -> None:
        place.blocks.append(block)
        place.headings += self.above
        self.above = []
        self.source.places.append(place)


def _labels(block: Block) -> tuple[str, ...]:
    if label := re.fullmatch(r"\(([a-z0-9]{1,5})\)", block.label):
        return (label[1], *labels_at_start(block.text))
    return labels_at_start(block.text) if not block.label else ()


def _next_label(following: Sequence[Block]) -> str:
    for block in following:
        if block.kind != "paragraph" or re.fullmatch(r"[0-9]+", block.label):
            return ""
        if labels := _labels(block):
            return labels[0]
    return ""

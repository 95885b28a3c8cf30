"""``compare``: two things of one kind side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cybergov.compare import Item, Line, Section, compare
from cybergov.findings import InputError
from cybergov.mcp.bounded import first, left_out
from cybergov.mcp.citing import Citing, Thing
from cybergov.names import iri_of
from cybergov.server.api.naming import iri_named
from cybergov.server.api.parameters import Parameter
from cybergov.server.problem import RefusedError

TITLE: Final = "Two things side by side"
DESCRIPTION: Final = (
    "Two actors, two sources, two concepts, or two norms or provisions side by side: positions and "
    "votes, provisions and their counterparts, definitions, labels, with the passage behind each. "
    "Read the notes: no measure of agreement is given, and what does not stand there was only not "
    "found in the sources read."
)
PARAMETERS: Final = (
    Parameter("one", "A thing by any of its names", required=True),
    Parameter("other", "Another of the same kind", required=True),
    Parameter(
        "limit",
        "How many lines of each section to give at most",
        "integer",
        default=5,
        bounds=(1, 200),
    ),
    Parameter("section", "Only the section with this number, counted from 1", "integer",
              bounds=(1, 100)),
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What stands on one side: node is the claim, act or passage itself, source where it stands."""

    says: str
    statement: str
    hedges: str
    holder: str
    node: str
    date: str
    sources: tuple[str, ...]
    source_titles: tuple[str, ...]
    locator: str
    anchor: str
    language: str
    check: str
    review: str
    read_on: str
    note: str
    page: str


@dataclass(frozen=True)
class Lined:
    """What both sides are asked of, what each says, and what a claim finds of the two."""

    under: str
    place: str
    one: tuple[Said, ...]
    other: tuple[Said, ...]
    how: str
    reason: str
    claim: str


@dataclass(frozen=True)
class Sectioned:
    """Lines of one kind."""

    number: int
    heading: str
    total: int
    lines: tuple[Lined, ...]
    more: int


@dataclass(frozen=True)
class Beside:
    """Two things of one kind side by side, with what has to be known to read it."""

    one: Thing
    other: Thing
    kind: str
    notes: tuple[str, ...]
    sections: tuple[Sectioned, ...]
    more: int
    note: str


GIVES: Final = Beside


def answer(citing: Citing, values: dict[str, Any]) -> Beside:
    """Return the comparison.

    Raises:
        RefusedError: a name is unknown, or the two are not of one kind that can be compared.
    """
    one, other = (iri_named(citing.held, values[name]) for name in ("one", "other"))
    try:
        found = compare(citing.held.store, one, other)
    except InputError as error:
        raise RefusedError(400, "kinds", f"{error}") from None
    names = (found.one.short, found.other.short)
    numbered = list(enumerate(found.sections, 1))
    if (wanted := values.get("section")) is not None:
        if wanted > len(numbered):
            raise RefusedError(
                400, "parameter", f"The comparison has {len(numbered)} sections, and no {wanted}."
            )
        numbered = numbered[wanted - 1 : wanted]
    sections = tuple(_section(citing, *pair, names, values["limit"]) for pair in numbered)
    more = sum(section.more for section in sections)
    note = left_out(more, "lines", "raise limit, or ask for one section by its number")
    return Beside(
        citing.thing(one),
        citing.thing(other),
        found.kind,
        found.notes,
        sections,
        more,
        note if sections else "Nothing that bears on both was found.",
    )


def _section(
    citing: Citing, number: int, section: Section, names: tuple[str, str], limit: int
) -> Sectioned:
    told = first(section.lines, limit, lambda line: _line(citing, line))
    return Sectioned(number, section.headed(*names), len(section.lines), *told)


def _line(citing: Citing, line: Line) -> Lined:
    one, other = (tuple(_said(citing, item) for item in side) for side in (line.one, line.other))
    claim = iri_of(line.claim) if line.claim else ""
    return Lined(line.under, line.place, one, other, line.how, line.reason, claim)


def _said(citing: Citing, item: Item) -> Said:
    # Of a recorded fact several records may stand in one text.
    sources = [name for name in item.source.replace(" ; ", " ").split(" ") if name]
    return Said(
        says=item.says,
        statement=item.statement,
        hedges=item.hedges,
        holder=item.holder,
        node=iri_of(item.node) if item.node else "",
        date=item.date,
        sources=tuple(map(iri_of, sources)),
        source_titles=tuple(citing.label(iri_of(name)) for name in sources),
        locator=item.locator,
        anchor=item.anchor,
        language=item.language,
        check=item.check,
        review=item.review,
        read_on=item.read,
        note=item.note,
        page=_page(citing, item, sources),
    )


def _page(citing: Citing, item: Item, sources: list[str]) -> str:
    """Return where a claim stands, or else the page of the source or record."""
    claim = citing.page(iri_of(item.node)) if item.node.startswith("claim:") else ""
    return claim or (citing.page(iri_of(sources[0])) if sources else "")

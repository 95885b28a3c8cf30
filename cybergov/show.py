"""What the graph holds on one thing: what it is, the claims that bear on it, the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from cybergov.claims import Claim, claim_of
from cybergov.labels import LabelRead, labels_of
from cybergov.locator import Locator
from cybergov.lookup import Source, subjects_of
from cybergov.names import compress, expand, iri_of
from cybergov.records import Recorded, recorded
from cybergov.results import Rows, Term, plain
from cybergov.searches import SearchRead, searches_of
from cybergov.structure import PlaceRead, place_of, structure_of

__all__ = ["ROLES", "Description", "Step", "as_text", "describe", "place_of_claim"]

#: What a thing may be in a claim, in the order of telling, and how that is told.
ROLES: Final = {
    "rdf:type": "The claim itself",
    "cg:defines": "Definitions of it",
    "cg:subject": "Said of it",
    "cg:object": "Said of it, as the object",
    "cg:about": "Said about it",
    "cg:on": "Positions on it",
    "cg:from": "What it is mapped to",
    "cg:to": "What is mapped to it",
    "cg:heldBy": "Views held by it",
    "cg:statedBy": "Stated by it",
    "cg:addressee": "Asked of it",
    "cg:condition": "Said under its condition",
    "cg:evidence": "Said there",
    "cg:inSource": "What it says",
    "cg:mapsTo": "Compared with others",
}
# Direct edges of the record, each of which is told below with its date and its source.
_TOLD_AS_RECORDS: Final = frozenset(
    "cg:votedFor cg:votedAgainst cg:abstainedOn cg:sponsored cg:signed cg:cites cg:recallsSource "
    "cg:endorsedBy cg:mandates cg:amends cg:succeedsSource cg:protocolTo".split()
)
_CONCEPTS: Final = frozenset({"skos:Concept", "cg:Norm"})
# What a concept is called is told in a list of its own, with the proof.
_LABELS: Final = frozenset(
    "skos:prefLabel skos:altLabel skosxl:prefLabel skosxl:altLabel cg:otherRendering "
    "cg:noEquivalent".split()
)
#: Whether a claim that rests on a source is a comparison, by the source's role in it.
_OF_SOURCE: Final = {"cg:inSource": False, "cg:mapsTo": True}
_STEPS: Final = (
    ("because", "cg:conclusion", "cg:premise"),
    ("therefore", "cg:premise", "cg:conclusion"),
    ("in tension with", "cg:attacked", "cg:attacker"),
    ("in tension with", "cg:attacker", "cg:attacked"),
)
_COLUMNS: Final = (
    "role claim statement holder statedBy mode certainty polarity condition addressee source "
    "locator anchor check review"
)


@dataclass(frozen=True)
class Step:
    """A step of an argument that a claim stands in: ``because`` or ``therefore`` another."""

    role: str
    node: str
    claim: Claim


@dataclass(frozen=True)
class Description:
    """What one thing is, the claims that bear on it by role, and the steps it stands in."""

    iri: str
    #: Each property of the thing as a prefixed name, with its values.
    facts: dict[str, list[Term]]
    #: The claims by the thing's role in them, in the order of ``ROLES``; in a role, of their place.
    claims: dict[str, list[Claim]]
    steps: tuple[Step, ...]
    #: The recorded facts that it stands in, by heading, in the order of telling.
    records: dict[str, list[Recorded]]
    #: A name of the thing in English, where it has one.
    label: str
    #: A concept's labels in each language, with their proof.
    labels: tuple[LabelRead, ...]
    #: The places of a source, each with what it says.
    structure: tuple[PlaceRead, ...]
    #: The kept searches for it.
    searches: tuple[SearchRead, ...]

    def rows(self) -> Rows:
        """Return the claims as rows, one a claim and passage; several names stand in one cell."""
        return Rows(tuple(_COLUMNS.split()), tuple(self._rows()))

    def _rows(self) -> Iterator[tuple[Term | None, ...]]:
        for role, claims in self.claims.items():
            for c in claims:
                for p in c.passages:
                    yield (
                        NamedNode(expand(role)),
                        _node(c.name),
                        Literal(c.statement, language="en"),
                        *(_joined(names) for names in (c.holders, c.stated_by)),
                        *(Literal(word) for word in (c.mode, c.certainty, c.polarity)),
                        *(_joined(names) for names in (c.conditions, c.addressees)),
                        _node(p.source),
                        Literal(p.locator),
                        Literal(p.anchor, language=p.language) if p.language else Literal(p.anchor),
                        Literal(p.check),
                        Literal(c.review),
                    )


def describe(store: Source, iri: str) -> Description:
    """Return what the store holds on the thing with this IRI.

    The cost grows with the number of claims that bear on it, not with the graph.
    """
    facts: dict[str, list[Term]] = {}
    for quad in store.quads_for_pattern(NamedNode(iri), None, None):
        facts.setdefault(compress(quad.predicate.value), []).append(quad.object)
    claims = {role: list(_claims(store, iri, role)) for role in ROLES}
    return Description(
        iri,
        {name: sorted(facts[name], key=str) for name in sorted(facts)},
        {role: sorted(those, key=place_of_claim) for role, those in claims.items() if those},
        tuple(_steps(store, iri)),
        recorded(store, iri),
        _label(facts),
        labels_of(store, iri) if _is_concept(facts) else (),
        structure_of(store, iri, claims.get("cg:inSource", ())),
        searches_of(store, iri),
    )


def _is_concept(facts: dict[str, list[Term]]) -> bool:
    return any(plain(kind) in _CONCEPTS for kind in facts.get("rdf:type", []))


def _label(facts: dict[str, list[Term]]) -> str:
    names = [
        value
        for name in ("skos:prefLabel", "dcterms:title", "cg:symbol")
        for value in facts.get(name, [])
        if isinstance(value, Literal)
    ]
    english = [value.value for value in names if value.language == "en"]
    return next(iter([*english, *(value.value for value in names)]), "")


def _claims(store: Source, iri: str, role: str) -> Iterator[Claim]:
    """Yield each claim in which the thing has the role, once."""
    if role == "rdf:type":
        names = [iri]
    elif role in ("cg:inSource", "cg:mapsTo"):
        passages = subjects_of(store, "cg:inSource", iri)
        names = [c for p in passages for c in subjects_of(store, "cg:evidence", p)]
    else:
        names = subjects_of(store, role, iri)
    for name in sorted(set(names)):
        claim = claim_of(store, name)
        if claim and (role not in _OF_SOURCE or _OF_SOURCE[role] == _is_comparison(claim)):
            yield claim


def _is_comparison(claim: Claim) -> bool:
    """Whether a claim rests on passages of several sources: none of them says it by itself."""
    return len({passage.source for passage in claim.passages}) > 1


def _steps(store: Source, iri: str) -> Iterator[Step]:
    for role, mine, theirs in _STEPS:
        for node in subjects_of(store, mine, iri):
            quads = store.quads_for_pattern(NamedNode(node), NamedNode(expand(theirs)), None)
            for name in sorted(q.object.value for q in quads if isinstance(q.object, NamedNode)):
                if claim := claim_of(store, name):
                    yield Step(role, compress(node), claim)


def place_of_claim(claim: Claim) -> tuple[str, Locator, str]:
    """Return what claims are sorted by: source, place in it, name."""
    first = claim.passages[0] if claim.passages else None
    there = place_of(first.locator) if first else None
    return first.source if first else "", there or Locator(()), claim.name


def as_text(description: Description) -> str:
    """Return a description as a person reads it on the terminal."""
    name = compress(description.iri)
    lines = [f"{description.label} ({name})" if description.label else name, ""]
    told = _TOLD_AS_RECORDS | (_LABELS if description.labels else frozenset())
    for name, values in description.facts.items():
        for value in () if name in told else values:
            language = value.language if isinstance(value, Literal) else None
            lines.append(f"  {name}{'@' + language if language else ''}  {plain(value)}")
    if description.labels:
        lines += [
            "",
            "Labels",
            *(line for label in description.labels for line in _label_lines(label)),
        ]
    for search in description.searches:
        lines += ["", *_search_lines(search)]
    for role, claims in description.claims.items():
        if role == "cg:inSource" and description.structure:
            continue
        lines += ["", ROLES[role]]
        for claim in claims:
            lines += ["", *_claim_lines(claim)]
    if description.structure:
        lines += ["", ROLES["cg:inSource"]]
        for place in description.structure:
            lines += ["", *_place_lines(place)]
    for heading, those in description.records.items():
        lines += ["", f"{heading} ({len(those)})", *map(_record_line, those)]
    for step in description.steps:
        lines += ["", f"{step.role} ({step.node})", f"  {step.claim.statement}"]
        lines.append(f"    {step.claim.name}")
    return "\n".join(lines) + "\n"


def _label_lines(label: LabelRead) -> Iterator[str]:
    how = label.kind if label.kind == "preferred" else f"({label.kind})"
    usage = f"; {label.register}" if label.register else ""
    if not label.passages:
        usage = "; the project's own translation" if label.language != "en" else ""
    yield f"  {label.language}  {label.wording or label.note} {how}{usage}"
    for p in label.passages:
        yield f"      {p.source}, {p.locator}: “{p.anchor}” ({p.check})"


def _search_lines(search: SearchRead) -> Iterator[str]:
    terms = ", ".join(f"“{term}”" for term in search.terms)
    yield f"{search.result}: {terms}" if terms else search.result
    by = f"by {' and '.join(search.by)}" if search.by else ""
    yield f"  {', '.join(filter(None, (search.where, by)))}"
    yield f"  {search.name}"


def _place_lines(place: PlaceRead) -> Iterator[str]:
    heading = f"  {place.heading}" if place.heading else ""
    items = f" ({place.items} items)" if place.items else ""
    yield f"{place.locator}{heading}{items}"
    if place.first_form and place.first_form != place.passage:
        yield f"    first stood in {place.first_form.removeprefix('passage:')}"
    for claim in place.claims:
        yield from _claim_lines(claim)


def _claim_lines(claim: Claim) -> Iterator[str]:
    hedges = [claim.verb] if claim.verb else []
    hedges += [claim.mode, claim.certainty, claim.polarity]
    hedges += [f"if {name}" for name in claim.conditions]
    hedges += ["left unsaid in the text"] if claim.implicit else []
    who = f"held by {' and '.join(claim.holders)}"
    if claim.holders != claim.stated_by:
        who += f", as stated by {' and '.join(claim.stated_by)}"
    yield f"  {claim.statement}"
    yield f"    {who}; {', '.join(hedges)}"
    for p in claim.passages:
        yield f"    {p.source}, {p.locator}: “{p.anchor}” ({p.check})"
    if claim.interpretation:
        yield f"    read so: {claim.interpretation}"
    if claim.other_reading:
        yield f"    or else: {claim.other_reading}"
    yield f"    {claim.name}, {claim.review}"


def _record_line(fact: Recorded) -> str:
    """Return one recorded fact on a line: when, what, how, and the record that says so."""
    when = f"{fact.date}–{fact.until}" if fact.until else fact.date
    what = f"{fact.label} ({fact.other})" if fact.label else fact.other
    how = f": {fact.detail}" if fact.detail else ""
    read = f", read {fact.read}" if fact.read else ""
    where = f" [{', '.join(fact.records)}{read}]" if fact.records else ""
    return f"  {when or 'date not known':<21}  {what}{how}{where}"


def _node(name: str) -> Term:
    return NamedNode(iri_of(name))


def _joined(names: tuple[str, ...]) -> Term | None:
    if len(names) == 1:
        return _node(names[0])
    return Literal(" ; ".join(names)) if names else None

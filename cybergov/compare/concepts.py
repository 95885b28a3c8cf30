"""Two concepts: their definitions and labels, what relates them, what names both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cybergov.claims import PassageRead
from cybergov.compare.comparison import Compared, Item, Line, Section
from cybergov.compare.items import claims_naming, iris_of, items_of_claim, label_of
from cybergov.facts import words
from cybergov.labels import LabelRead, labels_of, rank
from cybergov.lookup import Source, first_text, subjects_of
from cybergov.names import compress

__all__ = ["CONCEPT_NOTES", "concepts"]

CONCEPT_NOTES: Final = (
    "A definition is that of its owner; what else was not found in the sources that were read.",
)
#: What the project itself says of two concepts: no claim, and told apart.
_EDITORIAL: Final = ("skos:broader", "skos:related", "cg:sharesLabelWith")
_OWN_WORDS: Final = "The project's own words"


def concepts(store: Source, one: Compared, other: Compared) -> Iterator[Section]:
    """Yield what tells two concepts apart, and what joins them, section by section."""
    yield Section("Definitions, by owner", tuple(_definitions(store, one, other)))
    yield Section("How definitions of one of them differ", tuple(_differences(store, one, other)))
    yield Section("Labels", tuple(_labels(store, one.iri, other.iri)))
    between = sorted(_relations(store, one.iri, other.iri))
    lines = tuple(_said_of_both(store, claim, _relation(store, claim)) for claim in between)
    yield Section("Claims that relate the two", tuple(line for line in lines if line.one))
    yield Section("The project's own order", tuple(_editorial(store, one, other)))
    both = set(claims_naming(store, one.iri)) & set(claims_naming(store, other.iri))
    lines = tuple(_said_of_both(store, claim) for claim in sorted(both - set(between)))
    yield Section("Other claims that name both", tuple(line for line in lines if line.one))
    yield Section("Questions about them", tuple(_questions(store, one.iri, other.iri)))


def _definitions(store: Source, one: Compared, other: Compared) -> Iterator[Line]:
    own = [
        (Item(statement=text),) if text else ()
        for text in (first_text(store, side.iri, "skos:definition") for side in (one, other))
    ]
    if any(own):
        yield Line(_OWN_WORDS, own[0], own[1])
    sides = [_by_owner(store, side.iri) for side in (one, other)]
    # Who defines both comes first: there the words can be laid side by side.
    for owner in sorted(sides[0] | sides[1], key=lambda o: (any(o not in s for s in sides), o)):
        yield Line(owner, tuple(sides[0].get(owner, ())), tuple(sides[1].get(owner, ())))


def _by_owner(store: Source, concept: str) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for claim in subjects_of(store, "cg:defines", concept):
        for item in items_of_claim(store, claim, "defines"):
            owners = " and ".join(label_of(store, o) for o in iris_of(store, claim, "cg:heldBy"))
            found.setdefault(owners, []).append(item)
    return {owner: sorted(items, key=lambda i: (i.date, i.node)) for owner, items in found.items()}


def _differences(store: Source, one: Compared, other: Compared) -> Iterator[Line]:
    """Yield claims about a concept that rest on the passages of several of its definitions."""
    sides = []
    for side in (one, other):
        passages = {
            passage
            for claim in subjects_of(store, "cg:defines", side.iri)
            for passage in iris_of(store, claim, "cg:evidence")
        }
        sides.append(
            {
                claim: items_of_claim(store, claim)
                for claim in subjects_of(store, "cg:about", side.iri)
                if len(passages.intersection(iris_of(store, claim, "cg:evidence"))) > 1
            }
        )
    for claim in sorted(sides[0] | sides[1]):
        items = tuple(sides[0].get(claim, ())), tuple(sides[1].get(claim, ()))
        named = [side.short for side, told in zip((one, other), items, strict=True) if told]
        if named:
            yield Line(" and ".join(named), *items)


def _labels(store: Source, one: str, other: str) -> Iterator[Line]:
    sides = [labels_of(store, one), labels_of(store, other)]
    languages = {label.language for side in sides for label in side}
    for language in sorted(languages, key=lambda text: (rank(text), text)):
        items = (
            tuple(i for label in side if label.language == language for i in _of_label(label))
            for side in sides
        )
        yield Line(language, *items)


def _of_label(label: LabelRead) -> list[Item]:
    own = "" if label.passages or label.language == "en" else "the project's own translation"
    passages: tuple[PassageRead | None, ...] = label.passages or (None,)
    return [
        Item(
            says=label.kind,
            statement=label.wording,
            hedges=label.register or own,
            node=p.passage if p else "",
            source=p.source if p else "",
            locator=p.locator if p else "",
            anchor=p.anchor if p else "",
            language=p.language if p else "",
            check=p.check if p else "",
            note=label.note,
        )
        for p in passages
    ]


def _relations(store: Source, one: str, other: str) -> set[str]:
    return {
        claim
        for ends in (("cg:subject", "cg:object"), ("cg:object", "cg:subject"))
        for claim in subjects_of(store, ends[0], one)
        if other in iris_of(store, claim, ends[1])
    }


def _relation(store: Source, claim: str) -> str:
    ends = (first_text(store, claim, name) for name in ("cg:subject", "cg:object"))
    relation = words(first_text(store, claim, "cg:relation"))
    return f" {relation} ".join(label_of(store, end) for end in ends)


def _said_of_both(store: Source, claim: str, place: str = "") -> Line:
    """Return a claim that is of both sides, and stands on each."""
    items = tuple(items_of_claim(store, claim))
    return Line(place or compress(claim), items, items, claim=compress(claim))


def _editorial(store: Source, one: Compared, other: Compared) -> Iterator[Line]:
    for here, there in ((one, other), (other, one)):
        for name in _EDITORIAL:
            if there.iri in iris_of(store, here.iri, name):
                yield Line(f"{here.short} has as {words(name)} {there.short}", how=name)


def _questions(store: Source, one: str, other: str) -> Iterator[Line]:
    sides = [_asked(store, concept) for concept in (one, other)]
    for question in sorted(sides[0] | sides[1], key=lambda q: (any(q not in s for s in sides), q)):
        item = Item(says="asks about it", node=compress(question))
        items = [(item,) if question in side else () for side in sides]
        yield Line(label_of(store, question), *items)


def _asked(store: Source, concept: str) -> set[str]:
    about = subjects_of(store, "cg:about", concept)
    return {iri for iri in about if iris_of(store, iri, "cg:thesis")}

"""Generate a graph of any number of claims, shaped like the project's own, in constant memory.

Each source has ten passages and fifty claims, in a named graph of its own. The graph grows as the
project's does, by more sources, actors, concepts and questions, while what is said of one of them
stays of one size; one link in a hundred leads to a concept, actor or thesis of the project's own.
A million claims have about 12.5 million triples. The same number and seed give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import BinaryIO, Final

from pyoxigraph import NamedNode, Store

from cybergov.locator import parse_locator
from cybergov.names import BASE, NS, expand
from cybergov.store import open_store

__all__ = ["Things", "things_of", "write_claims"]

CLAIMS: Final = 50
PASSAGES: Final = 10
#: One thing of each kind to so many claims.
PER_CONCEPT: Final = 100
PER_ACTOR: Final = 200
PER_QUESTION: Final = 2000
#: One source in so many is voted on, one is sponsored.
VOTED: Final = 200
SPONSORED: Final = 50
#: The share of links that lead to the project's own things.
OWN: Final = 0.01

_A: Final = f"<{expand('rdf:type')}>"
_LABEL: Final = f"<{expand('skos:prefLabel')}>"
_RELATIONS: Final = ("remedies", "aggravates", "causes", "requires", "limits", "promotes")
_MODES: Final = ("Descriptive", "Evaluative", "Normative", "Predictive")
_POSITIONS: Final = ("Supports", "Supports", "Opposes", "ReservesPosition", "DoesNotExclude")
_LANGUAGES: Final = ("en", "fr", "es", "ru", "zh", "ar")


@dataclass(frozen=True)
class Things:
    """IRIs of the project's own things that generated claims link to, each list sorted."""

    concepts: Sequence[str]
    states: Sequence[str]
    theses: Sequence[str]


def things_of(store: Store) -> Things:
    """Return what generated claims may link to, from the project's graph."""

    def of(name: str) -> list[str]:
        a, kind = NamedNode(expand("rdf:type")), NamedNode(expand(name))
        quads = store.quads_for_pattern(None, a, kind)
        return sorted(q.subject.value for q in quads if isinstance(q.subject, NamedNode))

    return Things(of("skos:Concept"), of("cg:State"), of("cg:Thesis"))


def write_claims(number: int, things: Things, output: BinaryIO, seed: int = 1) -> int:
    """Write ``number`` claims, rounded up to whole sources, as N-Quads; return the triples."""
    random = Random(seed)
    sources = -(-number // CLAIMS)
    written = 0
    for block in _blocks(sources, things, random):
        output.write("".join(block).encode())
        written += len(block)
    return written


def _blocks(sources: int, things: Things, random: Random) -> Iterator[list[str]]:
    """Yield the lines of each named graph."""
    claims = sources * CLAIMS
    concepts = max(10, claims // PER_CONCEPT)
    actors = max(5, claims // PER_ACTOR)
    questions = max(2, claims // PER_QUESTION)
    yield list(_concepts(concepts, things))
    yield list(_actors(actors))
    yield list(_questions(questions, concepts))
    pick = _Pick(random, things, concepts, actors, questions * 3)
    places = [f"p {n}" for n in range(1, PASSAGES + 1)]
    orders = [(place, parse_locator(place).sort_key) for place in places]
    for n in range(sources):
        yield list(_source(n, pick, orders))


class _Pick:
    """Draws what a claim links to."""

    def __init__(
        self, random: Random, things: Things, concepts: int, actors: int, theses: int
    ) -> None:
        self.random: Final = random
        self.things: Final = things
        self._concepts, self._actors, self._theses = concepts, actors, theses

    def _one(self, own: Sequence[str], kind: str, number: int) -> str:
        drawn = self.random.random()
        if drawn < OWN and own:
            return own[int(drawn / OWN * len(own))]
        return f"{BASE}{kind}/generated-{int(drawn * number)}"

    def concept(self) -> str:
        return self._one(self.things.concepts, "concept", self._concepts)

    def actor(self) -> str:
        return self._one(self.things.states, "actor", self._actors)

    def thesis(self) -> str:
        return self._one(self.things.theses, "thesis", self._theses)


def _concepts(number: int, things: Things) -> Iterator[str]:
    graph = f"<{BASE}graph/generated/concepts>"
    above = things.concepts or [f"{BASE}concept/generated-0"]
    for n in range(number):
        concept = f"<{BASE}concept/generated-{n}>"
        yield f"{concept} {_A} <{expand('skos:Concept')}> {graph} .\n"
        yield f"{concept} <{expand('skos:inScheme')}> <{BASE}scheme> {graph} .\n"
        yield f"{concept} <{expand('skos:broader')}> <{above[n % len(above)]}> {graph} .\n"
        definition = f'"What the generated concept {n} means."@en'
        yield f"{concept} <{expand('skos:definition')}> {definition} {graph} .\n"
        for language in _LANGUAGES:
            yield f'{concept} {_LABEL} "generated concept {n}"@{language} {graph} .\n'


def _actors(number: int) -> Iterator[str]:
    graph = f"<{BASE}graph/generated/actors>"
    for n in range(number):
        actor = f"<{BASE}actor/generated-{n}>"
        yield f"{actor} {_A} <{NS}Organization> {graph} .\n"
        yield f'{actor} {_LABEL} "generated organization {n}"@en {graph} .\n'


def _questions(number: int, concepts: int) -> Iterator[str]:
    graph = f"<{BASE}graph/generated/questions>"
    for n in range(number):
        question = f"<{BASE}question/generated-{n}>"
        yield f"{question} {_A} <{NS}Question> {graph} .\n"
        yield f'{question} {_LABEL} "What of the generated matter {n}?"@en {graph} .\n'
        yield f"{question} <{NS}about> <{BASE}concept/generated-{n % concepts}> {graph} .\n"
        for answer in range(n * 3, n * 3 + 3):
            thesis = f"<{BASE}thesis/generated-{answer}>"
            yield f"{question} <{NS}thesis> {thesis} {graph} .\n"
            yield f"{thesis} {_A} <{NS}Thesis> {graph} .\n"
            yield f'{thesis} <{NS}statement> "The generated answer {answer}."@en {graph} .\n'


def _source(n: int, pick: _Pick, orders: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of a statement, its passages and claims, and what was decided on it."""
    graph = f"<{BASE}graph/generated/source-{n}>"
    source = f"<{BASE}source/generated-{n}>"
    speaker = f"<{pick.actor()}>"
    day = f"{2000 + n % 25}-{1 + n % 12:02}-{1 + n % 28:02}"
    date = f'"{day}"^^<{expand("xsd:date")}>'
    yield f"{source} {_A} <{NS}Statement> {graph} .\n"
    yield f'{source} <{expand("dcterms:title")}> "The generated statement {n}"@en {graph} .\n'
    yield f"{source} <{expand('dcterms:date')}> {date} {graph} .\n"
    yield f'{source} <{NS}symbol> "GENERATED/{n}" {graph} .\n'
    yield f"{source} <{NS}statementKind> <{NS}GeneralStatement> {graph} .\n"
    yield f"{source} <{NS}legalNature> <{NS}UnilateralStatement> {graph} .\n"
    yield f"{source} <{NS}deliveredBy> {speaker} {graph} .\n"
    for place, (locator, order) in enumerate(orders):
        passage = f"<{BASE}passage/generated-{n}-{place}>"
        yield f"{passage} {_A} <{NS}Passage> {graph} .\n"
        yield f"{passage} <{NS}inSource> {source} {graph} .\n"
        yield f'{passage} <{NS}locator> "{locator}" {graph} .\n'
        yield f'{passage} <{NS}placeInText> "{order}" {graph} .\n'
        yield f'{passage} <{NS}anchor> "the words at place {place} of {n}"@en {graph} .\n'
        yield f"{passage} <{NS}checkDepth> <{NS}Unchecked> {graph} .\n"
    for number in range(n * CLAIMS, (n + 1) * CLAIMS):
        claim = f"<{BASE}claim/generated-{number}>"
        yield from _claim(claim, number, f"{BASE}passage/generated-{n}-{number % PASSAGES}",
                          speaker, pick, graph)  # fmt: skip
    if n % VOTED == 0 or n % SPONSORED == 0:
        yield from _decision(n, source, date, pick, graph)


def _claim(
    claim: str, number: int, passage: str, speaker: str, pick: _Pick, graph: str
) -> Iterator[str]:
    random = pick.random
    certainty = ("Asserted", "Asserted", "Asserted", "Likely", "Possible")[number % 5]
    polarity = "Denies" if number % 10 == 9 else "Affirms"
    review = ("Proposed", "SecondRead", "SecondRead", "Disputed", "Withdrawn")[
        int(random.random() ** 4 * 5)
    ]
    yield f"{claim} <{NS}statedBy> {speaker} {graph} .\n"
    yield f"{claim} <{NS}evidence> <{passage}> {graph} .\n"
    yield f'{claim} <{NS}statement> "The claim {number} says one thing."@en {graph} .\n'
    yield f"{claim} <{NS}mode> <{NS}{_MODES[number % 4]}> {graph} .\n"
    yield f"{claim} <{NS}certainty> <{NS}{certainty}> {graph} .\n"
    yield f"{claim} <{NS}polarity> <{NS}{polarity}> {graph} .\n"
    yield f"{claim} <{NS}review> <{NS}{review}> {graph} .\n"
    kind, holder = number % 10, speaker
    if kind < 4:
        start, end = pick.concept(), pick.concept()
        while end == start:
            end = pick.concept()
        yield f"{claim} {_A} <{NS}RelationClaim> {graph} .\n"
        yield f"{claim} <{NS}subject> <{start}> {graph} .\n"
        yield f"{claim} <{NS}relation> <{NS}{_RELATIONS[number % 6]}> {graph} .\n"
        yield f"{claim} <{NS}object> <{end}> {graph} .\n"
    elif kind < 7:
        position = _POSITIONS[int(random.random() * len(_POSITIONS))]
        on = pick.thesis() if kind < 6 else pick.concept()
        yield f"{claim} {_A} <{NS}Stance> {graph} .\n"
        yield f"{claim} <{NS}on> <{on}> {graph} .\n"
        yield f"{claim} <{NS}position> <{NS}{position}> {graph} .\n"
        yield f"{claim} <{NS}inCapacity> <{NS}Official> {graph} .\n"
    elif kind == 7:
        yield f"{claim} {_A} <{NS}DefinitionClaim> {graph} .\n"
        yield f"{claim} <{NS}defines> <{pick.concept()}> {graph} .\n"
    else:
        yield f"{claim} {_A} <{NS}Proposition> {graph} .\n"
        yield f"{claim} <{NS}about> <{pick.concept()}> {graph} .\n"
        if kind == 9:
            holder = f"<{pick.actor()}>"
    yield f"{claim} <{NS}heldBy> {holder} {graph} .\n"


def _decision(n: int, source: str, date: str, pick: _Pick, graph: str) -> Iterator[str]:
    """Yield the sponsors of a source or, of one in ``VOTED``, how each state voted on it."""
    states = pick.things.states
    decision = f"<{BASE}vote/generated-{n}>"
    if voted := n % VOTED == 0 and len(states) > 0:
        yield f"{decision} {_A} <{NS}VoteEvent> {graph} .\n"
        for state in states:
            vote = ("inFavour", "inFavour", "against", "abstaining")[int(pick.random.random() * 4)]
            yield f"{decision} <{NS}{vote}> <{state}> {graph} .\n"
    else:
        yield f"{decision} {_A} <{NS}DecisionEvent> {graph} .\n"
        for state in states[n % 7 :: 19]:
            yield f"{decision} <{NS}sponsor> <{state}> {graph} .\n"
    yield f"{decision} <{NS}on> {source} {graph} .\n"
    yield f"{decision} <{NS}body> <{BASE}actor/generated-0> {graph} .\n"
    outcome = "Adopted" if voted else "AdoptedWithoutVote"
    yield f"{decision} <{NS}outcome> <{NS}{outcome}> {graph} .\n"
    yield f"{decision} <{expand('dcterms:date')}> {date} {graph} .\n"
    yield f"{decision} <{NS}record> {source} {graph} .\n"


def main() -> None:
    """Write ``NUMBER`` claims that link to the build in ``DIST`` into ``FILE``."""
    number, dist, file = sys.argv[1:]
    with Path(file).open("wb", 1 << 20) as output:
        print(write_claims(int(number), things_of(open_store(Path(dist))), output))


if __name__ == "__main__":
    main()

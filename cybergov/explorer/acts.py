"""What the page knows of each recorded act: a vote, a treaty action, a membership, a session.

Who did it to what stands in the edges, wherever an edge is drawn; here is what they leave out.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Final

from cybergov.explorer.passages import Record, passages_of
from cybergov.explorer.spread import spread
from cybergov.facts import Facts
from cybergov.names import compress, expand

__all__ = ["ACTS", "acts_of"]

#: The classes, with what each kind of act is called in the page.
ACTS: Final = {
    expand(name): words
    for name, words in {
        "cg:VoteEvent": "vote event",
        "cg:DecisionEvent": "decision event",
        "cg:VoteCorrection": "vote correction",
        "cg:TreatyAction": "treaty action",
        "cg:Membership": "membership",
        "cg:Process": "process",
        "cg:Session": "session",
        "cg:Endorsement": "endorsement",
        "cg:Citation": "citation",
        "cg:SourceRelation": "source relation",
        "cg:FormerName": "former name",
    }.items()
}

#: Values that are names of things.
_THINGS: Final = {
    "about": "cg:on",
    "body": "cg:body",
    "records": "cg:record",
    "late": "cg:additionalSponsor",
    "behalf": "cg:sponsoredOnBehalfOf",
    "nominated": "cg:nominatedBy",
    "of": "cg:ofProcess",
    "speaking": "cg:endorsingSource",
    "corrects": "cg:corrects",
    "actor": "cg:actor",
    "answers": "cg:respondsTo",
}
_WORDS: Final = {
    "detail": ("cg:kind", "cg:status", "cg:outcome", "cg:intendedVote", "cg:verb"),
    "role": ("cg:role",),
    "otherVotes": ("cg:otherVotes",),
}
_TEXTS: Final = {
    "label": ("skos:prefLabel", "cg:wording"),
    "note": ("skos:note",),
    "part": ("cg:partVotedOn",),
    "place": ("cg:place",),
    "submitted": ("cg:submittedBy",),
}
_PLAIN: Final = {
    "date": ("dcterms:date", "cg:validFrom"),
    "until": ("cg:validUntil",),
    "read": ("cg:readOn",),
    "number": ("cg:number",),
    "locator": ("cg:locator",),
}
_COUNTS: Final = {
    "yes": "cg:inFavourCount",
    "no": "cg:againstCount",
    "neither": "cg:abstainingCount",
}
# What an edge says already, where the act draws one.
_DRAWN: Final = {
    "treaty action": ("actor",),
    "vote event": ("about",),
    "decision event": ("about",),
}
# What is said of a process as a thing.
_OF_THING: Final = {"process": ("label", "note")}


def acts_of(facts: Facts, kinds: Mapping[str, str], drawn: Container[str]) -> dict[str, Record]:
    """Return the record of each act by its IRI; ``kinds`` says what each is called.

    ``drawn`` holds the acts that an edge has behind it.
    """
    rows: dict[str, Record] = {
        iri: {"name": compress(iri), "type": kind} for iri, kind in kinds.items()
    }
    spread(facts, rows, _THINGS, lambda iri, name: list(map(compress, facts.values(iri, name))))
    spread(facts, rows, _WORDS, lambda iri, names: facts.word(iri, *names))
    spread(facts, rows, _TEXTS, lambda iri, names: facts.text(iri, *names))
    spread(facts, rows, _PLAIN, lambda iri, names: facts.first(iri, *names))
    spread(facts, rows, _COUNTS, lambda iri, name: _number(facts.first(iri, name)))
    spread(facts, rows, {"passages": "cg:evidence"}, lambda iri, _name: passages_of(facts, iri))
    for iri, row in rows.items():
        kind = kinds[iri]
        for key in (*_OF_THING.get(kind, ()), *(_DRAWN.get(kind, ()) if iri in drawn else ())):
            row.pop(key, None)
    return rows


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() else ""

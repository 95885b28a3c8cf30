"""The families that relations are drawn and filtered by."""

from __future__ import annotations

from typing import Final

__all__ = ["ARGUMENT", "EDITORIAL", "FAMILIES", "OFF_AT_FIRST", "RECORD", "family_of"]

ARGUMENT: Final = "argument"
EDITORIAL: Final = "editorial"
_OTHER_CONCEPT_RELATION: Final = "is"
RECORD: Final = "record"

#: Key, title and what the family says, in the order in which they are listed.
FAMILIES: Final = (
    ("help", "Helps", "one thing serves or saves the other"),
    ("harm", "Harms or limits", "one thing works against the other"),
    ("rest", "Leads to, rests on", "one thing brings about or carries the other"),
    ("is", "Is, has, differs", "what a thing is and how it compares"),
    ("voice", "Who says what", "an actor or a source, and what its words are on"),
    (RECORD, "Votes, treaties, bodies", "recorded acts"),
    (ARGUMENT, "Argument", "claim to claim: reasons, tensions, conditions"),
    (EDITORIAL, "Editorial order", "the project's own arrangement; nobody's claim"),
)

_MEMBERS: Final = {
    "help": "cg:remedies cg:prevents cg:protects cg:promotes cg:guarantees",
    "harm": "cg:aggravates cg:threatens cg:hinders cg:conflictsWith cg:limits",
    "rest": "cg:causes cg:entails cg:precedes cg:requires cg:grounds cg:governs",
    "is": "cg:manifestsAs cg:constitutes cg:partOf cg:characterizes cg:exemplifies "
    "cg:appliesTo cg:differsFrom cg:outweighs",
    "voice": "cg:speaksOf cg:supports cg:opposes cg:takesPositionOn cg:discusses cg:defines "
    "cg:mapsTo cg:states",
    RECORD: "cg:votedFor cg:votedAgainst cg:abstainedOn cg:sponsored cg:signed cg:actedOn "
    "org:memberOf org:subOrganizationOf cg:conductedBy cg:chairedBy cg:mandatedBy cg:produced "
    "cg:succeeds cg:mandates cg:endorsedBy cg:cites cg:recallsSource cg:amends "
    "cg:succeedsSource cg:protocolTo",
    ARGUMENT: "cg:isReasonFor cg:isInTensionWith cg:isConditionOf",
}
_FAMILY_OF: Final = {name: family for family, names in _MEMBERS.items() for name in names.split()}

#: One actor or source has such an edge to almost everything: a picture of them is a star.
OFF_AT_FIRST: Final = frozenset({"cg:defines", "cg:discusses", "cg:speaksOf"})


def family_of(relation: str, claim_type: str, editorial: bool) -> str:
    """Return the family's key; a relation that is not listed goes by what it rests on.

    >>> family_of("cg:remedies", "relation claim", False)
    'help'
    >>> family_of("my:relation", "relation claim", False)
    'is'

    That one body is part of another is no order of the project's, though no claim says it:

    >>> family_of("org:subOrganizationOf", "", True)
    'record'
    """
    if editorial:
        return RECORD if _FAMILY_OF.get(relation) == RECORD else EDITORIAL
    if claim_type == "relation claim":
        return _FAMILY_OF.get(relation, _OTHER_CONCEPT_RELATION)
    return _FAMILY_OF.get(relation, RECORD)

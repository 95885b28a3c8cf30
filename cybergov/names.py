"""Prefixed names and IRIs, converted into one another."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["BASE", "NS", "PREFIXES", "compress", "expand", "iri_of", "kind_of"]

BASE: Final = "https://w3id.org/cybergov/"
NS: Final = BASE + "ns#"

_KINDS: Final = [
    "action",
    "actor",
    "change",
    "citation",
    "claim",
    "concept",
    "conflict",
    "decision",
    "endorsement",
    "fault",
    "inference",
    "label",
    "match",
    "membership",
    "passage",
    "process",
    "provision",
    "question",
    "reading",
    "relation",
    "search",
    "session",
    "source",
    "text",
    "thesis",
    "vote",
]

#: Every prefix of the project, in the order of its name. Queries may use them undeclared.
PREFIXES: Final[dict[str, str]] = dict(
    sorted(
        {
            "aif": "http://www.arg.dundee.ac.uk/aif#",
            "cg": NS,
            "cito": "http://purl.org/spar/cito/",
            "dcterms": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "org": "http://www.w3.org/ns/org#",
            "owl": "http://www.w3.org/2002/07/owl#",
            "prov": "http://www.w3.org/ns/prov#",
            "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "sh": "http://www.w3.org/ns/shacl#",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "skosxl": "http://www.w3.org/2008/05/skos-xl#",
            "void": "http://rdfs.org/ns/void#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            **{kind: f"{BASE}{kind}/" for kind in _KINDS},
        }.items()
    )
)

_PREFIX_OF: Final = {namespace: prefix for prefix, namespace in PREFIXES.items()}
# A local name that needs no escapes in Turtle and SPARQL (a subset of PN_LOCAL).
_PLAIN_LOCAL_NAME: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")


def expand(name: str, prefixes: dict[str, str] = PREFIXES) -> str:
    """Convert a prefixed name (``actor:FRA``) into an IRI.

    >>> expand("actor:FRA")
    'https://w3id.org/cybergov/actor/FRA'

    Raises:
        KeyError: the prefix is not in ``prefixes``.
        ValueError: ``name`` has no colon.
    """
    prefix, colon, local = name.partition(":")
    if not colon:
        raise ValueError(f"{name!r} is not a prefixed name: it has no colon")
    return prefixes[prefix] + local


def compress(iri: str, prefixes: dict[str, str] = PREFIXES) -> str:
    """Convert an IRI into its prefixed name, or return it unchanged where no prefix fits.

    >>> compress("https://w3id.org/cybergov/actor/FRA")
    'actor:FRA'
    >>> compress("http://example.org/x")
    'http://example.org/x'
    """
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    by_namespace = _PREFIX_OF if prefixes is PREFIXES else {n: p for p, n in prefixes.items()}
    prefix = by_namespace.get(iri[:cut])
    if prefix is None or not _PLAIN_LOCAL_NAME.fullmatch(iri, cut):
        return iri
    return f"{prefix}:{iri[cut:]}"


def iri_of(name: str) -> str:
    """Return the IRI of a name that ``compress`` gave: a prefixed name, or an IRI it left alone.

    >>> iri_of("actor:FRA"), iri_of("urn:x:y")
    ('https://w3id.org/cybergov/actor/FRA', 'urn:x:y')
    >>> iri_of("source")
    'source'
    """
    prefix, colon, _ = name.partition(":")
    return expand(name) if colon and prefix in PREFIXES else name


def kind_of(iri: str) -> str:
    """Return the kind that an IRI of the project's base names (``concept``, ``actor``), or ``""``.

    >>> kind_of("https://w3id.org/cybergov/actor/FRA")
    'actor'
    """
    if not iri.startswith(BASE):
        return ""
    kind, slash, _ = iri.removeprefix(BASE).partition("/")
    return kind if slash and kind in _KINDS else ""

"""Find a thing by any name that a person types."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode

from cybergov.engines import Engine
from cybergov.findings import InputError
from cybergov.names import BASE, PREFIXES, compress, expand

__all__ = ["find", "find_one", "folded", "labels_in"]

_NAMING: Final = tuple(
    NamedNode(expand(name))
    for name in (
        "skos:prefLabel",
        "skos:altLabel",
        "skos:hiddenLabel",
        "dcterms:title",
        "cg:symbol",
        "rdfs:label",
    )
)
# A resolution of the General Assembly, as people write it: A/RES/77/37, 77/37, a-res-77-37.
_RESOLUTION: Final = re.compile(r"(?:a[-/]res[-/])?(\d{1,3})[-/](\d{1,3})(?:[- ]?([a-z]))?", re.I)


def find(store: Engine, name: str) -> list[str]:
    """Return the IRIs of the things that have this name, in the order of their IRIs.

    A name is an IRI, a prefixed name (``concept:cybercrime``), the last part of an IRI
    (``cybercrime``), a resolution's symbol, or a label or title in any language. Upper and lower
    case are told apart only where both match. The cost grows with the number of labels.
    """
    wanted = name.strip().removeprefix("<").removesuffix(">")
    if found := [iri for iri in _spelled_out(wanted) if _exists(store, iri)]:
        return found[:1]
    labels: dict[str, set[str]] = {}
    for iri, label in labels_in(store):
        labels.setdefault(iri, set()).add(label)
    alike = folded(wanted)
    return (
        sorted(iri for iri, those in labels.items() if wanted in those)
        or [iri for iri in _last_parts(wanted) if _exists(store, iri)]
        or sorted(iri for iri, those in labels.items() if alike in map(folded, those))
    )


def find_one(store: Engine, name: str) -> str:
    """Return the IRI of the one thing that has this name.

    Raises:
        InputError: nothing has it (then the nearest names are given), or several things have.
    """
    found = find(store, name)
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(compress(iri) for iri in found)
        raise InputError(f"{name!r} names several things: {listed}. Choose one of these names.")
    labels = {folded(label): label for _, label in labels_in(store)}
    words = _words(name)
    holding = sorted(label for n, label in labels.items() if words and words <= _words(n))[:3]
    near = holding or [
        labels[n] for n in difflib.get_close_matches(folded(name), sorted(labels), 3, 0.6)
    ]
    hint = f" Did you mean {' or '.join(repr(n) for n in near)}?" if near else ""
    raise InputError(f"nothing here is called {name!r}.{hint}")


def _spelled_out(name: str) -> Iterator[str]:
    """Yield the IRIs that a prefixed name, an IRI or a resolution's symbol stands for."""
    prefix, colon, local = name.partition(":")
    if colon and prefix in PREFIXES:
        yield PREFIXES[prefix] + local
    elif "://" in name:
        yield name
    if match := _RESOLUTION.fullmatch(name):
        part = f"-{match[3].lower()}" if match[3] else ""
        yield f"{BASE}source/a-res-{match[1]}-{match[2]}{part}"


def _last_parts(name: str) -> Iterator[str]:
    """Yield the IRI of each kind that ends in ``name``."""
    if name and ":" not in name:
        for kind, namespace in PREFIXES.items():
            if namespace == f"{BASE}{kind}/":
                yield namespace + name


def _exists(store: Engine, iri: str) -> bool:
    try:
        node = NamedNode(iri)
    except ValueError:
        return False
    return next(store.quads_for_pattern(node, None, None), None) is not None


def labels_in(store: Engine) -> Iterator[tuple[str, str]]:
    """Yield the IRI of each thing with each of its names."""
    for predicate in _NAMING:
        for quad in store.quads_for_pattern(None, predicate, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                yield quad.subject.value, quad.object.value


def folded(text: str) -> str:
    """Return a text as names are compared: case, white space and hyphens aside."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.replace("-", " ").split())


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", folded(text)))

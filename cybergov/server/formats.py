"""The formats of answers, and which of them a request prefers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from cybergov.server.problem import RefusedError

__all__ = ["HTML", "ROWS", "TRIPLES", "accepted", "both_accepted", "format_named"]

HTML: Final = "text/html"
#: Formats of rows and of true or false, the preferred first, each with its media type.
ROWS: Final = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
#: Formats of triples.
TRIPLES: Final = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "trig": "application/trig",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
#: Other media types by which the same formats are asked for.
_ALSO: Final = {
    "application/json": ("json", "jsonld"),
    "application/xml": ("xml", "rdf"),
    "text/xml": ("xml", "rdf"),
    "application/x-turtle": ("", "ttl"),
    "text/plain": ("csv", "nt"),
    "text/n3": ("", "ttl"),
    "text/rdf+n3": ("", "ttl"),
    "application/turtle": ("", "ttl"),
}
#: Words that clients use for ``format=``, with the format of rows and that of triples.
_WORDS: Final = {
    "json": ("json", "jsonld"),
    "xml": ("xml", "rdf"),
    "csv": ("csv", ""),
    "tsv": ("tsv", ""),
    **dict.fromkeys(("ttl", "turtle", "n3"), ("", "ttl")),
    **dict.fromkeys(("nt", "ntriples", "n-triples"), ("", "nt")),
    "trig": ("", "trig"),
    **dict.fromkeys(("rdf", "rdf+xml", "rdfxml"), ("xml", "rdf")),
    **dict.fromkeys(("jsonld", "json-ld", "ld+json"), ("json", "jsonld")),
    "sparql-results+json": ("json", ""),
    "sparql-results+xml": ("xml", ""),
}


def format_named(word: str) -> tuple[str, str]:
    """Return the formats of rows and of triples that ``format=`` stands for; ``""`` for none.

    Raises:
        RefusedError: there is no such format.
    """
    word = word.strip().lower().replace(" ", "+").split(";")[0]
    if word in _WORDS:
        return _WORDS[word]
    rows, triples = both_accepted(word) if "/" in word else ("", "")
    if not (rows or triples):
        raise RefusedError(
            400, "format", f"There is no format {word[:40]!r}; there are {_known()}."
        )
    return rows, triples


def both_accepted(header: str) -> tuple[str, str]:
    """Return the formats of rows and of triples that an Accept header prefers; ``""`` for none."""
    rows = {**{t: n for n, t in ROWS.items()}, **{t: n for t, (n, _) in _ALSO.items() if n}}
    triples = {**{t: n for n, t in TRIPLES.items()}, **{t: n for t, (_, n) in _ALSO.items() if n}}
    return accepted(header, rows), accepted(header, triples)


def accepted(header: str, offered: Mapping[str, str]) -> str:
    """Return the value of the media type among ``offered`` that the header likes best, or ``""``.

    Of what it likes equally the first is taken; an empty header likes all.
    """
    ranges = list(_ranges(header)) or [("*/*", 1.0)]
    best, chosen = 0.0, ""
    for media, value in offered.items():
        # The most specific range that fits decides (RFC 9110, section 12.5.1).
        fitting = [(len(r.replace("*", "")), q) for r, q in ranges if _fits(media, r)]
        quality = max(fitting)[1] if fitting else 0.0
        if quality > best:
            best, chosen = quality, value
    return chosen


def _ranges(header: str) -> Iterable[tuple[str, float]]:
    for part in header.split(",")[:64]:
        media, *parameters = (text.strip().lower() for text in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    quality = min(max(float(value), 0.0), 1.0)
                except ValueError:
                    quality = 0.0
        if media:
            yield media, quality


def _fits(media: str, range_: str) -> bool:
    kind, _, sub = range_.partition("/")
    return range_ in ("*/*", "*", media) or (sub == "*" and media.startswith(kind + "/"))


def _known() -> str:
    return ", ".join([*ROWS, *TRIPLES])

"""What a query is and what it asks for beyond this graph, told from its keywords.

Words in literals, IRIs, names and comments are not meant. Where the text could be read in two
ways, as ``?a<?b#>`` can (an IRI, or a comparison and a comment), both readings count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from cybergov.names import PREFIXES

__all__ = ["beyond_default_graph", "form_of", "graphs_named", "is_update", "wants_graphs"]

_GRAPHS: Final = re.compile(r"\b(graph|from)\b", re.IGNORECASE)
# Lines that are comments, as the questions of the library begin with; in long texts none are.
_COMMENTS: Final = re.compile(r"^[ \t]*#[^\n\r]*", re.MULTILINE)
_LONG_TEXT: Final = re.compile(r"\"\"\"|'''")
_TOKEN: Final = re.compile(
    r"(?P<text>\"\"\"(?:\"{0,2}(?:[^\"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''"
    r"|\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*')"
    r"|(?P<comment>\#[^\n\r]*)"
    r"|(?P<iri><[^<>\"{}|^`\\\x00-\x20]*>)"
    r"|(?P<name>(?:[^\W\d_][\w.-]*)?:(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)"
    r"(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*)?)"
    r"|(?P<variable>[?$]\w+)"
    r"|(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)"
    r"|(?P<word>\w+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
#: IRIs that can be nothing else: after a comparison no operand begins so.
_CERTAIN: Final = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*://|urn:)")
_BEYOND: Final = ("SERVICE", "GRAPH", "FROM")
_UPDATES: Final = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE COPY MOVE ADD WITH".split())
_FORMS: Final = frozenset("SELECT ASK CONSTRUCT DESCRIBE".split())


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def wants_graphs(query: str) -> bool:
    """Whether a query may name graphs; one that does not is answered by a smaller store."""
    text = query if _LONG_TEXT.search(query) else _COMMENTS.sub("", query)
    return _GRAPHS.search(text) is not None


@lru_cache(maxsize=256)  # a question is looked at when it is read, and when it is asked
def beyond_default_graph(query: str, *words: str) -> tuple[str, int] | None:
    """Return the first keyword of ``words`` in a query and its line, or None.

    Without ``words``, SERVICE, GRAPH and FROM are looked for: all that leaves the default graph.
    """
    wanted = words or _BEYOND
    upper = query.upper()
    if not any(word in upper for word in wanted):  # nearly always
        return None
    for doubtful in (False, True):
        for token in _tokens(query, doubtful):
            # The engine needs no space between words: 1SERVICEp:x is a number, and asks p:x.
            if token.kind in ("word", "name"):
                for word in wanted:
                    if word in _before_colon(token):
                        return word, token.line
    return None


def form_of(query: str) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE, or ``""`` for what is no query."""
    return _first_of(_FORMS, query)


def is_update(query: str) -> bool:
    """Whether what is no query is an update."""
    return _first_of(_UPDATES | _FORMS, query) in _UPDATES


def _first_of(keywords: frozenset[str], query: str) -> str:
    """Return the first of some keywords that a query says, or ``""``."""
    words = (_before_colon(t) for t in _tokens(query, doubtful=False) if t.kind == "word")
    return next((word for word in words if word in keywords), "")


def _before_colon(token: _Token) -> str:
    return token.text.partition(":")[0].upper()


def graphs_named(query: str) -> list[str]:
    """Return the IRIs that FROM and FROM NAMED name, as far as they are written in full.

    >>> graphs_named("SELECT * FROM <http://a/> FROM NAMED concept:b WHERE {}")
    ['http://a/', 'https://w3id.org/cybergov/concept/b']
    """
    named, after = [], False
    declared: dict[str, str] = dict(PREFIXES)
    words: list[_Token] = []
    for token in _tokens(query, doubtful=False):
        if token.kind == "comment" or token.text.isspace():
            continue
        words.append(token)
        upper = token.text.upper()
        if token.kind == "word":
            after = upper == "FROM" or (upper == "NAMED" and after)
        elif token.kind == "iri":
            if len(words) > 2 and words[-3].text.upper() == "PREFIX":
                declared[words[-2].text.removesuffix(":")] = token.text[1:-1]
            elif after:
                named.append(token.text[1:-1])
            after = False
        elif token.kind == "name":
            if after:
                prefix, _, local = token.text.partition(":")
                named.append(declared.get(prefix, prefix + ":") + local)
            after = False
        else:
            after = False
    return named


def _tokens(query: str, doubtful: bool) -> Iterator[_Token]:
    """Yield the tokens; ``doubtful`` takes what need not be an IRI for a comparison."""
    place, line = 0, 1
    while place < len(query):
        match = _TOKEN.match(query, place)
        assert match is not None and match.lastgroup is not None
        kind, text = match.lastgroup, match[0]
        if kind == "iri" and doubtful and not _CERTAIN.match(text):
            kind, text = "other", "<"
        yield _Token(kind, text, line)
        line += text.count("\n")
        place += len(text)

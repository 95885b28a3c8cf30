"""What a query asks for beyond this graph: another host (SERVICE), other graphs, an update.

Words in literals, IRIs, names and comments are not meant. Where the text could be read in two
ways, as ``?a<?b#>`` can (an IRI, or a comparison and a comment), both readings count. A process
that evaluates queries can open no connection besides (see ``cybergov.server.worker``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cybergov.names import PREFIXES
from cybergov.server.problem import RefusedError

__all__ = ["graphs_named", "is_update", "refuse_service", "wants_graphs"]

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
_UPDATES: Final = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE COPY MOVE ADD WITH".split())
_FORMS: Final = frozenset("SELECT ASK CONSTRUCT DESCRIBE".split())


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    line: int


def wants_graphs(query: str) -> bool:
    """Whether a query may name graphs; one that does not is answered by a smaller store."""
    text = query if _LONG_TEXT.search(query) else _COMMENTS.sub("", query)
    return _GRAPHS.search(text) is not None


def refuse_service(query: str) -> None:
    """Refuse a query that asks another host.

    Raises:
        RefusedError: it does, or can't be told from one that does.
    """
    if "service" not in query.lower():
        return
    for doubtful in (False, True):
        for token in _tokens(query, doubtful):
            # The engine needs no space between words: 1SERVICEp:x is a number, and asks p:x.
            if token.kind in ("word", "name") and "SERVICE" in _before_colon(token):
                raise RefusedError(
                    400,
                    "service",
                    f"Line {token.line} of the query asks another host (SERVICE), "
                    "which this endpoint never does.",
                )


def is_update(query: str) -> bool:
    """Whether what is no query is an update."""
    words = (_before_colon(t) for t in _tokens(query, doubtful=False) if t.kind == "word")
    first = next((word for word in words if word in _UPDATES | _FORMS), "")
    return first in _UPDATES


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

"""Which properties a query reads: a change of any other can't change its answer.

That is told only of plain queries. Where a variable stands for a property, where a path may be of
no step at all, where something random or of today is asked, and wherever this short reading of
SPARQL is in doubt, the answer has to be asked for again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from cybergov.names import PREFIXES, expand

__all__ = ["properties_read"]

_TOKEN: Final = re.compile(
    r"""
    (?P<none>\s+|\#[^\n]*)
  | (?P<iri><[^<>"{}|^`\\\s]*>)
  | (?P<text>\"\"\"(?:\\.|(?!\"\"\").)*\"\"\" | '''(?:\\.|(?!''').)*'''
           | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*')
  | (?P<variable>[?$]\w+)
  | (?P<name>[A-Za-z_][\w.-]*:[\w.:-]*|:[\w.:-]*)
  | (?P<word>[A-Za-z_]\w*|@[A-Za-z-]+)
  | (?P<number>[0-9][0-9.eE]*)
  | (?P<mark>!=|\^\^|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_TERMS: Final = frozenset({"iri", "text", "variable", "name", "number"})
#: Words that make an answer depend on more than the triples of some properties.
_DOUBTFUL: Final = frozenset(
    "BASE BNODE CONSTRUCT DESCRIBE FROM GRAPH NOW RAND SERVICE STRUUID UUID".split()
)
#: After these, up to the next brace, stand variables that are no part of a pattern.
_LISTS: Final = frozenset({"SELECT", "ORDER", "GROUP", "VALUES"})

#: All others, as the ``*`` and ``?`` of paths and the ``!`` before what is excluded, are doubtful.
_MARKS: Final = frozenset(
    ["{", "}", "(", ")", "[", "]", ".", ";", ",", "|", "/", "^", "+", "-"]
) | {"=", "!=", "<", ">", "&", "^^"}

Token = tuple[str, str]


def properties_read(query: str) -> frozenset[str] | None:
    """Return the IRIs among which are all properties that a SELECT reads, or None in doubt.

    >>> sorted(properties_read("SELECT ?x WHERE { ?x cg:mode ?y }"))
    ['https://w3id.org/cybergov/ns#mode']
    >>> properties_read("SELECT ?x WHERE { ?x ?any ?y }")
    """
    tokens = [("", ""), *_in_patterns(_tokens(query)), ("", "")]
    prefixes = dict(PREFIXES)
    found = set()
    for before, (kind, text), after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if _is_doubtful(kind, text, before, after):
            return None
        if before == ("word", "PREFIX"):
            prefixes[text.removesuffix(":")] = after[1][1:-1]
        elif kind == "iri":
            found.add(text[1:-1])
        elif text == "a":
            found.add(expand("rdf:type"))
        elif kind == "name" and not text.startswith("_:"):
            # A full stop at the end of a name is the end of the pattern.
            prefix, _, local = text.rstrip(".").partition(":")
            if prefix not in prefixes:
                return None
            found.add(prefixes[prefix] + local)
    return frozenset(found)


def _is_doubtful(kind: str, text: str, before: Token, after: Token) -> bool:
    if kind == "word":
        return text in _DOUBTFUL
    if kind == "mark":
        return text not in _MARKS or text == after[1] == "<"
    # What stands between two terms is a property.
    follows = before[0] in _TERMS or before[1] in (";", ")", "]", "[")
    leads = after[0] in _TERMS or after[1] in ("(", "[", "+", "-", "TRUE", "FALSE")
    return kind == "variable" and follows and leads


def _tokens(query: str) -> Iterator[Token]:
    """Yield kind and text of each token; keywords in capital letters."""
    for match in _TOKEN.finditer(query):
        kind, text = match.lastgroup or "", match[0]
        if text == "a":
            yield "name", text
        elif kind != "none":
            yield kind, text.upper() if kind == "word" else text


def _in_patterns(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens without lists of variables; the ``)`` of an expression is left blank.

    An expression stands in brackets after a word; other brackets hold properties or things.
    """
    skipping = False
    expressions: list[bool] = []
    before = ""
    for kind, text in tokens:
        if text in _LISTS:
            skipping = True
        elif text in ("{", "}"):
            skipping = False
        is_expression = False
        if text == "(":
            expressions.append(before == "word")
        elif text == ")" and expressions:
            is_expression = expressions.pop()
        before = kind
        if not skipping or kind in ("iri", "name") or text in _DOUBTFUL:
            yield ("", "") if is_expression else (kind, text)

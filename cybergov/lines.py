"""On which line of a Turtle file a subject opens, and on which line it names a term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

__all__ = ["Lines", "Opening"]

# The tokens of Turtle (W3C Recommendation, section 6.5) as far as lines need them. The text has
# been through a real parser first, so this only has to find where things stand.
_TOKEN: Final = re.compile(
    r"""
    (?P<comment>\#[^\n]*)
  | (?P<iri><[^<>"\s]*>)
  | (?P<string>\"\"\"(?:\\.|(?!\"\"\").)*\"\"\" | '''(?:\\.|(?!''').)*'''
             | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*')
  | (?P<mark>[;,\[\]()])
  | (?P<word>(?:\\.|[^\s<>"'\#;,\[\]()\\])+)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Opening:
    """A subject, the line on which it opens, and the line of every term that follows it."""

    subject: str
    line: int
    #: The tokens that follow the subject, each with its line.
    tokens: tuple[tuple[str, int], ...]
    #: What the prefixes stand for here: see ``Lines``.
    prefixes: dict[str, tuple[str, int]] = field(repr=False)

    @cached_property
    def terms(self) -> tuple[tuple[str, int], ...]:
        """Pairs of an IRI, or the source text of a literal between its quotes, and its line."""
        return tuple((_expand(token, self.prefixes), at) for token, at in self.tokens)


@dataclass(frozen=True)
class Lines:
    """Where the subjects of one file open: looked for when it is first asked."""

    #: A Turtle text that a parser has already accepted.
    text: str = field(default="", repr=False)

    @property
    def openings(self) -> tuple[Opening, ...]:
        """The openings of the subjects, in the order of the file."""
        return self._found[0]

    @property
    def prefixes(self) -> dict[str, tuple[str, int]]:
        """Each prefix of the file with the IRI and the line of its declaration."""
        return self._found[1]

    @cached_property
    def _found(self) -> tuple[tuple[Opening, ...], dict[str, tuple[str, int]]]:
        openings: list[Opening] = []
        prefixes: dict[str, tuple[str, int]] = {}
        for statement in _statements(self.text):
            first, line = statement[0]
            if first.lower() in ("@prefix", "prefix"):
                declared = statement[1][0].removesuffix(":")
                # A new one: what opened before was named by the prefixes of before.
                prefixes = {**prefixes, declared: (statement[2][0][1:-1], line)}
            elif first.lower() not in ("@base", "base"):
                subject = _expand(first, prefixes)
                openings.append(Opening(subject, line, tuple(statement[1:]), prefixes))
        return tuple(openings), prefixes

    @cached_property
    def by_subject(self) -> dict[str, list[Opening]]:
        """The openings of each subject: more than one is a curator's mistake."""
        found: dict[str, list[Opening]] = {}
        for opening in self.openings:
            found.setdefault(opening.subject, []).append(opening)
        return found

    def line_of(self, subject: str, *terms: str) -> int:
        """Return the line of the first of ``terms`` that ``subject`` names, else its own line.

        Returns 0 where the file does not open ``subject``.
        """
        mine = self.by_subject.get(subject, [])
        for term in terms:
            for opening in mine:
                for name, line in opening.terms:
                    if name == term:
                        return line
        return mine[0].line if mine else 0


def _statements(text: str) -> Iterator[list[tuple[str, int]]]:
    """Yield each statement as its tokens with their lines, without the marks between them."""
    statement: list[tuple[str, int]] = []
    line, counted, depth = 1, 0, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        kind, token = match.lastgroup, match.group()
        if kind == "comment":
            continue
        if kind == "mark":
            depth += {"[": 1, "(": 1, "]": -1, ")": -1}.get(token, 0)
            if not statement:
                statement.append((token, line))
            continue
        ends = kind == "word" and token.endswith(".") and not token.endswith("\\.")
        token = token[:-1] if ends else token
        if token:
            statement.append((token, line))
        # SPARQL's PREFIX and BASE end without a full stop.
        bare = statement and statement[0][0].lower() in ("prefix", "base")
        if (ends and depth == 0) or (bare and kind == "iri"):
            if statement:
                yield statement
            statement = []


def _expand(token: str, prefixes: dict[str, tuple[str, int]]) -> str:
    """Convert a token into the IRI, or the literal's source text, that it stands for."""
    if token == "a":
        return "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    if token.startswith("<"):
        return token[1:-1]
    if token.startswith(('"', "'")):
        quote = 3 if token[:3] in ('"""', "'''") else 1
        return token[quote:-quote]
    prefix, colon, local = token.removeprefix("^^").partition(":")
    if colon and prefix in prefixes:
        return prefixes[prefix][0] + re.sub(r"\\(.)", r"\1", local)
    return token

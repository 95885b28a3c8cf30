"""The question library: one ``.rq`` file a question, with a header and typed parameters.

This module imports nothing heavy: ``cybergov query`` starts with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode

from cybergov.findings import Finding, InputError, UsageError
from cybergov.keywords import beyond_default_graph
from cybergov.names import PREFIXES, expand

__all__ = [
    "Parameter",
    "Question",
    "parse_question",
    "questions",
    "read_question",
]

_HEADER: Final = re.compile(r"#\s*(title|answers|for|tags)\s*:\s*(.+?)\s*")
_DECLARATION: Final = re.compile(r"#\s*parameter\s+(\w+)\s*\((\w+)\)\s*:\s*(.+?)\s*")
_BLOCK: Final = re.compile(r"^([ \t]*VALUES\s+\?(\w+)\s*\{)\s*(.+?)\s*(\})[ \t]*$", re.MULTILINE)
# No white space and none of the characters that an IRI in SPARQL may not hold (IRIREF).
_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")

_PATTERNS: Final = {
    "integer": r"[+-]?[0-9]{1,18}",
    "date": r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
    "year": r"[0-9]{4}",
}
_DATATYPES: Final = {"integer": "xsd:integer", "date": "xsd:date", "year": "xsd:gYear"}


@dataclass(frozen=True)
class Parameter:
    """What a caller may set: its name, its type and the SPARQL text of its default."""

    name: str
    #: ``iri``, ``string``, ``integer``, ``date`` or ``year``.
    type: str
    description: str
    default: str

    def term(self, value: str, resolve: Callable[[str], str] | None = None) -> str:
        """Convert a caller's value into the text of one RDF term, fit for a VALUES block.

        ``resolve`` turns a name that is no IRI into one (see ``cybergov.find``).

        Raises:
            UsageError: the value is not of the parameter's type.
        """
        if self.type == "iri":
            try:
                return str(NamedNode(self._iri(value, resolve)))
            except ValueError as error:
                raise UsageError(f"--{self.name}: {value!r} is no IRI ({error}).") from None
        if self.type == "string":
            return str(Literal(value))
        if not re.fullmatch(_PATTERNS[self.type], value):
            raise UsageError(f"--{self.name} takes a value of type {self.type}, not {value!r}.")
        if self.type == "date" and not _is_day(value):
            raise UsageError(f"--{self.name}: there is no day {value!r}.")
        return str(Literal(value, datatype=NamedNode(expand(_DATATYPES[self.type]))))

    def _iri(self, value: str, resolve: Callable[[str], str] | None) -> str:
        prefix = value.partition(":")[0]
        iri = expand(value) if ":" in value and prefix in PREFIXES else value
        if "://" in iri and _IRI.fullmatch(iri):
            return iri
        if resolve is None:
            raise UsageError(f"--{self.name} takes an IRI or a prefixed name, not {value!r}.")
        return resolve(value)


@dataclass(frozen=True)
class Question:
    """One question: what it answers, who would ask it, and its SPARQL text."""

    name: str
    title: str
    answers: str
    asked_by: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str

    def with_values(
        self, values: Mapping[str, str], resolve: Callable[[str], str] | None = None
    ) -> str:
        """Return the query with the caller's values in the place of the defaults.

        The text is the same for every engine: a value is a term in a VALUES line and never a part
        of the query's syntax.

        Raises:
            UsageError: a parameter is unknown, or a value is not of its type.
        """
        if not values:
            return self.text
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                there_are = ", ".join(f"--{p}" for p in known) or "none"
                raise UsageError(
                    f"the question {self.name!r} has no parameter --{name}; there are: {there_are}."
                )
        terms = {name: known[name].term(value, resolve) for name, value in values.items()}
        return _BLOCK.sub(
            lambda m: f"{m[1]} {terms[m[2]]} {m[4]}" if m[2] in terms else m[0], self.text
        )


def parse_question(text: str, name: str, file: str) -> Question:
    """Read a question from the text of its file.

    Raises:
        InputError: a line of the header is missing or stands twice, a parameter has no VALUES line
            of its own or has a type that there is not, or the query names graphs.
    """
    header: dict[str, str] = {}
    declared: dict[str, tuple[str, str, int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := _HEADER.fullmatch(line):
            if match[1] in header:
                raise _fault(file, number, f"the header gives its {match[1]} twice.", "Keep one.")
            header[match[1]] = match[2]
        elif match := _DECLARATION.fullmatch(line):
            declared[match[1]] = (match[2], match[3], number)
    for key in ("title", "answers", "for", "tags"):
        if key not in header:
            raise _fault(file, 1, f"the header has no {key}.", f"Add a line `# {key}: …`.")
    defaults = {match[2]: match[3] for match in _BLOCK.finditer(text)}
    parameters = []
    for parameter, (type_, description, number) in declared.items():
        if type_ not in ("iri", "string", *_PATTERNS):
            types = ", ".join(("iri", "string", *_PATTERNS))
            raise _fault(file, number, f"there is no type {type_!r}.", f"There are {types}.")
        if parameter not in defaults:
            remedy = f"Add a line `VALUES ?{parameter} {{ … }}` with its default."
            raise _fault(file, number, f"the parameter {parameter} has no VALUES line.", remedy)
        parameters.append(Parameter(parameter, type_, description, defaults[parameter]))
    if beyond := beyond_default_graph(text):
        word, number = beyond
        raise _fault(file, number, f"the query says {word}.", "Ask the default graph only.")
    tags = tuple(tag.strip() for tag in header["tags"].split(",") if tag.strip())
    return Question(
        name, header["title"], header["answers"], header["for"], tags, tuple(parameters), text
    )


def read_question(path: Path) -> Question:
    """Read the question in a file.

    Raises:
        InputError: the file can't be read or is no question.
    """
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise InputError(f"{path}: the file can't be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: the file is not in UTF-8. Save it in UTF-8.") from None
    return parse_question(text, path.stem, f"{path.parent.name}/{path.name}")


def questions(folder: Path) -> dict[str, Question]:
    """Return the questions of a folder by name, in the order of their names."""
    return {path.stem: read_question(path) for path in sorted(folder.glob("*.rq"))}


def _is_day(value: str) -> bool:
    """Whether the calendar has a day of the form of xsd:date."""
    from datetime import date  # which only this type needs

    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _fault(file: str, line: int, message: str, remedy: str) -> InputError:
    return InputError(Finding(file, line, message, remedy))

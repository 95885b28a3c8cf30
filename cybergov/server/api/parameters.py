"""What an endpoint takes, checked before anything is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cybergov.server.problem import RefusedError

__all__ = ["LIMIT", "NAME", "OFFSET", "Parameter", "values_of_request"]

_INTEGER: Final = re.compile(r"-?[0-9]{1,18}")
_MOST_CHARACTERS: Final = 400


@dataclass(frozen=True)
class Parameter:
    """One parameter of the address's query, or of its path."""

    name: str
    description: str
    #: ``string`` or ``integer``.
    type: str = "string"
    required: bool = False
    default: str | int | None = None
    #: The least and the largest value of an integer.
    bounds: tuple[int, int] | None = None
    choices: tuple[str, ...] = ()
    #: A regular expression that the whole of a text fits.
    pattern: str = ""
    format: str = ""
    in_path: bool = False
    #: How many characters a text has at most.
    most: int = _MOST_CHARACTERS

    def schema(self) -> dict[str, Any]:
        """Return the values it takes as JSON Schema."""
        schema: dict[str, Any] = {"type": self.type}
        if self.type == "string" and not (self.choices or self.pattern):
            schema |= {"minLength": 1, "maxLength": self.most}
        if self.bounds:
            schema |= {"minimum": self.bounds[0], "maximum": self.bounds[1]}
        if self.choices:
            schema["enum"] = list(self.choices)
        if self.pattern:
            schema["pattern"] = f"^{self.pattern}$"
        if self.format:
            schema["format"] = self.format
        if self.default is not None:
            schema["default"] = self.default
        return schema

    def value(self, text: str) -> str | int:
        """Read a value.

        Raises:
            RefusedError: it is none that the parameter takes.
        """
        if self.type == "integer":
            if not _INTEGER.fullmatch(text, 0) or not text.isascii():
                raise self.wrong("is a whole number")
            number = int(text)
            if self.bounds and not self.bounds[0] <= number <= self.bounds[1]:
                raise self.wrong(f"lies between {self.bounds[0]} and {self.bounds[1]}")
            return number
        if self.choices and text not in self.choices:
            raise self.wrong(f"is one of {', '.join(self.choices)}")
        if self.pattern and not re.fullmatch(self.pattern, text):
            raise self.wrong(f"fits {self.pattern}")
        if not 1 <= len(text) <= self.most:
            raise self.wrong(f"has 1 to {self.most} characters")
        return text

    def wrong(self, what: str) -> RefusedError:
        """Return why a value is none that the parameter takes."""
        return RefusedError(400, "parameter", f"The value of {self.name!r} {what}.")


NAME: Final = Parameter(
    "name", "A thing by any of its names: a label in any language, an IRI, a symbol", required=True
)
LIMIT: Final = Parameter(
    "limit", "How many to give at most", "integer", default=20, bounds=(1, 200)
)
OFFSET: Final = Parameter(
    "offset", "How many to leave out first", "integer", default=0, bounds=(0, 1_000_000)
)


def values_of_request(
    parameters: Sequence[Parameter], given: Iterable[tuple[str, str]], path: Mapping[str, str]
) -> dict[str, Any]:
    """Return the values by name, with the defaults.

    Raises:
        RefusedError: one is unknown, is missing, stands twice, or is none that its parameter takes.
    """
    known = {parameter.name: parameter for parameter in parameters}
    values: dict[str, Any] = {}
    for name, text in [*path.items(), *given]:
        if name not in known or (known[name].in_path and name not in path):
            there_are = ", ".join(n for n, p in known.items() if not p.in_path) or "none"
            raise RefusedError(
                400, "parameter", f"There is no parameter {name[:40]!r}; there are: {there_are}."
            )
        if name in values:
            raise RefusedError(400, "parameter", f"The parameter {name!r} is given twice.")
        values[name] = known[name].value(text)
    for name, parameter in known.items():
        if parameter.required and name not in values:
            raise RefusedError(400, "parameter", f"The parameter {name!r} is missing.")
        if name not in values and parameter.default is not None:
            values[name] = parameter.default
    return values

"""What a tool takes: its JSON Schema, and the arguments of a call checked before anything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from cybergov.server.api.parameters import Parameter
from cybergov.server.problem import RefusedError

__all__ = ["input_schema", "read_arguments"]

#: The type of an argument that holds texts by name.
_TEXTS: Final = "object"
_MOST_TEXTS: Final = 20


def input_schema(parameters: Sequence[Parameter]) -> dict[str, Any]:
    """Return what a tool takes as JSON Schema."""
    return {
        "type": "object",
        "properties": {p.name: {"description": p.description, **_schema(p)} for p in parameters},
        "required": [p.name for p in parameters if p.required],
        "additionalProperties": False,
    }


def _schema(parameter: Parameter) -> dict[str, Any]:
    schema = parameter.schema()
    if parameter.type == _TEXTS:
        schema["additionalProperties"] = {"type": "string"}
    return schema


def read_arguments(parameters: Sequence[Parameter], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of a call by name, with the defaults.

    Raises:
        RefusedError: one is unknown or missing, or is none that its parameter takes.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for name in given:
        if name not in known:
            raise RefusedError(
                400, "parameter", f"There is no argument {name[:40]!r}; there are: "
                f"{', '.join(known)}.",
            )  # fmt: skip
    values: dict[str, Any] = {}
    for name, parameter in known.items():
        # Many programs write null for what they leave out.
        if given.get(name) is not None:
            values[name] = _value(parameter, given[name])
        elif parameter.required:
            raise RefusedError(400, "parameter", f"The argument {name!r} is missing.")
        elif parameter.default is not None:
            values[name] = parameter.default
    return values


def _value(parameter: Parameter, value: Any) -> Any:
    if parameter.type == _TEXTS:
        if not isinstance(value, dict) or len(value) > _MOST_TEXTS:
            raise parameter.wrong(f"is an object of at most {_MOST_TEXTS} texts by name")
        return {_text(parameter, name): _text(parameter, text) for name, text in value.items()}
    if parameter.type == "integer":
        if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
            raise parameter.wrong("is a whole number")
        return parameter.value(str(int(value)))
    if not isinstance(value, str):
        raise parameter.wrong("is a text")
    return parameter.value(_text(parameter, value))


def _text(parameter: Parameter, value: Any) -> str:
    """Return a text, or a number as one."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise parameter.wrong("has texts only")
    text = str(value)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise parameter.wrong("is a text in UTF-8") from None
    return text

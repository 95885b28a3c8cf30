"""JSON Schema of Python types, so that the description of the API can't grow old."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any, Final

__all__ = ["schema_of"]

_SIMPLE: Final = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
}


#: Where the description of the API keeps schemas that are named.
_COMPONENTS: Final = "#/components/schemas/"


def schema_of(type_: Any, components: dict[str, Any], place: str = _COMPONENTS) -> dict[str, Any]:
    """Return the schema of a type; that of a dataclass goes into ``components`` by its name.

    ``place`` is where ``components`` stand in the document.

    Raises:
        TypeError: the type is none that JSON holds.
    """
    if type_ in _SIMPLE:
        return dict(_SIMPLE[type_])
    origin, arguments = typing.get_origin(type_), typing.get_args(type_)
    if origin is list or (origin is tuple and arguments[1:] == (...,)):
        return {"type": "array", "items": schema_of(arguments[0], components, place)}
    if origin is dict:
        return {
            "type": "object",
            "additionalProperties": schema_of(arguments[1], components, place),
        }
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [schema_of(argument, components, place) for argument in arguments]}
    if type_ is type(None):
        return {"type": "null"}
    if dataclasses.is_dataclass(type_) and isinstance(type_, type):
        _describe(type_, components, place)
        return {"$ref": f"{place}{type_.__name__}"}
    raise TypeError(f"JSON holds no {type_!r}")


def _describe(type_: type, components: dict[str, Any], place: str) -> None:
    if type_.__name__ in components:
        return
    components[type_.__name__] = {}
    hints = typing.get_type_hints(type_)
    assert dataclasses.is_dataclass(type_)
    names = [field.name for field in dataclasses.fields(type_)]
    components[type_.__name__] = {
        "type": "object",
        "description": (type_.__doc__ or "").split("\n\n")[0].replace("``", ""),
        "properties": {name: schema_of(hints[name], components, place) for name in names},
        "required": names,
        "additionalProperties": False,
    }

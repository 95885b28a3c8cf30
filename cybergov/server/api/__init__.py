"""The JSON API: one module an endpoint, with what it takes, what it gives and how it is found."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any, Protocol, cast

from cybergov.server.api.parameters import Parameter
from cybergov.server.held import Held

__all__ = ["Endpoint", "endpoints"]


class Endpoint(Protocol):
    """What a module in this folder offers that has a ``PATH``."""

    #: The address, ``/api/search``.
    PATH: str
    #: One line on what is answered.
    SUMMARY: str

    @property
    def PARAMETERS(self) -> tuple[Parameter, ...]:  # noqa: N802
        """What it takes."""

    #: The type of what ``answer`` returns: dataclasses, tuples, lists, dicts, texts, numbers.
    GIVES: Any

    def answer(self, held: Held, values: dict[str, Any]) -> Any:
        """Return the answer.

        Raises:
            RefusedError: there is none.
        """


@cache
def endpoints() -> dict[str, Endpoint]:
    """Return the endpoints by name, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = {name: importlib.import_module(f"{__name__}.{name}") for name in names}
    return {n: cast(Endpoint, m) for n, m in modules.items() if hasattr(m, "PATH")}

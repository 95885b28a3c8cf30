"""The tools: one module each, with what it takes, what it gives and how it is found."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any, Protocol, cast

from cybergov.mcp.citing import Citing
from cybergov.server.api.parameters import Parameter

__all__ = ["Tool", "tools"]


class Tool(Protocol):
    """What a module in this folder offers; its name is the tool's."""

    #: A few words for a person's eyes.
    TITLE: str
    #: What the tool is for, for who has to choose among them.
    DESCRIPTION: str

    @property
    def PARAMETERS(self) -> tuple[Parameter, ...]:  # noqa: N802
        """What it takes."""

    #: The dataclass of what ``answer`` returns.
    GIVES: Any

    def answer(self, citing: Citing, values: dict[str, Any]) -> Any:
        """Return the answer.

        Raises:
            RefusedError: there is none.
        """


@cache
def tools() -> dict[str, Tool]:
    """Return the tools by name, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {n: cast(Tool, importlib.import_module(f"{__name__}.{n}")) for n in names}

"""What the processes do that hold the graph: one module a kind of work."""

from __future__ import annotations

import importlib
import io
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from cybergov.server.held import Held
from cybergov.server.problem import RefusedError

__all__ = ["HERE", "Answer", "Bounded", "Job", "jobs"]

#: The package of what ``cybergov serve`` does.
HERE: Final = __name__


@dataclass(frozen=True)
class Answer:
    """What is sent: the body, its media type, a status and further headers."""

    body: bytes
    media: str
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


#: Does the work that a message asks for; ``limit`` is the size of an answer in bytes.
Job = Callable[[Held, dict[str, Any], int], Answer]


class Bounded(io.BytesIO):
    """Takes what is written until there is too much of it."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit: Final = limit

    def write(self, data: Any) -> int:
        """Take the data.

        Raises:
            RefusedError: there is more than the limit.
        """
        if self.tell() + len(data) > self._limit:
            mib = self._limit / (1 << 20)
            raise RefusedError(
                400, "size", f"The answer has more than {mib:g} MiB; ask for less, or use LIMIT."
            )
        return super().write(data)


def jobs(package: str = HERE) -> dict[str, Job]:
    """Return the kinds of work that a package has, by the names of its modules."""
    place = importlib.import_module(package).__path__
    names = sorted(module.name for module in pkgutil.iter_modules(place))
    return {name: importlib.import_module(f"{package}.{name}").answer for name in names}

"""How far a push has come, noted in the user's cache so that the next goes on from there.

Deleting the notes changes only the time: what is there in the end is compared by its hash.
"""

from __future__ import annotations

import hashlib
from typing import Final

from cybergov.cache import cache_folder, keep_json, kept_json
from cybergov.engines.addresses import Addresses

__all__ = ["Notes"]

#: Pushes to so many servers are noted.
_KEPT: Final = 20


class Notes:
    """What one server has acknowledged: a number for each step, and what the step was made of."""

    def __init__(self, addresses: Addresses) -> None:
        told = f"{addresses.graphs}\n{addresses.default_graph or ''}"
        name = hashlib.sha256(told.encode()).hexdigest()[:32]
        self._place = cache_folder() / "pushes" / name
        noted = kept_json(self._place)
        self._steps: dict[str, list[str | int]] = noted if isinstance(noted, dict) else {}

    def reached(self, step: str, made_of: str) -> int:
        """Return how far the step has come; 0 where it was made of something else."""
        of, number = self._steps.get(step, ["", 0])
        return int(number) if of == made_of else 0

    def note(self, step: str, made_of: str, number: int) -> None:
        """Note that the step has come so far."""
        self._steps[step] = [made_of, number]
        keep_json(self._place, self._steps, _KEPT)

    def forget(self, step: str) -> None:
        """Forget a step: it begins anew."""
        if self._steps.pop(step, None):
            keep_json(self._place, self._steps, _KEPT)

"""Progress for a person at a terminal, and none for a file or a pipe."""

from __future__ import annotations

import sys

__all__ = ["step"]


def step(name: str) -> None:
    """Show the step that begins, in the place of the one before; an empty name clears it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{name + ' …' if name else ''}")
        sys.stderr.flush()

"""The commands of the command line: one module a command."""

from __future__ import annotations

__all__: list[str] = []

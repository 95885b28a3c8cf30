"""How a passage's anchor is found in a text, and what the program remembers of having found it."""

from __future__ import annotations

__all__: list[str] = []

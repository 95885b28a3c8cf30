"""The importer of agreed language: which paragraph took over which, and what changed."""

from __future__ import annotations

__all__: list[str] = []

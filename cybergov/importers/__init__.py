"""Importers: programs that turn records and texts of others into tables of the graph."""

from __future__ import annotations

__all__: list[str] = []

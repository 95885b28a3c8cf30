"""Resolutions in Akoma Ntoso, the XML of parliaments: what a text is made of, and where it says it.

The rules are those of the United Nations' machine-readable resolutions; the words that they look
for stand in the tables of ``graph/tables/reading/``.
"""

from __future__ import annotations

__all__: list[str] = []

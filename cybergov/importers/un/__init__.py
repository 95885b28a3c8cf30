"""The importer of the General Assembly's records, votes and machine-readable resolutions."""

from __future__ import annotations

__all__: list[str] = []

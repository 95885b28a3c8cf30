"""The files of a build: only what its manifest lists is sent, with its hash for a tag."""

from __future__ import annotations

import asyncio
import gzip
import json
import mimetypes
from collections import OrderedDict
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from cybergov.project import MANIFEST
from cybergov.server.problem import RefusedError
from cybergov.server.replies import not_modified, takes_gzip
from cybergov.server.settings import Settings

__all__ = ["Files"]

#: Files larger than this are sent as they are.
_LARGE: Final = 8 << 20
_SMALL: Final = 1000
_TEXT: Final = ("text/", "application/json", "application/ld+json", "application/rdf+xml")
_TYPES: Final = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".trig": "application/trig",
    ".rdf": "application/rdf+xml",
    ".jsonld": "application/ld+json",
    ".gexf": "application/gexf+xml",
    ".graphml": "application/graphml+xml",
    ".tsv": "text/tab-separated-values",
    ".csv": "text/csv",
    ".json": "application/json",
}


class Files:
    """The files of one build."""

    def __init__(self, dist: Path, settings: Settings) -> None:
        self._dist = dist
        self._settings = settings
        self._changed = 0
        self._hashes: dict[str, str] = {}
        self._packed: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0

    def __contains__(self, name: str) -> bool:
        return name == MANIFEST or name in self._listed()

    async def send(self, request: Request, name: str) -> Response:
        """Send a file.

        Raises:
            RefusedError: the build has no such file.
        """
        if name not in self:
            raise RefusedError(404, "file", "There is no such page or file here.")
        path = self._dist / name
        media = _TYPES.get(path.suffix) or mimetypes.guess_type(name)[0]
        media = media or "application/octet-stream"
        try:
            size = path.stat().st_size
        except OSError:
            raise RefusedError(404, "file", "There is no such page or file here.") from None
        packed = (
            takes_gzip(request)
            and "range" not in request.headers
            and media.startswith(_TEXT)
            and _SMALL <= size <= _LARGE
        )
        digest = self._hashes.get(name, str(self._changed))
        headers = {
            "ETag": f'"{digest[:32]}{"-gzip" if packed else ""}"',
            "Cache-Control": f"public, max-age={self._settings.max_age}",
            "Vary": "Accept-Encoding",
        }
        if not_modified(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        if packed:
            body = await self._gzip(path, digest)
            headers["Content-Encoding"] = "gzip"
            return Response(body, headers=headers, media_type=media)
        return FileResponse(path, headers=headers, media_type=media)

    def _listed(self) -> dict[str, str]:
        """Return the manifest's files; it is read again when a new build is in its place."""
        path = self._dist / MANIFEST
        try:
            changed = path.stat().st_mtime_ns
            if changed != self._changed:
                self._hashes = json.loads(path.read_bytes())["sha256"]
                self._changed = changed
        except (OSError, ValueError, KeyError):
            return self._hashes
        return self._hashes

    async def _gzip(self, path: Path, digest: str) -> bytes:
        if digest in self._packed:
            self._packed.move_to_end(digest)
            return self._packed[digest]
        body = await asyncio.to_thread(lambda: gzip.compress(path.read_bytes(), 6, mtime=0))
        self._size += len(body) - len(self._packed.pop(digest, b""))
        self._packed[digest] = body
        while self._size > self._settings.cache_mib << 20 and len(self._packed) > 1:
            self._size -= len(self._packed.popitem(last=False)[1])
        return body

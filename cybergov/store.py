"""The embedded store: what ``dist/`` holds, opened and asked.

A small graph is parsed into memory, which takes less time than any cache saves. A large one is
kept, from the first question on, as an Oxigraph store in the user's cache folder and opened from
there; deleting that folder changes nothing but the time. What `cybergov load` left is such a store
itself, and is opened where it stands.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

import pyoxigraph
from pyoxigraph import RdfFormat, Store

from cybergov.cache import cache_folder, keep_newest
from cybergov.engines import Answer, Engine
from cybergov.findings import InputError
from cybergov.keywords import beyond_default_graph
from cybergov.large.place import STORE, is_large
from cybergov.names import PREFIXES
from cybergov.project import MANIFEST

__all__ = ["ask", "open_store"]

#: Up to this size, in bytes, N-Triples are parsed anew for each command (about 60 ms).
SMALL: Final = 4_000_000
#: Stores kept in the cache; the oldest beyond them are removed.
KEPT: Final = 6


def open_store(dist: Path) -> Store:
    """Open the default graph of a build, read-only.

    The cost of a graph up to ``SMALL`` grows with its size; that of a larger one is paid at the
    first question after a build, and later questions open it in the same few milliseconds
    whatever its size.

    Raises:
        InputError: nothing was built there, or the file is damaged.
    """
    path = dist / "cybergov.nt"
    try:
        if is_large(dist):
            return Store.read_only(str(dist / STORE))
        state = path.stat()
        if state.st_size > SMALL and (cached := _cached(path, state)) is not None:
            return cached
        data = path.read_bytes()
        if _listed(dist) not in ("", hashlib.sha256(data).hexdigest()):
            raise ValueError("it is not the file that the build wrote")
        store = Store()
        store.bulk_load(data, format=RdfFormat.N_TRIPLES)
    except FileNotFoundError:
        raise InputError(f"{dist} holds no graph. Run `cybergov build` first.") from None
    except PermissionError:
        raise InputError(f"{path} may not be read by you.") from None
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(f"{path} is damaged ({error}). Run `cybergov build` again.") from None
    return store


def ask(store: Engine, query: str) -> Answer:
    """Ask the embedded store or a server; the project's prefixes need not be declared.

    Raises:
        InputError: the query is no SPARQL, or asks another host for its answer.
    """
    if beyond := beyond_default_graph(query, "SERVICE"):
        raise InputError(f"line {beyond[1]} of the query asks another host (SERVICE): not here.")
    try:
        return store.query(query, prefixes=PREFIXES)
    except SyntaxError as error:
        said = " ".join(error.msg.split())
        raise InputError(
            f"the query is no SPARQL: {said if len(said) < 160 else said[:160] + ' …'}"
        ) from None
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(f"the query has no answer: {error}") from None


def _listed(dist: Path) -> str:
    """Return the SHA-256 that the manifest has for the graph, or ``""`` without a manifest."""
    try:
        manifest = json.loads((dist / MANIFEST).read_bytes())
        return str(manifest["sha256"]["cybergov.nt"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _cached(path: Path, state: os.stat_result) -> Store | None:
    """Open the cached store of a file, made first where there is none; None if that fails.

    As with make, a file is the same while its place, size and time of change are.
    """
    parts = (path.resolve(), state.st_size, state.st_mtime_ns, pyoxigraph.__version__)
    key = hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32]
    place = cache_folder() / "stores" / key
    try:
        if not place.is_dir():
            _make(path, place)
        return Store.read_only(str(place))
    except OSError:
        return None


def _make(path: Path, place: Path) -> None:
    """Load the file into a store beside its place and move it there when it is whole."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = tempfile.mkdtemp(prefix=".new-", dir=place.parent)
    try:
        store = Store(beside)
        store.bulk_load(path=path, format=RdfFormat.N_TRIPLES)
        store.optimize()
        del store
        if not place.is_dir():
            Path(beside).rename(place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    keep_newest(place.parent, KEPT)

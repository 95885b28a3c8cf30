"""Where the files are: the rooms of a checkout, or the copies inside the installed package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cybergov.findings import InputError

__all__ = ["MANIFEST", "Project", "checks_of"]

#: The list of all files of a build with their SHA-256: what has it is a ``dist/`` of ours.
MANIFEST: Final = "manifest.json"

_PACKAGE = Path(__file__).resolve().parent
_PACKAGED = _PACKAGE / "project"


@dataclass(frozen=True)
class Project:
    """The folders that a build reads and writes."""

    #: Holds ``ontology/``, ``graph/``, ``queries/`` and ``evidence/``.
    root: Path
    #: What is published goes here.
    dist: Path

    @classmethod
    def find(cls, start: Path | None = None) -> Project:
        """Find the project's files.

        The nearest folder, from ``start`` (the working directory by default) upwards, that is a
        checkout; else the checkout that this package stands in; else the copies in the installed
        package, with ``dist/`` in the working directory.
        """
        here = (start or Path.cwd()).resolve()
        for folder in (here, *here.parents, _PACKAGE.parent):
            if _is_project(folder):
                return cls(folder, folder / "dist")
        return cls(_PACKAGED, here / "dist")

    @classmethod
    def at(cls, root: Path | None = None, dist: Path | None = None) -> Project:
        """Return the project in the folder ``root``, or the one that ``find`` finds.

        Raises:
            InputError: there is no project in ``root``.
        """
        if root is None:
            found = cls.find()
        elif _is_project(root.resolve()):
            found = cls(root.resolve(), root.resolve() / "dist")
        else:
            raise InputError(f"{root} holds no project: it has no ontology/cybergov.ttl or graph/.")
        return cls(found.root, dist.resolve()) if dist else found

    @property
    def ontology(self) -> Path:
        """What can be said: classes, properties, shapes, rules."""
        return self.root / "ontology"

    @property
    def graph(self) -> Path:
        """What is said: concepts, actors, sources, claims, tables."""
        return self.root / "graph"

    @property
    def queries(self) -> Path:
        """What is asked: one ``.rq`` a question."""
        return self.root / "queries"

    @property
    def checks(self) -> Path:
        """What was verified: the table that only ``cybergov verify`` writes."""
        return checks_of(self.root)

    @property
    def packaged(self) -> bool:
        """Whether these are the copies inside the installed package, which nobody writes to."""
        return self.root == _PACKAGED


def checks_of(folder: Path) -> Path:
    """Return the table of checks of a checkout, or of a folder of a user's own files."""
    return folder / "evidence" / "checks.csv"


def _is_project(folder: Path) -> bool:
    return (folder / "ontology" / "cybergov.ttl").is_file() and (folder / "graph").is_dir()

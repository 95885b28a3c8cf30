"""Names of states and other actors, found as they are spelt in the tables and never by likeness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cybergov.akoma_ntoso.curated import fold, read_curated
from cybergov.findings import Finding, InputError

__all__ = ["Names", "read_names"]


@dataclass
class Names:
    """What each folded name stands for: an actor's identifier, empty for nobody."""

    official: dict[str, str] = field(default_factory=dict)
    #: Former names, and spellings that only records use.
    other: dict[str, str] = field(default_factory=dict)
    by_iso2: dict[str, str] = field(default_factory=dict)
    #: The identifiers of the states: nobody else votes.
    states: set[str] = field(default_factory=set)

    def find(self, name: str) -> str | None:
        """Return the actor of a name, an empty text for nobody, None where it is not known."""
        folded = fold(name)
        found = self.official.get(folded)
        return self.other.get(folded) if found is None else found

    def is_official(self, name: str) -> bool:
        """Tell whether a name is one of the United Nations' own for a state, in any case."""
        return fold(name) in self.official


def read_names(folder: Path) -> Names:
    """Read states.csv, state-names.csv and un-names.csv of the folder of tables.

    Raises:
        InputError: a table can't be read, or gives one name to two actors.
    """
    names = Names()
    findings: list[Finding] = []
    for row in read_curated(folder, "states", ("id", "iso2", "name_en", "formal_en")):
        names.by_iso2[row.cells["iso2"]] = row.cells["id"]
        names.states.add(row.cells["id"])
        for column in ("name_en", "formal_en"):
            for name in _with_and_without_article(row.cells[column]):
                _add(names.official, name, row.cells["id"], "states", row.line, findings)
    for row in read_curated(folder, "state-names", ("state", "name", "language")):
        if row.cells["language"] == "en" and not names.is_official(row.cells["name"]):
            at = ("state-names", row.line)
            _add(names.other, row.cells["name"], row.cells["state"], *at, findings)
    for row in read_curated(folder, "reading/un-names", ("name", "actor")):
        known = {**names.official, **names.other}
        _add(known, row.cells["name"], row.cells["actor"], "reading/un-names", row.line, findings)
        if not names.is_official(row.cells["name"]):
            names.other[fold(row.cells["name"])] = row.cells["actor"]
    if findings:
        raise InputError(*findings)
    return names


def _with_and_without_article(name: str) -> Iterable[str]:
    yield name
    if name.startswith("the "):
        yield name.removeprefix("the ")


def _add(
    into: dict[str, str], name: str, actor: str, table: str, line: int, findings: list[Finding]
) -> None:
    folded = fold(name)
    if not folded:
        return
    if into.setdefault(folded, actor) != actor:
        message = f"the name {name!r} stands for {into[folded]} already."
        findings.append(Finding(f"graph/tables/{table}.csv", line, message, "Keep one of them."))

"""The beginning and the end of every import: the tables read, checked and put in their place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from cybergov.findings import Finding, InputError
from cybergov.importers.un.merge import Rows
from cybergov.importers.un.tables import TABLES, TOTALS, Cells, read_tables, write_tables

__all__ = ["Result", "finish", "start"]


@dataclass(frozen=True)
class Result:
    """How many rows each table has now and had before, and which tables changed."""

    now: dict[str, int]
    before: dict[str, int]
    changed: list[str]

    def summary(self) -> str:
        """Return one line a table."""
        lines = [
            f"{name}: {count} rows, {count - self.before.get(name, 0)} new"
            for name, count in self.now.items()
        ]
        return "\n".join([*lines, f"{len(self.changed)} tables changed."])


def start(into: Path) -> Rows:
    """Read the tables that are there.

    Raises:
        InputError: one of them is not the importer's.
    """
    return Rows.of(read_tables(into))


def finish(rows: Rows, into: Path, constructs: Path) -> Result:
    """Write the tables, and beside them the queries that turn them into triples.

    Raises:
        InputError: the findings, and then nothing is written; or a table can't be written.
    """
    _compare_totals(rows, into)
    if rows.findings:
        raise InputError(*sorted(set(rows.findings)))
    _leave_out_of_cited(rows)
    tables: dict[str, list[Cells]] = {
        name: list(held.values()) for name, held in rows.tables.items()
    }
    changed = write_tables(into, tables)
    _copy_constructs(into, constructs)
    return Result({name: len(held) for name, held in tables.items()}, rows.before, changed)


def _compare_totals(rows: Rows, into: Path) -> None:
    """Find votes whose totals are not the numbers of ballots: their rows come from two rolls."""
    ballots: Counter[tuple[str, str]] = Counter()
    for decision, _, ballot in rows.tables["ballots"].values():
        ballots[decision, ballot] += 1
    for (decision,) in rows.tables["decisions"]:
        row = rows.get("decisions", decision)
        if row is None or row["kind"] != "vote":
            continue
        held = [ballots[decision, ballot] for ballot in TOTALS]
        said = [int(row[name] or 0) for name in TOTALS.values()]
        if held != said:
            message = (
                f"{decision} has the totals {'-'.join(map(str, said))} and"
                f" {'-'.join(map(str, held))} ballots, from two lists that differ."
            )
            remedy = "Find out which list is right, and correct the other."
            rows.findings.append(Finding(str(into / "ballots.csv"), 0, message, remedy))


def _leave_out_of_cited(rows: Rows) -> None:
    """Take out what has a record: it is known by more than its symbol."""
    recorded = rows.tables["resolutions"]
    cited = rows.tables["cited"]
    rows.tables["cited"] = {key: cells for key, cells in cited.items() if key not in recorded}


def _copy_constructs(into: Path, constructs: Path) -> None:
    if into.resolve() == constructs.resolve():
        return
    for name in TABLES:
        construct, target = constructs / f"{name}.rq", into / f"{name}.rq"
        if construct.is_file():
            data = construct.read_bytes()
            if not target.is_file() or target.read_bytes() != data:
                target.write_bytes(data)

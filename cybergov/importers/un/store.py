"""The beginning and the end of every import: the tables read, checked and put in their place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cybergov.findings import Finding, InputError
from cybergov.importers.files import replace_together
from cybergov.importers.un.kept import temporary_database
from cybergov.importers.un.merge import Rows
from cybergov.importers.un.tables import TABLES, TOTALS, read_table

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


@contextmanager
def start(into: Path) -> Iterator[Rows]:
    """Read the tables that are there, and keep what is added to them as long as the import lasts.

    Raises:
        InputError: one of them is not the importer's; or there is no place for what is read.
    """
    with temporary_database() as database:
        rows = Rows(database)
        findings: list[Finding | str] = []
        for name in TABLES:
            try:
                rows.hold(name, read_table(into, name))
            except InputError as error:
                findings.extend(error.findings)
        if findings:
            raise InputError(*findings)
        yield rows


def finish(rows: Rows, into: Path, constructs: Path) -> Result:
    """Write the tables, and beside them the queries that turn them into triples.

    Raises:
        InputError: the findings, and then nothing is written; or a table can't be written.
    """
    _compare_totals(rows, into)
    if rows.findings:
        raise InputError(*sorted(set(rows.findings)))
    _leave_out_of_cited(rows)
    tables = {name: (TABLES[name].columns, held) for name, held in rows.tables.items()}
    changed = replace_together(into, tables)
    _copy_constructs(into, constructs)
    return Result({name: len(held) for name, held in rows.tables.items()}, rows.before, changed)


def _compare_totals(rows: Rows, into: Path) -> None:
    """Find votes whose totals are not the numbers of ballots: their rows come from two rolls."""
    for cells in rows.tables["decisions"]:
        row = dict(zip(TABLES["decisions"].columns, cells, strict=True))
        if row["kind"] != "vote":
            continue
        decision = row["id"]
        ballots = Counter(ballot for _, _, ballot in rows.tables["ballots"].below(decision))
        held = [ballots[ballot] for ballot in TOTALS]
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
    for identifier, *_ in rows.tables["resolutions"]:
        rows.tables["cited"].drop((identifier,))


def _copy_constructs(into: Path, constructs: Path) -> None:
    if into.resolve() == constructs.resolve():
        return
    for name in TABLES:
        construct, target = constructs / f"{name}.rq", into / f"{name}.rq"
        if construct.is_file():
            data = construct.read_bytes()
            if not target.is_file() or target.read_bytes() != data:
                target.write_bytes(data)

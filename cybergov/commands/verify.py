"""``cybergov verify``: look up every passage's anchor in the texts that you hold."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cybergov.commands._day import day, refuse_days_to_come
from cybergov.commands._inputs import add_inputs
from cybergov.findings import UsageError, report
from cybergov.names import PREFIXES, expand
from cybergov.project import Project, checks_of

if TYPE_CHECKING:
    from cybergov.evidence.ledger import Ledger, Row

__all__ = ["SUMMARY", "configure", "run"]

#: So many texts are named one by one.
_FEW = 5

SUMMARY = "Look up every passage's anchor in the texts that you hold."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--sources",
        metavar="FOLDER",
        type=Path,
        help="the folder of texts, searched with all in it",
    )
    parser.add_argument(
        "--accept-changed",
        action="store_true",
        help="look up every anchor anew in a text that changed since its last check",
    )
    parser.add_argument(
        "--excerpt", metavar="FILE", type=Path, help="an excerpt, where the text can't be had"
    )
    parser.add_argument("--address", metavar="URL", help="where the excerpt was had")
    parser.add_argument(
        "--passage",
        dest="passages",
        metavar="IRI",
        nargs="+",
        action="extend",
        default=[],
        help="the passages to look up in the excerpt, as passage:… or as IRIs",
    )
    parser.add_argument(
        "--date",
        metavar="DAY",
        type=day,
        help="the day of the check, as 2026-01-31 (default: today)",
    )
    add_inputs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Verify, record what was found, and return 1 where an anchor is not where it should be."""
    _refuse_half_a_call(arguments)
    from cybergov.evidence.excerpts import verify_excerpt
    from cybergov.evidence.ledger import merged, read_ledger
    from cybergov.evidence.verify import verify
    from cybergov.progress import step
    from cybergov.read import read

    project = Project.at(arguments.project)
    today = arguments.date or date.today()
    ledgers = {p: read_ledger(p) for p in (project.checks, *map(checks_of, arguments.extra))}
    ledger = merged(ledgers.values())
    step("reading")
    inputs = read(project, arguments.extra)
    step("verifying")
    store = inputs.store
    done = []
    if arguments.sources:
        done.append(
            verify(
                store,
                arguments.sources,
                ledger,
                today=today,
                accept_changed=arguments.accept_changed,
                place_of=inputs.place,
                tables=project.graph / "tables",
            )
        )
        ledger = done[-1].ledger
    if arguments.excerpt:
        iris = [_iri(name) for name in arguments.passages]
        done.append(
            verify_excerpt(
                store,
                arguments.excerpt,
                arguments.address,
                iris,
                ledger,
                today=today,
                place_of=inputs.place,
                tables=project.graph / "tables",
            )
        )
        ledger = done[-1].ledger
    step("")
    _keep(ledger, ledgers, project, arguments.extra, inputs.place)
    for verification in done:
        for line in _not_held(verification.not_held):
            print(line, file=sys.stderr)
        if verification.findings:
            print(report(list(verification.findings)), file=sys.stderr)
        print(verification.summary())
    return 0 if all(verification.ok for verification in done) else 1


def _not_held(files: dict[str, int]) -> list[str]:
    """Return a line for each text that is not held, or one for all where they are many."""
    names = sorted(files)
    if len(names) <= _FEW:
        return [f"not held: {name}, {files[name]} passages." for name in names]
    passages, some = sum(files.values()), ", ".join(names[:_FEW])
    return [f"not held: {len(names)} texts with {passages} passages, among them {some}."]


def _keep(
    ledger: Ledger,
    ledgers: dict[Path, Ledger],
    project: Project,
    extra: Sequence[Path],
    place_of: Callable[[str], tuple[str, int]],
) -> None:
    """Write each row to the ledger beside the file that its passage stands in."""
    from cybergov.evidence.ledger import Ledger, write_ledger

    rows: dict[Path, list[Row]] = {path: [] for path in ledgers}
    for row in ledger.rows:
        file, _ = place_of(row.passage)
        mine = [checks_of(folder) for folder in extra if Path(file).is_relative_to(folder)]
        # A row whose passage is gone stays where it was.
        held = [path for path, before in ledgers.items() if row in before.rows]
        rows[(mine or ([project.checks] if file else held))[0]].append(row)
    for path, before in ledgers.items():
        after = Ledger(tuple(rows[path]), before.read_from)
        if path == project.checks and project.packaged:
            if after != before:
                print("not recorded: the packaged graph is not written to.", file=sys.stderr)
        else:
            write_ledger(path, after)


def _refuse_half_a_call(arguments: argparse.Namespace) -> None:
    if not arguments.sources and not arguments.excerpt:
        raise UsageError("verify needs --sources FOLDER, or --excerpt FILE --address URL.")
    with_excerpt = (arguments.excerpt, arguments.address, arguments.passages)
    if any(with_excerpt) and not all(with_excerpt):
        raise UsageError("--excerpt, --address and --passage go together.")
    if arguments.address and not re.fullmatch(r"https?://[^\s<>\"{}|^`\\]+", arguments.address):
        raise UsageError("--address needs an address that begins with http:// or https://.")
    if arguments.accept_changed and not arguments.sources:
        raise UsageError("--accept-changed needs --sources FOLDER.")
    # A check of a day to come would keep every true check from being the newest.
    refuse_days_to_come(arguments.date)


def _iri(name: str) -> str:
    return expand(name) if name.partition(":")[0] in PREFIXES else name.strip("<>")

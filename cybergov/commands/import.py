# ruff: noqa: N999 - the module has the command's name, and nobody imports it by a statement.
"""``cybergov import``: records and texts of others into tables of the graph."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Protocol

from cybergov.findings import InputError, UsageError
from cybergov.project import Project

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Turn records and texts of the United Nations into tables."


class Summarized(Protocol):
    """What an import results in."""

    def summary(self) -> str:
        """Return one line a table."""
        ...


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the kinds of import and their arguments."""
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    un = kinds.add_parser(
        "un",
        allow_abbrev=False,
        help="resolutions of the General Assembly: their records and texts",
        description="Import records (JSON, one a line) and texts (Akoma Ntoso) of resolutions.",
    )
    un.add_argument(
        "--records",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="a file of records (may be given again)",
    )
    un.add_argument(
        "--texts",
        metavar="FOLDER",
        type=Path,
        action="append",
        default=[],
        help="a folder of texts, with all in it (may be given again)",
    )
    un.add_argument(
        "--leave-out-unrecorded",
        action="store_true",
        help="leave out a text that has no record, instead of stopping",
    )
    roll_calls = kinds.add_parser(
        "roll-calls",
        allow_abbrev=False,
        help="votes of the General Assembly: who voted how",
        description="Import tables with the columns symbol, date, country, iso2 and vote.",
    )
    roll_calls.add_argument(
        "--file",
        dest="files",
        metavar="FILE",
        type=Path,
        action="append",
        required=True,
        help="a table of single votes (may be given again)",
    )
    roll_calls.add_argument(
        "--record",
        metavar="ID",
        default="",
        help="the identifier, in the graph, of the source that the votes are read in",
    )
    wording = kinds.add_parser(
        "wording",
        allow_abbrev=False,
        help="agreed language: which paragraph took over which, and what changed",
        description="Follow the paragraphs of the texts that reading/followed-texts.csv names.",
    )
    wording.add_argument(
        "--texts",
        metavar="FOLDER",
        type=Path,
        required=True,
        help="the folder of texts, searched with all in it for earlier forms",
    )
    for kind, place in ((un, "un"), (roll_calls, "un"), (wording, "wording")):
        kind.add_argument(
            "--into",
            metavar="FOLDER",
            type=Path,
            help=f"write there (default: graph/tables/{place})",
        )
        kind.add_argument(
            "--project", metavar="FOLDER", type=Path, help="take this checkout's tables"
        )


def run(arguments: argparse.Namespace) -> int:
    """Import, and say how many rows there are; where anything is wrong, write nothing."""
    from cybergov.progress import step

    project = Project.at(arguments.project)
    tables = project.graph / "tables"
    into = arguments.into or tables / ("wording" if arguments.kind == "wording" else "un")
    if project.packaged and not arguments.into:
        raise InputError("the packaged graph is not written to. Name a folder with --into.")
    result: Summarized
    if arguments.kind == "wording":
        from cybergov.importers.wording.run import import_wording

        result = import_wording(arguments.texts, into, tables, step=step)
    elif arguments.kind == "un":
        if not arguments.records and not arguments.texts:
            raise UsageError("import un needs --records FILE, --texts FOLDER or both.")
        from cybergov.importers.un.run import import_un

        result = import_un(
            arguments.records,
            arguments.texts,
            into,
            tables,
            leave_out_unrecorded=arguments.leave_out_unrecorded,
            step=step,
        )
    else:
        from cybergov.importers.un.roll_calls import import_roll_calls

        files, record = arguments.files, arguments.record
        result = import_roll_calls(files, into, tables, record=record, step=step)
    print(result.summary())
    return 0

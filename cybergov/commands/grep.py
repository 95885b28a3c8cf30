"""``cybergov grep``: search the texts that you hold, and keep a search that found nothing."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cybergov.commands._day import day, refuse_days_to_come
from cybergov.commands._inputs import add_inputs
from cybergov.findings import InputError, UsageError
from cybergov.project import Project

if TYPE_CHECKING:
    from pyoxigraph import Store

    from cybergov.evidence.grep import Found

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Search the texts that you hold, and tell in which there is nothing."

_FORMATS = ("table", "csv", "json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("phrase", help="words that stand one after another, in any form and case")
    parser.add_argument(
        "--sources",
        metavar="FOLDER",
        type=Path,
        required=True,
        help="the folder of texts, searched with all in it",
    )
    parser.add_argument(
        "--exact", action="store_true", help="find the very letters, as verify compares anchors"
    )
    parser.add_argument(
        "--language",
        dest="languages",
        metavar="TAG",
        action="append",
        default=[],
        help="search texts in this language only (may be given again)",
    )
    parser.add_argument(
        "--source",
        dest="within",
        metavar="NAME",
        action="append",
        default=[],
        help="search the texts of this source only, by any of its names (may be given again)",
    )
    parser.add_argument(
        "--limit", metavar="NUMBER", type=_number, help="print no more hits than this"
    )
    parser.add_argument("--format", choices=_FORMATS, default="table", help="how to print it")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--count", action="store_true", help="print the summary and no hits")
    shown.add_argument("--quiet", action="store_true", help="print the hits and no summary")
    parser.add_argument("--dist", metavar="FOLDER", type=Path, help="take the graph of this build")
    kept = parser.add_argument_group("to keep the search as a cg:SearchRecord")
    kept.add_argument("--keep", metavar="NAME", help="the record's name: search:NAME")
    kept.add_argument("--for", dest="thing", metavar="THING", help="what was looked for")
    kept.add_argument("--by", metavar="ACTOR", help="who searched")
    kept.add_argument("--note", metavar="TEXT", default="", help="what else there is to say")
    kept.add_argument(
        "--date", metavar="DAY", type=day, help="the day of the search (default: today)"
    )
    kept.add_argument(
        "--into",
        metavar="FILE",
        type=Path,
        help="add the record to this file (default: print it, and the summary to standard error)",
    )
    add_inputs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Search and print what was found; return 1 where a text could not be searched."""
    _refuse_half_a_call(arguments)
    # From here on Ctrl-C ends the process at once: the engines would not hear of it. An index that
    # is not finished is never put into place.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from cybergov.evidence.grep import grep

    project = Project.at(arguments.project, arguments.dist)
    store = _graph(arguments, project)
    found = grep(
        arguments.phrase,
        arguments.sources,
        store,
        exact=arguments.exact,
        languages=arguments.languages,
        within=[_iri(store, name) for name in arguments.within],
        tables=project.graph / "tables",
    )
    _tell_what_was_not_searched(found, arguments)
    if arguments.keep:
        _keep(arguments, project, store, found)
    if not arguments.keep or arguments.into:
        _print(found, arguments)
    return 1 if found.findings or not found.texts else 0


def _graph(arguments: argparse.Namespace, project: Project) -> Store | None:
    """Return the graph that describes the texts: that of a build, and for a record the inputs'."""
    if arguments.keep or arguments.extra:
        from cybergov.read import read

        return read(project, arguments.extra).store
    from cybergov.store import open_store

    try:
        return open_store(project.dist)
    except InputError as error:
        if arguments.within:
            raise
        print(f"{error} Until then texts are called by their files.", file=sys.stderr)
        return None


def _iri(store: Store | None, name: str) -> str:
    from cybergov.find import find_one

    assert store is not None
    return find_one(store, name)


def _tell_what_was_not_searched(found: Found, arguments: argparse.Namespace) -> None:
    from cybergov.findings import report

    if found.findings:
        print(report(list(found.findings)), file=sys.stderr)
    for name in found.not_held:
        print(f"not held: {name}.", file=sys.stderr)
    if found.unknown:
        endings = ", ".join(sorted({path.suffix.lower() or "no ending" for path in found.unknown}))
        print(
            f"not searched, of kinds that no reader knows ({endings}): {len(found.unknown)}.",
            file=sys.stderr,
        )
    for path in found.untold:
        print(
            f"{path}: not searched, its language is not known. Let its name end in it, as in"
            " essay-en.txt.",
            file=sys.stderr,
        )
    if not found.texts and not found.findings:
        print(f"{arguments.sources}: there is no text to search here.", file=sys.stderr)


def _keep(
    arguments: argparse.Namespace, project: Project, store: Store | None, found: Found
) -> None:
    from datetime import date

    from cybergov.commands._found import summary
    from cybergov.evidence.search_record import append, prefixes_of, record_of

    assert store is not None
    record = record_of(
        found,
        store,
        arguments.keep,
        searched_for=arguments.thing,
        searched_by=arguments.by,
        day=arguments.date or date.today(),
        note=arguments.note,
    )
    if arguments.into is None:
        print("\n".join(summary(found, arguments.languages)), file=sys.stderr)
        print(f"{prefixes_of(record.turtle())}\n{record.turtle()}", end="")
        return
    if project.packaged and arguments.into.resolve().is_relative_to(project.root):
        raise InputError("the packaged graph is not written to. Name a file of your own.")
    append(record, arguments.into)
    print(f"search:{arguments.keep} is kept in {arguments.into}.", file=sys.stderr)


def _print(found: Found, arguments: argparse.Namespace) -> None:
    from cybergov.commands import _found

    hits = [] if arguments.count else found.hits[: arguments.limit]
    if arguments.format == "csv":
        sys.stdout.write(_found.as_csv(found, hits))
    elif arguments.format == "json":
        sys.stdout.write(_found.as_json(found, hits))
    else:
        marked = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        lines = [*_found.hit_lines(hits, marked=marked)]
        if not arguments.quiet:
            lines += _found.summary(found, arguments.languages)
        print("\n".join(lines), end="\n" if lines else "")
        if len(hits) < len(found.hits) and not arguments.count:
            print(f"{len(hits)} of {len(found.hits)} hits are shown.", file=sys.stderr)


def _refuse_half_a_call(arguments: argparse.Namespace) -> None:
    with_keep = (arguments.thing, arguments.by, arguments.note, arguments.date, arguments.into)
    if not arguments.keep and any(with_keep):
        raise UsageError("--for, --by, --note, --date and --into go with --keep NAME.")
    if arguments.keep is not None:
        if not (arguments.thing and arguments.by):
            raise UsageError("--keep NAME needs --for THING and --by ACTOR.")
        if not arguments.languages:
            raise UsageError("--keep needs --language: a record tells in which a term is.")
        if arguments.into and arguments.into.suffix != ".ttl":
            raise UsageError(f"{arguments.into} is no Turtle file: let its name end in .ttl.")
    refuse_days_to_come(arguments.date)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of hits")
    return int(text[:9])

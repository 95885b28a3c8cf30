"""``cybergov export``: write the graph, or a part of it, in any format."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from pyoxigraph import Store

from cybergov.commands._asking import add_endpoint, opened
from cybergov.findings import InputError, UsageError
from cybergov.large.place import is_large
from cybergov.project import Project

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Write the graph, or a part of it with its evidence, in any format."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.usage = (
        "cybergov export [--thing NAME | --source NAME | --theme NAME | --construct FILE]"
        " [--format FORMAT] [--output FILE]"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--thing", metavar="NAME", help="one thing and what bears on it")
    what.add_argument("--source", metavar="NAME", help="one source and its claims")
    what.add_argument("--theme", metavar="NAME", help="one theme, its concepts and their claims")
    what.add_argument("--construct", metavar="FILE", help="what the CONSTRUCT in a file gives")
    parser.add_argument("--format", metavar="FORMAT", help=_formats())
    parser.add_argument("--output", metavar="FILE", type=Path, help="default: standard output")
    parser.add_argument("--dist", metavar="FOLDER", type=Path, help="export from this build")
    add_endpoint(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the part; a file is replaced only when the new one is whole."""
    from cybergov.exports import format_named
    from cybergov.part import Part
    from cybergov.select import part_about, part_of_construct, part_of_source, part_of_theme
    from cybergov.triples import sorted_triples

    name = arguments.format or _format_of(arguments.output)
    try:
        form = format_named(name)
    except KeyError as error:
        raise UsageError(f"{error.args[0]}.") from None
    from cybergov.find import find_one

    store = opened(arguments)
    if arguments.thing:
        part = part_about(store, find_one(store, arguments.thing))
    elif arguments.source:
        part = part_of_source(store, find_one(store, arguments.source))
    elif arguments.theme:
        part = part_of_theme(store, find_one(store, arguments.theme))
    elif arguments.construct:
        part = part_of_construct(store, _read(Path(arguments.construct)))
    elif isinstance(store, Store) and is_large(arguments.dist or Project.find().dist):
        return _export_large(store, name, arguments.output)
    else:
        part = Part(sorted_triples(quad.triple for quad in store))
    if arguments.output is None:
        form.write(part, sys.stdout.buffer)
        return 0
    whole = io.BytesIO()
    form.write(part, whole)
    _write(whole.getvalue(), arguments.output)
    return 0


def _export_large(store: Store, name: str, target: Path | None) -> int:
    from cybergov.large.export import export_large

    edges = Project.find().ontology / "edges"
    if target is None:
        export_large(store, name, sys.stdout.buffer, edges)
        return 0
    beside = target.with_name(f".{target.name}.new")
    try:
        with beside.open("wb", 1 << 20) as output:
            export_large(store, name, output, edges)
        beside.replace(target)
    except OSError as error:
        raise InputError(f"{target} can't be written: {error.strerror}.") from None
    finally:
        beside.unlink(missing_ok=True)
    return 0


def _formats() -> str:
    from cybergov.exports import formats

    names = ", ".join(form.NAME for form in formats())
    return f"{names} (default: by the ending of --output, else ttl)"


def _format_of(output: Path | None) -> str:
    """Return the format that the ending of a file's name asks for: ``edges.csv`` has two."""
    from cybergov.exports import formats

    known = [form.NAME for form in formats()]
    fits = [name for name in known if output and output.name.endswith(("." + name, name))]
    return fits[0] if fits else "ttl"


def _write(data: bytes, target: Path) -> None:
    """Write a file beside its place and move it there; into a pipe or a device, straight."""
    target = target.resolve()
    beside = target.parent / f".{target.name}.new"
    try:
        if target.is_dir():
            raise InputError(f"{target} is a folder. Name the file to write.")
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        beside.write_bytes(data)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InputError(f"{target} can't be written: {error.strerror}.") from None


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the file can't be read: {error}.") from None

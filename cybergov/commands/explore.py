"""``cybergov explore``: open the explorer in a browser."""

from __future__ import annotations

import argparse
import webbrowser
from pathlib import Path

from cybergov.findings import InputError
from cybergov.project import Project

__all__ = ["SUMMARY", "configure", "run"]

SUMMARY = "Open the explorer in your browser; it needs no network."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("thing", nargs="?", help="open it at this thing, by any of its names")
    parser.add_argument("--dist", metavar="FOLDER", type=Path, help="open this build's explorer")


def run(arguments: argparse.Namespace) -> int:
    """Open the page and print its address, which a person can also open by hand."""
    dist = arguments.dist or Project.find().dist
    page = (dist / "explorer.html").resolve()
    if not page.is_file():
        raise InputError(f"{dist} holds no explorer. Run `cybergov build` first.")
    address = page.as_uri()
    if arguments.thing:
        from cybergov.explorer import fragment_for
        from cybergov.find import find_one
        from cybergov.store import open_store

        address += fragment_for(find_one(open_store(dist), arguments.thing))
    print(address)
    webbrowser.open(address)
    return 0

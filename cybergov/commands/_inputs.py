"""What the commands that read the files share: which files those are."""

from __future__ import annotations

import argparse
from pathlib import Path

__all__ = ["add_inputs"]


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """Declare ``--with`` and ``--project``."""
    parser.add_argument(
        "--with",
        dest="extra",
        metavar="FOLDER",
        type=Path,
        action="append",
        default=[],
        help="add your own files, laid out like graph/ (may be given again)",
    )
    parser.add_argument(
        "--project",
        metavar="FOLDER",
        type=Path,
        help="take this checkout (default: the nearest, else the packaged files)",
    )

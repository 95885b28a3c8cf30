"""Run the command line as a user does: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

__all__ = ["cybergov"]


def cybergov(
    *arguments: str | Path, cwd: Path = ROOT, given: str | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run ``cybergov ARGUMENTS`` and return its status, output and errors."""
    return subprocess.run(
        [sys.executable, "-m", "cybergov", *map(str, arguments)],
        cwd=cwd,
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        check=False,
    )

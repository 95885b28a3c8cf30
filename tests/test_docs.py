"""The documentation says what is so: its commands run, its pages are current, its links lead."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from cybergov.main import commands
from cybergov.names import PREFIXES
from docs.make_terms import load, page
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", path.read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout as a new user has it, with nothing built."""
    copy = tmp_path_factory.mktemp("clone") / "cybergov"
    ignore = shutil.ignore_patterns(
        "dist", ".git", ".venv", "*.egg-info", ".*_cache", "__pycache__"
    )
    shutil.copytree(ROOT, copy, ignore=ignore)
    return copy


def test_every_command_of_the_readme_runs(clone: Path) -> None:
    """All of them, in order, as they stand; the two that install are what CI runs."""
    first, second, *rest = blocks(ROOT / "README.md", "sh")
    assert first == "pip install -e . && python build.py\n"
    assert second == "pip install -e '.[test]' && pytest\n"
    script = "\n".join(["set -e", f"{sys.executable} build.py", *rest])
    result = subprocess.run(
        ["bash", "-c", script],
        cwd=clone,
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(clone),
            "BROWSER": "true",
        },
    )
    assert result.returncode == 0, result.stderr
    assert "concept:digital-security-dilemma" in result.stdout
    assert "Only states that act together can close the digital divide." in result.stdout


@pytest.mark.parametrize("name", ["README.md", "docs/python.md"])
def test_the_python_of_the_pages_runs(clone: Path, name: str) -> None:
    code = "\n".join(blocks(ROOT / name, "python"))
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=clone,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(clone)},
    )
    assert result.returncode == 0, result.stderr
    assert "concept:common-security cg:remedies concept:digital-security-dilemma p 4 s 1" in (
        result.stdout
    )


def test_ci_runs_the_two_commands_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "pip install" in script
    assert "-e . && python build.py" in script
    assert "-e '.[test]'" in script
    assert script.rstrip().endswith("pytest")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_to_files_that_are_there(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", path.read_text("utf-8")):
        if not target.startswith(("http:", "https:")):
            assert (path.parent / target).is_file(), target


def test_the_page_of_terms_is_current() -> None:
    assert (ROOT / "docs" / "terms.md").read_text("utf-8") == page(load())


def test_the_design_names_every_room_and_module() -> None:
    text = (ROOT / "docs" / "design.md").read_text("utf-8")
    for room in ("ontology", "graph", "evidence", "queries", "cybergov", "dist", "tests",
                 "benchmarks", "docs"):  # fmt: skip
        assert f"`{room}/`" in text


def test_the_change_log_names_every_command() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    for command in commands():
        assert f"`{command}`" in text


def test_the_turtle_of_the_pages_is_right() -> None:
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    for path in PAGES:
        for text in blocks(path, "turtle"):
            assert list(parse(head + text, format=RdfFormat.TURTLE))

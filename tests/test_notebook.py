"""docs/tutorial.ipynb: each cell runs, its figures are drawn, it ends with passages to check."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import nbformat
import pytest
from matplotlib import image
from nbclient import NotebookClient

from tests.conftest import ROOT

NOTEBOOK = ROOT / "docs" / "tutorial.ipynb"


def read() -> Any:
    return nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]


@pytest.fixture(scope="module")
def executed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The notebook, executed where a build is the nearest."""
    folder = tmp_path_factory.mktemp("analyst")
    for room in ("ontology", "graph", "queries", "evidence"):
        (folder / room).symlink_to(ROOT / room)
    (folder / "dist").symlink_to(dist)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.setenv("JUPYTER_PLATFORM_DIRS", "1")
        notebook = read()
        resources = {"metadata": {"path": str(folder)}}
        NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources).execute()
    return notebook


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(cell: Any, media: str) -> list[str]:
    """What a cell shows in a format; what it prints is plain text too."""
    shown_ = [out.data[media] for out in cell.outputs if media in out.get("data", {})]
    printed = [out.text for out in cell.outputs if out.output_type == "stream"]
    return shown_ + (printed if media == "text/plain" else [])


def test_the_committed_file_holds_no_outputs() -> None:
    notebook = read()
    nbformat.validate(notebook)
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code(notebook))
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert not any(cell.metadata for cell in notebook.cells)


def test_words_stand_between_the_cells_and_are_few() -> None:
    cells = read().cells
    for text, cell in zip(cells[::2], cells[1::2], strict=True):
        assert (text.cell_type, cell.cell_type) == ("markdown", "code")
        assert len(text.source.split()) < 90


def test_every_cell_runs_and_shows_something(executed: Any) -> None:
    cells = code(executed)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    for cell in cells:
        assert cell.outputs, cell.source
        kinds = [out.output_type for out in cell.outputs]
        assert "error" not in kinds
        assert not any(out.get("name") == "stderr" for out in cell.outputs), cell.outputs


def test_the_figures_are_drawn(executed: Any) -> None:
    figures = [picture for cell in code(executed) for picture in shown(cell, "image/png")]
    assert len(figures) == 2
    for figure in figures:
        pixels = image.imread(io.BytesIO(base64.b64decode(figure)))
        inked = (pixels[:, :, :3].min(axis=2) < 0.95).mean()
        assert pixels.shape[1] > 500 and inked > 0.005


def test_it_ends_with_passages_to_check(executed: Any) -> None:
    *_, passages, to_look_up = code(executed)
    (table,) = shown(passages, "text/html")
    for words in ("<th>locator</th>", "<th>anchor</th>", "<th>check</th>",
                  "claim:", "source:a-res-78-237", "full text"):  # fmt: skip
        assert words in table
    assert "passages were not found in the full text" in shown(to_look_up, "text/plain")[-1]
    assert "<td>excerpt</td>" in shown(to_look_up, "text/html")[0]


def test_its_question_and_query_have_answers(executed: Any) -> None:
    first, asked, counted, own, *_ = code(executed)
    assert "triples" in shown(first, "text/plain")[0]
    assert "actor:" in shown(asked, "text/html")[0]
    assert "supports" in shown(counted, "text/html")[0]
    number = int(shown(own, "text/plain")[-1].split()[0])
    assert number > 300

"""The importer's memory does not grow with what it imports, and nothing of what it kept stays."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from cybergov.findings import InputError
from cybergov.importers.un import store
from cybergov.importers.un.kept import Kept, temporary_database
from cybergov.importers.un.roll_calls import import_roll_calls
from cybergov.importers.un.run import import_un

HERE = Path(__file__).parent / "importers"

FEW, MANY = 30, 300
#: Ten times the rows may take this many times the memory: there are more names in a folder, and
#: Python keeps what it frees. If the rows were held, it would be more than five times.
FACTOR = 2


def write_resolutions(folder: Path, number: int) -> tuple[Path, Path]:
    """Write records with votes, and a text of each in two languages."""
    record = json.loads((HERE / "records.jsonl").read_text("utf-8").splitlines()[0])
    texts = {path.name: path.read_text("utf-8") for path in (HERE / "texts" / "90-1").iterdir()}
    folder.mkdir()
    with (folder / "records.jsonl").open("w", encoding="utf-8") as file:
        for n in range(1, number + 1):
            symbol = f"A/RES/91/{n}"
            # What is of no use to the importer makes the line long.
            own = {"symbol": symbol, "title": f"Order {n}", "subjects": ["x" * 2000]}
            file.write(f"{json.dumps(record | own)}\n")
            place = folder / "texts" / f"91-{n}"
            place.mkdir(parents=True)
            for name, text in texts.items():
                # No annex, whose name can be that of one only; and no two texts say the same, as
                # what is remembered of each would not be seen.
                body, _, _ = text.replace("A/RES/90/1<", f"{symbol}<").partition("<attachments>")
                body = body.replace("Noting", f"Noting {folder.name} {n}")
                ending = "" if body == text else "</statement></akomaNtoso>"
                (place / name).write_text(body + ending, "utf-8")
    return folder / "records.jsonl", folder / "texts"


def write_roll_calls(path: Path, number: int) -> Path:
    """Write a table of single votes that stand by state."""
    with path.open("w", encoding="utf-8") as file:
        file.write("symbol,date,country,iso2,vote\n")
        for state in (
            "France,FR",
            "Belgium,BE",
            "Uganda,UG",
            "Serbia,RS",
            "Trinidad and Tobago,TT",
        ):
            for n in range(1, number + 1):
                vote = "absent" if state == "Serbia,RS" else "yes"
                file.write(f"A/RES/60/{n},2005-12-08,{state},{vote}\n")
    return path


def test_ten_times_the_resolutions_take_the_same_memory(tmp_path: Path) -> None:
    def work(number: int, into: Path) -> Callable[[], object]:
        records, texts = write_resolutions(into.with_suffix(".in"), number)
        return partial(import_un, [records], [texts], into, HERE / "tables")

    require_the_same(work, tmp_path)
    rows = (tmp_path / "many" / "provisions.csv").read_text("utf-8").count("\n")
    assert rows > 10 * MANY


def test_ten_times_the_single_votes_take_the_same_memory(tmp_path: Path) -> None:
    def work(number: int, into: Path) -> Callable[[], object]:
        votes = write_roll_calls(into.with_suffix(".in"), number)
        return partial(import_roll_calls, [votes], into, HERE / "tables")

    require_the_same(work, tmp_path)
    rows = (tmp_path / "many" / "ballots.csv").read_text("utf-8").count("\n")
    assert rows == 1 + 4 * MANY


def require_the_same(work: Callable[[int, Path], Callable[[], object]], folder: Path) -> None:
    # The first run fills what is filled once.
    work(MANY, folder / "warm")()
    few = peaks(work(FEW, folder / "few"), folder / "few")
    many = peaks(work(MANY, folder / "many"), folder / "many")
    assert many[0] < FACTOR * few[0]
    assert many[1] < FACTOR * few[1]


def peaks(work: Callable[[], object], into: Path) -> tuple[int, int]:
    """Return the most that Python holds in an import, and where it reads what it has written.

    Each is the less of two: Python's table of all texts that it has once grows at any time.
    """
    fresh, again = [], []
    for _ in range(2):
        shutil.rmtree(into, ignore_errors=True)
        fresh.append(peak(work))
        again.append(peak(work))
    return min(fresh), min(again)


def peak(work: Callable[[], object]) -> int:
    """Return how many bytes Python holds at most while something is done."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_what_is_kept_comes_back_by_key_by_place_and_below_a_key() -> None:
    with temporary_database() as database:
        kept = Kept(database, "kept")
        kept.put(("b", "2"), ("b", "2", "two\nlines"), "1")
        kept.put(("b", "1"), ("b", "1", ""), "2")
        kept.put(("bb", "1"), ("bb", "1", "’"), "0")
        kept.put(("b", "1"), ("b", "1", "anew"), "2")
        assert kept.get(("b", "1")) == ("b", "1", "anew")
        assert kept.get(("b",)) is None
        assert [cells[2] for cells in kept] == ["’", "two\nlines", "anew"]
        assert [cells[2] for cells in kept.below("b")] == ["anew", "two\nlines"]
        kept.drop(("b", "2"))
        assert len(kept) == 2
        kept.clear()
        assert list(kept) == []


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="asks Linux what files are open")
def test_the_temporary_file_has_no_name() -> None:
    with temporary_database() as database:
        kept = Kept(database, "kept")
        for n in range(10_000):
            kept.put((str(n),), ("x" * 1000,))
        # The list has itself in it, which is closed by now.
        paths = list(Path("/proc/self/fd").iterdir())
        names = [str(path.readlink()) for path in paths if path.is_symlink()]
    files = [name for name in names if "etilqs_" in name]
    assert files
    assert all(name.endswith(" (deleted)") for name in files)


def test_a_full_disk_is_a_finding_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def small() -> Iterator[sqlite3.Connection]:
        with temporary_database() as database:
            database.execute("PRAGMA max_page_count = 40")
            yield database

    monkeypatch.setattr(store, "temporary_database", small)
    records, texts = write_resolutions(tmp_path / "in", FEW)
    with pytest.raises(InputError, match="temporary files can't hold what is read"):
        import_un([records], [texts], tmp_path / "out", HERE / "tables")
    assert not (tmp_path / "out").exists()

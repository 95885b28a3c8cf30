"""A text file read line by line says what it says read whole, and is refused for the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from cybergov.findings import InputError
from cybergov.text_files import read_lines, read_text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"a\nb",
        b"a\r\nb\r\n",
        b"a\rb\r",
        b"a\n\r\nb\r\r\n",
        b"\xef\xbb\xbfa\n\xef\xbb\xbfb\n",
        "é\x0b\x0c\x85\u2028’\nb".encode(),
    ],
)
def test_lines_are_those_of_the_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "text"
    path.write_bytes(data)
    lines = list(read_lines(path, "text"))
    assert "".join(lines) == read_text(path, "text")
    assert all(line.endswith("\n") for line in lines[:-1])
    assert not any("\n" in line[:-1] for line in lines)


@pytest.mark.parametrize("data", [b"a\nb\n\xe9\n", b"a\r\nb\xff", b"a\n\n\0b\n", b"\xff"])
def test_a_line_that_is_no_text_is_the_same_finding(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "text"
    path.write_bytes(data)
    with pytest.raises(InputError) as whole:
        read_text(path, "text")
    with pytest.raises(InputError) as by_line:
        list(read_lines(path, "text"))
    assert by_line.value.findings == whole.value.findings


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        list(read_lines(tmp_path / "none", "none"))
    with (tmp_path / "large").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(InputError, match="over 64 MiB"):
        list(read_lines(tmp_path / "large", "large"))

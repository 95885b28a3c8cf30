"""docs/mcp.md says what is so: its configuration starts the server, its tools are those offered."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from cybergov.mcp.offered import PROMPT
from cybergov.server.settings import Settings
from tests.conftest import ROOT
from tests.mcp.connected import Client, connected

PAGE = (ROOT / "docs" / "mcp.md").read_text("utf-8")


def test_the_table_names_the_tools_and_what_they_take(client: Client) -> None:
    rows = re.finditer(r"^\| `(\w+)` \| (.+?) \|", PAGE, re.M)
    told = {row[1]: set(row[2].split(", ")) for row in rows}
    tools = client.do(client.session.list_tools).tools
    assert told == {
        tool.name: tool.input_schema["properties"].keys() - {"limit", "offset"} for tool in tools
    }
    assert f"`{PROMPT}`" in PAGE


def test_the_configuration_starts_the_server(small: Path, tmp_path: Path) -> None:
    (block,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    (entry,) = json.loads(block)["mcpServers"].values()
    assert entry["command"] == "cybergov"
    assert shutil.which("cybergov")
    assert entry["args"][:2] == ["mcp", "--dist"] and len(entry["args"]) == 3
    with connected(small, tmp_path / "log") as client:
        assert client.give("sparql", query="ASK {}")["holds"] is True


@pytest.mark.parametrize("option", ["seconds", "memory_mib"])
def test_the_limits_are_those_of_the_page(option: str) -> None:
    default = getattr(Settings(), option)
    assert f"`--{option.replace('_', '-')}` ({default:g})" in PAGE

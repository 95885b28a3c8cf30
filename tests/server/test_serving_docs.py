"""docs/serving.md says what is so: its commands run, its tables are whole."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cybergov.server.settings import options
from tests.conftest import ROOT
from tests.server.running import Running, running

PAGE = (ROOT / "docs" / "serving.md").read_text("utf-8")
COMMANDS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)


def test_the_commands_that_ask_run_as_they_stand(server: Running) -> None:
    asking = COMMANDS[1].replace("http://127.0.0.1:8000", server.address)
    result = subprocess.run(
        ["bash", "-ec", asking.replace("curl ", "curl -sSf ")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("label\n")
    assert "actor:FRA a " in result.stdout
    assert "concept:due-diligence" in result.stdout
    assert "claim:shared-future-essay-common-security-remedies-dilemma" in result.stdout
    assert '"columns"' in result.stdout


def test_the_commands_that_start_it_start_it(small: Path, tmp_path: Path) -> None:
    assert COMMANDS[0].splitlines() == [
        "pip install 'cybergov[server]'", "cybergov build", "cybergov serve"
    ]  # fmt: skip
    (command,) = COMMANDS[2].splitlines()
    assert command.startswith("cybergov serve ")
    with running(small, tmp_path, *command.split()[2:], "--per-client", "1") as server:
        # The proxy's word on the client is believed: these two are not the same.
        query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        with subprocess.Popen(
            ["curl", "-sG", f"{server.address}/sparql", "--data-urlencode", f"query={query}",
             "-H", "X-Forwarded-For: 192.0.2.1"], stdout=subprocess.PIPE
        ) as curl:  # fmt: skip
            time.sleep(0.5)
            statuses = {
                client: server.ask("ASK {} # 1", headers={"X-Forwarded-For": client}).status_code
                for client in ("192.0.2.2", "2001:db8::1")
            }
            curl.kill()
    assert set(statuses.values()) == {200}


def test_every_option_and_default_is_told() -> None:
    for name, type_, default, told in options():
        row = re.search(rf"^\| `--{name.replace('_', '-')}` \| (.*?) \| (.*?) \|$", PAGE, re.M)
        assert row, name
        assert row[2] == told
        if type_ is not bool and name not in ("workers", "long_workers"):
            assert row[1] == str(default or "none") or default == 0


def test_every_address_of_the_page_answers(server: Running) -> None:
    for path in ("/sparql", "/concept/sovereignty", "/ns", "/", "/explorer.html", "/cybergov.ttl",
                 "/openapi.json", "/health", "/ready"):  # fmt: skip
        assert path.rpartition("sovereignty")[0] in PAGE or path in PAGE
        assert server.get(path, follow_redirects=True).status_code == 200, path


def test_every_reason_of_the_page_is_one_that_the_server_gives() -> None:
    table = PAGE.partition("| status | reason |")[2].partition("\n\n")[0]
    told = set(re.findall(r"`([a-z-]+)`", table))
    code = "\n".join(p.read_text("utf-8") for p in (ROOT / "cybergov" / "server").rglob("*.py"))
    for reason in told:
        assert f'"{reason}"' in code, reason


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not there")
def test_the_part_for_nginx_is_read_by_nginx(tmp_path: Path) -> None:
    (block,) = re.findall(r"```nginx\n(.*?)```", PAGE, re.DOTALL)
    text = f"events {{}}\nhttp {{ access_log off; server {{ listen 8443; {block} }} }}\n"
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid;\n{text}", "utf-8")
    call = ["nginx", "-t", "-q", "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)]
    subprocess.run(call, check=True, timeout=20)


def test_without_the_extra_one_sentence_says_what_to_install(small: Path, tmp_path: Path) -> None:
    for name in ("uvicorn", "starlette"):
        (tmp_path / f"{name}.py").write_text(f"raise ModuleNotFoundError(name='{name}')", "utf-8")
        result = serve(small, PYTHONPATH=f"{tmp_path}:{ROOT}")
        assert result.returncode == 1
        assert result.stderr == (
            f"The server needs {name}, which is not installed: pip install 'cybergov[server]'\n"
        )
        (tmp_path / f"{name}.py").unlink()


def serve(dist: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cybergov", "serve", "--dist", str(dist), *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
    )


def test_a_mistake_in_the_call_gets_a_sentence(
    server: Running, small: Path, tmp_path: Path
) -> None:
    port = server.address.rpartition(":")[2]
    for status, words, options_ in (
        (1, "can't be listened on", ["--port", port]),
        (1, "can't be listened on", ["--host", "192.0.2.1"]),
        (2, "--seconds takes more than 0, not 0.0", ["--seconds", "0"]),
        (2, "--port takes at most 65535", ["--port", "65536"]),
    ):
        result = serve(small, *options_)
        assert (result.returncode, result.stderr.count("\n")) == (status, 1), result.stderr
        assert words in result.stderr
    result = serve(tmp_path)
    assert (result.returncode, "Run `cybergov build` first" in result.stderr) == (1, True)
    for file in small.iterdir():
        shutil.copy(file, tmp_path)
    (tmp_path / "cybergov.nt").write_text("broken", "utf-8")
    result = serve(tmp_path, "--port", "0")
    assert result.returncode == 1
    *lines, last = result.stderr.splitlines()
    assert all(json.loads(line)["event"] for line in lines)
    assert "is not the file that the build wrote" in last


def test_those_who_only_ask_import_nothing_of_the_server(small: Path) -> None:
    code = (
        "import sys; from cybergov.main import main; "
        f"main(['ask', 'ASK {{}}', '--dist', {str(small)!r}]); main(['--help']); "
        "bad = {'starlette', 'uvicorn', 'uvloop', 'httptools', 'anyio'} & set(sys.modules); "
        "sys.exit(f'imported: {bad}' if bad else 0)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment
    )
    assert result.returncode == 0, result.stderr

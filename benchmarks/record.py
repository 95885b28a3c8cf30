"""Measure the import of records and texts, and a build of the whole: cold, unchanged, one change.

Run it as ``python -m benchmarks.record``. The peer of the import is a script that only parses the
same files; that of the build one that only parses the graph with rdflib. Each runs in turn with it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
ROOMS: Final = ("ontology", "graph", "queries", "evidence")

PARSE_ALL: Final = """
import json, sys
from pathlib import Path
from xml.parsers import expat
[json.loads(line) for line in Path(sys.argv[1]).open(encoding="utf-8")]
for path in Path(sys.argv[2]).rglob("*.xml"):
    expat.ParserCreate().Parse(path.read_bytes(), True)
"""
PARSE_GRAPH: Final = "import rdflib, sys; rdflib.Graph().parse(sys.argv[1])"


def main() -> None:
    """Print the figures as two tables in Markdown."""
    print("| resolutions | import, s | MiB | times the parsing alone |\n| --- | --- | --- | --- |")
    for number in (200, 2000):
        with tempfile.TemporaryDirectory() as folder:
            records, texts = write_resolutions(Path(folder), number)
            parsing, _ = timed([sys.executable, "-c", PARSE_ALL, str(records), str(texts)])
            seconds, mib = timed(
                [sys.executable, "-m", "cybergov", "import", "un", "--records", str(records),
                 "--texts", str(texts), "--into", f"{folder}/tables"]
            )  # fmt: skip
            print(f"| {number} | {seconds:.1f} | {mib:.0f} | {seconds / parsing:.1f} |")
    print("\n| build | s | MiB | times rdflib's parsing |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        for room in ROOMS:
            shutil.copytree(ROOT / room, project / room)
        command = [sys.executable, "-m", "cybergov", "build", "--project", str(project)]
        environment = {**os.environ, "XDG_CACHE_HOME": folder}
        rows = [("cold", *timed(command, environment))]
        peer, _ = timed([sys.executable, "-c", PARSE_GRAPH, str(project / "dist/cybergov.ttl")])
        rows.append(("nothing changed", *timed(command, environment)))
        for room in ("claims/shared-future-essay.ttl", "tables/memberships.rq"):
            path = project / "graph" / room
            path.write_text(path.read_text("utf-8") + "\n# a remark\n", "utf-8")
            rows.append((f"after a change in {room}", *timed(command, environment)))
        for name, seconds, mib in rows:
            print(f"| {name} | {seconds:.1f} | {mib:.0f} | {seconds / peer:.1f} |")


def timed(command: list[str], environment: dict[str, str] | None = None) -> tuple[float, float]:
    """Return the seconds and the MiB that a command takes.

    Raises:
        SystemExit: it failed.
    """
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    said = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(said.decode())
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def write_resolutions(folder: Path, number: int) -> tuple[Path, Path]:
    """Write records, each with a recorded vote of all states, and texts of 40 paragraphs."""
    states = (ROOT / "graph" / "tables" / "states.csv").read_text("utf-8").splitlines()[1:]
    names = [line.split(",")[4].upper() for line in states if '"' not in line][:180]
    records, texts = folder / "records.jsonl", folder / "texts"
    lines = []
    for n in range(1, number + 1):
        symbol = f"A/RES/{90 + n // 1000}/{n % 1000 + 1}"
        lines.append(json.dumps(record(symbol, names)))
        place = texts / symbol.removeprefix("A/RES/").replace("/", "-") / "en.xml"
        place.parent.mkdir(parents=True)
        place.write_text(text(symbol), "utf-8")
    records.write_text("\n".join(lines) + "\n", "utf-8")
    return records, texts


def record(symbol: str, names: list[str]) -> dict[str, object]:
    """Return one record in the form of the United Nations' machine-readable resolutions."""
    return {
        "symbol": symbol,
        "title": f"Goats and fences, {symbol}",
        "session": "Ninetieth session",
        "adoption_meeting": "46th plenary meeting",
        "adoption_date": "7 December 2035",
        "originating_document": "A/90/1",
        "committee": "First Committee",
        "agenda_item": "Agenda item 1",
        "agenda_item_name": "Goats",
        "adoption_type": "By a recorded vote",
        "MS_in_favour_count": str(len(names) - 20),
        "MS_against_count": "10",
        "MS_abstaining_count": "10",
        "pv": "A/90/PV.46",
        "MS_in_favour": names[20:],
        "MS_against": names[:10],
        "MS_abstaining": names[10:20],
        "sponsors": names[:30],
        "additional_sponsors": names[30:60],
    }


def text(symbol: str) -> str:
    """Return an invented resolution in Akoma Ntoso."""
    recalling = (
        f'<container name="Recalling" eId="container_{n}"><p>Recalling its resolution '
        f'<a href="https://undocs.org/en/A/RES/80/{n}">80/{n}</a>,</p></container>'
        for n in range(1, 11)
    )
    paragraphs = (
        f'<paragraph eId="para_{n}"><num>{n}.</num><content><p><span class="italic">Decides</span>'
        f" that the fence with the number {n} keeps goats out;</p></content></paragraph>"
        for n in range(1, 41)
    )
    return f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<statement name="resolution"><meta><identification><FRBRExpression>
<FRBRlanguage language="eng"/></FRBRExpression></identification></meta>
<coverPage><p><docNumber refersTo="#symbol">{symbol}</docNumber></p></coverPage>
<preamble><formula name="enactingFormula"><p>The General Assembly,</p></formula>
{"".join(recalling)}</preamble>
<mainBody>{"".join(paragraphs)}</mainBody></statement></akomaNtoso>
"""


if __name__ == "__main__":
    main()

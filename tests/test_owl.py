"""The ontology is OWL 2 DL, consistent and without an unsatisfiable class, as ROBOT and HermiT say.

With it goes an example of every class. ROBOT's SPARQL is Jena's, so the rules are tried there too.
Maven gets ROBOT; where there is no Java, Maven or network, the tests are skipped, unless the
environment variable CYBERGOV_REQUIRE_OWL forbids it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

import pytest
from pyoxigraph import RdfFormat, Triple, serialize

from tests.conftest import ROOT
from tests.rdf_files import EVERY_CLASS, IMPORTS, ONTOLOGY, RULES, apply_rule, triples_of

POM: Final = ROOT / "tests" / "owl" / "pom.xml"

PREFIXES: Final = """
@prefix cg: <https://w3id.org/cybergov/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix test: <https://example.org/test/> .
"""
# What is added, and what ROBOT says of it.
CONTRADICTIONS: Final = {
    "a claim of two kinds": ("test:stance-for a cg:Proposition .", "inconsistent"),
    "a claim with two modes": ("test:stance-for cg:mode cg:Normative .", "inconsistent"),
    "a class that can have no member": (
        "test:Both a owl:Class ; rdfs:subClassOf cg:Stance , cg:Proposition .",
        "unsatisfiable",
    ),
}


@dataclass(frozen=True)
class Robot:
    """ROBOT, run in a JVM of its own at each call."""

    classpath: str

    def __call__(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a chain of ROBOT's commands."""
        main = "org.obolibrary.robot.CommandLineInterface"
        return subprocess.run(
            ["java", "-cp", self.classpath, main, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
            check=False,
        )


def not_here(reason: str) -> NoReturn:
    if os.environ.get("CYBERGOV_REQUIRE_OWL"):
        pytest.fail(f"the test of the ontology is required here, but {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="module")
def robot(tmp_path_factory: pytest.TempPathFactory) -> Robot:
    for tool in ("java", "mvn"):
        if not shutil.which(tool):
            not_here(f"there is no {tool} to check the ontology with")
    classpath = tmp_path_factory.mktemp("maven") / "classpath"
    command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:build-classpath"]
    try:
        result = subprocess.run(
            [*command, f"-Dmdep.outputFile={classpath}"],
            capture_output=True,
            timeout=300,
            check=False,
        )
    except subprocess.TimeoutExpired:
        not_here("Maven did not get ROBOT within five minutes")
    if result.returncode or not classpath.is_file():
        not_here("Maven could not get ROBOT, which needs the network the first time")
    return Robot(classpath.read_text("utf-8").strip())


def written(triples: Iterable[Triple], path: Path) -> Path:
    """Write one Turtle file: read by itself, a file without declarations is another ontology."""
    serialize(triples, path, RdfFormat.TURTLE)
    return path


@pytest.fixture(scope="module")
def checked(robot: Robot, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what ROBOT wrote, after all checks in one run."""
    folder = tmp_path_factory.mktemp("robot")
    ontology = triples_of(ONTOLOGY, *IMPORTS)
    alone = written(ontology, folder / "ontology.ttl")
    together = written([*ontology, *triples_of(EVERY_CLASS)], folder / "every-class.ttl")
    rules = [part for rule in RULES for part in ("--query", rule, folder / f"{rule.stem}.ttl")]
    result = robot(
        *("validate-profile", "--profile", "DL", "--input", alone),
        *("--output", folder / "profile-ontology.txt"),
        *("reason", "--reasoner", "HermiT"),
        *("merge", "--input", together),
        *("validate-profile", "--profile", "DL", "--output", folder / "profile-example.txt"),
        *("query", *rules),
        *("reason", "--reasoner", "HermiT"),
    )
    profiles = "".join(path.read_text("utf-8") for path in sorted(folder.glob("profile-*.txt")))
    assert result.returncode == 0, result.stdout + profiles
    return folder


def test_the_ontology_and_an_example_of_every_class_are_owl_dl_and_consistent(
    checked: Path,
) -> None:
    for name in ("profile-ontology.txt", "profile-example.txt"):
        report = (checked / name).read_text("utf-8")
        assert report.strip().endswith("[Ontology and imports closure in profile]"), report


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.stem)
def test_a_rule_infers_in_jena_what_it_infers_in_oxigraph(checked: Path, rule: Path) -> None:
    inferred = apply_rule(rule, triples_of(ONTOLOGY, *IMPORTS, EVERY_CLASS))
    assert set(triples_of(checked / f"{rule.stem}.ttl")) == inferred


@pytest.mark.parametrize("mistake", CONTRADICTIONS)
def test_a_contradiction_is_found(robot: Robot, tmp_path: Path, mistake: str) -> None:
    addition, expected = CONTRADICTIONS[mistake]
    added = tmp_path / "addition.ttl"
    added.write_text(PREFIXES + addition, "utf-8")
    everything = triples_of(ONTOLOGY, *IMPORTS, EVERY_CLASS, added)
    result = robot(
        *("reason", "--reasoner", "HermiT"),
        *("--input", written(everything, tmp_path / "contradictory.ttl")),
    )
    assert result.returncode == 1, result.stdout
    assert expected in result.stdout

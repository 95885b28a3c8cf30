"""Each mistake that a curator makes gives one clear line, with file, line and remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.command import cybergov

PREFIXES = "".join(
    f"@prefix {prefix}: <{iri}> .\n"
    for prefix, iri in {
        "actor": "https://w3id.org/cybergov/actor/",
        "cg": "https://w3id.org/cybergov/ns#",
        "claim": "https://w3id.org/cybergov/claim/",
        "concept": "https://w3id.org/cybergov/concept/",
        "label": "https://w3id.org/cybergov/label/",
        "passage": "https://w3id.org/cybergov/passage/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "skosxl": "http://www.w3.org/2008/05/skos-xl#",
        "source": "https://w3id.org/cybergov/source/",
    }.items()
)

PASSAGE = """
passage:test-1 a cg:Passage ;
    cg:inSource source:shared-future-essay ;
    cg:locator "p 4 s 1" ;
    cg:anchor "common security is an effective way"@en .
"""
CLAIM = """
claim:test-1 a cg:RelationClaim ;
    cg:heldBy actor:shared-future-essay-author ;
    cg:statedBy actor:shared-future-essay-author ;
    cg:subject concept:common-security ;
    cg:relation cg:remedies ;
    cg:object concept:digital-security-dilemma ;
    cg:mode cg:Evaluative ;
    cg:certainty cg:Asserted ;
    cg:polarity cg:Affirms ;
    cg:statement "Common security answers the dilemma."@en ;
    cg:evidence passage:test-1 ;
    cg:review cg:Proposed .
"""
LABELS = """
    skos:prefLabel "test concept"@en , "concept d'essai"@fr , "concepto de prueba"@es ,
        "пробное понятие"@ru , "测试概念"@zh , "مفهوم تجريبي"@ar ;
"""
CONCEPT = f"""
concept:test a skos:Concept ;
    skos:inScheme <https://w3id.org/cybergov/scheme> ;
{LABELS}    skos:broader concept:peace-and-security ;
    skos:definition "A concept that only a test knows."@en .
"""
GOOD = PASSAGE + CLAIM

# What is written, and what the one line says: where, what, and what to do about it.
MISTAKES = {
    "a syntax error": (
        GOOD.replace("cg:review cg:Proposed .", "cg:review cg:Proposed"),
        r"test\.ttl:\d+: this is not Turtle: .+",
    ),
    "an unknown prefix": (
        GOOD.replace("cg:mode", "cq:mode"),
        r"test\.ttl:22: this is not Turtle: .*cq.* Declare the prefix",
    ),
    "a missing locator": (
        GOOD.replace('    cg:locator "p 4 s 1" ;\n', ""),
        r"test\.ttl:11: passage:test-1: .*cg:locator.* add",
    ),
    "a claim without evidence": (
        GOOD.replace("    cg:evidence passage:test-1 ;\n", "")
        + CLAIM.replace("test-1 a", "test-2 a"),
        r"test\.ttl:16: claim:test-1: .*cg:evidence.*",
    ),
    "an unknown concept": (
        GOOD.replace("concept:common-security ;", "concept:comon-security ;"),
        r"test\.ttl:19: claim:test-1 names concept:comon-security, which no file describes\."
        r" Did you mean concept:common-security\?",
    ),
    "a misspelt property": (
        GOOD.replace("cg:certainty", "cg:certanty"),
        r"test\.ttl:23: there is no property cg:certanty\. Did you mean cg:certainty\?",
    ),
    "an anchor over 12 words": (
        GOOD.replace("common security is an effective way", " ".join(["word"] * 13)),
        r"test\.ttl:14: the anchor of passage:test-1 has 13 words\. Keep at most 12",
    ),
    "a subject opened twice": (
        GOOD + 'claim:test-1 cg:otherReading "Another."@en .\n',
        r"test\.ttl:28: claim:test-1 is opened a second time, after .*test\.ttl:16\."
        r" Join the two",
    ),
    "an unknown class": (
        GOOD.replace("a cg:RelationClaim", "a cg:RelationsClaim"),
        r"test\.ttl:16: there is no class cg:RelationsClaim\. Did you mean cg:RelationClaim\?",
    ),
    "a thing of the wrong class": (
        GOOD.replace("cg:heldBy actor:shared-future-essay-author", "cg:heldBy concept:cybercrime"),
        r"test\.ttl:17: claim:test-1: .*cg:heldBy.*",
    ),
    "a value that there is not": (
        GOOD.replace("cg:Evaluative", "cg:Asserted"),
        r"test\.ttl:22: claim:test-1: .*cg:mode.*",
    ),
    "a position from a reported view": (
        GOOD.replace("cg:heldBy actor:shared-future-essay-author", "cg:heldBy actor:USA"),
        r"test\.ttl:\d+: claim:test-1: .*cg:Proposition.*",
    ),
    "a label both plain and with proof": (
        GOOD
        + """
concept:test-labelled a skos:Concept ; skos:broader concept:peace-and-security ;
    skos:inScheme <https://w3id.org/cybergov/scheme> ;"""
        + LABELS
        + """    skosxl:prefLabel label:test-en ;
    skos:definition "A concept that only a test knows."@en .
label:test-en a skosxl:Label ; skosxl:literalForm "test concept"@en ;
    cg:attestedForm "common security"@en ; cg:register cg:NationalUsage ;
    cg:evidence passage:test-1 .
claim:test-2 a cg:Proposition ; cg:about concept:test-labelled ;
    cg:heldBy actor:shared-future-essay-author ; cg:statedBy actor:shared-future-essay-author ;
    cg:mode cg:Evaluative ; cg:certainty cg:Asserted ; cg:polarity cg:Affirms ;
    cg:statement "It is there."@en ; cg:evidence passage:test-1 ; cg:review cg:Proposed .
""",
        r"test\.ttl:\d+: concept:test-labelled: .*proof.*",
    ),
    "a label missing in a language": (
        GOOD.replace("concept:common-security ;", "concept:test ;")
        + CONCEPT.replace(', "测试概念"@zh ', ""),
        r"test\.ttl:29: concept:test: .*zh.*",
    ),
    "two concepts with one label": (
        GOOD.replace("concept:common-security ;", "concept:test ;")
        + CONCEPT.replace("test concept", "Common security"),
        r"test\.ttl:\d+: .*has the en label .* of concept:.*sharesLabelWith",
    ),
    "an unused concept": (
        GOOD + CONCEPT,
        r"test\.ttl:29: no claim uses concept:test, and no text is named that does\. Add the claim",
    ),
    "a blank node": (
        GOOD.replace("concept:common-security ;", '[ skos:prefLabel "x"@en ] ;'),
        r"test\.ttl:19: a thing has no name here",
    ),
    "a class used as a property": (
        GOOD.replace("cg:statement", "cg:Statement"),
        r"test\.ttl:25: there is no property cg:Statement\. Did you mean cg:statement\?",
    ),
    "a nameless subject": (
        GOOD + '[] skos:note "Nobody."@en .\n',
        r"test\.ttl: a thing has no name here",
    ),
    "a prefix that stands for something else": (
        GOOD + "@prefix org: <http://example.org/> .\n",
        r"test\.ttl:28: the prefix org: stands for <http://example\.org/> here",
    ),
}


def broken(checkout: Path, text: str) -> list[str]:
    """Write a file of claims, check the checkout and return the lines of what is found."""
    (checkout / "graph" / "claims" / "test.ttl").write_text(PREFIXES + text, "utf-8")
    result = cybergov("check", "--project", checkout)
    assert result.returncode == 1, result.stderr
    assert result.stdout == ""
    return result.stderr.splitlines()


def test_the_project_itself_has_no_mistake() -> None:
    result = cybergov("check")
    assert (result.returncode, result.stdout) == (0, "")
    assert "no mistake found" in result.stderr


def test_what_the_mistakes_are_made_in_is_right(checkout: Path) -> None:
    (checkout / "graph" / "claims" / "test.ttl").write_text(PREFIXES + GOOD, "utf-8")
    result = cybergov("check", "--project", checkout)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_mistake_gives_one_line(checkout: Path, mistake: str) -> None:
    text, expected = MISTAKES[mistake]
    lines = broken(checkout, text)
    assert len(lines) == 1, lines
    assert re.match(r"graph/claims/" + expected, lines[0]), lines[0]


def test_a_build_tells_the_mistake_and_not_the_rule_that_stumbles_over_it(checkout: Path) -> None:
    text, expected = MISTAKES["a blank node"]
    lines = broken(checkout, text)
    result = cybergov("build", "--project", checkout)
    assert result.returncode == 1
    assert result.stderr.splitlines() == lines
    assert re.match(r"graph/claims/" + expected, lines[0]), lines[0]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xff\xfe not UTF-8", r"claims/test\.ttl:1: the file is not in UTF-8"),
        (PREFIXES.encode() + b"# \0\n", r"claims/test\.ttl:10: the file holds a NUL byte"),
        (b"<a> <b> <c> .", r"claims/test\.ttl:1: this is not Turtle"),
        (b'claim:x cg:y "' + b"a" * 100_000, r"claims/test\.ttl:1: this is not Turtle"),
        (b"<http://e/a> <http://e/b> " + b"[" * 200_000, r"claims/test\.ttl:1: this is not Turtle"),
        (
            b'<http://e/a> <http://e/b> "' + b"x" * 20_000_000 + b'" .',
            r"claims/test\.ttl: one literal or name is too large",
        ),
    ],
)
def test_a_file_that_is_no_turtle_is_refused(checkout: Path, data: bytes, expected: str) -> None:
    (checkout / "graph" / "claims" / "test.ttl").write_bytes(data)
    result = cybergov("check", "--project", checkout)
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert re.match("graph/" + expected, result.stderr), result.stderr


def test_windows_line_ends_and_a_byte_order_mark_are_read(checkout: Path) -> None:
    text = "\ufeff" + (PREFIXES + GOOD).replace("\n", "\r\n")
    (checkout / "graph" / "claims" / "test.ttl").write_bytes(text.encode())
    assert cybergov("check", "--project", checkout).returncode == 0


def test_all_findings_come_at_once(checkout: Path) -> None:
    lines = broken(checkout, GOOD.replace("cg:certainty", "cg:certanty") + CONCEPT)
    assert [re.sub(r".*ttl:\d+: ", "", line)[:20] for line in lines] == [
        "there is no property",
        "no claim uses concep",
    ]


def test_a_build_that_fails_leaves_the_last_one_whole(checkout: Path) -> None:
    assert cybergov("build", "--project", checkout).returncode == 0
    before = {p: p.read_bytes() for p in (checkout / "dist").rglob("*") if p.is_file()}
    (checkout / "graph" / "claims" / "test.ttl").write_text("broken", "utf-8")
    assert cybergov("build", "--project", checkout).returncode == 1
    assert {p: p.read_bytes() for p in (checkout / "dist").rglob("*") if p.is_file()} == before
    assert [p.name for p in checkout.glob(".dist*")] == []


def test_a_folder_that_no_build_made_is_not_replaced(checkout: Path) -> None:
    (checkout / "dist").mkdir()
    (checkout / "dist" / "letters.txt").write_text("dear", "utf-8")
    result = cybergov("build", "--project", checkout)
    assert result.returncode == 1
    assert "was not made by a build" in result.stderr
    assert (checkout / "dist" / "letters.txt").read_text("utf-8") == "dear"


def test_a_table_is_read_with_its_construct(checkout: Path) -> None:
    tables = checkout / "graph" / "tables"
    tables.mkdir(exist_ok=True)
    (tables / "readings.csv").write_text("claim,reading\nwrong,Another reading\n", "utf-8")
    missing = cybergov("check", "--project", checkout)
    assert "no query turns this table into triples. Add graph/tables/readings.rq" in missing.stderr
    construct = """CONSTRUCT { ?it cg:otherReadng ?text } WHERE {
  VALUES (?claim ?reading) {}
  BIND(IRI(CONCAT(STR(claim:), ?claim)) AS ?it) BIND(STRLANG(?reading, "en") AS ?text) }"""
    (tables / "readings.rq").write_text(construct, "utf-8")
    wrong = cybergov("check", "--project", checkout)
    assert "graph/tables/readings.csv:2: there is no property cg:otherReadng." in wrong.stderr


def test_a_project_that_is_none_is_refused(tmp_path: Path) -> None:
    result = cybergov("check", "--project", tmp_path)
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "holds no project" in result.stderr


def test_a_folder_that_somebody_added_to_is_not_replaced(checkout: Path) -> None:
    assert cybergov("build", "--project", checkout).returncode == 0
    (checkout / "dist" / "important.txt").write_text("mine", "utf-8")
    result = cybergov("build", "--project", checkout)
    assert (result.returncode, "was not made by a build" in result.stderr) == (1, True)
    assert (checkout / "dist" / "important.txt").read_text("utf-8") == "mine"


def test_a_build_killed_between_its_renames_is_recovered(checkout: Path) -> None:
    """What it had moved aside is put back by the next build, even one that fails."""
    assert cybergov("build", "--project", checkout).returncode == 0
    beside = checkout / ".cybergov-build-of-dist-x"
    beside.mkdir()
    (checkout / "dist").rename(beside / "old")
    target = checkout / "dist" / "cybergov.ttl"
    assert cybergov("build", "--project", checkout).returncode == 0
    assert target.is_file()
    assert not (beside / "old").exists()


def test_two_folders_of_one_name_are_refused(tmp_path: Path) -> None:
    folders = [tmp_path / "a" / "notes", tmp_path / "b" / "notes"]
    for folder in folders:
        folder.mkdir(parents=True)
        (folder / "x.ttl").write_text("# nothing\n", "utf-8")
    result = cybergov("check", "--with", folders[0], "--with", folders[1])
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "another folder has the same name" in result.stderr


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    result = cybergov("check", "--with", tmp_path)
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "no Turtle file" in result.stderr


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * WHERE {", r"queries/own\.rq:1: the header has no title"),
        (
            "# title: t\n# answers: a\n# for: f\n# tags: g\nSELECT * WHERE {",
            r"queries/own\.rq(:\d)?: the query is no SPARQL",
        ),
        (
            "# title: t\n# answers: a\n# for: f\n# tags: g\nASK {}",
            r"queries/own\.rq: the query is no SELECT",
        ),
        (
            "# title: t\n# answers: a\n# for: f\n# tags: g\nSELECT * {\n service <http://e/> {} }",
            r"queries/own\.rq:6: the query says SERVICE",
        ),
    ],
)
def test_a_faulty_question_is_found_by_the_check(checkout: Path, text: str, expected: str) -> None:
    (checkout / "queries" / "own.rq").write_text(text, "utf-8")
    result = cybergov("check", "--project", checkout)
    assert (result.returncode, result.stderr.count("\n")) == (1, 1), result.stderr
    assert re.match(expected, result.stderr), result.stderr


VOTE = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix vote: <https://w3id.org/cybergov/vote/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
vote:x a cg:VoteEvent ; cg:on source:budapest-convention ; cg:body actor:council-of-europe ;
    cg:outcome cg:Adopted ; dcterms:date "2020-01-01"^^xsd:date ; cg:record source:country-codes ;
    cg:inFavour actor:FRA , actor:USA ; cg:against actor:CHN ;
    cg:inFavourCount 2 ; cg:againstCount 1 ; cg:abstainingCount 0 .
"""


def test_a_total_that_is_not_the_number_of_names_is_found(checkout: Path) -> None:
    (checkout / "graph" / "claims" / "test.ttl").write_text(PREFIXES + VOTE, "utf-8")
    assert cybergov("check", "--project", checkout).returncode == 0
    (line,) = broken(checkout, VOTE.replace("cg:againstCount 1", "cg:againstCount 2"))
    assert "vote:x counts 2 and names 1 of cg:against" in line


def test_a_day_that_the_calendar_has_not_and_an_end_before_the_beginning(checkout: Path) -> None:
    (line,) = broken(checkout, VOTE.replace("2020-01-01", "2020-02-30"))
    assert "'2020-02-30' is no date of dcterms:date" in line
    membership = """
@prefix membership: <https://w3id.org/cybergov/membership/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
membership:x a cg:Membership ; org:member actor:FRA ; org:organization actor:council-of-europe ;
    cg:status cg:Member ; cg:record source:country-codes ;
    cg:validFrom "2020-05-01"^^xsd:date ; cg:validUntil "2019"^^xsd:gYear .
"""
    (line,) = broken(checkout, membership)
    assert "membership:x ends in 2019 and begins in 2020-05-01" in line

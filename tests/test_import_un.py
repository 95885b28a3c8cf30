"""The importer of resolutions: its traps, its findings, hostile texts, and the shared data."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cybergov.akoma_ntoso.phrases import read_phrases
from cybergov.akoma_ntoso.xml_tree import MAX_DEPTH, read_xml
from cybergov.findings import InputError
from cybergov.importers.un.names import read_names
from cybergov.importers.un.roll_calls import import_roll_calls
from cybergov.importers.un.run import import_un
from cybergov.importers.un.sponsors import Reader, Sponsor
from cybergov.importers.un.tables import TABLES
from cybergov.locator import parse_locator
from cybergov.main import main
from tests.conftest import ROOT

HERE = Path(__file__).parent / "importers"

Rows = list[dict[str, str]]
Import = Callable[..., dict[str, Rows]]


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A copy of the small inputs that a test may change."""
    return Path(shutil.copytree(HERE, tmp_path / "inputs"))


@pytest.fixture
def run(inputs: Path) -> Import:
    """Import the copy's records and texts and return the tables."""

    def run(
        *, records: bool = True, texts: bool = True, into: str = "out", **options: Any
    ) -> dict[str, Rows]:
        target = inputs / into
        import_un(
            [inputs / "records.jsonl"] if records else [],
            [inputs / "texts"] if texts else [],
            target,
            inputs / "tables",
            **options,
        )
        return tables_in(target)

    return run


def tables_in(folder: Path) -> dict[str, Rows]:
    tables: dict[str, Rows] = {}
    for name in TABLES:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.DictReader(file))
    return tables


def records_of(inputs: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (inputs / "records.jsonl").read_text("utf-8").splitlines()]


def write_records(inputs: Path, records: list[dict[str, Any]]) -> None:
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (inputs / "records.jsonl").write_text("".join(lines), "utf-8")


def change(inputs: Path, line: int, **fields: Any) -> None:
    """Change fields of the record on a line."""
    records = records_of(inputs)
    records[line - 1] |= fields
    write_records(inputs, records)


def findings(run: Import, **options: Any) -> list[str]:
    """Import, and return the findings with the folders left out."""
    with pytest.raises(InputError) as error:
        run(**options)
    return [re.sub(r"\S*/(inputs|out)/", "", str(finding)) for finding in error.value.findings]


def columns(rows: Rows, *names: str, **where: str) -> list[tuple[str, ...]]:
    """Return some columns of the rows that have some values."""
    return [
        tuple(row[name] for name in names)
        for row in rows
        if all(row[column] == value for column, value in where.items())
    ]


# Records


def test_a_vote_has_its_totals_and_everybody_who_voted(run: Import) -> None:
    tables = run()
    assert columns(tables["decisions"], "kind", "outcome", "in_favour", "against", "abstaining")[
        :2
    ] == [
        ("vote", "Adopted", "3", "0", "1"),
        ("decision", "AdoptedWithoutVote", "", "", ""),
    ]
    assert columns(tables["ballots"], "state", "ballot") == [
        ("CIV", "InFavour"),
        ("FRA", "InFavour"),
        ("NLD", "Abstaining"),
        ("TUR", "InFavour"),
    ]


def test_what_is_called_consensus_is_consensus_and_nothing_else(run: Import) -> None:
    outcomes = {row["source"]: row["outcome"] for row in run()["decisions"]}
    assert outcomes["a-res-90-4"] == "AdoptedByConsensus"
    assert outcomes["a-res-90-2"] == "AdoptedWithoutVote"


def test_a_record_gives_its_symbols_committee_and_meeting(run: Import) -> None:
    tables = run()
    resolutions = {row["id"]: row for row in tables["resolutions"]}
    assert resolutions["a-res-90-1"]["report"] == "A/90/363"
    assert resolutions["a-res-90-1"]["committee"] == "first-committee"
    assert resolutions["a-res-90-2"]["report"] == "A/90/L.87/Rev.1"
    assert resolutions["a-res-90-2"]["committee"] == ""
    assert columns(tables["decisions"], "record", "record_symbol", id="a-res-90-2") == [
        ("a-90-pv-46-resumption-1", "A/90/PV.46 (Resumption 1)")
    ]


def test_dates_of_all_three_forms_are_read_and_the_odd_ones_noted(run: Import) -> None:
    tables = run()
    assert {row["date"] for row in tables["resolutions"]} == {"2035-12-07"}
    assert columns(tables["faults"], "line", "fault", treatment="read as 2035-12-07") == [
        ("1", "the date has a time of day"),
        ("3", "the date has odd blanks"),
    ]


def test_counts_that_are_no_numbers_are_no_votes(run: Import) -> None:
    noted = columns(run()["faults"], "line", treatment="read as no vote")
    assert noted == [("1",), ("3",)]


def test_a_doubled_record_keeps_the_sponsors_that_one_of_them_names(run: Import) -> None:
    tables = run()
    assert columns(tables["sponsors"], "sponsor", "kind", decision="a-res-90-1") == [
        ("FRA", "original"),
        ("NLD", "original"),
        ("PSE", "additional"),
        ("european-union", "additional"),
    ]
    assert ("2", "the resolution has a record already, on line 1") in columns(
        tables["faults"], "line", "fault"
    )


def test_sponsoring_is_not_voting_in_favour(run: Import) -> None:
    tables = run()
    assert ("NLD",) in columns(tables["sponsors"], "sponsor", decision="a-res-90-1")
    assert columns(tables["ballots"], "ballot", state="NLD") == [("Abstaining",)]
    assert columns(tables["ballots"], "ballot", state="PSE") == []


def test_who_speaks_for_a_group_is_the_sponsor(run: Import) -> None:
    sponsors = columns(run()["sponsors"], "sponsor", "on_behalf_of", decision="a-res-90-2")
    assert sponsors == [("UGA", "pantries")]


def test_an_office_is_no_sponsor_nor_is_the_state_of_who_holds_it(run: Import) -> None:
    tables = run()
    assert columns(tables["submitters"], "decision", "office") == [
        ("a-res-90-3-a-b", "Vice-Chair"),
        ("a-res-90-4", "Bureau"),
    ]
    assert columns(tables["sponsors"], "sponsor", decision="a-res-90-3-a-b") == []
    assert columns(tables["sponsors"], "sponsor", decision="a-res-90-4") == []
    assert ("4", "one phrase is split in two entries") in columns(tables["faults"], "line", "fault")


def test_a_resolution_in_parts_has_a_row_for_the_whole_and_for_each(run: Import) -> None:
    tables = run()
    assert columns(tables["resolutions"], "id", "symbol")[-4:-1] == [
        ("a-res-90-3-a", "A/RES/90/3 A"),
        ("a-res-90-3-a-b", "A/RES/90/3 A-B"),
        ("a-res-90-3-b", "A/RES/90/3 B"),
    ]
    assert columns(tables["decisions"], "source", id="a-res-90-3-a-b") == [("a-res-90-3-a-b",)]
    assert columns(tables["annexes"], "id", "number", part_of="a-res-90-3-a-b") == [
        ("a-res-90-3-a", "A"),
        ("a-res-90-3-b", "B"),
    ]


def test_names_that_are_spelt_otherwise_are_noted_with_their_record(run: Import) -> None:
    faults = columns(run()["faults"], "line", "fault")
    assert ("2", "not the United Nations' present names: TURKEY") in faults
    assert ("1", "odd blanks in FRANCE") in faults


@pytest.mark.parametrize(
    ("entry", "sponsors"),
    [
        ("Trinidad and Tobago", ["TTO"]),
        ("France, Belgium and Trinidad and Tobago", ["FRA", "BEL", "TTO"]),
        ("FRANCE,BELGIUM", ["FRA", "BEL"]),
        ("FRANCE BELGIUM", ["FRA", "BEL"]),
        ("BEL GIUM", ["BEL"]),
        ("State of Palestine,", ["PSE"]),
        ("Uganda, on behalf of the Group of Pantries and Cellars", ["UGA for pantries"]),
        (
            "Belgium, Uganda (on behalf of the Group of Pantries and Cellars) and France",
            ["BEL", "UGA for pantries", "FRA"],
        ),
    ],
)
def test_an_entry_may_hold_several_sponsors(entry: str, sponsors: list[str]) -> None:
    read = reader().read([entry])
    assert read.unresolved == []
    assert [_shown(sponsor) for sponsor in read.sponsors] == sponsors


def _shown(sponsor: Sponsor) -> str:
    return sponsor.actor + (f" for {sponsor.on_behalf_of}" if sponsor.on_behalf_of else "")


def test_names_and_phrases_that_were_cut_are_joined() -> None:
    read = reader().read(["SAO TOME", "PRINCIPE", "submitted by the Chair, A. Cook (France) and"])
    assert [sponsor.actor for sponsor in read.sponsors] == ["STP"]
    assert read.offices == ["Chair"]
    read = reader().read(["France (in its capacity as Chair of the pantry)", "see page 3", ""])
    assert (read.sponsors, read.offices) == ([], ["Chair of the pantry"])
    assert len(read.faults) == 2


@pytest.mark.parametrize(
    "entry",
    [
        "Frankreich",
        "FRANC",
        "France and Atlantis",
        "France (on behalf of the Group of Cooks)",
        "SAO TOME",
        "the representative of Atlantis on behalf of the Bureau",
        "submitted by the Chairs",
    ],
)
def test_nothing_is_guessed(entry: str) -> None:
    read = reader().read([entry])
    assert (read.unresolved, read.sponsors, read.offices) == ([entry], [], [])


def reader() -> Reader:
    return Reader(read_names(HERE / "tables"), read_phrases(HERE / "tables"))


@pytest.mark.parametrize(
    ("line", "fields", "said"),
    [
        (1, {"MS_in_favour": ["FRANCE", "ATLANTIS", "TÜRKİYE"]}, "the state 'ATLANTIS'"),
        (1, {"MS_in_favour": ["European Union"]}, "the state 'European Union'"),
        (1, {"MS_in_favour_count": "4"}, "counts 4-0-1 votes and names 3-0-1 states"),
        (1, {"MS_against": ["TURKEY"], "MS_against_count": "1"}, "TUR stands in two lists"),
        (1, {"adoption_type": "By acclaim"}, "'By acclaim' says of a vote"),
        (1, {"adoption_type": "Without a vote"}, "say different things"),
        (1, {"title": "Pantries in order"}, "here it is 'Order in the pantry'"),
        (3, {"sponsors": ["ATLANTIS"]}, "the sponsor 'ATLANTIS'"),
        (3, {"committee": "Committee on Jam"}, "the committee 'Committee on Jam'"),
        (3, {"adoption_date": "31 June 2035"}, "'31 June 2035' is no date"),
        (3, {"MS_in_favour": ["FRANCE"]}, "of what was adopted without a vote"),
        (3, {"MS_in_favour_count": "2", "adoption_type": ""}, "no vote is named"),
        (3, {"symbol": "A/90/2"}, "is no symbol of a resolution"),
        (3, {"title": "a\x00b"}, "a character that no text has"),
        (3, {"sponsors": ["\ud800"]}, "a character that no text has"),
        (3, {"sponsors": "FRANCE"}, "has no list 'sponsors'"),
        (3, {"pv": None}, "has no text 'pv'"),
    ],
)
def test_a_mistake_in_a_record_is_one_line_and_nothing_is_written(
    run: Import, inputs: Path, line: int, fields: dict[str, Any], said: str
) -> None:
    records = records_of(inputs)
    records[line - 1] |= fields
    lines = (json.dumps(record) + "\n" for record in records)
    (inputs / "records.jsonl").write_text("".join(lines), "utf-8")
    found = findings(run, texts=False)
    at = line + 1 if "title" in fields and line == 1 else line
    assert [f for f in found if said in f and f.startswith(f"records.jsonl:{at}: ")], found
    assert not (inputs / "out").exists() or not list((inputs / "out").iterdir())


@pytest.mark.parametrize("bad", ["{", "[]", '{"symbol": 1}', "[" * 100_000])
def test_a_line_that_is_no_record_is_named(run: Import, inputs: Path, bad: str) -> None:
    with (inputs / "records.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"\n{bad}\n")
    (found,) = findings(run)
    assert found.startswith("records.jsonl:7: ")


def test_official_totals_explain_a_name_that_is_missing(run: Import, inputs: Path) -> None:
    records = records_of(inputs)
    write_records(inputs, [*records, records[0] | {"symbol": "A/RES/90/9", **_three_but_two()}])
    tables = run()
    assert columns(tables["decisions"], "in_favour", "abstaining", id="a-res-90-9") == [("2", "0")]
    assert ("A/RES/90/9", "the totals are 3-0-0 and the names are 2-0-0") in columns(
        tables["faults"], "symbol", "fault"
    )


def _three_but_two() -> dict[str, Any]:
    return {
        "MS_in_favour": ["FRANCE", "BELGIUM"],
        "MS_in_favour_count": "3",
        "MS_abstaining": [],
        "MS_abstaining_count": "0",
    }


def test_a_roll_call_that_the_record_lacks_is_taken_from_the_text(
    run: Import, inputs: Path
) -> None:
    for line in (1, 2):
        change(inputs, line, MS_in_favour=[], MS_abstaining=[])
    voters = "".join(f"<organization>{n}</organization>" for n in ("FRANCE", "TURKEY", "SERBIA"))
    votes = (
        '<analysis><parliamentary><voting outcome="adoptedRecordedVote">'
        f'<count value="3" refersTo="inFavour"><voters>{voters}</voters></count>'
        '<count value="1" refersTo="abstaining"><voters><organization>BELGIUM</organization>'
        "</voters></count></voting></parliamentary></analysis>"
    )
    replace(inputs, "90-1/en.xml", "</identification>", f"</identification>{votes}")
    assert columns(run()["ballots"], "state", "ballot") == [
        ("BEL", "Abstaining"),
        ("FRA", "InFavour"),
        ("SRB", "InFavour"),
        ("TUR", "InFavour"),
    ]


def test_a_list_that_is_given_twice_counts_once(run: Import, inputs: Path) -> None:
    states = ["FRANCE", "TURKEY", "SERBIA"]
    for line in (1, 2):
        change(inputs, line, MS_in_favour=[*states, *states])
    tables = run()
    assert len(columns(tables["ballots"], "state", ballot="InFavour")) == 3
    assert ("every state stands twice in one list of votes",) in columns(tables["faults"], "fault")


# Texts


def test_paragraphs_and_items_have_the_published_locators(run: Import) -> None:
    provisions = run()["provisions"]
    assert columns(provisions, "locator", "kind", "number", source="a-res-90-1") == [
        ("pp 1", "preambular", ""),
        ("pp 2", "preambular", ""),
        ("op 1", "operative", "1"),
        ("op 2", "operative", "2"),
        ("op 2(a)", "subparagraph", "(a)"),
        ("op 2(a)(i)", "subparagraph", "(i)"),
        ("op 2(a)(ii)", "subparagraph", "(ii)"),
        ("op 2(b)", "subparagraph", "(b)"),
        ("op 3", "operative", "3"),
        ("op 3(a)", "subparagraph", "(a)"),
        ("op 3(a)(i)", "subparagraph", "(i)"),
    ]
    for row in provisions:
        parse_locator(row["locator"])


def test_an_annex_is_a_source_with_chapters_and_articles(run: Import) -> None:
    tables = run()
    rows = columns(tables["provisions"], "id", "locator", "heading", source="pantry-convention")
    assert rows == [
        ("pantry-convention-pp-1", "pp 1", ""),
        ("pantry-convention-ch-i", "ch I", "Shelves"),
        ("pantry-convention-art-1", "art 1", "Use of terms"),
        ("pantry-convention-art-1-h", "art 1(h)", ""),
        ("pantry-convention-art-1-i", "art 1(i)", ""),
        ("pantry-convention-art-1-j", "art 1(j)", ""),
        ("pantry-convention-art-2", "art 2", "Duties"),
        ("pantry-convention-art-2-1", "art 2(1)", ""),
        ("pantry-convention-art-2-2", "art 2(2)", ""),
    ]
    assert columns(tables["annexes"], "id", "number", part_of="a-res-90-1") == [
        ("pantry-convention", "1"),
        ("pantry-notes", "2"),
    ]


def test_notes_that_repeat_headings_are_notes(run: Import) -> None:
    notes = columns(run()["provisions"], "locator", "kind", source="pantry-notes")
    assert notes == [("note 1", "note"), ("note 2", "note")]


def test_what_is_adopted_in_the_body_counts_from_its_title_on(run: Import) -> None:
    provisions = run()["provisions"]
    assert columns(provisions, "locator", source="a-res-90-4") == [("op 1",)]
    assert columns(provisions, "locator", source="jam-pact") == [
        ("p 1",),
        ("p 1(1)",),
        ("p 1(2)",),
        ("p 2",),
        ("p 3",),
    ]


def test_citations_by_link_and_by_words_where_they_are_unambiguous(run: Import) -> None:
    tables = run()
    cited = columns(tables["citations"], "cited", "locator", "how", citing="a-res-90-1")
    assert cited == [
        ("a-res-80-12", "pp 1", "recalls"),
        ("a-res-80-13-b", "pp 1", "recalls"),
        ("a-res-81-7", "pp 1", "recalls"),
        # The session of 1948 is the third, so the day says that it is the Assembly's.
        ("a-res-217-iii", "pp 1", "recalls"),
        ("a-70-174", "pp 2", "cites"),
        ("a-res-79-9", "pp 2", "cites"),
        # A link that leads elsewhere than the words say: the words were adopted.
        ("a-90-6", "op 1", "recalls"),
        ("a-res-79-9", "annex 1 pp 1", "recalls"),
    ]
    assert ("A/RES/217(III)",) in columns(tables["cited"], "symbol")
    # Another body's resolution, and a report of the same number.
    assert ("A/RES/20/8",) not in columns(tables["cited"], "symbol")
    assert ("A/RES/70/174",) not in columns(tables["cited"], "symbol")
    # A link to a document under a number that reads like a resolution's says neither.
    assert not {"A/70/1", "A/RES/70/1"} & {row["symbol"] for row in tables["cited"]}
    faults = [row["fault"] for row in tables["faults"] if row["input"] == "90-1/en.xml"]
    assert faults == [
        "op 1: a link leads to A/90/5 and reads A/90/6",
        "op 2: a link leads to the document A/70/1 and reads 70/1, like a resolution",
    ]


def test_other_languages_give_a_text_and_nothing_else(run: Import) -> None:
    tables = run()
    assert columns(tables["texts"], "id", "language", "file_name", source="a-res-90-1") == [
        ("a-res-90-1-en", "en", "90-1/en.xml"),
        ("a-res-90-1-fr", "fr", "90-1/fr.xml"),
    ]
    assert ("A/90/99",) not in columns(tables["cited"], "symbol")


def test_no_sentence_of_a_text_is_kept(run: Import, inputs: Path) -> None:
    run()
    written = "".join(p.read_text("utf-8") for p in sorted((inputs / "out").glob("*.csv")))
    for words in ("A shelf may be", "Each cook", "To label", "have agreed", "is a board"):
        assert words not in written


def test_an_empty_text_is_noted_and_left_out(run: Import, inputs: Path) -> None:
    (inputs / "texts" / "90-1" / "en.xml").write_text("\n  \n", "utf-8")
    tables = run()
    assert columns(tables["texts"], "id", source="a-res-90-1") == [("a-res-90-1-fr",)]
    assert ("90-1/en.xml", "left out") in columns(
        tables["faults"], "input", "treatment", fault="the file is empty"
    )


def test_a_broken_text_in_another_language_is_noted_and_left_out(run: Import, inputs: Path) -> None:
    replace(inputs, "90-1/fr.xml", "</statement>", "</statment>")
    faults = columns(run()["faults"], "line", "treatment", input="90-1/fr.xml")
    assert faults == [("6", "left out")]


def test_a_text_that_is_missing_in_a_usual_language_is_noted(run: Import, inputs: Path) -> None:
    french = (inputs / "texts" / "90-1" / "fr.xml").read_text("utf-8")
    english = (inputs / "texts" / "90-4" / "en.xml").read_text("utf-8")
    for number, languages in (("2", "en fr xx"), ("4", "fr xx"), ("1", "xx")):
        for language in languages.split():
            source = english if language == "en" else french
            code = {"en": "eng", "fr": "fra", "xx": "xxx"}[language]
            text = source.replace("90/4", f"90/{number}").replace("90/1", f"90/{number}")
            if (language, number) != ("xx", "4"):
                path = inputs / "texts" / f"90-{number}" / f"{language}.xml"
                path.parent.mkdir(exist_ok=True)
                path.write_text(text.replace("fra", code), "utf-8")
    with (inputs / "tables" / "reading" / "un-phrases.csv").open("a", encoding="utf-8") as file:
        file.write("xxx,language,xx\n")
    faults = columns(run()["faults"], "input", "symbol", treatment="none is recorded")
    assert faults == [("90-4", "A/RES/90/4")]


def test_a_text_in_two_files_is_taken_once(run: Import, inputs: Path) -> None:
    shutil.copytree(inputs / "texts" / "90-4", inputs / "texts" / "again")
    tables = run()
    assert columns(tables["texts"], "file_name", source="a-res-90-4") == [("90-4/en.xml",)]
    assert ("again/en.xml", "the text is held already, as 90-4/en.xml") in columns(
        tables["faults"], "input", "fault"
    )


def test_a_text_without_its_record_is_a_finding_unless_it_is_left_out(
    run: Import, inputs: Path
) -> None:
    replace(inputs, "90-4/en.xml", "A/RES/90/4", "A/RES/90/77")
    (found,) = findings(run)
    assert found.startswith("texts/90-4/en.xml:4: A/RES/90/77 has no record.")
    tables = run(leave_out_unrecorded=True)
    assert ("A/RES/90/77", "the text has no record", "left out") in columns(
        tables["faults"], "symbol", "fault", "treatment"
    )


def test_texts_alone_are_taken_and_those_without_record_noted(run: Import) -> None:
    tables = run(records=False)
    assert tables["resolutions"] == []
    assert len(tables["texts"]) == 3
    assert len(columns(tables["faults"], "symbol", fault="the text has no record")) == 3


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("</mainBody>", "</mainbody>", 20, "not well-formed XML: mismatched tag"),
        ("<akomaNtoso", '<!DOCTYPE x [<!ENTITY a "b">]><akomaNtoso', 1, "document type"),
        ("Jars;", "&amp;&jam;", 15, "undefined entity"),
        ('language="eng"', 'language="qqq"', 1, "does not say what its language is"),
        ("A/RES/90/1<", "A/90/1<", 1, "does not say what its symbol is"),
    ],
)
def test_a_text_that_can_not_be_read_is_named_with_its_line(
    run: Import, inputs: Path, old: str, new: str, line: int, said: str
) -> None:
    replace(inputs, "90-1/en.xml", old, new)
    (found,) = findings(run)
    assert found.startswith(f"texts/90-1/en.xml:{line}: "), found
    assert said in found


def replace(inputs: Path, name: str, old: str, new: str) -> None:
    path = inputs / "texts" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


# Hostile XML

_LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (f'<!DOCTYPE x [<!ENTITY a0 "ha">{_LAUGHS}]><x>&a9;</x>', "document type"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "document type"),
        ('<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><x/>', "document type"),
        ('<!DOCTYPE x [<!ENTITY % a SYSTEM "x">%a;]><x/>', "document type"),
        ("<x>" * (MAX_DEPTH + 2), "nested more than"),
        ("<x>" * 1_000_000, "nested more than"),
        ("<r>" + "<x/>" * 600_000 + "</r>", "more than 500000 elements"),
        ("", "no element found"),
        ("\x00\x01", "not well-formed"),
        ("<x>\x01</x>", "not well-formed"),
        ('<?xml version="1.0" encoding="x-none"?><x/>', "unknown encoding"),
        ('<?xml version="1.0" encoding="utf-7"?><x/>', ""),
        ("<x a='1' a='2'/>", "duplicate attribute"),
    ],
)
def test_a_hostile_text_is_refused_in_a_sentence(tmp_path: Path, xml: str, said: str) -> None:
    path = tmp_path / "hostile.xml"
    path.write_text(xml, "utf-8")
    with pytest.raises(InputError) as error:
        read_xml(path, "hostile.xml")
    assert said in str(error.value)
    assert str(error.value).startswith("hostile.xml")
    assert "\n" not in str(error.value)


def test_a_huge_attribute_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.xml"
    with path.open("wb") as file:
        file.write(b'<x a="')
        file.seek(200 * 1024 * 1024)  # a hole: nothing of it is on the disk
        file.write(b'"/>')
    with pytest.raises(InputError, match="over 32 MiB"):
        read_xml(path, "huge.xml")


def test_links_out_of_the_folder_are_not_followed(run: Import, inputs: Path) -> None:
    outside = inputs / "outside.xml"
    outside.write_text("<x/>", "utf-8")
    (inputs / "texts" / "link.xml").symlink_to(outside)
    assert len(run()["texts"]) == 3


# Merging


def test_a_second_run_changes_nothing(run: Import, inputs: Path) -> None:
    run()
    first = {path.name: path.read_bytes() for path in (inputs / "out").iterdir()}
    result = import_un(
        [inputs / "records.jsonl"], [inputs / "texts"], inputs / "out", inputs / "tables"
    )
    assert result.changed == []
    assert {path.name: path.read_bytes() for path in (inputs / "out").iterdir()} == first


def test_more_files_only_add_and_the_order_of_the_runs_is_of_no_account(
    run: Import, inputs: Path
) -> None:
    whole = run(into="whole")
    records = records_of(inputs)
    write_records(inputs, records[:2])
    run(texts=False)
    before = tables_in(inputs / "out")
    write_records(inputs, records)
    after = run()
    for name, rows in before.items():
        if name != "cited":
            assert all(row in after[name] for row in rows), name
    assert {name: after[name] for name in TABLES if name != "faults"} == {
        name: whole[name] for name in TABLES if name != "faults"
    }
    texts_first = run(records=False, into="other")
    assert texts_first["resolutions"] == []
    assert run(into="other")["citations"] == whole["citations"]


def test_a_resolution_that_gets_a_record_is_no_longer_only_cited(run: Import, inputs: Path) -> None:
    assert ("a-res-80-12",) in columns(run()["cited"], "id")
    records = records_of(inputs)
    write_records(inputs, [*records, records[2] | {"symbol": "A/RES/80/12"}])
    assert ("a-res-80-12",) not in columns(run()["cited"], "id")


def test_a_row_that_contradicts_the_tables_is_a_finding(run: Import, inputs: Path) -> None:
    run()
    change(inputs, 3, title="Boards")
    (found,) = findings(run)
    assert found.startswith("records.jsonl:3: a-res-90-2 in resolutions.csv has title 'Shelves'")


def test_roll_calls_of_two_lists_that_differ_are_a_finding(run: Import, inputs: Path) -> None:
    run()
    for line in (1, 2):
        change(inputs, line, MS_in_favour=["FRANCE", "BELGIUM", "TURKEY"])
    (found,) = findings(run)
    assert "a-res-90-1 has the totals 3-0-1 and 4-0-1 ballots" in found


def test_tables_that_are_not_the_importers_are_left_alone(run: Import, inputs: Path) -> None:
    (inputs / "out").mkdir()
    (inputs / "out" / "cited.csv").write_text("a,b\n1,2\n", "utf-8")
    (found,) = findings(run)
    assert found.startswith("cited.csv:1: the columns are not id,symbol.")
    (inputs / "out" / "cited.csv").unlink()
    header = "citing,cited,locator,how\n"
    (inputs / "out" / "citations.csv").write_text(f"{header}a,b,nowhere 1,cites\n", "utf-8")
    (found,) = findings(run)
    assert found.startswith("citations.csv:2: the locator 'nowhere 1'")


def test_the_queries_of_the_project_come_with_the_tables(run: Import, inputs: Path) -> None:
    run()
    assert not list((inputs / "out").glob("*.rq"))
    (inputs / "tables" / "un").mkdir()
    (inputs / "tables" / "un" / "cited.rq").write_text("CONSTRUCT {} WHERE {}", "utf-8")
    (inputs / "tables" / "un" / "other.rq").write_text("CONSTRUCT {} WHERE {}", "utf-8")
    run()
    assert [path.name for path in (inputs / "out").glob("*.rq")] == ["cited.rq"]


def test_tables_are_in_the_natural_order_of_symbols(run: Import, inputs: Path) -> None:
    records = records_of(inputs)
    for number in (100, 11, 20):
        records.append(records[2] | {"symbol": f"A/RES/90/{number}"})
    write_records(inputs, records)
    resolutions = [row["id"] for row in run()["resolutions"]]
    assert resolutions[-4:] == ["a-res-90-4", "a-res-90-11", "a-res-90-20", "a-res-90-100"]


def test_a_folder_that_can_not_be_written_is_named(run: Import, inputs: Path) -> None:
    (inputs / "out").write_text("a file", "utf-8")
    (found,) = findings(run)
    assert "can't be written" in found


# Roll calls from a table

_ROLL_CALL = """symbol,date,country,iso2,vote
A/RES/60/99,2005-12-08,France,FR,yes
A/RES/60/99,2005-12-08,Yugoslavia,YU,yes
A/RES/60/99,2005-12-08,Belgium,BE,absent
A/RES/60/99,2005-12-08,Uganda,UG,abstain
"""


def roll_calls(inputs: Path, text: str = _ROLL_CALL, record: str = "") -> dict[str, Rows]:
    path = inputs / "votes.csv"
    path.write_text(text, "utf-8")
    import_roll_calls([path], inputs / "out", inputs / "tables", record=record)
    return tables_in(inputs / "out")


def test_who_was_absent_did_not_abstain(inputs: Path) -> None:
    tables = roll_calls(inputs)
    assert columns(tables["ballots"], "state", "ballot") == [
        ("FRA", "InFavour"),
        ("SRB", "InFavour"),
        ("UGA", "Abstaining"),
    ]
    assert columns(tables["decisions"], "id", "in_favour", "against", "abstaining") == [
        ("a-res-60-99", "2", "0", "1")
    ]


def test_the_source_of_a_roll_call_may_be_named_later(inputs: Path) -> None:
    assert columns(roll_calls(inputs)["decisions"], "record") == [("",)]
    assert columns(roll_calls(inputs, record="votes-list")["decisions"], "record") == [
        ("votes-list",)
    ]


def test_an_old_code_and_a_total_that_is_one_lower_are_noted(inputs: Path) -> None:
    faults = columns(roll_calls(inputs)["faults"], "line", "fault")
    assert faults == [
        ("", "1 state stands in the list without a vote"),
        ("", "the official totals are 3-0-1 and the names are 2-0-1"),
        ("3", "YU is the code of no state: Yugoslavia"),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A/RES/60/99,2005-12-08,France,FR,no", "FRA votes twice"),
        ("A/RES/60/99,2005-12-09,Trinidad and Tobago,TT,no", "has two dates"),
        ("A/RES/60/99,2005-12-08,France,BE,no", "'France' is FRA, and BE is BEL"),
        ("A/RES/60/99,2005-12-08,Atlantis,AT,no", "the state 'Atlantis'"),
        ("A/RES/60/99,2005-12-08,Serbia,RS,perhaps", "the vote 'perhaps'"),
        ("A/RES/60/99,8 December 2005,Serbia,RS,no", "is no date such as 2018-12-05"),
        ("60/99,2005-12-08,Serbia,RS,no", "is no symbol of a resolution"),
    ],
)
def test_a_mistake_in_a_roll_call_is_one_line(inputs: Path, row: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        roll_calls(inputs, f"{_ROLL_CALL}{row}\n")
    (finding,) = error.value.findings
    assert "votes.csv:6: " in str(finding)
    assert said in str(finding)


# The command line


@pytest.fixture
def project(inputs: Path) -> Path:
    """A checkout with the small tables and nothing else."""
    (inputs / "project" / "ontology").mkdir(parents=True)
    (inputs / "project" / "ontology" / "cybergov.ttl").touch()
    (inputs / "project" / "graph").mkdir()
    shutil.copytree(inputs / "tables", inputs / "project" / "graph" / "tables")
    return inputs / "project"


def test_the_command_imports_into_the_checkout(
    project: Path, inputs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records, texts = str(inputs / "records.jsonl"), str(inputs / "texts")
    call = ["import", "un", "--records", records, "--texts", texts, "--project", str(project)]
    assert main(call) == 0
    out = capsys.readouterr().out
    assert out.startswith("resolutions: 6 rows, 6 new\n")
    assert out.endswith("11 tables changed.\n")
    assert sorted(p.stem for p in (project / "graph" / "tables" / "un").iterdir()) == sorted(TABLES)
    assert main(call) == 0
    assert capsys.readouterr().out.endswith("0 tables changed.\n")


def test_wrong_calls_end_with_2_and_mistakes_with_1(
    project: Path, inputs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--project", str(project)]
    assert main(["import"]) == 2
    assert main(["import", "jam"]) == 2
    assert main(["import", "un", *at]) == 2
    assert main(["import", "roll-calls", *at]) == 2
    assert main(["import", "un", "--text", "x", *at]) == 2
    capsys.readouterr()
    assert main(["import", "un", "--records", str(inputs / "none.jsonl"), *at]) == 1
    assert main(["import", "un", "--texts", str(inputs / "none"), *at]) == 1
    (inputs / "latin.jsonl").write_bytes(b"\xe9")
    assert main(["import", "un", "--records", str(inputs / "latin.jsonl"), *at]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert not any("Traceback" in line for line in lines)


# The shared data


@pytest.fixture(scope="module")
def imported(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """What the importer makes of the shared records, texts and roll calls."""
    into = tmp_path_factory.mktemp("un")
    tables = ROOT / "graph" / "tables"
    un = shared / "un"
    import_un([un / "records.jsonl"], [un / "texts"], into, tables)
    # Which source the earlier votes are read in, the project's own table says.
    held = tables_in(tables / "un")["decisions"]
    record = next(row["record"] for row in held if row["id"] == "a-res-60-45")
    import_roll_calls([un / "roll_calls_before_2019.csv"], into, tables, record=record)
    return tables_in(into)


def test_everything_that_is_shared_is_imported(imported: dict[str, Rows]) -> None:
    assert len(imported["resolutions"]) == 61
    assert len(imported["texts"]) == 163
    assert len({row["source"] for row in imported["texts"]}) == 54
    assert {row["locator"] for row in imported["provisions"]} >= {"pp 1", "op 1", "art 5(1)"}
    assert all(len(row["heading"].split()) < 30 for row in imported["provisions"])


def test_the_tables_of_the_project_are_the_importers(imported: dict[str, Rows]) -> None:
    assert tables_in(ROOT / "graph" / "tables" / "un") == imported


def test_the_counts_of_each_vote_are_its_totals(imported: dict[str, Rows], shared: Path) -> None:
    counted = Counter((row["decision"], row["ballot"]) for row in imported["ballots"])
    votes = {row["id"]: row for row in imported["decisions"] if row["kind"] == "vote"}
    assert {decision for decision, _ in counted} == set(votes)
    for decision, row in votes.items():
        assert [counted[decision, b] for b in ("InFavour", "Against", "Abstaining")] == [
            int(row[column]) for column in ("in_favour", "against", "abstaining")
        ]
    records = (shared / "un" / "records.jsonl").read_text("utf-8").splitlines()
    for record in map(json.loads, records):
        decision = record["symbol"].lower().replace("/", "-")
        if record["adoption_type"] == "By a recorded vote":
            assert votes[decision]["in_favour"] == record["MS_in_favour_count"]


def test_a_report_is_not_taken_for_a_resolution(imported: dict[str, Rows]) -> None:
    cited = {row["id"]: row["symbol"] for row in imported["cited"]}
    assert cited["a-70-174"] == "A/70/174"
    recalled = columns(imported["citations"], "how", citing="a-res-77-37", cited="a-70-174")
    assert recalled == [("recalls",)]


def test_each_annex_counts_its_own_paragraphs(imported: dict[str, Rows]) -> None:
    last: dict[str, str] = {}
    for row in imported["provisions"]:
        if row["kind"] == "paragraph" and row["locator"].startswith("p "):
            last[row["source"]] = row["locator"]
    assert last["pact-for-the-future"] == "p 84"
    assert last["global-digital-compact"] == "p 74"
    articles = columns(
        imported["provisions"], "locator", source="un-cybercrime-convention", kind="article"
    )
    assert articles == [(f"art {number}",) for number in range(1, 69)]
    assert (
        columns(imported["provisions"], "kind", source="a-res-79-243").count(("operative",)) == 12
    )

"""A search that is kept: what was looked for, by whom, in which texts, and how much was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from cybergov.evidence.grep import Found
from cybergov.find import find_one
from cybergov.findings import Finding, InputError, UsageError
from cybergov.names import PREFIXES, compress, expand
from cybergov.text_files import read_text

__all__ = ["SearchRecord", "append", "prefixes_of", "record_of"]

_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_IS_AGENT: Final = "ASK {{ <{}> a/rdfs:subClassOf* foaf:Agent }}"


@dataclass(frozen=True)
class SearchRecord:
    """A search record, as IRIs and plain text."""

    iri: str
    searched_for: str
    searched_by: str
    day: date
    phrase: str
    #: Those of the texts that were searched: the phrase is a term of each.
    languages: tuple[str, ...]
    #: The IRIs of the text versions.
    texts: tuple[str, ...]
    found: int
    #: How the phrase was looked for, and what else there is to say.
    notes: tuple[str, ...]

    def turtle(self) -> str:
        """Return the record as a block of Turtle, without prefixes."""
        terms = [str(Literal(self.phrase, language=language)) for language in self.languages]
        lines = [
            f"cg:searchedFor {_name(self.searched_for)}",
            f"cg:searchedBy {_name(self.searched_by)}",
            f'dcterms:date "{self.day}"^^xsd:date',
            "cg:searchedText " + " ,\n        ".join(map(_name, self.texts)),
            "cg:searchedTerm " + " , ".join(terms),
            "dcterms:language " + " , ".join(f'"{language}"' for language in self.languages),
            f"cg:found {self.found}",
            *(f"skos:note {Literal(note, language='en')}" for note in self.notes[:1]),
        ]
        lines[-1] += "".join(
            f" ,\n        {Literal(note, language='en')}" for note in self.notes[1:]
        )
        return f"{_name(self.iri)} a cg:SearchRecord ;\n    " + " ;\n    ".join(lines) + " .\n"


def record_of(
    found: Found,
    store: Store,
    name: str,
    *,
    searched_for: str,
    searched_by: str,
    day: date,
    note: str = "",
) -> SearchRecord:
    """Return the record of a search; ``store`` has the ontology and the graph it will stand in.

    Raises:
        UsageError: the name is none that a record can have.
        InputError: a record has this name; the thing or the actor is not described; a text that
            was searched is not, or one that is described could not be searched; or there is none.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name of a record: write it as due-diligence-2026.")
    iri = expand(f"search:{name}")
    if next(store.quads_for_pattern(NamedNode(iri), None, None), None):
        raise InputError(f"search:{name} is in the graph already. Give this one another name.")
    actor = find_one(store, searched_by)
    if not store.query(_IS_AGENT.format(actor), prefixes=PREFIXES):
        raise InputError(f"{compress(actor)} is no actor, and who searches is one.")
    if unknown := [text.file for text in found.texts if not text.iri]:
        raise InputError(
            f"the graph describes no text {_listed(unknown)}: others could not repeat the search."
            " Describe it as a cg:TextVersion, or leave it out with --source or --language."
        )
    if parts := [text.name for text in found.texts if text.starts_at]:
        raise InputError(
            f"{_listed(parts)} stands in the text of a larger source, and a record names texts that"
            " were searched from beginning to end. Search the larger source."
        )
    if found.findings or found.not_held:
        told = [str(each) for each in found.findings] + [f"not held: {n}." for n in found.not_held]
        raise InputError(*told, "No record is kept of a search that left out a text.")
    if not found.texts:
        raise InputError("no text was searched, so there is no search to keep.")
    how = "The very letters" if found.exact else "The words in all their forms"
    return SearchRecord(
        iri,
        find_one(store, searched_for),
        actor,
        day,
        " ".join(found.phrase.split()),
        tuple(sorted({text.language for text in found.texts})),
        tuple(sorted({text.iri for text in found.texts})),
        len(found.hits),
        (f"{how} were searched for, and paragraphs are counted.", *([note] if note else [])),
    )


def append(record: SearchRecord, path: Path) -> None:
    """Add a record to a Turtle file, which is made where there is none.

    Raises:
        InputError: the file is no Turtle or has a record of this name; or it can't be written.
    """
    before, known = "", {}
    if path.exists():
        before = read_text(path, str(path))
        try:
            parser = parse(before, format=RdfFormat.TURTLE)
            subjects = {str(quad.subject) for quad in parser}
            known = dict(parser.prefixes)
        except SyntaxError as error:
            message = f"this is not Turtle: {error.msg}."
            raise InputError(Finding(str(path), error.lineno or 0, message)) from None
        if f"<{record.iri}>" in subjects:
            message = f"{compress(record.iri)} is there already."
            raise InputError(Finding(str(path), 0, message, "Give this one another name."))
    text = record.turtle()
    head = prefixes_of(text, known)
    between = "\n" if before else ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(("" if before.endswith("\n") or not before else "\n") + between)
            file.write(f"{head}\n{text}" if head else text)
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise InputError(Finding(str(path), 0, f"it can't be written: {reason}.")) from None


def prefixes_of(turtle: str, known: dict[str, str] | None = None) -> str:
    """Return the declarations of the prefixes in a block, but of those that are known."""
    used = sorted({*re.findall(r"(?:^|[\s^])([a-z]+):[A-Za-z0-9]", turtle)} & PREFIXES.keys())
    return "".join(
        f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n"
        for prefix in used
        if (known or {}).get(prefix) != PREFIXES[prefix]
    )


def _name(iri: str) -> str:
    name = compress(iri)
    return f"<{iri}>" if name == iri else name


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:5])
    return shown if len(names) < 6 else f"{shown} and {len(names) - 5} more"

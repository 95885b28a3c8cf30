"""The phrases by which records and texts are read, from the table un-phrases.csv."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cybergov.akoma_ntoso.curated import fold, read_curated
from cybergov.findings import Finding, InputError

__all__ = ["KINDS", "Phrases", "read_phrases"]

#: What a phrase is good for, and what its meaning is.
KINDS: Final = {
    "outcome": "how a record or text says that a resolution was adopted: an outcome of the graph",
    "ballot": "what a table of single votes calls one: the ballot, empty for no vote",
    "office": "how an entry among the sponsors begins that names an office: the short wording",
    "representative": "how an entry begins that names the state whose representative spoke",
    "body": "for whom a representative spoke: the short wording of an office",
    "on-behalf": "what stands between a sponsor and the group that it speaks for",
    "capacity": "what stands behind a state that acts in an office: the short wording",
    "rest": "what the second half of an office's entry says, where it was cut in two",
    "mended": "a damaged entry: the identifiers of the actors that it names, parted by blanks",
    "ignored": "an entry that is none of a sponsor",
    "division": "the word that a heading begins with: its step in a locator",
    "recalls": "the first word of a paragraph that recalls what it cites",
    "assembly": "what stands before the number of a resolution of the General Assembly",
    "session-year": "the year that, with a session's number, gives the year it opened in",
    "document-host": "where an address leads to a document by its symbol",
    "language": "the code of a language in the texts: the code in the graph",
}


@dataclass(frozen=True)
class Phrases:
    """The meanings of phrases, by kind and folded phrase, longer phrases first."""

    by_kind: dict[str, dict[str, str]]

    def meaning(self, kind: str, phrase: str) -> str | None:
        """Return the meaning of a phrase, or None where the table does not have it."""
        return self.by_kind.get(kind, {}).get(fold(phrase))

    def opening(self, kind: str, folded: str) -> tuple[str, str] | None:
        """Return the longest phrase that a folded text begins with, and its meaning."""
        for phrase, meaning in self.by_kind.get(kind, {}).items():
            behind = folded[len(phrase) : len(phrase) + 1]
            if folded.startswith(phrase) and not behind.isalnum() and behind != "-":
                return phrase, meaning
        return None

    def of(self, kind: str) -> tuple[str, ...]:
        """Return the folded phrases of a kind, longer ones first."""
        return tuple(self.by_kind.get(kind, {}))


def read_phrases(folder: Path) -> Phrases:
    """Read un-phrases.csv of the folder of tables.

    Raises:
        InputError: the table can't be read, or a row's kind is none.
    """
    found: dict[str, dict[str, str]] = {}
    findings: list[Finding] = []
    for row in read_curated(folder, "reading/un-phrases", ("phrase", "kind", "meaning")):
        kind = row.cells["kind"]
        if kind not in KINDS:
            message = f"there is no kind {kind!r}; kinds are {', '.join(KINDS)}."
            findings.append(Finding("graph/tables/reading/un-phrases.csv", row.line, message))
        found.setdefault(kind, {})[fold(row.cells["phrase"])] = row.cells["meaning"]
    if findings:
        raise InputError(*findings)
    return Phrases(
        {
            kind: dict(sorted(phrases.items(), key=lambda item: (-len(item[0]), item[0])))
            for kind, phrases in found.items()
        }
    )

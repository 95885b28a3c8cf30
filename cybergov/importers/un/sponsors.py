"""Who sponsored or handed in a draft, from the entries of a record's lists of sponsors.

An entry is a name; or several names; or a name and the group that it speaks for; or no sponsor at
all but the office that handed the draft in. Entries that were cut in two are joined where only
the whole is known. What is not known is an error: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from cybergov.akoma_ntoso.curated import fold
from cybergov.akoma_ntoso.phrases import Phrases
from cybergov.importers.un.names import Names

__all__ = ["Reader", "Sponsor", "Sponsors"]

#: No name is cut into more pieces than this.
_MOST_PIECES: Final = 4
_SEPARATOR: Final = re.compile(r"(\s*,\s*(?:and\s+)?|\s+and\s+)", re.IGNORECASE)


@dataclass(frozen=True)
class Sponsor:
    """An actor that sponsored a draft, and the group that it did so for, if any."""

    actor: str
    on_behalf_of: str = ""


@dataclass
class Sponsors:
    """What the entries of one list say."""

    sponsors: list[Sponsor] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    #: Pairs of what was faulty and what was done.
    faults: list[tuple[str, str]] = field(default_factory=list)
    unresolved: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Reader:
    """Reads entries by the tables of names and phrases."""

    names: Names
    phrases: Phrases

    def read(self, entries: Sequence[str]) -> Sponsors:
        """Read all entries of a list."""
        found = Sponsors()
        rest = list(entries)
        while rest:
            rest = rest[self._take(rest, found) :]
        return found

    def _take(self, entries: list[str], found: Sponsors) -> int:
        """Take one entry, or several that are one, into ``found``; return how many."""
        entry = " ".join(entries[0].split())
        folded = fold(entry).strip(" ,")
        if not folded:
            found.faults.append(("an entry among the sponsors is empty", "left out"))
            return 1
        if (mended := self.phrases.meaning("mended", entry)) is not None:
            found.sponsors += [Sponsor(actor) for actor in mended.split()]
            note = f"the entry {entry!r} is damaged"
            found.faults.append((note, f"read as {mended or 'nobody'}"))
            return 1
        if self.phrases.meaning("ignored", entry) is not None:
            found.faults.append(("an entry among the sponsors names none", "left out"))
            return 1
        if office := self._office(folded):
            found.offices.append(office)
            return 1 + self._second_half(entries[1:], found)
        if sponsor := self._one(folded):
            found.sponsors.append(sponsor)
            return 1
        if several := self._several(folded):
            found.sponsors += several
            if len(several) > 1:
                note = "one entry holds several names"
                found.faults.append((note, "read as " + ", ".join(s.actor for s in several)))
            return 1
        return self._joined(entries, found)

    def _second_half(self, entries: list[str], found: Sponsors) -> int:
        """Return 1 where the next entry is the rest of an office's phrase, else 0."""
        if not entries or self._one(fold(entries[0])) or self._office(fold(entries[0])):
            return 0
        if any(words in fold(entries[0]) for words in self.phrases.of("rest")):
            found.faults.append(("one phrase is split in two entries", "joined"))
            return 1
        return 0

    def _joined(self, entries: list[str], found: Sponsors) -> int:
        for size in range(2, min(_MOST_PIECES, len(entries)) + 1):
            for between in (" ", " and ", ", "):
                whole = between.join(" ".join(entry.split()) for entry in entries[:size])
                if sponsor := self._one(fold(whole)):
                    found.sponsors.append(sponsor)
                    found.faults.append(
                        ("one name is split in two entries", f"joined and read as {sponsor.actor}")
                    )
                    return size
        found.unresolved.append(entries[0])
        return 1

    def _office(self, folded: str) -> str | None:
        if opening := self.phrases.opening("office", folded):
            return opening[1]
        if opening := self.phrases.opening("representative", folded):
            said = self._split_at(folded[len(opening[0]) :].strip(), "on-behalf")
            if said and self.names.find(said[0]):
                return self.phrases.meaning("body", said[1])
        if (said := self._split_at(folded, "capacity")) and self.names.find(said[0]):
            return said[2]
        return None

    def _one(self, folded: str) -> Sponsor | None:
        """Read a name, or a name and the group that it speaks for."""
        plain = folded.strip(" ,")
        if actor := self.names.find(plain):
            return Sponsor(actor)
        if said := self._split_at(plain, "on-behalf"):
            actor, group = self.names.find(said[0]), self.names.find(said[1])
            if actor and group:
                return Sponsor(actor, group)
        return None

    def _split_at(self, folded: str, kind: str) -> tuple[str, str, str] | None:
        """Split at the longest phrase of a kind: what stands before, behind, and the meaning."""
        for phrase in self.phrases.of(kind):
            before, found, behind = folded.partition(phrase)
            if found and (not behind or not behind[0].isalnum()):
                bracketed = before.rstrip().endswith("(")
                behind = behind.removesuffix(")") if bracketed else behind
                meaning = self.phrases.meaning(kind, phrase) or ""
                return before.strip(" (,"), behind.strip(" ,"), meaning
        return None

    def _several(self, folded: str) -> list[Sponsor]:
        """Read a list of names; empty where any of it is not known."""
        pieces = _SEPARATOR.split(_outside_brackets(folded))
        pieces = [_restored(piece) for piece in pieces]
        read: list[Sponsor] = []
        at = 0
        while at < len(pieces):
            if not pieces[at].strip(" ,"):
                at += 2
                continue
            # The longest name first: Antigua and Barbuda before Antigua. A group's name may hold
            # commas too, so a piece is tried with all that may belong to it.
            for end in range(min(len(pieces), at + 2 * _MOST_PIECES - 1), at, -1):
                if (end - at) % 2 and (sponsor := self._one("".join(pieces[at:end]))):
                    read.append(sponsor)
                    at = end + 1
                    break
            else:
                return []
        return read


def _outside_brackets(text: str) -> str:
    """Return a text whose separators inside brackets are hidden from the list's pattern."""
    depth = 0
    out: list[str] = []
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        hidden = {" ": "\ue000", ",": "\ue001"}.get(character, character)
        out.append(hidden if depth > 0 else character)
    return "".join(out)


def _restored(text: str) -> str:
    return text.replace("\ue000", " ").replace("\ue001", ",")

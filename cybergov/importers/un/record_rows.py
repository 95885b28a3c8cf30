"""A record's rows: the resolution and its parts, its decision, who sponsored or submitted it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cybergov.akoma_ntoso.phrases import Phrases
from cybergov.akoma_ntoso.symbols import canonical, identifier, is_symbol, parts_of
from cybergov.importers.un.dates import parse_date
from cybergov.importers.un.faults import Fault
from cybergov.importers.un.merge import Rows
from cybergov.importers.un.names import Names
from cybergov.importers.un.records import Record
from cybergov.importers.un.sponsors import Reader, Sponsor
from cybergov.importers.un.votes import Votes

__all__ = ["RecordRows"]


@dataclass
class RecordRows:
    """Adds the rows of a record; what is wrong with it goes into the findings and faults."""

    rows: Rows
    names: Names
    phrases: Phrases
    votes: Votes

    def add(self, record: Record) -> None:
        """Add all rows of a record."""
        before = len(self.rows.findings)
        day = self._day(record)
        decision = self.votes.add(record, day)
        if len(self.rows.findings) > before:
            return
        self._resolution(record, day)
        if decision:
            self._sponsors(record, decision)
        self._spellings(record)

    def _fault(self, record: Record, fault: str, treatment: str) -> None:
        self.rows.fault(Fault(record.origin, record.symbol, fault, treatment))

    def _day(self, record: Record) -> str:
        text = record.texts["adoption_date"]
        try:
            day, oddity = parse_date(text)
        except ValueError:
            message = f"{text!r} is no date such as 7 December 2020."
            self.rows.find(record.origin, message, "Correct the date.")
            return ""
        if oddity:
            self._fault(record, oddity, f"read as {day}")
        return day

    def _resolution(self, record: Record, day: str) -> None:
        source = identifier(record.symbol)
        title, tab, glued = record.texts["title"].strip().partition("\t")
        if tab and glued.strip():
            self._fault(record, "a footnote is stuck to the title", "cut off")
        cells = {
            "date": day,
            "session": _plain(record.texts["session"]),
            "meeting": _plain(record.texts["adoption_meeting"]),
            "committee": self._committee(record),
            "agenda_item": _plain(record.texts["agenda_item"]),
            "agenda_item_name": _plain(record.texts["agenda_item_name"]),
            "report": self._report(record),
        }
        row = {"id": source, "symbol": record.symbol, "title": _plain(title)}
        self.rows.add("resolutions", record.origin, **row, **cells)
        parts = parts_of(record.symbol)
        for part in parts:
            row = {"id": identifier(part), "symbol": part}
            self.rows.add("resolutions", record.origin, **row, **cells)
            row = {"id": identifier(part), "part_of": source, "number": part.split(" ")[-1]}
            self.rows.add("annexes", record.origin, **row)
        if parts:
            fault = f"one record stands for {len(parts)} parts"
            self._fault(record, fault, "a row for the whole, which was decided on, and for each")

    def _committee(self, record: Record) -> str:
        committee = self.names.find(record.texts["committee"])
        if committee is None:
            message = f"no table knows the committee {record.texts['committee']!r}."
            self.rows.find(
                record.origin, message, "Add its name to graph/tables/reading/un-names.csv."
            )
        return committee or ""

    def _report(self, record: Record) -> str:
        text = _plain(record.texts["originating_document"])
        symbol = canonical(re.split(r", | and | \(", text, maxsplit=1)[0])
        if is_symbol(symbol) and symbol.count("/") > 1:
            return symbol
        if text:
            self._fault(record, f"the originating document {text!r} is no symbol", "left out")
        return ""

    def _sponsors(self, record: Record, decision: tuple[str, str]) -> None:
        reader = Reader(self.names, self.phrases)
        of = {"decision": decision[0], "decision_kind": decision[1]}
        seen: dict[Sponsor, str] = {}
        for kind, column in (("original", "sponsors"), ("additional", "additional_sponsors")):
            read = reader.read(record.lists[column])
            for entry in read.unresolved:
                message = f"no table knows the sponsor {entry!r}."
                self.rows.find(
                    record.origin, message, "Add it to graph/tables/reading/un-names.csv."
                )
            for fault, treatment in read.faults:
                self._fault(record, fault, treatment)
            for sponsor in read.sponsors:
                if sponsor in seen:
                    fault = f"the sponsor {sponsor.actor} is named twice"
                    self._fault(record, fault, f"kept as {seen[sponsor]}")
                    continue
                seen[sponsor] = kind
                row = {"sponsor": sponsor.actor, "on_behalf_of": sponsor.on_behalf_of}
                self.rows.add("sponsors", record.origin, **of, **row, kind=kind)
            for office in dict.fromkeys(read.offices):
                self.rows.add("submitters", record.origin, **of, office=office)

    def _spellings(self, record: Record) -> None:
        """Note which of the names that were read are none of the United Nations' own today."""
        listed = (*record.lists["sponsors"], *record.lists["additional_sponsors"])
        seen = {*self.votes.names_in(record), *(name for name in listed if self.names.find(name))}
        known = {_plain(name): self.names.find(name) or "" for name in seen}
        odd = {
            name: actor
            for name, actor in known.items()
            if actor in self.names.states and not self.names.is_official(name)
        }
        if odd:
            fault = f"not the United Nations' present names: {', '.join(sorted(odd))}"
            read = ", ".join(sorted(set(odd.values())))
            self._fault(record, fault, f"read as {read}, by the tables of names")
        if blanks := sorted({_plain(name) for name in seen if name != _plain(name)}):
            self._fault(record, f"odd blanks in {', '.join(blanks)}", "taken out")


def _plain(text: str) -> str:
    return " ".join(text.split())

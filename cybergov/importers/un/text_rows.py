"""A text's rows: its titles, annexes and provisions, and what it cites."""

from __future__ import annotations

from dataclasses import dataclass

from cybergov.akoma_ntoso.phrases import Phrases
from cybergov.akoma_ntoso.places import Place, Source
from cybergov.akoma_ntoso.symbols import identifier
from cybergov.importers.un.citations import cited_in
from cybergov.importers.un.faults import Fault, Origin
from cybergov.importers.un.merge import Rows
from cybergov.importers.un.texts import Part, Text

__all__ = ["TextRows"]


@dataclass(frozen=True)
class TextRows:
    """Adds the rows of a text; ``has_record`` tells whether there is a row of the resolution."""

    rows: Rows
    phrases: Phrases

    def add(self, text: Text, here: Origin, *, has_record: bool) -> None:
        """Add the rows of all parts of a text."""
        if len(text.parts) > 1:
            self._titles(text, here, has_record=has_record)
        for part in text.parts:
            self._part(part, here)

    def _titles(self, text: Text, here: Origin, *, has_record: bool) -> None:
        """Take the titles of a resolution in parts: its record has them all in one."""
        source = identifier(text.symbol)
        if has_record:
            row = {"id": source, "symbol": text.symbol, "title": text.title}
            self.rows.add("resolutions", here, **row)
        for part in text.parts:
            name = identifier(part.symbol)
            if has_record:
                row = {"id": name, "symbol": part.symbol, "title": part.title}
                self.rows.add("resolutions", here, **row)
            letter = part.symbol.split(" ")[-1]
            row = {"id": name, "part_of": source, "number": letter, "title": part.title}
            self.rows.add("annexes", here, **row)

    def _part(self, part: Part, here: Origin) -> None:
        resolution = identifier(part.symbol)
        for symbol in part.in_title.symbols:
            self._cite(resolution, symbol, "title", "cites", here)
        for source in part.sources:
            if source.identifier != resolution:
                number = source.number or source.prefix.partition(" ")[2]
                row = {"id": source.identifier, "part_of": resolution, "number": number}
                row |= {"title": source.title, "starts_at": source.prefix}
                self.rows.add("annexes", here, **row)
            if source.repeated:
                fault = f"{source.repeated} places of {source.identifier} bear an earlier number"
                self._fault(part, here, fault, "they count as parts of the earlier place")
            for place in source.places:
                self._provision(source, place, here)
                self._citations(resolution, source, place, part, here)
            self._loose(resolution, source, part, here)

    def _provision(self, source: Source, place: Place, here: Origin) -> None:
        line = place.blocks[0].line if place.blocks else 0
        self.rows.add(
            "provisions",
            Origin(here.file, line, here.input),
            id=f"{source.identifier}-{identifier(place.locator)}",
            source=source.identifier,
            locator=place.locator,
            kind=place.kind,
            number=place.number,
            heading=place.heading,
        )

    def _citations(
        self, resolution: str, source: Source, place: Place, part: Part, here: Origin
    ) -> None:
        cited = cited_in(place.blocks, self.phrases)
        verb = place.verb.partition(" ")[0].strip(",")
        how = "cites" if self.phrases.meaning("recalls", verb) is None else "recalls"
        locator = f"{source.prefix} {place.locator}".strip()
        for symbol in cited.symbols:
            self._cite(resolution, symbol, locator, how, here)
        for fault, treatment in cited.faults:
            self._fault(part, here, f"{locator}: {fault}", treatment)

    def _loose(self, resolution: str, source: Source, part: Part, here: Origin) -> None:
        """Add what is cited where nothing has a number: in an annex, the annex cites it."""
        for symbol in cited_in(source.loose, self.phrases).symbols:
            if source.prefix:
                self._cite(resolution, symbol, source.prefix, "cites", here)
            else:
                fault = f"{symbol} is cited where no paragraph has a number"
                self._fault(part, here, fault, "left out")

    def _cite(self, citing: str, symbol: str, locator: str, how: str, here: Origin) -> None:
        cited = identifier(symbol)
        if cited == citing:
            return
        row = {"citing": citing, "cited": cited, "locator": locator, "how": how}
        self.rows.add("citations", here, **row)
        if not self.rows.get("cited", cited):
            self.rows.add("cited", here, id=cited, symbol=symbol)

    def _fault(self, part: Part, here: Origin, fault: str, treatment: str) -> None:
        self.rows.fault(Fault(Origin(here.file, 0, here.input), part.symbol, fault, treatment))

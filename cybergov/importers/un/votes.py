"""How a resolution was adopted, and by whose votes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from cybergov.akoma_ntoso.phrases import Phrases
from cybergov.akoma_ntoso.symbols import canonical, identifier, is_symbol
from cybergov.importers.un.faults import Fault
from cybergov.importers.un.merge import Rows
from cybergov.importers.un.names import Names
from cybergov.importers.un.official import Totals
from cybergov.importers.un.records import BALLOTS, Record
from cybergov.importers.un.tables import TOTALS

__all__ = ["RollCall", "Votes", "needs_roll_call"]

#: The names of those who voted, by ballot.
RollCall = dict[str, tuple[str, ...]]

#: The outcome of what was put to a vote: every other one is without a vote.
_VOTED = "Adopted"


def needs_roll_call(record: Record) -> bool:
    """Tell whether a record counts votes and gives no names: its text may have them."""
    return any(
        _count(record.texts[count]) and not record.lists[names] for names, count in BALLOTS.values()
    )


def _count(text: str) -> int:
    """Return a count; what is no number stands for none."""
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text.strip(), re.ASCII) else 0


@dataclass
class Votes:
    """Adds the decision of a record, and of a vote the ballots."""

    rows: Rows
    names: Names
    phrases: Phrases
    official: dict[str, Totals]
    #: Returns the roll call that the text of a resolution has, if any.
    roll_call_of: Callable[[str], RollCall | None]

    def add(self, record: Record, day: str) -> tuple[str, str] | None:
        """Add the rows; return the decision's name and kind, or None where there is none."""
        outcome = self._outcome(record)
        if outcome is None:
            return None
        totals = self._totals(record, voted=outcome == _VOTED)
        if totals is None:
            return None
        source = identifier(record.symbol)
        kind = "vote" if outcome == _VOTED else "decision"
        meeting = self._meeting(record)
        row = {"id": source, "source": source, "kind": kind, "date": day, "outcome": outcome}
        row |= {"record": identifier(meeting), "record_symbol": meeting}
        self.rows.add("decisions", record.origin, **row, **totals)
        return source, kind

    def names_in(self, record: Record) -> list[str]:
        """Return all names of those who voted, as they are spelt."""
        return list(chain.from_iterable(self._roll_call(record).values()))

    def _fault(self, record: Record, fault: str, treatment: str) -> None:
        self.rows.fault(Fault(record.origin, record.symbol, fault, treatment))

    def _outcome(self, record: Record) -> str | None:
        said = {record.texts[name] for name in ("adoption_type", "voting_type")}
        known = {text: self.phrases.meaning("outcome", text) for text in said if text.strip()}
        unknown = sorted(text for text, outcome in known.items() if not outcome)
        for text in unknown:
            message = f"no table knows what {text!r} says of a vote."
            self.rows.find(
                record.origin,
                message,
                "Add it to graph/tables/reading/un-phrases.csv as an outcome.",
            )
        outcomes = {outcome for outcome in known.values() if outcome}
        if len(outcomes) == 1 and not unknown:
            return outcomes.pop()
        if len(outcomes) > 1:
            message = "adoption_type and voting_type say different things."
            self.rows.find(record.origin, message, "Correct one of them.")
        elif self._has_votes(record):
            self.rows.find(
                record.origin, "votes are counted, and no vote is named.", "Correct the record."
            )
        elif not unknown:
            self._fault(record, "how it was adopted is not said", "no decision is recorded")
        return None

    def _has_votes(self, record: Record) -> bool:
        return any(
            _count(record.texts[count]) or record.lists[names] for names, count in BALLOTS.values()
        )

    def _meeting(self, record: Record) -> str:
        text = " ".join(record.texts["pv"].split())
        symbol = canonical(text)
        if is_symbol(symbol):
            return symbol
        fault = f"{text!r} is no symbol of a meeting record" if text else "no meeting is named"
        self._fault(record, fault, "the decision has no record")
        return ""

    def _totals(self, record: Record, *, voted: bool) -> dict[str, str] | None:
        """Add the ballots and return the totals by column; None where there is a finding."""
        counts = [record.texts[count].strip() for _, count in BALLOTS.values()]
        odd = sorted({count for count in counts if not re.fullmatch("[0-9]+", count, re.ASCII)})
        if odd:
            fault = f"{', '.join(map(repr, odd))} stands where a number of votes is due"
            self._fault(record, fault, "read as no vote")
        if not voted:
            if self._has_votes(record):
                message = "votes are recorded of what was adopted without a vote."
                self.rows.find(record.origin, message, "Correct the record.")
                return None
            return {}
        ballots = self._ballots(record)
        if ballots is None or not self._agree(record, ballots):
            return None
        decision = identifier(record.symbol)
        for ballot, states in ballots.items():
            for state in states:
                row = {"decision": decision, "state": state, "ballot": ballot}
                self.rows.add("ballots", record.origin, **row)
        return {column: str(len(ballots[ballot])) for ballot, column in TOTALS.items()}

    def _roll_call(self, record: Record) -> RollCall:
        held = self.roll_call_of(record.symbol) if needs_roll_call(record) else None
        if held:
            return {ballot: held.get(ballot, ()) for ballot in BALLOTS}
        return {ballot: record.lists[names] for ballot, (names, _) in BALLOTS.items()}

    def _ballots(self, record: Record) -> dict[str, list[str]] | None:
        """Return who voted how; None where a name is not known or stands in two lists."""
        if needs_roll_call(record) and self.roll_call_of(record.symbol):
            self._fault(record, "the record has no names of those who voted", "taken from the text")
        ballots: dict[str, list[str]] = {}
        fine = True
        for ballot, names in self._roll_call(record).items():
            states = [self._state(record, name) for name in names]
            fine = fine and None not in states
            known = [state for state in states if state]
            ballots[ballot] = list(dict.fromkeys(known))
            if twice := sorted(state for state, n in Counter(known).items() if n > 1):
                who = ", ".join(twice) if len(twice) < len(ballots[ballot]) else "every state"
                self._fault(record, f"{who} stands twice in one list of votes", "taken once")
        times = Counter(chain.from_iterable(ballots.values()))
        if both := sorted(state for state, n in times.items() if n > 1):
            message = f"{', '.join(both)} stands in two lists of votes."
            self.rows.find(record.origin, message, "Find out how it voted.")
            fine = False
        return ballots if fine else None

    def _state(self, record: Record, name: str) -> str | None:
        state = self.names.find(name)
        if state in self.names.states:
            return state
        message = f"no table knows the state {name!r}."
        self.rows.find(
            record.origin, message, "Add the spelling to graph/tables/reading/un-names.csv."
        )
        return None

    def _agree(self, record: Record, ballots: dict[str, list[str]]) -> bool:
        """Tell whether the counts are those of the names, or known to be others."""
        counted = tuple(_count(record.texts[count]) for _, count in BALLOTS.values())
        named = tuple(len(ballots[ballot]) for ballot in BALLOTS)
        if counted == named:
            return True
        said, held = "-".join(map(str, counted)), "-".join(map(str, named))
        official = self.official.get(record.symbol)
        if official and counted == official.counts:
            fault = f"the totals are {said} and the names are {held}"
            self._fault(record, fault, "the names count; the official totals are kept aside")
            return True
        message = f"{record.symbol} counts {said} votes and names {held} states."
        remedy = "Correct the record, or give its text, or put the official totals into"
        self.rows.find(
            record.origin, message, f"{remedy} graph/tables/reading/un-official-totals.csv."
        )
        return False

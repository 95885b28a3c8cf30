"""The documents that a paragraph names: by its links, and by symbols and numbers in its words.

The number of a resolution is taken for one of the General Assembly only where the words before it
say so, or where the day behind it falls into the session of that number: other bodies number
their resolutions in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from cybergov.akoma_ntoso.blocks import Block, Run
from cybergov.akoma_ntoso.curated import fold_once
from cybergov.akoma_ntoso.phrases import Phrases
from cybergov.akoma_ntoso.symbols import canonical, first_symbol, is_symbol, link_target

__all__ = ["Cited", "cited_in"]

#: Stands in the text where a link was: neither a letter nor a blank.
_LINK: Final = "\ue000"
_NUMBER: Final = (
    r"(?:E?S-)?[0-9]{1,3}/[0-9]{1,4}(?: [A-Z](?![a-z]))?|[0-9]{1,4}(?: [A-Z])? ?\([IVXL]+\)"
)
_DAY: Final = r"(?: of [0-9]{1,2} [A-Z][a-z]+ (?P<year>[0-9]{4}))?"
_ONE: Final = re.compile(rf"(?P<number>{_NUMBER}|{_LINK})(?![\w/]){_DAY}")
_BEFORE: Final = re.compile(r"\b[Rr]esolutions? ")
_BETWEEN: Final = re.compile(r"\s*(?:,|and|,\s*and)\s*")
_SYMBOL: Final = re.compile(
    r"(?<![\w/.-])[AES]/[A-Z0-9][A-Za-z0-9.\-]*(?:/[A-Za-z0-9.\-]+)*(?<![.-])"
)
_PLAIN: Final = re.compile(r"(?:E?S-)?([0-9]{1,3})/([0-9]{1,4})")
_DASHES: Final = re.compile("[\u2010-\u2015]")


@dataclass
class Cited:
    """The symbols that a place cites, in order, and what was odd about its links."""

    symbols: dict[str, None] = field(default_factory=dict)
    #: Pairs of what was faulty and what was done.
    faults: list[tuple[str, str]] = field(default_factory=list)


def cited_in(blocks: Iterable[Block], phrases: Phrases) -> Cited:
    """Return what the blocks of a place cite, in their footnotes too."""
    cited = Cited()
    hosts = frozenset(phrases.of("document-host"))
    for block in blocks:
        for runs in (block.runs, *block.notes):
            _in_runs(runs, hosts, phrases, cited)
    return cited


def _in_runs(runs: Sequence[Run], hosts: frozenset[str], phrases: Phrases, cited: Cited) -> None:
    words: list[str] = []
    for run in runs:
        target = link_target(run.href, hosts) if run.href else ""
        if not target:
            words.append(run.text)
            continue
        symbol = _settled(target, run.text, cited)
        if symbol:
            cited.symbols.setdefault(symbol)
        words.append(_LINK if symbol else run.text)
    text = " ".join(_DASHES.sub("-", "".join(words)).split())
    for symbol in (*_symbols(text), *_numbers(text, phrases)):
        cited.symbols.setdefault(symbol)


def _settled(target: str, shown: str, cited: Cited) -> str:
    """Return what a link cites: its target, unless the words say another document.

    The words are what was adopted, the link was added to them; but a link may cover only a part
    of a symbol, and then it tells the rest.
    """
    words = canonical(_DASHES.sub("-", shown))
    if is_symbol(words) and not words.startswith("HTTP"):
        own = first_symbol(words)
        if target.startswith(own):
            return target
        if own.startswith(f"{target} ("):
            return own
        if not words.endswith(f"-{target}"):
            fault = f"a link leads to {target} and reads {words}"
            cited.faults.append((fault, f"read as {own}"))
        return own
    number = re.fullmatch(r"((?:E?S-)?[0-9]{1,4}/[0-9]{1,4})(?: [A-Z])?", words)
    if number is None or _digits(number[1]) in _digits(target.rpartition("/RES/")[2] or target):
        if number and "/RES/" not in target and re.fullmatch(r"[A-Z/]+/[0-9]+/[0-9]+", target):
            fault = f"a link leads to the document {target} and reads {words}, like a resolution"
            cited.faults.append((fault, "the words are read without the link"))
            return ""
        return target
    series, found, _ = target.partition("/RES/")
    if not found:
        return target
    symbol = canonical(f"{series}/RES/{number[1]}")
    cited.faults.append((f"a link leads to {target} and reads {words}", f"read as {symbol}"))
    return symbol


def _digits(text: str) -> str:
    return text.partition("(")[0].strip()


def _symbols(text: str) -> Iterator[str]:
    for found in _SYMBOL.finditer(text):
        symbol = first_symbol(canonical(found[0]))
        if is_symbol(symbol) and any(character.isdecimal() for character in symbol):
            yield symbol


def _numbers(text: str, phrases: Phrases) -> Iterator[str]:
    """Yield the resolutions of the Assembly that a text names by number alone."""
    years = [int(year) for year in phrases.of("session-year") if year.isdecimal()]
    for opening in _BEFORE.finditer(text):
        before = fold_once(text[: opening.end()])
        named = any(before.endswith(phrase) for phrase in phrases.of("assembly"))
        at = opening.end()
        while one := _ONE.match(text, at):
            number = one["number"]
            if number != _LINK and (named or _in_session(number, one["year"], years)):
                yield canonical(f"A/RES/{number}")
            between = _BETWEEN.match(text, one.end())
            at = between.end() if between else len(text)


def _in_session(number: str, year: str | None, first_years: Sequence[int]) -> bool:
    """Tell whether a day falls into the session that a resolution's number names."""
    session = number.partition("/")[0]
    if old := re.search(r"\(([IVXL]+)\)", number):
        session = str(_roman(old[1]))
    if year is None or not session.isdecimal():
        return False
    return any(int(year) - first - int(session) in (0, 1) for first in first_years)


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, following, strict=True))

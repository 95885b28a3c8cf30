"""Symbols of United Nations documents: one spelling each, an identifier, an order."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urlsplit

__all__ = [
    "canonical",
    "first_symbol",
    "identifier",
    "is_symbol",
    "link_target",
    "natural",
    "parts_of",
]

_SYMBOL: Final = re.compile(
    r"[A-Z]{1,6}(?:/[A-Za-z0-9.-]+(?: ?\([A-Za-z0-9., -]+\))?)+(?: [A-Z](?:-[A-Z])?)?"
)
_DASHES: Final = re.compile("[\u2010-\u2015]")
# Resolutions up to the thirtieth session: the number, perhaps a letter, the session in brackets.
_OLD: Final = re.compile(r"(A/RES|E/RES)/(\d+) ?[A-Z]? ?\(((?:E?S-)?[IVXL]+)\)", re.IGNORECASE)
_YEAR: Final = re.compile(r"(S/RES/\d+) ?\((\d{4})\)")
_PART: Final = re.compile(r"(.*/RES/(?:E?S-)?[0-9]+/[0-9]+) ?([A-Z])(?:-([A-Z]))?", re.IGNORECASE)
_DIGITS: Final = re.compile(r"[0-9]+")


def canonical(text: str) -> str:
    """Return a symbol in the form in which the United Nations prints it.

    >>> canonical("a/res/73/268b"), canonical("A/75/6(Sect.8)")
    ('A/RES/73/268 B', 'A/75/6 (Sect. 8)')
    >>> canonical("A/RES/217 A (III)"), canonical("S/RES/1325 (2000)")
    ('A/RES/217(III)', 'S/RES/1325(2000)')
    """
    symbol = " ".join(_DASHES.sub("-", text).split()).strip(" .,;")
    symbol = re.sub(r" ?\(supp\)", "", symbol, flags=re.IGNORECASE)
    symbol = "/".join(map(_segment, symbol.split("/")))
    if old := _OLD.fullmatch(symbol):
        return f"{old[1].upper()}/{old[2]}({old[3].upper()})"
    if year := _YEAR.fullmatch(symbol):
        return f"{year[1]}({year[2]})"
    if part := _PART.fullmatch(symbol):
        letters = part[2] if part[3] is None else f"{part[2]}-{part[3]}"
        return f"{part[1]} {letters.upper()}"
    # (Sect.8) and (PartI), as addresses have them, are printed (Sect. 8) and (Part I).
    symbol = re.sub(r"(?<=[^ ])\(", " (", symbol)
    symbol = re.sub(r"\(([a-z])", lambda letter: f"({letter[1].upper()}", symbol)
    symbol = re.sub(r"\(([A-Z][a-z]+) ?\.? ?(?=[0-9A-Z])", _in_brackets, symbol)
    return re.sub(r"(?<=[IVX])and(?=[IVX])", " and ", symbol)


def _in_brackets(found: re.Match[str]) -> str:
    dot = "." if "." in found[0] else ""
    return f"({found[1]}{dot} "


def _segment(segment: str) -> str:
    if segment.isalpha():
        return segment.upper()
    if word := re.fullmatch(r"([a-z]+)(\.\S+)", segment):
        return word[1].capitalize() + word[2]
    return segment


def identifier(symbol: str) -> str:
    """Return the identifier that a symbol has in the graph.

    >>> identifier("A/75/PV.48 (Resumption 1)"), identifier("A/RES/2625(XXV)")
    ('a-75-pv-48-resumption-1', 'a-res-2625-xxv')
    """
    return re.sub(r"[^a-z0-9]+", "-", symbol.casefold()).strip("-")


def is_symbol(text: str) -> bool:
    """Tell whether a text is a whole symbol and nothing else."""
    return _SYMBOL.fullmatch(text) is not None


def link_target(href: str, hosts: frozenset[str]) -> str:
    """Return the symbol that an address at one of ``hosts`` leads to, or an empty text."""
    try:
        address = urlsplit(href)
    except ValueError:
        return ""
    if (address.hostname or "") not in hosts:
        return ""
    path = re.sub(r"^/*(?:[a-z]{2}/)?", "", address.path)
    symbol = first_symbol(canonical(unquote(path)))
    return symbol if is_symbol(symbol) else ""


def first_symbol(text: str) -> str:
    """Return the first of two symbols of one document: it stands for the document.

    >>> first_symbol("A/74/62-E/2019/6"), first_symbol("A/RES/S-24/2")
    ('A/74/62', 'A/RES/S-24/2')
    """
    return re.split(r"(?<=[0-9])-(?=[A-Z]/[0-9])", text)[0]


def parts_of(symbol: str) -> list[str]:
    """Return the symbols of the parts of a resolution that was adopted as several.

    >>> parts_of("A/RES/75/254 A-C")
    ['A/RES/75/254 A', 'A/RES/75/254 B', 'A/RES/75/254 C']
    >>> parts_of("A/RES/75/242 B")
    []
    """
    part = _PART.fullmatch(symbol)
    if part is None or part[3] is None:
        return []
    letters = range(ord(part[2].upper()), ord(part[3].upper()) + 1)
    return [f"{part[1]} {chr(letter)}" for letter in letters]


def natural(text: str) -> str:
    """Return a key that sorts numbers inside a text by their value.

    >>> sorted(["A/RES/77/150", "A/RES/77/37", "A/RES/9/1"], key=natural)
    ['A/RES/9/1', 'A/RES/77/37', 'A/RES/77/150']
    """
    return _DIGITS.sub(lambda digits: digits[0].lstrip("0").zfill(12), text)

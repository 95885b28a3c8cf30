"""Dates as the records write them."""

from __future__ import annotations

import re
from datetime import date, datetime

__all__ = ["parse_date"]


def parse_date(text: str) -> tuple[str, str]:
    """Return a date as 2020-12-07, and what is odd about how the record writes it, if anything.

    >>> parse_date("7 December 2020")
    ('2020-12-07', '')
    >>> parse_date("2019-12-12 00:00:00")
    ('2019-12-12', 'the date has a time of day')

    Raises:
        ValueError: it is none of the three known forms, or no day of the calendar.
    """
    plain = " ".join(text.split())
    if moment := re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) 00:00:00", plain):
        return date.fromisoformat(moment[1]).isoformat(), "the date has a time of day"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", plain):
        return date.fromisoformat(plain).isoformat(), ""
    day = datetime.strptime(plain, "%d %B %Y").date().isoformat()
    return day, "" if plain == text else "the date has odd blanks"

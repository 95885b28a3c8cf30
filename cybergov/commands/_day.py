"""A day of the calendar, as commands take it."""

from __future__ import annotations

import argparse
import re
from datetime import date, timedelta

from cybergov.findings import UsageError

__all__ = ["day", "refuse_days_to_come"]


def day(text: str) -> date:
    """Convert what was typed into a day.

    Raises:
        ArgumentTypeError: it is no day, which ``argparse`` says with the option's name.
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"{text!r} is no day like 2026-01-31")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day of the calendar") from None


def refuse_days_to_come(given: date | None) -> None:
    """Do nothing, unless the day is later than tomorrow: a day ahead is today somewhere.

    Raises:
        UsageError: it is.
    """
    if given and given > date.today() + timedelta(days=1):
        raise UsageError(f"the day {given} is still to come.")

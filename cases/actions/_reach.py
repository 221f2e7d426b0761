"""How far from today a day may lie: nobody records or plans anything beyond it, and a slipped key does."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jobcenter.dates import add_months, danish

EARLIEST = date(1900, 1, 1)
# The longest thing anybody plans is an education with its preparation; ten years hold it with room to spare.
MONTHS_AHEAD = 120


def latest(on: date) -> date:
    return add_months(on, MONTHS_AHEAD)


def out_of_reach(day: date, on: date) -> str:
    """What is wrong with the day and what would be right; empty where nothing is."""
    if day < EARLIEST:
        return _("Årstallet %(year)s ligger langt tilbage i tiden. Skriv en dag fra og med den %(day)s.") % {
            "year": day.year,
            "day": danish(EARLIEST),
        }
    if day > latest(on):
        return _("Årstallet %(year)s ligger langt ude i fremtiden. Skriv en dag senest den %(day)s.") % {
            "year": day.year,
            "day": danish(latest(on)),
        }
    return ""


def check_reach(values: dict[str, Any], on: date) -> None:
    """Refuse every day among the values that is out of reach, beside its field."""
    found = {name: out_of_reach(value, on) for name, value in values.items() if is_day(value)}
    if wrong := {name: sentence for name, sentence in found.items() if sentence}:
        raise ValidationError(wrong)


def is_day(value: Any) -> bool:
    """A moment is a date to Python; it is set by the system and never typed."""
    return isinstance(value, date) and not isinstance(value, datetime)

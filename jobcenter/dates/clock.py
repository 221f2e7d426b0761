"""The day and the moment it is; asked only by views, tasks and commands."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def today() -> date:
    """The local date, or the day the demo is fixed to."""
    return _fixed_day() or local_date(datetime.now(UTC))


def now() -> datetime:
    """The moment, aware; in a demo with a fixed day, that day at the real time of day."""
    real = datetime.now(COPENHAGEN)
    fixed = _fixed_day()
    return at_time(fixed, real.time()) if fixed else real


def local_date(moment: datetime) -> date:
    """The date in Denmark at an aware moment."""
    return moment.astimezone(COPENHAGEN).date()


def at_time(day: date, clock: time) -> datetime:
    """That time of day in Denmark; a time skipped in spring becomes the hour after."""
    local = datetime.combine(day, clock, tzinfo=COPENHAGEN)
    return local.astimezone(UTC).astimezone(COPENHAGEN)


def _fixed_day() -> date | None:
    day: date | None = getattr(settings, "TODAY", None)
    return day

"""Template filters for dates: dansk, kort, siden."""

from __future__ import annotations

from datetime import date, datetime

from django import template

from jobcenter import dates

register = template.Library()


@register.filter
def dansk(value: date | datetime | None) -> str:
    return dates.danish(_day(value)) if value else ""


@register.filter
def kort(value: date | datetime | None) -> str:
    return dates.short(_day(value)) if value else ""


@register.filter
def siden(value: date | datetime | None, on: date) -> str:
    return dates.ago(_day(value), on) if value else ""


@register.filter
def naar(value: date | datetime | None, on: date) -> str:
    """{{ step.due_on|naar:sag.on }}: "i dag", "i morgen", else the date."""
    return dates.on_day(_day(value), on) if value else ""


@register.filter
def talt(value: date | datetime | None) -> str:
    """{{ promise.due_on|talt }}: "fredag den 20. november", for what the borger reads."""
    return dates.spoken(_day(value)) if value else ""


def _day(value: date | datetime) -> date:
    return dates.local_date(value) if isinstance(value, datetime) else value


@register.filter
def perioden(first: date, last: date | None) -> str:
    """{{ rule.valid_from|perioden:rule.valid_to }}: the last day counts; none means until further notice."""
    return dates.period(first, last)

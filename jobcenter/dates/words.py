"""A date in Danish words."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

# Written out rather than asked of Django's catalogue: a table formats hundreds of dates,
# and Django's formatter was half of the time of such a page.
MONTHS = tuple("januar februar marts april maj juni juli august september oktober november december".split())  # noqa: SIM905
SHORT_MONTHS = tuple("jan. feb. marts april maj juni juli aug. sep. okt. nov. dec.".split())  # noqa: SIM905

WEEKDAYS = tuple("mandag tirsdag onsdag torsdag fredag lørdag søndag".split())  # noqa: SIM905


def danish(day: date) -> str:
    """ "20. november 2026"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """ "20. nov. 2026"."""
    return f"{day.day}. {SHORT_MONTHS[day.month - 1]} {day.year}"


def spoken(day: date) -> str:
    """ "fredag den 20. november": as one says it to somebody; day and month stay on one line."""
    return f"{WEEKDAYS[day.weekday()]} den {day.day}.\u00a0{MONTHS[day.month - 1]}"


def on_day(day: date, on: date) -> str:
    """A day one looks towards: "i dag", "i morgen", else the date written out."""
    near = {0: _("i dag"), 1: _("i morgen")}
    return near.get((day - on).days) or danish(day)


def ago(day: date, on: date) -> str:
    """How far `day` is from `on`: "for 12 dage siden", "i dag", "om 3 dage"."""
    distance = (day - on).days
    near = {0: _("i dag"), -1: _("i går"), 1: _("i morgen")}
    if distance in near:
        return near[distance]
    if distance < 0:
        return _("for %(days)d dage siden") % {"days": -distance}
    return _("om %(days)d dage") % {"days": distance}


def period(first: date, last: date | None) -> str:
    """A period with its last day included; without one it is still running."""
    if last is None:
        return _("fra %(first)s") % {"first": short(first)}
    return f"{short(first)} – {short(last)}"

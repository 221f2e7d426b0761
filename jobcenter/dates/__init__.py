"""Dates as Danes write and count them, and the day it is."""

from jobcenter.dates.calendar import add_months, is_working_day, next_working_day
from jobcenter.dates.clock import COPENHAGEN, at_time, local_date, now, today
from jobcenter.dates.words import ago, danish, on_day, period, short, spoken

__all__ = [
    "COPENHAGEN",
    "add_months",
    "ago",
    "at_time",
    "danish",
    "is_working_day",
    "local_date",
    "next_working_day",
    "now",
    "on_day",
    "period",
    "short",
    "spoken",
    "today",
]

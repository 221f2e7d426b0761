"""The days of a course laid out from left to right: where a day stands, and which months are named below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from jobcenter.dates.calendar import add_months
from jobcenter.dates.words import SHORT_MONTHS

MOST_TICKS = 6


@dataclass(frozen=True)
class Tick:
    """The first day of a month, its name, and how far along the axis it stands."""

    day: date
    label: str
    x: str


@dataclass(frozen=True)
class Axis:
    """Whole months from `first` to `last`, both counted in; today lies within."""

    first: date
    last: date
    on: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """How far along the day begins, in percent; what lies outside stands at the edge."""
        return min(max((day - self.first).days / self.days, 0.0), 1.0) * 100

    def after(self, day: date) -> float:
        """Where the day ends."""
        return self.at(day + timedelta(days=1)) if day < date.max else 100.0

    @property
    def today_x(self) -> str:
        return percent(self.at(self.on))

    @property
    def ticks(self) -> list[Tick]:
        """The months, or every third, sixth or twelfth of them, so that the names never run into one another."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next((step for step in (1, 2, 3, 6, 12) if months <= step * MOST_TICKS), months)
        return [self._tick(add_months(self.first, n)) for n in range(0, months, step)]

    def _tick(self, day: date) -> Tick:
        name = SHORT_MONTHS[day.month - 1]
        return Tick(day, f"{name} {day.year}" if day.month == 1 or day == self.first else name, percent(self.at(day)))


def percent(value: float) -> str:
    """Written here, because a template would write the decimals as Danes do, and SVG could not read them."""
    return f"{value:.2f}%"


def axis(days: Iterable[date], on: date) -> Axis:
    """From the month of the earliest day to the month of the latest, today's month and the next always among them."""
    known = [on, add_months(on, 1), *days]
    first, last = min(known), max(known)
    return Axis(first.replace(day=1), add_months(last.replace(day=1), 1) - timedelta(days=1), on)

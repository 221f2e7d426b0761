"""What every story stands on: the people, the catalogue, and the working days round the day that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from jobcenter.dates import is_working_day, next_working_day
from jobcenter.demo.cast import Cast
from jobcenter.demo.catalogue import Catalogue


@dataclass(frozen=True)
class Teller:
    """`as_of` is the day that the demo shows."""

    cast: Cast
    catalogue: Catalogue
    as_of: date

    def before(self, days: int) -> date:
        """The last working day at or before that many days ago."""
        day = self.as_of - timedelta(days=days)
        while not is_working_day(day):
            day -= timedelta(days=1)
        return day

    def tuesday_before(self, days: int) -> date:
        """The Tuesday at or before that many days ago: a day with a working day right behind it."""
        day = self.as_of - timedelta(days=days)
        return day - timedelta(days=(day.weekday() - 1) % 7)

    def after(self, days: int) -> date:
        """The first working day at or after that many days ahead."""
        day = self.as_of + timedelta(days=days)
        return day if is_working_day(day) else next_working_day(day)

"""What every chapter of a course writes with: the case so far, its days, its people, and chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from jobcenter.dates import is_working_day
from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.ledger import Ledger
from jobcenter.demo.municipality.people import Person
from jobcenter.demo.municipality.places import Places
from jobcenter.demo.municipality.words import pick, words

Row = dict[str, Any]
T = TypeVar("T")


@dataclass
class Story:
    """One case while it is told. `since`: where our records begin; `until`: the last day of the case so far.

    `horizon`: no dated act lies after it. A case that nobody has moved on has one that lies behind us.
    """

    rng: Random
    book: Ledger
    person: Person
    places: Places
    as_of: date
    opened: date
    since: date
    until: date
    is_open: bool
    team: str
    unit: str
    consultant: Callable[[], str]
    staff: list[tuple[date, str]] = field(default_factory=list)
    categories: list[tuple[date, str]] = field(default_factory=list)
    groups: list[tuple[date, int]] = field(default_factory=list)
    horizon: date = date.max
    standing: str = ""
    why_without: str = ""
    silent: bool = False  # no involvement is ever recorded in this case
    wishes: list[Row] = field(default_factory=list)
    branch: dict[UUID, str] = field(default_factory=dict)
    running_wishes: set[UUID] = field(default_factory=set)
    goals: list[Row] = field(default_factory=list)
    spells: list[tuple[date, date, str]] = field(default_factory=list)
    plan: Row | None = None
    shared_until: date = date.min
    used: set[str] = field(default_factory=set)

    # --- Days and luck ------------------------------------------------------------------------------------------------

    def happens(self, share: float) -> bool:
        return self.rng.random() < share

    def ago(self, least: int, most: int) -> date:
        """A working day so many days before the end of the records, never before they begin."""
        return self.working(max(self.since, self.until - timedelta(days=self.rng.randint(least, most))))

    def after(self, day: date, least: int, most: int) -> date:
        """A working day so many days after; may lie ahead of the day that is shown."""
        return self.working(day + timedelta(days=self.rng.randint(least, most)))

    def between(self, first: date, last: date) -> date:
        """A working day from the first to the last, or the first of them."""
        return self.working(first + timedelta(days=self.rng.randint(0, max(0, (last - first).days))))

    def working(self, day: date) -> date:
        """The working day at or before, within the records; at or after where there is none."""
        found = day
        while not is_working_day(found):
            found -= timedelta(days=1)
        return found if found >= self.since else self.since

    def told(self, day: date) -> bool:
        """Whether the day is behind us and before the case closed."""
        return self.since <= day <= self.until

    # --- Who ----------------------------------------------------------------------------------------------------------

    def worker(self, day: date) -> str | None:
        """Who had the case that day; None where nobody had it yet."""
        having = [username for first, username in self.staff if first <= day]
        return having[-1] if having else None

    def category_on(self, day: date) -> str:
        """How she was visited that day; "" where her benefit knows no category."""
        return _in_force(self.categories, day, "")

    def group_on(self, day: date) -> int:
        """Which målgruppe of LAB § 6 she was in that day, by its number."""
        return _in_force(self.groups, day, 0)

    @property
    def name(self) -> str:
        return self.person.first_names.split()[0]

    def placed(self, table: str, day: date) -> bool:
        """Whether she was in a placement or an enrolment (the table) that day."""
        return any(
            name == table
            and row["state"] in ("i_gang", "afsluttet")
            and row["starts_on"] <= day
            and (row["state"] == "i_gang" or day <= row["moved_on"])
            for name, row in self.book.rows
        )

    # --- Words --------------------------------------------------------------------------------------------------------

    def say(self, *path: str, **names: str) -> str:
        """One of the sentences that stand at the path in the words of the cases; a new one while there are any."""
        found: Any = words("cases")
        for step in path:
            found = found[step]
        fresh = [sentence for sentence in found if sentence not in self.used] or found
        sentence = pick(self.rng, fresh)
        self.used.add(sentence)
        return sentence.format(navn=self.name, **names)

    def draw(self, mix: p.Mix) -> Any:
        return mix.draw(self.rng)

    # --- Writing ------------------------------------------------------------------------------------------------------

    def add(self, table: str, on: date, /, **values: Any) -> Row:
        """A row of the case."""
        return self.book.add(table, on, case_id=self.book.id, **values)

    def event(self, kind: str, on: date, table: str, row: Row, /, **data: Any) -> None:
        """What the action would have told the log, by whoever had the case."""
        self.book.tell(kind, on, self.worker(on), table, row, **data)

    def planned(self, on: date) -> Row:
        """The plan, begun with the first thing that stands in it."""
        if self.plan is None:
            self.plan = self.add("plan", on, started_on=on)
        return self.plan


def _in_force(changes: list[tuple[date, T]], day: date, none: T) -> T:
    """The latest of the changes up to the day; the first of them for a day before."""
    begun = [value for first, value in changes if first <= day]
    return begun[-1] if begun else next((value for _, value in changes), none)

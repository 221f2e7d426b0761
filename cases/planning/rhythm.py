"""Two rhythms that are never mixed: what the law asks, and how often the two agreed to talk (S1-57)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.enums import ExemptionKind
from jobcenter.rules import Rule, RuleSet
from jobcenter.rules.enums import NO

FIRST = "kontaktforloeb.foerste_samtale.{group}.uger"
TALKS = "kontaktforloeb.jobsamtaler.{group}"
COURSE = "kontaktforloeb.periode.maaneder"
FIRST_OF_EXEMPTED = "fritagelse.foerste_samtale.{group}"
YOUNG = 30  # the key of a rule says "_under_30"; whether there is such a rule is asked of the rules
FORTNIGHT = timedelta(days=14)


@dataclass(frozen=True)
class Late:
    """One follow-up that came after its day; `came_on` is None while it has not come."""

    due_on: date
    came_on: date | None


@dataclass(frozen=True)
class Rest:
    """Days on which the agreed rhythm stands still; `until` is the first day after them, None while nobody knows."""

    first: date
    until: date | None


@dataclass(frozen=True)
class Agreed:
    """The rhythm of the two by a day; `next_on` is None where it rests or has ended, `late` the oldest first."""

    every_days: int
    next_on: date | None
    resting: bool
    late: tuple[Late, ...]

    @property
    def waits_since(self) -> date | None:
        """The first day they should have talked and have not since."""
        return next((late.due_on for late in self.late if late.came_on is None), None)


def agreed(
    every_days: int, first: date, last: date | None, *, talks: Iterable[date], rests: Sequence[Rest], on: date
) -> Agreed:
    """Counted from the last talk, in days that do not rest; a silence of two turns is late twice.

    `first` is the day it was agreed, `last` the last day it holds; `talks` are the days they truly talked.
    """
    days = sorted(day for day in talks if day <= on)
    late: list[Late] = []
    start, due = first, _turn(first, every_days, rests)
    while due is not None and (last is None or due <= last):
        came = next((day for day in days if day > start), None)
        if came is None or came > due:
            if on <= due:
                break
            late.append(Late(due, came))
            start = due
        else:
            start = came
        due = _turn(start, every_days, rests)
    ended = last is not None and (last < on or (due is not None and due > last))
    resting = any(rest.first <= on and (rest.until is None or on < rest.until) for rest in rests)
    return Agreed(every_days, None if ended else due, resting and not ended, tuple(late))


def _turn(start: date, every_days: int, rests: Sequence[Rest]) -> date | None:
    """The day `every_days` days after `start` that do not rest; None where a rest has no end yet."""
    due = start + timedelta(days=every_days)
    for rest in sorted(rests, key=lambda rest: rest.first):
        if rest.first > due:
            break
        if rest.until is None:
            return None
        begins = max(rest.first, start + timedelta(days=1))
        due += max(rest.until - begins, timedelta())
    return due


@dataclass(frozen=True)
class Deadline:
    """What the law asks by a day, and the rule that speaks of it: one that is not verified never says it was passed.

    `missing`: those of the `needed` talks that are still to be held; `came_on` is the day the last of them was.
    """

    rule: Rule
    speaks: Rule
    due_on: date
    needed: int
    missing: int
    came_on: date | None
    on: date

    @property
    def overdue(self) -> bool:
        return bool(self.missing) and self.speaks.confirmed and self.due_on < self.on

    @property
    def what(self) -> str:
        if self.needed == 1:
            return _("Den første samtale")
        return ngettext("%(n)d samtale mangler", "%(n)d samtaler mangler", self.missing) % {"n": self.missing}

    @property
    def phrase(self) -> str:
        return self.speaks.deadline_phrase(self.due_on, self.on)

    @property
    def soon(self) -> bool:
        """Passed, or near enough that the talks which are missing have to be agreed on now, a fortnight for each."""
        return bool(self.missing) and self.due_on - self.missing * FORTNIGHT <= self.on

    @property
    def late(self) -> Late | None:
        """Only a confirmed rule can have been broken."""
        came_in_time = self.came_on is not None and self.came_on <= self.due_on
        if not self.speaks.confirmed or came_in_time or self.due_on >= self.on:
            return None
        return Late(self.due_on, self.came_on)


@dataclass(frozen=True)
class Law:
    """`first`: the first samtale; `course`: those of the first months; None where no rule of the day speaks."""

    first: Deadline | None = None
    course: Deadline | None = None

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        return tuple(deadline for deadline in (self.first, self.course) if deadline is not None)

    @property
    def open(self) -> tuple[Deadline, ...]:
        """What something can be done about; a fortnight after the course has ended, the two agree for themselves."""
        if self.course is not None and self.course.on > self.course.due_on + FORTNIGHT:
            return ()
        return tuple(deadline for deadline in self.deadlines if deadline.missing)

    @property
    def due(self) -> tuple[Deadline, ...]:
        return tuple(deadline for deadline in self.open if deadline.soon)

    @property
    def late(self) -> tuple[Late, ...]:
        return tuple(late for deadline in self.deadlines if (late := deadline.late) is not None)


def group_of(rules: RuleSet, category: str, age: int) -> str:
    """The group that the rules of the day speak of; those under 30 have one of their own in some categories."""
    young = f"{category}_under_{YOUNG}"
    return young if age < YOUNG and rules.get(TALKS.format(group=young)) else category


def law(rules: RuleSet, group: str, opened_on: date, *, held: Iterable[date], exempt: frozenset[str], on: date) -> Law:
    """By the rules of the day `on`, from the day the course began; `held` are the days of samtaler that were held.

    Who is exempt by a decision is asked for nothing, but for a first samtale that nobody is exempted from.
    """
    days = sorted(day for day in held if opened_on <= day <= on)
    asked, talks, course = rules.get(FIRST.format(group=group)), rules.get(TALKS.format(group=group)), rules.get(COURSE)
    first = _deadline(asked, asked, asked.due(opened_on), days, 1, on) if asked else None
    if exempt:
        return Law(first if _first_stands(rules, group, exempt) else None)
    if talks is None or course is None:
        return Law(first)
    speaks = course if talks.confirmed else talks
    return Law(first, _deadline(talks, speaks, course.due(opened_on), days, int(talks.number), on))


def _deadline(rule: Rule, speaks: Rule, due: date, days: list[date], needed: int, on: date) -> Deadline:
    came = days[needed - 1] if len(days) >= needed else None
    return Deadline(rule, speaks, due, needed, max(needed - len(days), 0), came, on)


def _first_stands(rules: RuleSet, group: str, exempt: frozenset[str]) -> bool:
    rule = rules.get(FIRST_OF_EXEMPTED.format(group=group))
    return exempt == {ExemptionKind.UNDTAGELSE_25} and rule is not None and rule.value == NO


__all__ = ["Agreed", "Deadline", "Late", "Law", "Rest", "agreed", "group_of", "law"]

"""The chapters in their order: how a case begins, what is wished, what is tried, how it rests, and who talked when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course import closing, now, opening, progression, respite, talks, voice, wishes, work
from jobcenter.demo.municipality.course.story import Story
from jobcenter.demo.municipality.ledger import Ledger, Sag
from jobcenter.demo.municipality.people import FEWEST_DAYS, GROWN, YEAR, Person, birthday
from jobcenter.demo.municipality.places import Places
from jobcenter.demo.municipality.staffing import Staffing

TEAMS = ("first", "second", "third")


@dataclass
class Frame:
    """What the cases of one municipality share; its small state grows with the cases, in their order."""

    as_of: date
    founded: date
    staffing: Staffing
    places: Places
    serials: dict[date, int]

    def serial(self, born: date) -> int:
        """Tells people of one birthday apart; the first hundred belong to the cases told by hand."""
        self.serials[born] = self.serials.get(born, 99) + 1
        return self.serials[born]


def tell(number: int, rng: Random, person: Person, frame: Frame) -> Sag:
    """The whole case: a frozen value, the same for the same numbers."""
    story = _begin(number, rng, person, frame)
    opening.tell(story, frame)
    now.decide(story)
    wishes.raise_them(story)
    work.tell(story)
    respite.tell(story)
    talks.tell(story)
    wishes.settle(story)
    closing.tell(story)
    voice.tell(story)
    progression.tell(story)
    return story.book.closed()


def _begin(number: int, rng: Random, person: Person, frame: Frame) -> Story:
    is_open, opened, until = _span(rng, person, frame)
    desk = frame.staffing.take(person.line, is_open=is_open)
    story = Story(
        rng=rng,
        book=Ledger(number, rng),
        person=person,
        places=frame.places,
        as_of=frame.as_of,
        opened=opened,
        since=max(opened, frame.founded),
        until=until,
        is_open=is_open,
        team=TEAMS[min(desk.order // p.WORKERS_IN_A_TEAM[0], 2)],
        unit=desk.unit,
        consultant=cache(lambda: frame.staffing.consultant().username),
    )
    story.since = _weekday(story.since)
    _hand_over(story, desk.username, frame)
    return story


def _span(rng: Random, person: Person, frame: Frame) -> tuple[bool, date, date]:
    """Whether it is open, its first day, and the last day there is something to tell about."""
    group = "dagpenge" if person.benefit == "dagpenge" else person.group
    grown = birthday(person.born, GROWN)
    closed = frame.as_of - timedelta(days=rng.randint(10, int(2.4 * YEAR)))
    if rng.random() >= p.CLOSED[group] or closed < grown + timedelta(days=FEWEST_DAYS):
        return True, person.began, frame.as_of
    lasted = rng.randint(30, 182) if group in ("jobparat", "dagpenge") else (frame.as_of - person.began).days
    earliest = max(grown, frame.founded - timedelta(days=int(6 * YEAR)))
    return False, max(closed - timedelta(days=lasted), earliest), closed


def _weekday(day: date) -> date:
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def _hand_over(story: Story, username: str, frame: Frame) -> None:
    """Who had the case from when; the last one has it now."""
    fresh = story.is_open and (story.as_of - story.since).days < 90
    if fresh and story.happens(p.UNASSIGNED * 8):
        return
    days = (story.until - story.since).days
    if days > 240 and story.happens(p.HANDED_OVER):
        before = frame.staffing.before(story.person.line, story.rng).username
        if before != username:
            changed = story.between(story.since + timedelta(days=60), story.until - timedelta(days=60))
            story.staff = [(story.since, before), (changed, username)]
            return
    story.staff = [(story.since, username)]

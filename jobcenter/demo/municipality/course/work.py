"""What the practice found for her: offers and workplaces one after the other, and what they became."""

from __future__ import annotations

from datetime import date, timedelta

from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course import now
from jobcenter.demo.municipality.course.placing import place
from jobcenter.demo.municipality.course.story import Story

MOST = 4
WEEK = timedelta(weeks=1)


def tell(story: Story) -> None:
    """From the last one backwards, so that the day that is shown is as it was drawn; told oldest first."""
    if story.standing == now.ACTIVE:
        _tell(story, [*_earlier(story, story.as_of - timedelta(days=70), MOST - 2), None])
        return
    _tell(story, _earlier(story, _last_day(story), MOST - 1))


def _last_day(story: Story) -> date:
    """The day the last one ended, for somebody who is in none now."""
    if story.standing == now.LONG_AGO:
        return story.as_of - now.LONG - timedelta(days=story.rng.randint(2, 300))
    if not story.is_open:
        return story.until - timedelta(days=story.rng.randint(1, 40))
    return min(story.horizon, story.as_of - timedelta(days=story.rng.randint(12, 400)))


def _earlier(story: Story, last: date, most: int) -> list[date]:
    """The last days of what was tried, oldest first."""
    ends = []
    while len(ends) < story.rng.randint(1, most) and last - story.since > timedelta(days=75):
        ends.insert(0, story.working(last))
        last -= timedelta(days=story.rng.randint(110, 330))
    return ends


def _tell(story: Story, ends: list[date | None]) -> None:
    share = p.PLACEMENT_NOT_COURSE[story.person.group]
    for end in ends:
        if story.chance(share):
            place(story, end)
        else:
            _course(story, end)


def _course(story: Story, ended: date | None) -> None:
    """An offer that ended on the day, or runs on the day that is shown (None)."""
    offer = story.places.course(story.rng, story.person, ended is None)
    weeks = min(offer.weeks, 26)
    if ended is None:
        begun = story.working(story.as_of - timedelta(days=story.rng.randint(3, max(4, weeks * 7 - 10))))
        last = begun + weeks * WEEK
    else:
        begun = story.working(ended - story.rng.randint(max(1, weeks // 3), weeks) * WEEK)
        last = ended
    chosen = story.working(begun - timedelta(days=story.rng.randint(5, 30)))
    row = story.add(
        "enrolment",
        chosen,
        offer_id=offer.title,
        wish_id=_course_wish(story, chosen),
        state="valgt",
        reason=story.say("tilbud", "hvorfor"),
        chosen_on=chosen,
        moved_on=chosen,
    )
    story.event("enrolment.chosen", chosen, "enrolment", row, wish_rank=None)
    _move(story, row, story.between(chosen, begun), "enrolment.granted", "bevilget", starts_on=begun, ends_on=last)
    _move(story, row, begun, "enrolment.started", "i_gang")
    if ended is None:
        return
    became = "" if story.chance(p.BECAME_UNKNOWN) else story.say("tilbud", "blev_til")
    _move(story, row, ended, "enrolment.ended", "afsluttet", became=became)


def _move(story: Story, row: dict, day: date, kind: str, state: str, **values: object) -> None:
    row.update(values, state=state, moved_on=day)
    row["version"] = row.get("version", 1) + 1
    story.event(kind, day, "enrolment", row, starts_on=row["starts_on"], ends_on=row["ends_on"])


def _course_wish(story: Story, day: date) -> object:
    wishes = [wish for wish in story.wishes if wish["kind"] in ("kursus", "vilkaar") and wish["raised_on"] <= day]
    return wishes[0]["id"] if wishes and story.chance(0.5) else None

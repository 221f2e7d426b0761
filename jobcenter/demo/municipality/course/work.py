"""What the practice found for her: offers and workplaces one after the other, and what they became."""

from __future__ import annotations

from datetime import date, timedelta

from jobcenter.dates import next_working_day
from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course import now
from jobcenter.demo.municipality.course.placing import ask, place
from jobcenter.demo.municipality.course.story import Row, Story

MOST = 4
WEEK = timedelta(weeks=1)


def tell(story: Story) -> None:
    """From the last one backwards, so that the day that is shown is as it was drawn; told oldest first."""
    if story.standing == now.ACTIVE:
        _tell(story, [*_earlier(story, story.as_of - timedelta(days=70), MOST - 2), None])
        return
    _tell(story, _earlier(story, _last_day(story), MOST - 1))
    if story.is_open and story.why_without == "samtaler" and story.happens(p.ON_ITS_WAY * 3):
        _thought_of(story)


def _last_day(story: Story) -> date:
    """The day the last one ended, for somebody who is in none now."""
    if story.standing == now.LONG_AGO:
        return story.as_of - now.LONG - timedelta(days=story.rng.randint(2, 300))
    if not story.is_open:
        return story.until - timedelta(days=story.rng.randint(1, 40))
    gone = story.rng.randint(1, 13) if story.happens(p.ENDED_LATELY) else story.rng.randint(12, 400)
    return min(story.horizon, story.as_of - timedelta(days=gone))


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
        if story.happens(share):
            place(story, end)
        else:
            _course(story, end)


def _course(story: Story, ended: date | None) -> None:
    """An offer that ended on the day, or runs on the day that is shown (None)."""
    offer = story.places.course(story.rng, story.person, ended is None)
    weeks = min(offer.weeks, 26)
    ahead = ended is None and story.happens(p.STILL_AHEAD)
    if ended is None:
        gone = -story.rng.randint(3, 20) if ahead else story.rng.randint(3, max(4, weeks * 7 - 10))
        begun = next_working_day(max(story.since, story.as_of - timedelta(days=gone)))
        last = story.working(begun + weeks * WEEK)
    else:
        begun = story.working(ended - story.rng.randint(max(1, weeks // 3), weeks) * WEEK)
        last = ended
    chosen = story.working(min(begun, story.as_of) - timedelta(days=story.rng.randint(5, 30)))
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
    granted = story.between(chosen, min(begun, story.as_of))
    _move(story, row, granted, "enrolment.granted", "bevilget", starts_on=begun, ends_on=last)
    if ahead:
        return
    _move(story, row, begun, "enrolment.started", "i_gang")
    if ended is None:
        return
    became = "" if story.happens(p.BECAME_UNKNOWN) else story.say("tilbud", "blev_til")
    _move(story, row, ended, "enrolment.ended", "afsluttet", became=became)


def _thought_of(story: Story) -> None:
    """Chosen, and not granted yet; or a workplace that has been asked."""
    day = story.ago(2, 25)
    if story.happens(0.5):
        ask(story, day)
        return
    offer = story.places.course(story.rng, story.person, now=True)
    row = story.add(
        "enrolment",
        day,
        offer_id=offer.title,
        state="valgt",
        reason=story.say("tilbud", "hvorfor"),
        chosen_on=day,
        moved_on=day,
    )
    story.event("enrolment.chosen", day, "enrolment", row, wish_rank=None)


def _move(story: Story, row: Row, day: date, kind: str, state: str, **values: object) -> None:
    row.update(values, state=state, moved_on=day)
    row["version"] = row.get("version", 1) + 1
    story.event(kind, day, "enrolment", row, starts_on=row["starts_on"], ends_on=row["ends_on"])


def _course_wish(story: Story, day: date) -> object:
    wishes = [wish for wish in story.wishes if wish["kind"] in ("kursus", "vilkaar") and wish["raised_on"] <= day]
    return wishes[0]["id"] if wishes and story.happens(0.5) else None

"""How it went, aspect by aspect, as the borger, the sagsbehandler and a provider said it now and then."""

from __future__ import annotations

from datetime import date

from cases.enums import Aspect, Now
from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course.story import Story

LEVELS = Now.values


def tell(story: Story) -> None:
    """After everything else: nothing in the case follows from it. Some moves forward, some stands still, some back."""
    if not story.happens(p.OBSERVED):
        return
    where = {aspect: story.rng.randrange(3) for aspect in Aspect.values}
    for day in _days(story):
        where = {aspect: _within(at + story.draw(p.MOVED)) for aspect, at in where.items()}
        _said(story, day, "borger", where)
        if story.happens(p.SEEN_BY_US):
            _said(story, day, "sagsbehandler", where)
        if story.placed("enrolment", day) or story.placed("placement", day):
            _said(story, day, "udbyder", where)


def _days(story: Story) -> list[date]:
    """Some of the samtaler; in some cases also twice lately, between two of them."""
    held = [row["held_on"] for table, row in story.book.rows if table == "meeting" and row["state"] == "holdt"]
    asked = {day for day in held if story.happens(p.OBSERVED_AT_MEETING)}
    if story.happens(p.OBSERVED_LATELY):
        asked |= {story.ago(50, 85), story.ago(2, 30)}
    return [day for day in sorted(asked) if story.worker(day) and story.told(day) and day <= story.horizon]


def _said(story: Story, day: date, teller: str, where: dict[str, int]) -> None:
    """Each as she sees it; what was not talked about is left empty."""
    asked = [aspect for aspect in Aspect.values if story.happens(p.TALKED_ABOUT)] or [Aspect.OMGANG.value]
    said = {aspect: LEVELS[_within(where[aspect] + story.draw(p.SEEN_OTHERWISE))] for aspect in asked}
    told = dict.fromkeys(Aspect.values, "") | said
    row = story.add("observation", day, teller=teller, observed_on=day, noted_by_id=story.worker(day), **told)
    story.event("progression.observed", day, "observation", row, teller=teller, aspects=len(said))


def _within(at: int) -> int:
    return min(max(at, 0), len(LEVELS) - 1)

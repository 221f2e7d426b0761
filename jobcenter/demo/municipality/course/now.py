"""How a case stands on the day that is shown, drawn first, so that the shares of the sources hold; the past follows."""

from __future__ import annotations

from datetime import date, timedelta

from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course.story import Story

# The first day on which a municipality may leave up to a quarter alone (lov nr. 1750 af 2025).
FLEXIBLE = date(2026, 7, 1)
LONG = timedelta(weeks=p.LONG_PASSIVE_WEEKS)
ACTIVE, LATELY, LONG_AGO = "active", "lately", "long_ago"


def standing(story: Story) -> str:
    """In an offer now, out of one lately, or out of one for more than 65 weeks."""
    old_enough = story.as_of - story.since > LONG + timedelta(days=30)
    draw = story.rng.random()
    if story.person.category != "aktivitetsparat":
        return LATELY if draw < p.WITHOUT_OFFER_OTHERS else ACTIVE
    without = p.WITHOUT_OFFER[story.team]
    if old_enough and draw < p.LONG_PASSIVE:
        return LONG_AGO
    return LATELY if draw < without else ACTIVE


def decide(story: Story) -> None:
    """Sets `why_without` ("" for somebody in an offer) and `horizon`."""
    if not story.is_open:
        story.horizon = story.until
        return
    story.standing = standing(story)
    if story.standing == ACTIVE:
        return
    story.why_without = story.draw(p.WHY_WITHOUT)
    if story.why_without == "fritaget" and story.person.benefit == "dagpenge" and story.as_of < FLEXIBLE:
        story.why_without = "samtaler"  # nothing exempted them before the reform
    if story.why_without == "blank":
        story.horizon = story.working(max(story.since, story.as_of - timedelta(days=story.rng.randint(9, 150))))

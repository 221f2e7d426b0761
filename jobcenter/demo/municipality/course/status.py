"""Where the law places her by date: the visitation first, the målgruppe that follows from it, and the benefit last."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course.story import Story
from jobcenter.demo.municipality.people import YOUNG, birthday

# Uddannelseshjælp left the law on this day (lov nr. 1655 af 2024); it is kept for history only.
REFORM = date(2025, 7, 1)
NO_NEW_COURSES = date(2026, 2, 1)  # ressourceforløb begin no more (lov nr. 1750 af 2025)
DAY = timedelta(days=1)
# LAB § 6 nr. 2-5 by the category, for those over thirty or with an education and for the others.
GROWN = {"jobparat": 2, "aktivitetsparat": 3}
UNSKILLED_YOUNG = {"uddannelsesparat": 4, "aktivitetsparat": 5}
AS_YOUNG, AS_GROWN = {"jobparat": "uddannelsesparat"}, {"uddannelsesparat": "jobparat"}
LIVES_ON = {1: "dagpenge", 6: "sygedagpenge", 7: "ressourceforloebsydelse", 8: "ressourceforloebsydelse"}
LIVES_ON |= {9: "ledighedsydelse"}
ON_KONTANTHJAELP = (2, 3, 4, 5)


def tell(story: Story) -> None:
    story.categories = _categories(story)
    story.groups = _groups(story)
    for first, last, number in periods(story, story.groups):
        story.add("targetgroup", max(first, story.since), number=number, valid_from=first, valid_to=last)
    for first, last, kind in periods(story, _benefits(story)):
        story.add("benefit", max(first, story.since), kind=kind, valid_from=first, valid_to=last)
    _visitations(story)


def periods(story: Story, changes: list[tuple[date, Any]]) -> list[tuple[date, date | None, Any]]:
    """Values with the day they begin, as periods that meet: later ones win, equal neighbours are one."""
    inside: list[tuple[date, Any]] = []
    for first, value in sorted(changes, key=lambda change: change[0]):
        first = max(first, story.opened)
        if first > story.until or (inside and inside[-1][1] == value):
            continue
        if inside and inside[-1][0] == first:
            inside.pop()
        inside.append((first, value))
    ends = [first - DAY for first, _ in inside[1:]] + [None if story.is_open else story.until]
    return [(first, last, value) for (first, value), last in zip(inside, ends, strict=True)]


def _thirty(story: Story) -> date:
    return birthday(story.person.born, YOUNG)


def _categories(story: Story) -> list[tuple[date, str]]:
    """Who is unskilled and under thirty is visited towards an education, never towards a job."""
    drawn = _assessed(story)
    if story.person.benefit != "kontanthjaelp" or not story.person.unskilled:
        return drawn
    thirty = _thirty(story)
    days = sorted({day for day, _ in drawn} | {max(thirty, story.opened)})
    found = [(day, _of(drawn, day)) for day in days]
    return [(day, (AS_YOUNG if day < thirty else AS_GROWN).get(stands, stands)) for day, stands in found]


def _of(drawn: list[tuple[date, str]], day: date) -> str:
    return [value for first, value in drawn if first <= day][-1]


def _assessed(story: Story) -> list[tuple[date, str]]:
    """Most have always stood as they do. For some the assessment came late: the signs were there for months."""
    now = story.person.category
    if not now:
        return []
    span = (story.until - story.since).days
    if span < 460 or not story.happens(p.REVISITED):
        return [(story.opened, now)]
    other = "jobparat" if now == "aktivitetsparat" else "aktivitetsparat"
    seen = story.between(story.since + timedelta(days=90), story.until - timedelta(days=330))
    return [(story.opened, other), (story.after(seen, *p.UP_MATCH_DELAY), now)]


def _groups(story: Story) -> list[tuple[date, int]]:
    match story.person.benefit:
        case "dagpenge":
            return [(story.opened, 1)]
        case "sygedagpenge":
            days = p.SICK_DAYS[0] if story.happens(p.NOT_EXTENDED) else story.rng.randint(*p.SICK_DAYS)
            return [(story.opened, 6), (story.opened + timedelta(days=days), 7)]
        case "ledighedsydelse":
            old = story.opened < NO_NEW_COURSES and story.happens(0.2)
            return [(story.opened, 8 if old else 9), (story.between(story.opened, story.until), 9)]
    if not story.person.unskilled:
        return [(day, GROWN[category]) for day, category in story.categories]
    thirty = _thirty(story)
    return [(day, (UNSKILLED_YOUNG if day < thirty else GROWN)[category]) for day, category in story.categories]


def _benefits(story: Story) -> list[tuple[date, str]]:
    """The benefit follows the group; the unskilled young had one of their own until the reform."""
    kinds = [(day, LIVES_ON.get(number, "kontanthjaelp")) for day, number in story.groups]
    changed = min(_thirty(story), REFORM)
    if story.person.benefit == "kontanthjaelp" and story.person.unskilled and story.opened < changed:
        return [(story.opened, "uddannelseshjaelp"), (changed, "kontanthjaelp")]
    return kinds


def _visitations(story: Story) -> None:
    if story.person.benefit == "sygedagpenge":
        _sick(story)
    if not story.categories:
        return
    first = story.opened
    if story.since == story.opened and story.happens(p.FIRST_ASSESSMENT):
        first = story.after(story.opened, 14, 45)
        rough = story.category_on(story.opened)
        _visit(story, story.opened, min(first - DAY, story.until), "visitation", rough, "grov")
    for begin, last, category in periods(story, story.categories):
        if last is None or last >= first:
            _visit(story, max(begin, first), last, "visitation", category)


def _sick(story: Story) -> None:
    """The categories 1-3 are those of the sygedagpenge, and end with it."""
    begin, last, _ = periods(story, story.groups)[0]
    _visit(story, begin, last, "sygedagpengekategori", f"sygedagpenge_{story.rng.choice((1, 2, 2, 3))}")


def _visit(story: Story, first: date, last: date | None, scheme: str, category: str, stage: str = "endelig") -> None:
    seen = max(first, story.since)
    row = story.add(
        "visitation",
        seen,
        scheme=scheme,
        category=category,
        stage=stage,
        reason=story.say("visitation", scheme if scheme != "visitation" else category),
        decided_by_id=story.worker(first) if first >= story.since else None,
        valid_from=first,
        valid_to=last,
    )
    if first >= story.since:
        story.event("visitation.decided", first, "visitation", row, scheme=scheme, category=category, stage=stage)

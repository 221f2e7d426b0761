"""Time without an offer that has a name: pauses for the borger's sake and for the system's, and exemptions."""

from __future__ import annotations

from datetime import date, timedelta

from jobcenter.dates import danish
from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course.now import FLEXIBLE
from jobcenter.demo.municipality.course.status import ON_KONTANTHJAELP
from jobcenter.demo.municipality.course.story import Row, Story
from jobcenter.demo.municipality.ledger import touch

LONGEST_EXEMPTION = 360
OLDEST_WITH_A_SMALL_CHILD = 45
MONTH = timedelta(days=30)


def tell(story: Story) -> None:
    _earlier(story)
    match story.why_without:
        case "pause_borger":
            _pause(story, story.draw(p.PAUSE_REASON), protective=True)
        case "pause_system":
            _pause(story, story.draw(p.SYSTEM_PAUSE_REASON), protective=False)
        case "fritaget":
            _exempt(story)
        case "samtaler" | "aftalt":
            _over_lately(story)


def _earlier(story: Story) -> None:
    """A pause that is over."""
    first, last = story.since + timedelta(days=60), story.until - timedelta(days=300)
    if last <= first or not story.happens(p.PAUSE_BEFORE):
        return
    begun = story.between(first, last)
    review = story.after(begun, 30, 90)
    ended = story.after(review, 0, 60)
    if ended <= begun:
        return
    row = _begin(story, begun, review, story.draw(p.PAUSE_REASON), protective=True)
    row.update(ended_on=ended, ended_by_id=_somebody(story, ended), version=2)
    story.event("pause.ended", ended, "pause", row)


def _over_lately(story: Story) -> None:
    """A pause that ended in the last fortnight, begun after the last offer: now they talk about what comes next."""
    begun, ended = story.ago(40, 110), story.ago(1, 13)
    busy = [row["moved_on"] for table, row in story.book.rows if table in ("enrolment", "placement")]
    if not story.happens(p.PAUSE_OVER_LATELY) or any(day >= begun for day in busy) or ended <= begun + MONTH:
        return
    row = _begin(story, begun, story.after(begun, 30, 40), story.draw(p.PAUSE_REASON), protective=True)
    row.update(review_on=max(row["review_on"], ended), ended_on=ended, ended_by_id=_somebody(story, ended), version=2)
    story.event("pause.ended", ended, "pause", row)


def _somebody(story: Story, day: date) -> str:
    return story.worker(day) or "dorte"


def _pause(story: Story, reason: str, *, protective: bool) -> None:
    """One that runs on the day that is shown; the day to look again lies ahead, or has gone by."""
    begun = max(story.ago(12, 100), story.since)
    ahead = story.rng.randint(3, 60)
    if story.happens(p.REVIEW_LAPSED) and (story.as_of - begun).days > 14:
        ahead = -story.rng.randint(2, min(40, (story.as_of - begun).days - 7))
    review = story.working(story.as_of + timedelta(days=ahead))
    review = max(review, begun + timedelta(days=7))
    row = _begin(story, begun, review, reason, protective=protective)
    if protective and (story.as_of - begun).days > 60 and story.happens(p.REVIEW_KEPT):
        day = story.working(begun + timedelta(days=30))
        sentence = story.say("pause", "stadig")
        touch(row, text=f"{row['text']}\n\n{danish(day)}: {sentence}")
        story.event("pause.extended", day, "pause", row, review_on=review)


def _begin(story: Story, begun: date, review: date, reason: str, *, protective: bool) -> Row:
    row = story.add(
        "pause",
        begun,
        reason=reason,
        text=story.say("pause", _or_child(story, reason, begun) if reason == "livssituation" else reason),
        activity=story.say("pause", "imens") if protective else "",
        citizen_part=story.say("pause", "borgerens_del") if protective else "",
        starts_on=begun,
        review_on=review,
        decided_by_id=story.worker(begun),
    )
    story.event("pause.begun", begun, "pause", row, reason=reason, review_on=review)
    return row


def flexible(story: Story) -> bool:
    """Those of whom the municipality may leave a quarter alone: dagpenge, and who is near a job or an education."""
    near = story.category_on(story.as_of) in ("jobparat", "uddannelsesparat")
    return story.as_of >= FLEXIBLE and (near or story.person.benefit == "dagpenge")


def _or_child(story: Story, reason: str, day: date) -> str:
    """Now and then a small child is why, for those of an age to have one."""
    return f"{reason}_barn" if story.happens(0.4) and story.person.age(day) < OLDEST_WITH_A_SMALL_CHILD else reason


def _exempt(story: Story) -> None:
    day = story.ago(20, 200)
    kind = "mindre_intensiv"
    if flexible(story):
        kind, day = "undtagelse_25", max(day, FLEXIBLE + timedelta(days=3), story.since)
    elif story.group_on(day) in ON_KONTANTHJAELP and story.happens(0.45):
        kind = "fritagelse"
    day = min(day, story.as_of)
    row = story.add(
        "exemption",
        day,
        kind=kind,
        legal_basis=BASIS[kind],
        reason=story.say("fritagelse", _or_child(story, kind, day) if kind == "fritagelse" else kind),
        decided_on=day,
        decided_by_id=story.worker(day),
        valid_from=day,
        valid_to=max(day, story.as_of) + timedelta(days=story.rng.randint(10, LONGEST_EXEMPTION // 2)),
    )
    story.event("exemption.granted", day, "exemption", row, kind=kind, valid_to=row["valid_to"])


# LAS § 13 speaks of kontanthjælp only. Whether § 106 covers every other group: skal verificeres.
BASIS = {
    "mindre_intensiv": "LAB § 106",
    "fritagelse": "LAS § 13",
    "undtagelse_25": "LAB § 31, som ændret ved lov nr. 1750 af 2025",
}

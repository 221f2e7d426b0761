"""A praktik, a løntilskud or a nytteindsats: whose wish it was, what was agreed, and what became of it."""

from __future__ import annotations

from datetime import date, timedelta

from jobcenter.dates import next_working_day
from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course.story import Row, Story
from jobcenter.demo.municipality.ledger import touch
from jobcenter.demo.municipality.words import words

# LAB § 61: four weeks for those who are near, thirteen for the others, then up to twenty-six.
SHORT, LONG = 4, 13
NEAR = ("jobparat", "uddannelsesparat")
WEEK = timedelta(weeks=1)
AFTERWARDS = timedelta(days=30)
OPEN = ("aaben", "forsoegt")


def place(story: Story, ended: date | None) -> None:
    """One that ended on the day, or runs on the day that is shown (None); some never began."""
    weeks = SHORT if story.person.category in NEAR or story.person.benefit == "dagpenge" else LONG
    ahead = ended is None and story.happens(p.STILL_AHEAD)
    if ended is None:
        gone = -story.rng.randint(3, 20) if ahead else story.rng.randint(1, weeks * 7 - 4)
        first = next_working_day(max(story.since, story.as_of - timedelta(days=gone)))
        last = story.working(first + weeks * WEEK - timedelta(days=3))
    else:
        first = story.working(ended - timedelta(days=story.rng.randint(weeks * 4, weeks * 7 - 1)))
        last = ended
    drafted = story.working(min(first, story.as_of) - timedelta(days=story.rng.randint(8, 35)))
    row, wish = _drafted(story, drafted, first, last)
    if ended is not None and story.happens(p.GIVEN_UP):
        touch(row, state="opgivet", moved_on=first, became=story.say("praktik", "opgivet"))
        story.event("placement.given_up", first, "placement", row, state="opgivet")
        return
    _share(story, drafted, ended)
    _moved(story, row, story.between(drafted, min(first, story.as_of)), "placement.agreed", "aftalt")
    if ahead:
        return
    _moved(story, row, first, "placement.started", "i_gang")
    if wish is not None and wish["status"] == "aaben":
        touch(wish, status="forsoegt")
    if ended is not None:
        _end(story, row, ended)
    elif wish is not None:
        story.running_wishes.add(wish["id"])


def ask(story: Story, day: date) -> None:
    """A workplace that has been asked and has not answered."""
    row, _ = _drafted(story, day, story.as_of + 2 * WEEK, story.as_of + 2 * WEEK + SHORT * WEEK)
    _share(story, day, None)
    _moved(story, row, story.between(day, story.as_of), "placement.asked", "spurgt")


def _share(story: Story, day: date, ended: date | None) -> None:
    """With the virksomhedskonsulent who finds the place, until a month after it ended."""
    if day <= story.shared_until or not story.happens(p.SHARED):
        return
    last = ended + AFTERWARDS if ended else date.max
    story.shared_until = last if story.is_open else min(last, story.until)
    row = story.add(
        "caseshare",
        day,
        user_id=story.consultant(),
        purpose=story.say("praktik", "delt"),
        valid_from=day,
        valid_to=None if story.shared_until == date.max else story.shared_until,
    )
    story.book.tell("case.shared", day, None, "caseshare", row)


def _drafted(story: Story, day: date, first: date, last: date) -> tuple[Row, Row | None]:
    wish = _wish(story, day)
    branch = story.branch[wish["id"]] if wish else story.rng.choice(sorted(words("cases")["opgaver"]))
    above = [w for w in story.wishes if wish and w["rank"] < wish["rank"] and w["raised_on"] <= day]
    row = story.add(
        "placement",
        day,
        kind=story.draw(p.PLACEMENT_KIND),
        state="kladde",
        moved_on=day,
        wish_id=wish["id"] if wish else None,
        wish_rank=wish["rank"] if wish else None,
        skipped_wishes_explained=story.say("praktik", "sprunget_over") if above or wish is None else "",
        workplace_id=story.places.workplace(story.rng, branch),
        purpose=story.rng.choice(("afklaring", "kompetencer", "kompetencer", "ansaettelse")),
        citizen_reason=story.say("praktik", "hvorfor"),
        tasks=story.say("opgaver", branch),
        hours=story.rng.choice(HOURS[story.person.group]),
        starts_on=first,
        ends_on=last,
    )
    story.event("placement.drafted", day, "placement", row, state="kladde", wish_id=row["wish_id"])
    return row, wish


HOURS = {
    "aktivitetsparat": (2, 3, 4, 6, 6, 8, 9, 10, 12, 15),
    "jobparat": (25, 30, 32, 37),
    "andre": (5, 8, 12, 20, 25),
}


def _wish(story: Story, day: date) -> Row | None:
    """The wish it follows: most often the first, and sometimes none."""
    wishes = [w for w in story.wishes if w["id"] in story.branch and story.branch[w["id"]] and w["raised_on"] <= day]
    if not wishes or story.happens(0.15):
        return None
    return wishes[0] if story.happens(0.7) else story.rng.choice(wishes)


def _moved(story: Story, row: Row, day: date, kind: str, state: str, **values: object) -> None:
    touch(row, state=state, moved_on=day, **values)
    about = {name: row[name] for name in ("wish_id", "starts_on", "ends_on")}
    story.event(kind, day, "placement", row, state=state, **about)


def _end(story: Story, row: Row, ended: date) -> None:
    """As planned, or before its time; now and then with a job in the same place."""
    values: Row = {"ended_on": ended}
    if story.happens(p.HIRED_THERE):
        values |= {"end_reason": "job", "became": story.say("praktik", "ansat")}
    elif story.happens(p.ENDED_EARLY):
        values["end_reason"] = story.draw(p.WHY_EARLY)
        row["ends_on"] = story.after(ended, 9, 40)
        values["became"] = "" if story.happens(p.BECAME_UNKNOWN) else story.say("praktik", "foer_tid")
        values["learned"] = story.say("praktik", "laert") if story.happens(0.5) else ""
    else:
        values["end_reason"] = "som_planlagt"
        values["became"] = "" if story.happens(p.BECAME_UNKNOWN) else story.say("praktik", "blev_til")
        _extended(story, row, ended)
    if story.happens(p.ACCOUNT_UNAVAILABLE):
        values["account_unavailable"] = True
    else:
        how = "godt" if values["end_reason"] in ("som_planlagt", "job") else "svaert"
        values["citizen_account"] = story.say("praktik", "borgeren", how)
    _moved(story, row, ended, "placement.ended", "afsluttet", **values)


def _extended(story: Story, row: Row, ended: date) -> None:
    if story.person.category in NEAR or not story.happens(p.EXTENDED):
        return
    before = ended - story.rng.randint(3, 6) * WEEK
    day = story.working(before - timedelta(days=4))
    if not row["starts_on"] < day:
        return
    row["extended_times"] = 1
    story.book.add(
        "placementextension",
        day,
        placement_id=row["id"],
        extended_on=day,
        until_before=before,
        until_after=ended,
        reason=story.say("praktik", "forlaenget"),
    )
    story.event("placement.extended", day, "placement", row, state="i_gang", times=1)

"""A praktik, a løntilskud or a nytteindsats: whose wish it was, what was agreed, and what became of it."""

from __future__ import annotations

from datetime import date, timedelta

from jobcenter.dates import next_working_day
from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course.status import ON_KONTANTHJAELP
from jobcenter.demo.municipality.course.story import Row, Story
from jobcenter.demo.municipality.ledger import touch
from jobcenter.demo.municipality.words import words

# LAB § 61: four weeks for those who are near, thirteen for the others, then up to twenty-six.
SHORT, LONG = 4, 13
PRAKTIK = "virksomhedspraktik"
# LAB § 6, by number. Nytteindsats is for nr. 2-5, and løntilskud not for nr. 6: skal verificeres (LAB §§ 63 and 79).
DAGPENGE, SICK = 1, 6
NEAR = ("jobparat", "uddannelsesparat")
WEEK = timedelta(weeks=1)
AFTERWARDS = timedelta(days=30)
OPEN = ("aaben", "forsoegt")


def place(story: Story, ended: date | None) -> None:
    """One that ended on the day, or runs on the day that is shown (None); some never began."""
    ahead = ended is None and story.happens(p.STILL_AHEAD)
    first, last = _days(story, ended, LONG, ahead=ahead)
    if _near(story, first):
        first, last = _days(story, ended, SHORT, ahead=ahead)
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


def _near(story: Story, day: date) -> bool:
    """Asked of the day the praktik begins: the law counts from there, whatever she is visited as today."""
    return story.category_on(day) in NEAR or story.group_on(day) == DAGPENGE


def _days(story: Story, ended: date | None, weeks: int, *, ahead: bool) -> tuple[date, date]:
    """The first and the last day of one of at most so many weeks."""
    if ended is not None:
        begun = ended - timedelta(days=story.rng.randint(weeks * 4, weeks * 7 - 1))
        return next_working_day(max(story.since, begun)), ended
    gone = -story.rng.randint(3, 20) if ahead else story.rng.randint(1, weeks * 7 - 4)
    first = next_working_day(max(story.since, story.as_of - timedelta(days=gone)))
    return first, story.working(first + weeks * WEEK - timedelta(days=3))


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
        kind=_kind(story, first),
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


def _kind(story: Story, first: date) -> str:
    """What the målgruppe of the first day is open to."""
    group = story.group_on(first)
    if group == SICK:
        return PRAKTIK
    drawn: str = story.draw(p.PLACEMENT_KIND)
    return PRAKTIK if drawn == "nytteindsats" and group not in ON_KONTANTHJAELP else drawn


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
    elif story.happens(p.ENDED_EARLY) and (agreed := _agreed_until(story, row, ended)) > ended:
        values["end_reason"] = story.draw(p.WHY_EARLY)
        row["ends_on"] = agreed
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


def _agreed_until(story: Story, row: Row, ended: date) -> date:
    """The last day that was agreed for one that ended before its time: within the weeks that may be agreed at once."""
    weeks = SHORT if _near(story, row["starts_on"]) else LONG
    return min(story.after(ended, 9, 40), story.working(row["starts_on"] + weeks * WEEK - timedelta(days=1)))


def _extended(story: Story, row: Row, ended: date) -> None:
    if _near(story, row["starts_on"]) or not story.happens(p.EXTENDED):
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

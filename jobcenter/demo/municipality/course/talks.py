"""Who talked when: samtaler held, missed and called off, what was promised, the calls between, and what is ahead."""

from __future__ import annotations

from datetime import date, time, timedelta

from jobcenter.dates import next_working_day
from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course import involvement
from jobcenter.demo.municipality.course.story import Row, Story
from jobcenter.demo.municipality.ledger import touch

WEEK = timedelta(weeks=1)
DAY = timedelta(days=1)
HALF_A_YEAR = timedelta(days=182)
CLOCK = tuple(time(hour, minute) for hour in range(9, 15) for minute in (0, 30))
# The day of the demo's own caseworker is told by the stories, hour by hour.
TOLD_BY_HAND = "asta"


def tell(story: Story) -> None:
    story.silent = story.happens(p.NO_ENTRIES)
    days = _days(story)
    for order, day in enumerate(days):
        _talk(story, day, order, last=day == days[-1])
    _contacts(story)
    if story.is_open:
        _ahead(story)
        _tasks(story)


def _days(story: Story) -> list[date]:
    """Four in the first half year, then every third month or so."""
    days, day = [], story.after(story.since, 3, 9)
    while day <= min(story.until, story.horizon):
        days.append(day)
        if day - story.opened < HALF_A_YEAR:
            step = story.rng.randint(*p.DAYS_BETWEEN_AT_FIRST)
        else:
            step = 7 * story.rng.randint(*p.WEEKS_BETWEEN)
        day = story.working(day + timedelta(days=step))
    if days and story.is_open and story.why_without != "blank" and story.as_of - days[-1] > 8 * WEEK:
        days.append(story.ago(3, 50))
    return days


def _talk(story: Story, day: date, order: int, *, last: bool) -> None:
    """One booking and its fate; one that came to nothing is most often agreed anew."""
    worker = story.worker(day)
    if worker is None:
        return
    fate = "holdt" if order == 0 else story.draw(p.FATE_OF_BOOKING)
    row = _booked(story, max(story.since, story.working(day - timedelta(days=story.rng.randint(5, 25)))), day)
    if fate == "holdt":
        _held(story, row, day, order, last=last)
        return
    touch(row, state=fate)
    kind = "meeting.missed" if fate == "udeblevet" else "meeting.cancelled"
    story.event(kind, day, "meeting", row, state=fate, planned_on=day)
    again = story.after(day, 4, 16)
    if story.told(again) and again <= story.horizon and story.happens(0.85):
        _held(story, _booked(story, day, again), again, order, last=last)


def _booked(story: Story, on: date, day: date) -> Row:
    kind = "jobsamtale" if day - story.opened < HALF_A_YEAR else "opfoelgning"
    placed = story.placed("placement", day)
    row = story.add(
        "meeting",
        on,
        kind=kind if story.happens(0.93) else story.rng.choice(("cv_samtale", "faelles", "hjemmebesoeg")),
        form=story.draw(p.MEETING_FORM),
        state="aftalt",
        planned_on=day,
        planned_time=story.rng.choice(CLOCK),
        purpose=story.say("samtale", "formaal_praktik" if placed and story.happens(0.3) else "formaal"),
    )
    story.event("meeting.planned", on, "meeting", row, planned_on=day, kind=row["kind"], form=row["form"])
    return row


def _held(story: Story, row: Row, day: date, order: int, *, last: bool) -> None:
    rest = last and story.why_without == "aftalt"
    promises = 0 if rest else story.draw(p.PROMISES)
    step = not rest and (promises == 0 or story.happens(0.3))
    touch(
        row,
        state="holdt",
        held_on=day,
        held_by_id=story.worker(day),
        talked_about=story.say("samtale", _about(story, day, order)),
        no_step_needed=rest,
        substantive=bool(promises or step),
    )
    story.event("meeting.held", day, "meeting", row, promises=promises, step=step, no_step_needed=rest)
    for _ in range(promises):
        _promise(story, row, day)
    if step:
        _step(story, day)
    if not story.silent and story.happens(p.ENTRY_AT_MEETING):
        involvement.tell(story, row, day, order)


def _about(story: Story, day: date, order: int) -> str:
    """What there was to talk about that day: the first time, where she is now, or what weighs on her."""
    if order == 0:
        return "foerste"
    if story.placed("placement", day) and story.happens(0.45):
        return "i_praktik"
    if story.placed("enrolment", day) and story.happens(0.3):
        return "i_tilbud"
    theme = story.rng.choice(story.person.heavy or ["opfoelgning"])
    return story.rng.choice(("opfoelgning", "opfoelgning", "opfoelgning", theme))


def _due(story: Story, day: date) -> date:
    return max(day, min(story.after(day, 7, 75), story.horizon))


def _promise(story: Story, meeting: Row, day: date) -> None:
    party = story.draw(p.OUR_PARTIES) if story.happens(p.PROMISE_OF_SYSTEM) else "borger"
    due = _due(story, day)
    row = story.add(
        "commitment",
        day,
        meeting_id=meeting["id"],
        party=party,
        what=story.say("loefter", party),
        promised_on=day,
        due_on=due,
    )
    kept = story.between(day + DAY, due)
    if story.happens(p.PROMISE_KEPT) and story.told(kept) and kept > day:
        touch(row, kept_on=kept, kept_by_id=story.worker(kept) or story.staff[-1][1])
        story.event("commitment.kept", kept, "commitment", row, party=party)
    else:
        _let_go(story, row, due, party)


def _let_go(story: Story, row: Row, due: date, party: str) -> None:
    """Old promises do not stand open for ever: nobody failed them, or it is said that they were not held."""
    day = story.after(due, 3, 18)
    old = (story.until - due).days > 18
    if (old or story.happens(p.PROMISE_RELEASED)) and story.told(day):
        became = "broken" if story.happens(p.PROMISE_BROKEN) else "released"
        touch(row, **{f"{became}_on": day})
        story.event(f"commitment.{became}", day, "commitment", row, party=party)


def _step(story: Story, day: date) -> None:
    plan, due = story.planned(day), _due(story, day)
    wish = next((w["id"] for w in story.wishes if w["raised_on"] <= day and story.happens(0.3)), None)
    row = story.book.add(
        "planstep",
        day,
        plan_id=plan["id"],
        goal_id=story.goals[0]["id"] if story.goals and story.goals[0]["set_on"] <= day else None,
        wish_id=wish,
        title=story.say("plan", "skridt"),
        party="borger" if story.happens(0.6) else "sagsbehandler",
        state="planlagt",
        due_on=due,
    )
    story.event("step.added", day, "planstep", row, party=row["party"], due_on=due)
    _settled(story, row, day)


def _settled(story: Story, row: Row, day: date) -> None:
    """Reached about its day, dropped when it has lain a while, or still open: lately due, or ahead."""
    due = row["due_on"]
    done = max(day, min(story.after(due, -12, 4), story.horizon))
    if not story.told(done):
        if story.happens(0.3) and due > story.as_of:
            touch(row, state="i_gang")
        return
    if story.happens(p.STEP_REACHED):
        touch(row, state="naaet", reached_on=done)
        story.event("step.moved", done, "planstep", row, move="naa", due_on=due)
    elif (story.until - due).days > 18 or story.happens(p.STEP_DROPPED):
        touch(row, state="droppet")
        story.event("step.moved", done, "planstep", row, move="drop", due_on=due)


def _contacts(story: Story) -> None:
    years = max(0.3, (story.until - story.since).days / 365)
    for _ in range(round(story.rng.randint(*p.CONTACTS_A_YEAR) * years * 0.6)):
        day = story.between(story.since, min(story.until, story.horizon))
        ours = story.happens(0.65)
        reached = not ours or story.happens(p.REACHED)
        kind = story.rng.choice(("opkald", "opkald", "sms", "sms", "brev", "besoeg", "forberedelse"))
        if kind == "forberedelse":
            reached = True
        text = story.say("kontakt", kind) if reached and story.happens(0.75) else ""
        row = story.add(
            "contact",
            day,
            kind=kind,
            direction="fra_kommunen" if ours or kind in ("forberedelse", "besoeg") else "fra_borgeren",
            happened_on=day,
            made_by_id=story.worker(day),
            reached=reached,
            text=text,
        )
        story.event("contact.recorded", day, "contact", row, kind=kind, reached=reached)


def _ahead(story: Story) -> None:
    """The next samtale, where one is agreed; a few lie behind us, and nobody has said how they went."""
    worker = story.worker(story.as_of)
    if worker is None or story.why_without in ("aftalt", "blank"):
        return
    if story.happens(p.NOT_SAID):
        _booked(story, story.ago(20, 30), story.ago(2, 15))
    if story.why_without == "samtaler" or story.happens(p.NEXT_BOOKED):
        first = 1 if worker == TOLD_BY_HAND else 0
        day = next_working_day(story.as_of + timedelta(days=story.rng.randint(first, 55)))
        _booked(story, story.ago(1, 20), day)


def _tasks(story: Story) -> None:
    worker = story.worker(story.as_of)
    if worker is None:
        return
    if story.happens(0.35):
        day = story.ago(5, 30)
        late = story.happens(p.OVERDUE_TASK)
        due = story.as_of + timedelta(days=-story.rng.randint(1, 4) if late else story.rng.randint(0, 40))
        row = story.add("task", day, what=story.say("plan", "opgave"), owner_id=worker, due_on=max(due, day))
        story.event("task.added", day, "task", row, due_on=row["due_on"])
    for _ in range(story.rng.choice((0, 0, 1, 1, 2))):
        day = story.between(story.since, story.as_of - timedelta(days=30))
        _done_task(story, day, story.after(day, 1, 25))
    if story.happens(p.TASK_DONE_LATELY):
        _done_task(story, story.ago(14, 30), story.ago(0, 13))


def _done_task(story: Story, day: date, done: date) -> None:
    owner = story.worker(day)
    if owner is None or not story.told(done) or done < day:
        return
    row = story.add("task", day, what=story.say("plan", "opgave"), owner_id=owner, due_on=story.after(day, 5, 25))
    story.event("task.added", day, "task", row, due_on=row["due_on"])
    touch(row, done_on=done, done_by_id=owner, due_on=max(row["due_on"], day))
    story.event("task.done", done, "task", row)

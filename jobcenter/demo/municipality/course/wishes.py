"""What the borger wants, in her order and her words, what was tried for it, and what became of it."""

from __future__ import annotations

from datetime import date, timedelta

from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course.story import Row, Story
from jobcenter.demo.municipality.ledger import touch
from jobcenter.demo.municipality.words import words

EMPLOYERS = ("branche", "opgaver")
OPEN = ("aaben", "forsoegt")
MONTH = timedelta(days=30)


def raise_them(story: Story) -> None:
    """Wishes and goals as they are first said; what becomes of the wishes is settled when the rest has been told."""
    for _ in range(story.draw(p.WISHES)):
        day = _first_said(story)
        if not story.told(day):
            continue
        branch, kind, wording = _wish(story)
        if any(row["wording"] == wording for row in story.wishes):
            continue
        row = story.add(
            "wish", day, rank=len(story.wishes) + 1, kind=kind, wording=wording, raised_on=day, status="aaben"
        )
        story.event("wish.added", day, "wish", row, rank=row["rank"], kind=kind)
        story.wishes.append(row)
        story.branch[row["id"]] = branch
    _goals(story)


def _first_said(story: Story) -> date:
    """Most are said in the first months; some come on the way."""
    if story.happens(0.65):
        return story.after(story.since, 3, 75)
    return story.between(story.since, min(story.until, story.horizon))


def _wish(story: Story) -> tuple[str, str, str]:
    """The branch it points to ("" for none), its kind, its words."""
    found = words("cases")["oensker"]
    kind = story.draw(p.WISH_KINDS)
    if kind in EMPLOYERS:
        branch = story.rng.choice(sorted(found["branche"]))
        among = found["branche"][branch] if kind == "branche" else found["opgaver"][branch]
        return branch, kind, story.rng.choice(among)
    return "", kind, story.rng.choice(found[kind])


def _goals(story: Story) -> None:
    if not story.happens(p.HAS_GOAL):
        return
    day = story.after(story.since, 10, 90)
    if not story.told(day):
        return
    kind = story.draw(p.GOALS[story.person.group])
    plan = story.planned(day)
    goal = story.book.add(
        "goal",
        day,
        plan_id=plan["id"],
        kind=kind,
        citizen_wording=story.say("maal", kind, "borger"),
        purpose=story.say("maal", kind, "kommunen"),
        set_on=day,
    )
    story.event("goal.set", day, "goal", goal, kind=kind, part=False)
    story.goals.append(goal)


# --- What became of them ----------------------------------------------------------------------------------------------


def settle(story: Story) -> None:
    for wish in story.wishes:
        fate = _fate(story, wish)
        old = story.until - wish["raised_on"] > 3 * MONTH
        running = wish["id"] in story.running_wishes
        if (fate == "aaben" or not old or running) and story.is_open:
            continue
        _decide(story, wish, fate if fate != "aaben" else "trukket")
    standing = [wish for wish in story.wishes if wish["status"] in OPEN]
    first = next((wish for wish in standing if wish["kind"] in EMPLOYERS), None)
    for wish in standing:
        if wish is first and wish["id"] not in story.running_wishes:
            _now(story, wish)
        else:
            _attempts(story, wish, story.until - 2 * MONTH)


def _fate(story: Story, wish: Row) -> str:
    """A wish for work or a course comes true only by a place or a team that followed from it."""
    fate: str = story.draw(p.WISH_FATE)
    if wish["kind"] not in (*EMPLOYERS, "kursus"):
        return fate
    if _behind(story, wish):
        return "opfyldt" if fate == "aaben" and story.happens(p.FULFILLED_BY_PLACE) else fate
    return "aaben" if fate == "opfyldt" else fate


def _behind(story: Story, wish: Row) -> list[Row]:
    """What followed from the wish and was not broken off."""
    found = [row for table, row in story.book.rows if table in ("placement", "enrolment")]
    found = [row for row in found if row.get("wish_id") == wish["id"] and row["state"] in ("i_gang", "afsluttet")]
    return [row for row in found if row.get("end_reason", "job") in ("job", "som_planlagt")]


def _subject(wish: Row) -> str:
    return "sted" if wish["kind"] in EMPLOYERS else str(wish["kind"])


def _why_not(story: Story, wish: Row) -> str:
    """Words about an employer only where one has refused."""
    rows = [row for table, row in story.book.rows if table == "wishattempt" and row["wish_id"] == wish["id"]]
    refused = any(row.get("workplace_id") and row["outcome"] == "nej" for row in rows)
    return "uden_forsoeg" if wish["kind"] in EMPLOYERS and not refused else _subject(wish)


def _decide(story: Story, wish: Row, status: str) -> None:
    came = [row["moved_on"] for row in _behind(story, wish)] if status == "opfyldt" else []
    first = max([wish["raised_on"] + MONTH, *came])
    day = story.between(first, min(story.until, story.horizon) - timedelta(days=2))
    if not wish["raised_on"] <= day <= story.until:
        return
    _attempts(story, wish, day)
    explained = status == "ikke_mulig" or story.happens(0.5)
    told = _why_not(story, wish) if status == "ikke_mulig" else _subject(wish)
    touch(wish, status=status, explanation=story.say("skaebne", status, told) if explained else "")
    if status == "ikke_mulig":
        wish["alternatives"] = story.say("skaebne", "i_stedet", _subject(wish))
    story.event("wish.decided", day, "wish", wish, rank=wish["rank"], status=status)


def _now(story: Story, wish: Row) -> None:
    """The highest open wish that an employer can grant: touched lately, agreed to wait, or left lying."""
    match story.draw(p.WISH_NOW):
        case "for_nylig":
            _attempts(story, wish, story.until - timedelta(days=25))
            _attempt(story, wish, story.ago(1, 19))
        case "parkeret":
            _attempts(story, wish, story.until - MONTH)
            _park(story, wish)
        case _:
            _attempts(story, wish, story.until - timedelta(days=250))
            if story.happens(0.75):
                _attempt(story, wish, story.ago(24, 170))


def _park(story: Story, wish: Row) -> None:
    day = max(wish["raised_on"], story.ago(5, 60))
    worker = story.worker(day)
    touch(wish)
    if story.happens(0.3):
        wish["revisit_when"] = story.say("oensker", "naar")
    else:
        wish["revisit_on"] = story.working(story.as_of + timedelta(days=story.rng.randint(6, 120)))
        if wish["revisit_on"] <= story.as_of:
            wish["revisit_on"] = story.as_of + timedelta(days=9)
        if worker:
            what = f"Tag ønsket op igen: {wish['wording']}"[:200]
            story.add(
                "task",
                day,
                what=what,
                owner_id=worker,
                due_on=wish["revisit_on"],
                about_kind="wish",
                about_id=wish["id"],
            )
    story.event("wish.parked", day, "wish", wish, revisit_on=wish.get("revisit_on"))


def _attempts(story: Story, wish: Row, last: date) -> None:
    """What was tried up to the day, oldest first; often nothing."""
    if last <= wish["raised_on"]:
        return
    if wish["kind"] not in EMPLOYERS:
        _looked_into(story, wish, last)
        return
    days = sorted(story.between(wish["raised_on"], last) for _ in range(story.draw(p.ATTEMPTS)))
    for day in days:
        if wish["raised_on"] <= day <= story.until:
            _attempt(story, wish, day)


def _looked_into(story: Story, wish: Row, last: date) -> None:
    """A wish that no employer grants is looked into together, more often than not."""
    day = story.between(wish["raised_on"], last)
    if story.happens(p.LOOKED_INTO) and story.told(day):
        values = {"kind": "samtale", "outcome": "ja", "text": story.say("forsoeg", "sammen")}
        worker = story.worker(day)
        row = story.book.add("wishattempt", day, wish_id=wish["id"], made_on=day, made_by_id=worker, **values)
        touch(wish, status="forsoegt")
        story.event("wish.attempted", day, "wishattempt", row, wish_id=wish["id"], kind="samtale", outcome="ja")


def _attempt(story: Story, wish: Row, day: date) -> None:
    day = max(day, wish["raised_on"])
    kind = story.draw(p.ATTEMPT_KINDS)
    outcome = story.draw(p.ANSWER)
    waited = (story.as_of - day).days > 40
    outcome = "nej" if outcome == "afventer" and waited else outcome
    at_place = kind in ("opkald", "mail", "besoeg")
    row = story.book.add(
        "wishattempt",
        day,
        wish_id=wish["id"],
        made_on=day,
        made_by_id=story.worker(day),
        kind=kind,
        workplace_id=story.places.workplace(story.rng, story.branch[wish["id"]]) if at_place else None,
        outcome=outcome if at_place else "ja",
        text=story.say("forsoeg", outcome if at_place else kind) if story.happens(0.7) else "",
    )
    if at_place and wish["status"] == "aaben":
        touch(wish, status="forsoegt")
    story.event("wish.attempted", day, "wishattempt", row, wish_id=wish["id"], kind=kind, outcome=row["outcome"])

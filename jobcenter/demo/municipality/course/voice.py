"""What the borger said herself: after a samtale, during a praktik, by which way, and whether it made sense to both."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course.story import Row, Story

WEEK = timedelta(weeks=1)


def tell(story: Story) -> None:
    """Last of all, so that nothing else of the case depends on whether somebody asked."""
    for meeting in _rows(story, "meeting", "holdt"):
        if story.happens(p.MEANT_TO_US):
            _ours(story, meeting)
        if story.happens(p.ANSWERED):
            _hers(story, meeting)
    for placement in _rows(story, "placement", "i_gang"):
        day = placement["starts_on"] + 2 * WEEK
        while day <= story.horizon and story.told(day) and story.happens(p.CHECKED_IN):
            _check_in(story, placement, story.working(day))
            day += 2 * WEEK


def _rows(story: Story, table: str, state: str) -> list[Row]:
    return [row for name, row in story.book.rows if name == table and row["state"] == state]


def _ours(story: Story, meeting: Row) -> None:
    values = {"meaning": story.draw(p.OUR_MEANING), "given_by_id": meeting["held_by_id"]}
    held_on = meeting["held_on"]
    row = story.book.add("workermeaning", held_on, meeting_id=meeting["id"], given_on=held_on, **values)
    story.event("meeting.meaning_given", held_on, "workermeaning", row)


def _hers(story: Story, meeting: Row) -> None:
    channel = story.draw(p.CHANNEL)
    day = meeting["held_on"] if channel == "kiosk" else story.after(meeting["held_on"], 0, 6)
    if day > story.horizon or not story.told(day):
        return
    skipped = story.happens(p.SKIPPED)
    row = story.add(
        "citizenstatement",
        day,
        meeting_id=meeting["id"],
        given_on=day,
        skipped=skipped,
        **_way(story, channel, day),
        **({} if skipped else _answer(story)),
    )
    story.event("statement.given", day, "citizenstatement", row, channel=channel, skipped=skipped, remarks=0)


def _way(story: Story, channel: str, day: date) -> dict[str, Any]:
    return {"channel": channel, "entered_by_id": story.worker(day) if channel == "papir" else None}


def _answer(story: Story) -> dict[str, Any]:
    meaning = story.draw(p.HER_MEANING)
    words = "egne_ord" if meaning in ("ja", "delvist") else "uden_mening"
    return {
        "meaning": meaning,
        "chose": story.draw(p.CHOSE),
        "change": story.say("stemme", "aendre") if story.happens(p.WANTS_CHANGE) else "",
        "own_words": story.say("stemme", words) if story.happens(p.OWN_WORDS) else "",
        "understood": True if story.happens(p.UNDERSTOOD) else None,
    }


def _check_in(story: Story, placement: Row, day: date) -> None:
    if story.worker(day) is None:
        return
    channel = "papir" if story.happens(p.CHECK_IN_ON_PAPER) else "kiosk"
    wants = story.draw(p.WANTS)
    words = story.say("stemme", wants) if story.happens(p.OWN_WORDS) else ""
    row = story.book.add(
        "checkin",
        day,
        placement_id=placement["id"],
        given_on=day,
        wants=wants,
        handling="" if wants == "fortsaet" else story.rng.choice(("sagsbehandler", "faelles")),
        own_words=words,
        **_way(story, channel, day),
    )
    story.event("check_in.given", day, "checkin", row, channel=channel, tasks=0)

"""How a case ends: the last day, and nothing left standing open after it."""

from __future__ import annotations

from jobcenter.demo.municipality.course.story import Story
from jobcenter.demo.municipality.ledger import touch

LIVE = ("kladde", "spurgt", "aftalt", "i_gang", "valgt", "bevilget")


def tell(story: Story) -> None:
    if story.is_open:
        return
    for table, row in story.book.rows:
        if table == "case":
            touch(row, closed_on=story.until)
            story.book.tell("case.closed", story.until, None, "case", row)
        elif table == "commitment" and not any(row.get(f"{end}_on") for end in ("kept", "released", "broken")):
            touch(row, released_on=story.until)
            story.event("commitment.released", story.until, "commitment", row, party=row["party"])
        elif table == "planstep" and row["state"] in ("planlagt", "i_gang"):
            touch(row, state="droppet")
            story.event("step.moved", story.until, "planstep", row, move="drop", due_on=row["due_on"])
    for goal in story.goals:
        if story.happens(0.55):
            touch(goal, reached_on=story.until)

"""How a case begins: the borger, the case, whose it is, where the law places her by date, and what she brings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from jobcenter.cpr import synthetic
from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course import status
from jobcenter.demo.municipality.course.story import Story
from jobcenter.demo.municipality.places import NEEDS
from jobcenter.demo.municipality.words import words
from jobcenter.names import danish_sort_key

if TYPE_CHECKING:
    from jobcenter.demo.municipality.course.telling import Frame

DAY = timedelta(days=1)


def tell(story: Story, frame: Frame) -> None:
    _citizen(story, frame)
    case = story.book.add(
        "case",
        story.since,
        citizen_id=story.book.citizen_id,
        unit_id=story.unit,
        opened_on=story.opened,
        source_system="Demo",
        source_id=f"DK-{story.book.number:06}",
    )
    case["id"] = story.book.id
    story.book.tell("case.opened", story.since, None, "case", case)
    _assignments(story)
    status.tell(story)
    _brings(story)


def _citizen(story: Story, frame: Frame) -> None:
    person = story.person
    row = story.book.add(
        "citizen",
        story.since,
        first_names=person.first_names,
        last_name=person.last_name,
        sort_key=danish_sort_key(f"{person.last_name} {person.first_names}"),
        birth_date=person.born,
        cpr=synthetic(person.born, frame.serial(person.born)),
        synthetic=True,
        protected=person.protected,
        address=person.address,
        phone=person.phone,
        language=person.language,
        interpreter=person.interpreter,
    )
    row["id"] = story.book.citizen_id


def _assignments(story: Story) -> None:
    for (first, username), following in zip(story.staff, [*story.staff[1:], None], strict=False):
        last = following[0] - DAY if following else (None if story.is_open else story.until)
        story.add("assignment", first, caseworker_id=username, valid_from=first, valid_to=last)


def _brings(story: Story) -> None:
    """What she is good at first, then what she needs of a place, and the two views of what it is about."""
    day = story.after(story.since, 2, 30)
    if not story.told(day):
        return
    for text in story.rng.sample(words("cases")["styrker"], story.rng.randint(1, 3)):
        row = story.add("strength", day, text=text, in_citizens_words=text.startswith("Jeg"), noted_on=day)
        story.event("strength.added", day, "strength", row)
    kinds = {kind for weight in story.person.heavy for kind in NEEDS[weight] if story.happens(0.45)}
    if story.person.interpreter:
        kinds.add("sprogstoette")
    for kind in sorted(kinds):
        row = story.add("accommodationneed", day, kind=kind, text=story.say("behov", kind), noted_on=day)
        story.event("need.added", day, "accommodationneed", row, kind=kind)
    _problem(story, day)
    _sensitive(story, day)


def _problem(story: Story, day: date) -> None:
    theme = max(story.person.weight, key=story.person.weight.__getitem__)
    for voice, share in (("borger", 0.82), ("faglig", 0.9)):
        if story.happens(share):
            text = story.say("problem", theme, voice)
            row = story.add(
                "problemdefinition", day, voice=voice, text=text, noted_on=day, noted_by_id=story.worker(day)
            )
            story.event("problem.defined", day, "problemdefinition", row, voice=voice)


def _sensitive(story: Story, day: date) -> None:
    themes = [name for name in ("ro", "krop", "soevn") if story.person.weight[name] >= 0.5]
    if not themes or not story.happens(p.HEALTH_NOTED):
        return
    row = story.add(
        "sensitivefact",
        day,
        kind="helbred",
        purpose=story.say("foelsomt", "formaal"),
        text=story.say("foelsomt", themes[0]),
        noted_on=day,
        noted_by_id=story.worker(day),
    )
    story.event("sensitive.added", day, "sensitivefact", row)

"""How a case begins: the borger, the case, whose it is, where the law places her by date, and what she brings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from jobcenter.cpr import synthetic
from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course.story import Story
from jobcenter.demo.municipality.people import YOUNG
from jobcenter.demo.municipality.places import NEEDS
from jobcenter.demo.municipality.words import words
from jobcenter.names import danish_sort_key

if TYPE_CHECKING:
    from jobcenter.demo.municipality.course.telling import Frame

# Uddannelseshjælp left the law on this day (lov nr. 1655 af 2024); it is kept for history only.
REFORM = date(2025, 7, 1)
NO_NEW_COURSES = date(2026, 2, 1)  # ressourceforløb begin no more (lov nr. 1750 af 2025)
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
    _target_groups(story)
    _benefits(story)
    _visitations(story)
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


def _birthday(born: date, age: int) -> date:
    leap = born.month == 2 and born.day == 29
    return date(born.year + age, 3, 1) if leap else date(born.year + age, born.month, born.day)


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


def _target_groups(story: Story) -> None:
    for first, last, number in periods(story, _groups(story)):
        story.add("targetgroup", max(first, story.since), number=number, valid_from=first, valid_to=last)


def _groups(story: Story) -> list[tuple[date, int]]:
    person = story.person
    match person.benefit:
        case "dagpenge":
            return [(story.opened, 1)]
        case "sygedagpenge":
            changed = story.opened + timedelta(days=22 * 7)
            return [(story.opened, 6), (changed, 7)] if story.happens(0.5) else [(story.opened, 6)]
        case "ledighedsydelse":
            old = story.opened < NO_NEW_COURSES and story.happens(0.2)
            return [(story.opened, 8 if old else 9), (story.between(story.opened, story.until), 9)]
    thirty = _birthday(person.born, YOUNG)
    grown = {"jobparat": 2}.get(person.category, 3)
    young = {"uddannelsesparat": 4}.get(person.category, 5)
    if not person.unskilled:
        return [(story.opened, grown)]
    return [(story.opened, young if story.opened < thirty else grown), (max(thirty, story.opened), grown)]


def _benefits(story: Story) -> None:
    kinds = [(story.opened, story.person.benefit)]
    thirty = _birthday(story.person.born, YOUNG)
    if story.person.benefit == "kontanthjaelp" and story.person.unskilled and story.opened < min(thirty, REFORM):
        kinds = [(story.opened, "uddannelseshjaelp"), (min(thirty, REFORM), "kontanthjaelp")]
    for first, last, kind in periods(story, kinds):
        story.add("benefit", max(first, story.since), kind=kind, valid_from=first, valid_to=last)


def _visitations(story: Story) -> None:
    person = story.person
    if person.benefit == "sygedagpenge":
        category = f"sygedagpenge_{story.rng.choice((1, 2, 2, 3))}"
        _visit(story, story.opened, None if story.is_open else story.until, "sygedagpengekategori", category)
    if person.category:
        first = story.opened
        if story.since == story.opened and story.happens(p.FIRST_ASSESSMENT):
            first = story.after(story.opened, 14, 45)
            _visit(story, story.opened, min(first - DAY, story.until), "visitation", person.category, "grov")
        if first <= story.until:
            for begin, last, category in periods(story, _categories(story, first)):
                _visit(story, max(begin, first), last, "visitation", category)


def _categories(story: Story, first: date) -> list[tuple[date, str]]:
    """Most have always stood as they do. For some the assessment came late: the signs were there for months."""
    always = [(first, story.person.category)]
    span = (story.until - max(first, story.since)).days
    if span < 400 or not story.happens(p.REVISITED):
        return always
    other = {"aktivitetsparat": "jobparat", "jobparat": "aktivitetsparat"}.get(story.person.category)
    if other is None or story.person.unskilled:
        return always
    seen = story.between(max(first, story.since) + timedelta(days=30), story.until - timedelta(days=330))
    drawn = story.after(seen, *p.UP_MATCH_DELAY)
    return [(first, other), (drawn, story.person.category)]


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

"""Did it make sense, from both sides (S3-15)? Neither answer is shown before both are there or the window has closed;
of many samtaler only what a group says is told, and nothing by employee. No act about sanctions may ask this room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from cases.enums import Meaning
from cases.models import Case, CitizenStatement, Meeting, WorkerMeaning
from jobcenter import rules

WINDOW, FEWEST = "stemme.mening.dage", "stemme.mindste_gruppe.samtaler"


@dataclass(frozen=True)
class Sense:
    """Both answers to one samtale. `shown` says whether they may be read; until then both labels are empty."""

    borger_answered: bool
    worker_answered: bool
    shown: bool
    last: date
    borger: str = ""
    worker: str = ""


def sense(meeting: Meeting, on: date) -> Sense:
    """Three statements; the caller has fetched the samtale for somebody who may read its notes."""
    hers = _of_the_borger().filter(meeting=meeting).values_list("meaning", flat=True).first()
    ours = WorkerMeaning.objects.filter(meeting=meeting).values_list("meaning", flat=True).first()
    last = last_apart(meeting, on)
    shown = bool(hers and ours) or on > last
    labels = {"borger": _label(hers), "worker": _label(ours)} if shown else {}
    return Sense(bool(hers), bool(ours), shown, last, **labels)


def last_apart(meeting: Meeting, on: date) -> date:
    """The last day on which the two answer without seeing the other's."""
    return (meeting.held_on or on) + timedelta(days=rules.on(on, rules.Subject.VOICE).days(WINDOW))


def _of_the_borger() -> Any:
    return CitizenStatement.objects.standing().answered().exclude(meaning="")


def _label(code: str | None) -> str:
    return str(Meaning(code).label) if code else ""


@dataclass(frozen=True)
class Gap:
    """How often it made sense, to her, to us and to both, in the samtaler where both have answered.

    `few`: fewer samtaler than the kommune shows together; then no other figure is told, the number of them neither.
    """

    few: bool
    samtaler: int | None = None
    borger: int | None = None
    worker: int | None = None
    both: int | None = None


def held_in(user: Any, on: date, since: date | None) -> Any:
    """The samtaler held from `since` to `on` in the cases this user may see."""
    cases = Case.objects.visible_to(user, on)
    return Meeting.objects.held().filter(case__in=cases, held_on__gte=since or date.min, held_on__lte=on)


@dataclass(frozen=True)
class Held:
    """How many samtaler there were, how many of them moved something, and after how many the borger was not heard on
    “Forstår du, hvad der sker nu?”; that last one is told only beside the answers of a group."""

    samtaler: int
    moved: int
    unanswered: int


def held(user: Any, on: date, since: date | None) -> Held:
    """One statement; the list behind is `held_in`, and for `moved` those of it that moved something."""
    said = CitizenStatement.objects.standing().filter(meeting=OuterRef("pk"), understood__isnull=False)
    rows = held_in(user, on, since).order_by()
    counts = {"moved": Count("pk", filter=Q(substantive=True)), "unanswered": Count("pk", filter=~Q(Exists(said)))}
    return Held(**rows.aggregate(samtaler=Count("pk"), **counts))


def gap(user: Any, on: date, since: date | None) -> Gap:
    """Among the cases this user may see, for samtaler held from `since` to `on`; two statements."""
    hers = _of_the_borger().filter(meeting=OuterRef("pk")).values("meaning")[:1]
    pairs = (
        held_in(user, on, since)
        .exclude(worker_meaning=None)
        .annotate(hers=Subquery(hers))
        .exclude(hers=None)
        .order_by()
    )
    answers = list(pairs.values_list("hers", "worker_meaning__meaning"))
    if len(answers) < rules.on(on, rules.Subject.VOICE).number(FEWEST):
        return Gap(few=True)
    made_sense = [(borger == Meaning.JA, worker == Meaning.JA) for borger, worker in answers]
    return Gap(
        few=False,
        samtaler=len(answers),
        borger=sum(borger for borger, _worker in made_sense),
        worker=sum(worker for _borger, worker in made_sense),
        both=sum(borger and worker for borger, worker in made_sense),
    )


@dataclass(frozen=True)
class Understood:
    """Of those who answered “Forstår du, hvad der sker nu?”: how many did (S3-05). `few` as in Gap."""

    few: bool
    answers: int | None = None
    understood: int | None = None


def understood(user: Any, on: date, since: date | None) -> Understood:
    """Answers given from `since` to `on`, in the cases this user may see; two statements."""
    period = {"given_on__gte": since or date.min, "given_on__lte": on}
    cases = Case.objects.visible_to(user, on)
    asked = CitizenStatement.objects.standing().filter(case__in=cases, understood__isnull=False, **period).order_by()
    counted = asked.aggregate(answers=Count("pk"), understood=Count("pk", filter=Q(understood=True)))
    if counted["answers"] < rules.on(on, rules.Subject.VOICE).number(FEWEST):
        return Understood(few=True)
    return Understood(few=False, **counted)

"""What is so about each case on a day: frozen values, fetched for N cases in the same number of queries as for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case as Choice
from django.db.models import CharField, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Greatest

from cases.enums import (
    CASES_THAT_NEED_A_NEXT_STEP,
    EMPLOYER_ATTEMPTS,
    EMPLOYER_WISHES,
    PROTECTIVE_PAUSES,
    ContactKind,
    EnrolmentState,
    Phase,
    PlacementState,
)
from cases.models import (
    Case,
    Commitment,
    Contact,
    Enrolment,
    Exemption,
    Goal,
    InvolvementEntry,
    Meeting,
    Pause,
    Placement,
    PlanStep,
    Visitation,
    Wish,
    WishAttempt,
)
from cases.models.plans import PRIVATE

STEP, CLOSED_STEP = "skridt", "skridt_lukket"


@dataclass(frozen=True)
class DatedAct:
    """Something with a day on it: a step, a samtale, a promise, a course of an offer or a placement."""

    day: date
    kind: str
    text: str


@dataclass(frozen=True)
class WishFacts:
    id: UUID
    wording: str
    raised_on: date
    touched_on: date | None
    parked: bool
    "The borger and the caseworker have agreed when, or on what condition, to take it up again."


@dataclass(frozen=True)
class PauseFacts:
    id: UUID
    protective: bool
    reason: str
    starts_on: date
    review_on: date


@dataclass(frozen=True)
class PlacementFacts:
    """A placement that is agreed or running, with no entry of its own about the choice of it."""

    id: UUID
    starts_on: date
    chosen_on: date | None
    "The latest day a choice was talked about in the case, by an entry that belongs to no other placement."


@dataclass(frozen=True)
class CaseFacts:
    case_id: UUID
    opened_on: date
    needs_next_step: bool
    next_act: DatedAct | None
    last_dated_on: date | None
    "The latest dated thing that lies behind us; a samtale that was held counts."
    excused_on: date | None
    "The latest samtale in which both sides said that no next step was needed now."
    exempt: bool
    in_placement: bool
    first_wish: WishFacts | None
    pause: PauseFacts | None
    last_substantive_on: date | None
    placement: PlacementFacts | None = None


def facts_for(case_ids: Sequence[UUID], on: date) -> dict[UUID, CaseFacts]:
    """Facts of the open cases among `case_ids`, by case id; five statements whatever their number."""
    ahead = _ahead(case_ids, on)
    wishes = _first_wishes(case_ids, on)
    pauses = _pauses(case_ids, on)
    placements = _placements(case_ids, on)
    return {
        row["pk"]: CaseFacts(
            case_id=row["pk"],
            opened_on=row["opened_on"],
            needs_next_step=row["category"] in CASES_THAT_NEED_A_NEXT_STEP,
            next_act=ahead.get(row["pk"]),
            last_dated_on=row["behind"],
            excused_on=row["excused"],
            exempt=row["exempt"],
            in_placement=row["in_placement"],
            first_wish=wishes.get(row["pk"]),
            pause=pauses.get(row["pk"]),
            last_substantive_on=row["substantive"],
            placement=placements.get(row["pk"]),
        )
        for row in _cases(case_ids, on)
    }


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _cases(case_ids: Sequence[UUID], on: date) -> Iterable[Mapping[str, Any]]:
    mine = OuterRef("pk")
    category = Visitation.objects.deciding(on).filter(case=mine).values("category")
    return (
        Case.objects.open()
        .filter(pk__in=case_ids)
        .order_by()
        .annotate(
            category=Subquery(category[:1]),
            behind=_behind(on),
            excused=_last(Meeting.objects.held().filter(no_step_needed=True), "held_on", until=on),
            substantive=_substantive(on),
            exempt=Exists(Exemption.objects.on(on).filter(case=mine)),
            in_placement=Exists(Placement.objects.running(on).filter(case=mine)),
        )
        .values("pk", "opened_on", "category", "behind", "excused", "substantive", "exempt", "in_placement")
    )


def _last(rows: QuerySet[Any], day: str, *, until: date, case: str = "case") -> Subquery:
    """The latest such day of the case at hand: one look into an index, so that it costs the same in any table."""
    known = {f"{day}__lte": until, case: OuterRef("pk")}
    return Subquery(rows.order_by(f"-{day}").filter(**known).values(day)[:1])


# What carries a day: the open rows, the day, the way to the case, what it is called, and its words.
def _dated() -> list[tuple[QuerySet[Any], str, str, str, str]]:
    agreed = [PlacementState.AFTALT, PlacementState.I_GANG]
    granted = [EnrolmentState.BEVILGET, EnrolmentState.I_GANG]
    return [
        (PlanStep.objects.open(), "due_on", "plan__case", STEP, "title"),
        (Meeting.objects.booked(), "planned_on", "case", "samtale", "kind"),
        (Commitment.objects.open(), "due_on", "case", "aftale", "what"),
        (Placement.objects.filter(state__in=agreed), "ends_on", "case", "praktik", "workplace__name"),
        (Enrolment.objects.filter(state__in=granted), "ends_on", "case", "tilbud", "offer__title"),
    ]


def _behind(on: date) -> Greatest:
    """The latest dated thing that lies behind; a samtale that was held counts, also today's."""
    yesterday = on - timedelta(days=1)
    passed = [_last(rows, day, until=yesterday, case=case) for rows, day, case, _kind, _words in _dated()]
    return Greatest(_last(Meeting.objects.held(), "held_on", until=on), *passed)


def _ahead(case_ids: Sequence[UUID], on: date) -> dict[UUID, DatedAct]:
    """The nearest act ahead; today counts."""
    first, *others = (
        rows.order_by()
        .filter(**{f"{case}__in": case_ids, f"{day}__gte": on})
        .values_list(case, Cast(day, DateField()), _kind(kind), Cast(words, CharField()))
        for rows, day, case, kind, words in _dated()
    )
    nearest: dict[UUID, DatedAct] = {}
    for case_id, day, kind, words in first.union(*others, all=True):
        if case_id not in nearest or day < nearest[case_id].day:
            nearest[case_id] = DatedAct(day, kind, words or "")
    return nearest


def _kind(kind: str) -> Value | Choice:
    """A step that can tell about health has a kind of its own, so that a list can leave its words out."""
    if kind != STEP:
        return Value(kind)
    return Choice(When(PRIVATE, then=Value(CLOSED_STEP)), default=Value(kind), output_field=CharField())


def last_substantive(cases: QuerySet[Case], on: date) -> dict[UUID, date]:
    """The latest day something moved, by case id, for those where anything did; one statement."""
    moved = cases.order_by().annotate(moved=_substantive(on)).values_list("pk", "moved")
    return {pk: day for pk, day in moved if day is not None}


def substantive_days(case_id: UUID, on: date) -> list[date]:
    """Every day something moved in one case, the earliest first; one statement."""
    first, *others = (
        rows.order_by().filter(**{case: case_id, f"{day}__lte": on}).values_list(day, flat=True)
        for rows, day, case in _moving()
    )
    return sorted(first.union(*others))


def _moving() -> list[tuple[QuerySet[Any], str, str]]:
    """What moves something for the borger; a booking, a letter or a read never does (house rule)."""
    attempts = WishAttempt.objects.filter(kind__in=EMPLOYER_ATTEMPTS)
    prepared = Contact.objects.filter(kind=ContactKind.FORBEREDELSE, reached=True)
    return [
        (Meeting.objects.held().filter(substantive=True), "held_on", "case"),
        (PlanStep.objects.all(), "reached_on", "plan__case"),
        (Goal.objects.all(), "reached_on", "plan__case"),
        (Commitment.objects.all(), "kept_on", "case"),
        (Placement.objects.exclude(state=PlacementState.KLADDE), "moved_on", "case"),
        (Enrolment.objects.all(), "moved_on", "case"),
        (attempts, "made_on", "wish__case"),
        (prepared, "happened_on", "case"),
    ]


def _substantive(on: date) -> Greatest:
    """The latest act that moved something."""
    return Greatest(*(_last(rows, day, until=on, case=case) for rows, day, case in _moving()))


def _first_wishes(case_ids: Sequence[UUID], on: date) -> dict[UUID, WishFacts]:
    """The highest-ranked open wish that an employer can grant, and when anybody last did something about it."""
    attempt = WishAttempt.objects.filter(wish=OuterRef("pk"), kind__in=EMPLOYER_ATTEMPTS, made_on__lte=on)
    placement = Placement.objects.filter(wish=OuterRef("pk")).exclude(state=PlacementState.KLADDE)
    rows = (
        Wish.objects.open()
        .filter(case__in=case_ids, kind__in=EMPLOYER_WISHES, raised_on__lte=on)
        .annotate(
            attempted=Subquery(attempt.order_by("-made_on").values("made_on")[:1]),
            placed=Subquery(placement.order_by("-moved_on").values("moved_on")[:1]),
            parked=Coalesce(Q(revisit_on__gt=on) | (Q(revisit_on=None) & ~Q(revisit_when="")), Value(False)),
        )
        .order_by("case_id", "rank")
        .distinct("case_id")
        .values_list("case_id", "pk", "wording", "raised_on", "attempted", "placed", "parked")
    )
    return {
        case_id: WishFacts(pk, wording, raised_on, _latest(attempted, placed), parked)
        for case_id, pk, wording, raised_on, attempted, placed, parked in rows
    }


def _pauses(case_ids: Sequence[UUID], on: date) -> dict[UUID, PauseFacts]:
    rows = Pause.objects.running(on).filter(case__in=case_ids).order_by("starts_on")
    return {
        case_id: PauseFacts(pk, reason in PROTECTIVE_PAUSES, reason, starts_on, review_on)
        for case_id, pk, reason, starts_on, review_on in rows.values_list(
            "case_id", "pk", "reason", "starts_on", "review_on"
        )
    }


def _placements(case_ids: Sequence[UUID], on: date) -> dict[UUID, PlacementFacts]:
    """The one whose choice lies furthest back, or was never talked about; a placement with an entry of its own is not
    asked about."""
    choices = InvolvementEntry.objects.standing().filter(phase=Phase.UDVAELGELSE, occurred_on__lte=on)
    at_large = choices.filter(case=OuterRef("case"), placement=None).order_by("-occurred_on").values("occurred_on")
    rows = (
        Placement.objects.filter(case__in=case_ids, state__in=[PlacementState.AFTALT, PlacementState.I_GANG])
        .filter(~Exists(choices.filter(placement=OuterRef("pk"))))
        .annotate(chosen_on=Subquery(at_large[:1]))
        .order_by("case_id", F("chosen_on").asc(nulls_first=True), "starts_on", "pk")
        .distinct("case_id")
    )
    found = rows.values_list("case_id", "pk", "starts_on", "chosen_on")
    # Agreed, so that it has a first day; the database holds that.
    return {case_id: PlacementFacts(pk, starts_on, chosen) for case_id, pk, starts_on, chosen in found if starts_on}


__all__ = [
    "CaseFacts",
    "DatedAct",
    "PauseFacts",
    "PlacementFacts",
    "WishFacts",
    "facts_for",
    "last_substantive",
    "substantive_days",
]

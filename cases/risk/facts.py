"""What is so about each case on a day: frozen values, fetched for N cases in the same number of queries as for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from cases.enums import (
    CASES_THAT_NEED_A_NEXT_STEP,
    EMPLOYER_ATTEMPTS,
    EMPLOYER_WISHES,
    PROTECTIVE_PAUSES,
    ContactKind,
    EnrolmentState,
    MeetingState,
    PlacementState,
)
from cases.models import (
    Case,
    Commitment,
    Contact,
    Enrolment,
    Exemption,
    Goal,
    Meeting,
    Pause,
    Placement,
    PlanStep,
    Visitation,
    Wish,
    WishAttempt,
)


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


def facts_for(case_ids: Sequence[UUID], on: date) -> dict[UUID, CaseFacts]:
    """Facts of the open cases among `case_ids`, by case id; six queries whatever their number."""
    ahead, behind = _dated(case_ids, on)
    substantive = last_substantive(case_ids, on)
    wishes = _first_wishes(case_ids, on)
    pauses = _pauses(case_ids, on)
    return {
        row["pk"]: CaseFacts(
            case_id=row["pk"],
            opened_on=row["opened_on"],
            needs_next_step=row["category"] in CASES_THAT_NEED_A_NEXT_STEP,
            next_act=ahead.get(row["pk"]),
            last_dated_on=_latest(behind.get(row["pk"]), row["held"]),
            excused_on=row["excused"],
            exempt=row["exempt"],
            in_placement=row["in_placement"],
            first_wish=wishes.get(row["pk"]),
            pause=pauses.get(row["pk"]),
            last_substantive_on=substantive.get(row["pk"]),
        )
        for row in _cases(case_ids, on)
    }


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _cases(case_ids: Sequence[UUID], on: date) -> Iterable[Mapping[str, Any]]:
    mine = OuterRef("pk")
    held = Meeting.objects.held().filter(case=mine, held_on__lte=on).order_by("-held_on")
    category = Visitation.objects.deciding(on).filter(case=mine).values("category")
    return (
        Case.objects.open()
        .filter(pk__in=case_ids)
        .order_by()
        .annotate(
            category=Subquery(category[:1]),
            held=Subquery(held.values("held_on")[:1]),
            excused=Subquery(held.filter(no_step_needed=True).values("held_on")[:1]),
            exempt=Exists(Exemption.objects.on(on).filter(case=mine)),
            in_placement=Exists(Placement.objects.running(on).filter(case=mine)),
        )
        .values("pk", "opened_on", "category", "held", "excused", "exempt", "in_placement")
    )


def _act(rows: QuerySet[Any], case: str, day: Any, kind: str, text: Any) -> QuerySet[Any]:
    acts: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(
            of_case=F(case),
            on_day=Cast(day, DateField()),
            of_kind=Value(kind),
            said=Cast(text, CharField()),
        )
        .values_list("of_case", "on_day", "of_kind", "said")
    )
    return acts


def _dated(case_ids: Sequence[UUID], on: date) -> tuple[dict[UUID, DatedAct], dict[UUID, date]]:
    """The nearest act ahead (today counts) and the latest day behind, in one query."""
    ours = Q(case__in=case_ids)
    agreed = [PlacementState.AFTALT, PlacementState.I_GANG]
    granted = [EnrolmentState.BEVILGET, EnrolmentState.I_GANG]
    steps = PlanStep.objects.open().filter(plan__case__in=case_ids, due_on__isnull=False)
    promises = Commitment.objects.open().filter(ours, due_on__isnull=False)
    acts = _act(steps, "plan__case_id", F("due_on"), "skridt", F("title")).union(
        _act(
            Meeting.objects.filter(ours, state=MeetingState.AFTALT),
            "case_id",
            F("planned_on"),
            "samtale",
            F("kind"),
        ),
        _act(promises, "case_id", F("due_on"), "aftale", F("what")),
        _act(
            Placement.objects.filter(ours, state__in=agreed), "case_id", F("ends_on"), "praktik", F("workplace__name")
        ),
        _act(Enrolment.objects.filter(ours, state__in=granted), "case_id", F("ends_on"), "tilbud", F("offer__title")),
        all=True,
    )
    ahead: dict[UUID, DatedAct] = {}
    behind: dict[UUID, date] = {}
    for case_id, day, kind, text in acts:
        if day < on:
            behind[case_id] = max(day, behind.get(case_id, day))
        elif case_id not in ahead or day < ahead[case_id].day:
            ahead[case_id] = DatedAct(day, kind, text or "")
    return ahead, behind


def last_substantive(case_ids: Sequence[UUID], on: date) -> dict[UUID, date]:
    """The latest act that moved something for the borger; a booking, a letter or a read never does (house rule)."""

    def latest(rows: QuerySet[Any], case: str, day: str) -> QuerySet[Any]:
        ours = rows.order_by().filter(**{f"{case}__in": case_ids, f"{day}__lte": on})
        days: QuerySet[Any, Any] = ours.values_list(case).annotate(day=Max(day)).values_list(case, "day")
        return days

    moved = latest(Meeting.objects.held().filter(substantive=True), "case", "held_on").union(
        latest(PlanStep.objects.all(), "plan__case", "reached_on"),
        latest(Goal.objects.all(), "plan__case", "reached_on"),
        latest(Commitment.objects.all(), "case", "kept_on"),
        latest(Placement.objects.exclude(state=PlacementState.KLADDE), "case", "moved_on"),
        latest(Enrolment.objects.all(), "case", "moved_on"),
        latest(WishAttempt.objects.filter(kind__in=EMPLOYER_ATTEMPTS), "wish__case", "made_on"),
        latest(Contact.objects.filter(kind=ContactKind.FORBEREDELSE, reached=True), "case", "happened_on"),
        all=True,
    )
    days: dict[UUID, date] = {}
    for case_id, day in moved:
        days[case_id] = max(day, days.get(case_id, day))
    return days


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


__all__ = ["CaseFacts", "DatedAct", "PauseFacts", "WishFacts", "facts_for", "last_substantive"]

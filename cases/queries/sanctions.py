"""Sanction steps with their story, on a sag and before the leader who looks once more; one borger at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from cases.enums import Ability, MeetingState, SanctionOutcome, VisitationCategory
from cases.models import Case, Goal, Meeting, SanctionStep, Visitation
from cases.queries.concerns import led_units
from jobcenter.dates import add_months

MONTHS = 12  # how far back the leader's page looks; nothing follows from it


def steps_of(case: Case) -> list[SanctionStep]:
    told = SanctionStep.objects.filter(case=case).select_related("decided_by", "second_look_by", "goal", "meeting")
    return list(told)


def goals_of(case: Case) -> QuerySet[Goal]:
    """The goals a step may serve, those that are not reached first (S1-24)."""
    rows: QuerySet[Goal] = Goal.objects.filter(plan__case=case).order_by("reached_on", "set_on", "pk")
    return rows


def missed_meetings(case: Case) -> QuerySet[Meeting]:
    """Samtaler the borger did not come to, the newest first, with what she said of it."""
    rows: QuerySet[Meeting] = Meeting.objects.filter(case=case, state=MeetingState.UDEBLEVET)
    return rows.order_by("-planned_on", "pk")


@dataclass(frozen=True)
class Figures:
    """What was weighed in the leader's units in twelve months: volume beside outcome, and the borger's ability.

    `unable`: borgere seen as aktivitetsparate at the time who could not meet the demand, where it went on (S0-04).
    """

    since: date
    weighed: int
    went_on: int
    active: int
    unable: int


def before_leader(user: Any, on: date) -> QuerySet[SanctionStep]:
    """Every step of the period in her units; those that wait for her look first, however old."""
    lately = Q(decided_on__gt=add_months(on, -MONTHS))
    hers = SanctionStep.objects.filter(case__unit__in=led_units(user, on))
    rows: QuerySet[SanctionStep] = (
        hers.filter(lately | Q(pk__in=hers.awaiting_look().values("pk")))
        .select_related("case__citizen", "case__unit")
        .annotate(category=_category_then())
        .order_by("-second_look_needed", "second_look_on", "-decided_on", "pk")
    )
    return rows


def cases_awaiting_look(user: Any, on: date) -> int:
    """How many of her open cases have a step that waits for her look; as the team page counts them."""
    rows = SanctionStep.objects.awaiting_look().filter(case__unit__in=led_units(user, on), case__closed_on=None)
    return rows.order_by().values("case").distinct().count()


def _category_then() -> Subquery:
    """Aktivitetsparat or not on the day of the decision."""
    of_day = Visitation.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=OuterRef("decided_on")),
        case=OuterRef("case"),
        valid_from__lte=OuterRef("decided_on"),
        scheme="visitation",
    )
    return Subquery(of_day.order_by("-valid_from", "pk").values("category")[:1])


def figures(user: Any, on: date) -> Figures:
    """One statement; the rows behind it are those of `before_leader` in the period."""
    on_it = Q(outcome=SanctionOutcome.TIL_AFGOERELSE)
    active = on_it & Q(category=VisitationCategory.AKTIVITETSPARAT)
    counted = (
        before_leader(user, on)
        .filter(decided_on__gt=add_months(on, -MONTHS))
        .order_by()
        .aggregate(
            weighed=Count("pk"),
            went_on=Count("pk", filter=on_it),
            active=Count("pk", filter=active),
            unable=Count("pk", filter=active & Q(ability=Ability.KAN_IKKE)),
        )
    )
    return Figures(since=add_months(on, -MONTHS), **counted)

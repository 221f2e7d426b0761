"""Where the two stand, line by line; the disagreements that are open, and the board that is turned to the borger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Model, QuerySet

from cases.enums import OPEN_WISHES, Stance, WishStatus
from cases.models import AgreementLine, Case, Commitment, Meeting, PlanStep, Utterance, Wish
from cases.queries.gathered import listed

M = TypeVar("M", bound=Model)
STEPS = 3


@dataclass(frozen=True)
class Lines:
    """The lines of a sag: open disagreements first, then what holds, then what has been settled or no longer holds."""

    disputed: list[AgreementLine]
    agreed: list[AgreementLine]
    past: list[AgreementLine]


def lines(case: Case) -> Lines:
    """One statement."""
    rows = list(
        AgreementLine.objects.filter(case=case).select_related("meeting").order_by("-noted_on", "order", "recorded_at")
    )
    over = [row for row in rows if row.withdrawn_on or row.settled_on]
    standing = [row for row in rows if row not in over]
    disputed = [row for row in standing if row.stance != Stance.ENIG]
    return Lines(disputed, [row for row in standing if row.stance == Stance.ENIG], over)


def agreement_parts() -> dict[str, ArraySubquery]:
    """What the page of a sag shows beside the rest, in its one statement."""
    return {
        "disagreements": listed(AgreementLine.objects.in_dispute().order_by("-noted_on", "order"), **_SHOWN),
        "unseized": listed(Utterance.objects.not_seized().order_by("-said_on", "recorded_at"), text="text"),
    }


_SHOWN: dict[str, Any] = {"text": "text", "dissent": "dissent", "stance": "stance", "noted_on": "noted_on"}


@dataclass(frozen=True)
class Doing:
    """A step that is being agreed and is no row yet."""

    title: str
    party: str
    due_on: date | None = None


@dataclass(frozen=True)
class Board:
    """What is agreed, for the borger to read: lines, promises and steps, as rows or as they are being written.

    `wishes`: hers that are open, and those that could not be met, with the explanation she was given (S4-16, S4-17).
    """

    lines: Sequence[Any]
    promises: Sequence[Any]
    steps: Sequence[Any]
    wishes: Sequence[Any] = ()


def board_of(meeting: Meeting) -> Board:
    """What was agreed in this samtale and still stands: three statements."""
    return Board(
        lines=list(_standing(meeting.agreement_lines.all())),
        promises=list(_soonest(meeting.commitments.open())),
        steps=list(_soonest(meeting.steps.open())),
    )


def board_now(case: Case) -> Board:
    """What holds as one sits down together: lines that stand, open promises, the nearest steps, what she wishes."""
    return Board(
        lines=list(_standing(case.agreement_lines.filter(settled_on=None))),
        promises=list(_soonest(Commitment.objects.open().filter(case=case))),
        steps=list(_soonest(PlanStep.objects.open().filter(plan__case=case))[:STEPS]),
        wishes=list(Wish.objects.filter(case=case, status__in=[*OPEN_WISHES, WishStatus.IKKE_MULIG]).order_by("rank")),
    )


def _standing(rows: QuerySet[AgreementLine]) -> QuerySet[AgreementLine]:
    return rows.filter(withdrawn_on=None).order_by("-noted_on", "order", "recorded_at")


def _soonest(rows: QuerySet[M]) -> QuerySet[M]:
    return rows.order_by(F("due_on").asc(nulls_last=True), "id")

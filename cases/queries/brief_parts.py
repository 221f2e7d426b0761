"""The parts of a brief, each a list of one case, and the words of their codes."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from cases.enums import (
    EndReason,
    EnrolmentState,
    ExemptionKind,
    MeetingKind,
    Party,
    PauseReason,
    PlacementState,
    Stance,
    WishStatus,
)
from cases.models import (
    AgreementLine,
    Commitment,
    Enrolment,
    Exemption,
    LineRemark,
    Meeting,
    Pause,
    Placement,
    PlanStep,
    Strength,
    Utterance,
    Wish,
)
from cases.queries.around import WORDS as AROUND
from cases.queries.around import people_parts
from cases.queries.gathered import Words, listed

STEPS = 3
# How far back a promise that was kept or broken is still told, where there was no samtale to count from.
LATELY = timedelta(days=180)


def parts_of(on: date, sensitive: bool) -> dict[str, ArraySubquery]:
    return {**_own(), **_agreed(on), **_ended(sensitive), **_talks(on), **_rests(on), **people_parts()}


def _own() -> dict[str, ArraySubquery]:
    """What she said that waits, what she brings, and what she wants."""
    return {
        "utterances": listed(
            Utterance.objects.not_seized().order_by("-said_on", "-recorded_at"), text="text", said_on="said_on"
        ),
        "strengths": listed(Strength.objects.filter(ended_on=None), text="text", own="in_citizens_words"),
        "wishes": listed(
            Wish.objects.order_by("rank"),
            rank="rank",
            wording="wording",
            status="status",
            revisit_on="revisit_on",
            revisit_when="revisit_when",
        ),
    }


def _agreed(on: date) -> dict[str, ArraySubquery]:
    lately = on - LATELY
    kept_or_broken = Commitment.objects.filter(Q(kept_on__gte=lately) | Q(broken_on__gte=lately))
    promises = Commitment.objects.open() | kept_or_broken
    remarks = LineRemark.objects.filter(line=OuterRef("pk"), statement__marked_wrong=None).exclude(text="")
    newest = remarks.order_by("-statement__given_on", "-recorded_at")
    nearest = F("due_on").asc(nulls_last=True)
    return {
        "promises": listed(
            promises.order_by(nearest, "promised_on", "id"),
            what="what",
            party="party",
            due_on="due_on",
            kept_on="kept_on",
            broken_on="broken_on",
            why="why_broken",
        ),
        "lines": listed(
            AgreementLine.objects.standing().filter(settled_on=None).order_by("-noted_on", "order", "recorded_at"),
            text="text",
            stance="stance",
            dissent="dissent",
            noted_on="noted_on",
            remark=Subquery(newest.values("text")[:1]),
            remarked_on=Subquery(newest.values("statement__given_on")[:1]),
        ),
        "steps": listed(
            PlanStep.objects.open().order_by(nearest, "id"),
            "plan__case",
            title="title",
            party="party",
            due_on="due_on",
            most=STEPS,
        ),
    }


def _ended(sensitive: bool) -> dict[str, ArraySubquery]:
    """What was tried, how it ended, and what the borger herself says of it."""
    over = Placement.objects.filter(state__in=[PlacementState.AFSLUTTET, PlacementState.OPGIVET])
    finished = Enrolment.objects.filter(state__in=[EnrolmentState.AFSLUTTET, EnrolmentState.OPGIVET])
    return {
        "placements": listed(
            over,
            is_a=Value("praktik"),
            what=Coalesce("workplace__name", Value("")),
            state="state",
            reason=F("end_reason") if sensitive else Value(""),
            said="citizen_account",
            learned="learned",
            over_on=Coalesce("ended_on", "moved_on"),
        ),
        "enrolments": listed(
            finished,
            is_a=Value("tilbud"),
            what="offer__title",
            state="state",
            said=Value(""),
            learned="became",
            over_on="moved_on",
        ),
    }


def _talks(on: date) -> dict[str, ArraySubquery]:
    """The samtale that was held last, and the nearest that is booked."""
    held = Meeting.objects.held().filter(held_on__lte=on).order_by("-held_on", "-recorded_at")
    ahead = Meeting.objects.ahead(on).order_by("planned_on", "planned_time", "id")
    return {
        "last": listed(held, kind="kind", held_on="held_on", text="talked_about", most=1),
        "ahead": listed(ahead, kind="kind", planned_on="planned_on", time="planned_time", purpose="purpose", most=1),
    }


def _rests(on: date) -> dict[str, ArraySubquery]:
    return {
        "pauses": listed(Pause.objects.running(on), reason="reason", review_on="review_on"),
        "exemptions": listed(Exemption.objects.on(on), kind="kind", basis="legal_basis", last_on="valid_to"),
    }


WORDS: Words = {
    "wishes": {"status": WishStatus},
    "promises": {"party": Party},
    "lines": {"stance": Stance},
    "steps": {"party": Party},
    "placements": {"state": PlacementState, "reason": EndReason},
    "enrolments": {"state": EnrolmentState},
    "last": {"kind": MeetingKind},
    "ahead": {"kind": MeetingKind},
    "pauses": {"reason": PauseReason},
    "exemptions": {"kind": ExemptionKind},
    **AROUND,
}

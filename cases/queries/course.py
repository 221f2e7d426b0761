"""The course of one case over time, put together from what the plan has fetched: lanes, axis, and how efforts meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

from django.utils.translation import gettext as _

from cases.enums import Area, EnrolmentState, Party, PlacementState, StepState
from cases.models import PlanStep
from cases.planning.axis import Axis, axis
from cases.planning.course import AHEAD, DONE, GONE, OFFER_AREAS, PAUSE, RUNNING, Lane, Piece, lanes
from cases.planning.elements import label_of
from cases.planning.order import Concurrence, Span, concurrence

FOLDED_FROM = 12  # so many things that are over stand beside what is to come; the older ones are folded away
SOCIAL = frozenset({Area.SOCIAL, Area.SUNDHED})
LOOKS: dict[str, str] = {
    StepState.I_GANG: RUNNING,
    StepState.NAAET: DONE,
    StepState.DROPPET: GONE,
    PlacementState.AFSLUTTET: DONE,
    EnrolmentState.AFSLUTTET: DONE,
}


@dataclass(frozen=True)
class Course:
    axis: Axis
    lanes: list[Lane]
    earlier: list[Lane]
    "What is over and older than the newest dozen."
    concurrence: Concurrence | None


def course(
    steps: Sequence[PlanStep],
    placements: Iterable[SimpleNamespace],
    enrolments: Iterable[SimpleNamespace],
    pauses: Iterable[SimpleNamespace],
    on: date,
) -> Course:
    pieces = [
        *(_step(step) for step in steps),
        *(_placement(row) for row in placements),
        *(_enrolment(row) for row in enrolments),
        *(_pause(row, on) for row in pauses),
    ]
    whole = axis((day for piece in pieces for day in piece.days), on)
    over = sorted((piece for piece in pieces if piece.look in (DONE, GONE)), key=_last, reverse=True)
    folded = {id(piece) for piece in over[FOLDED_FROM:]}
    return Course(
        axis=whole,
        lanes=lanes([piece for piece in pieces if id(piece) not in folded], whole),
        earlier=lanes(over[FOLDED_FROM:], whole),
        concurrence=concurrence(_spans(pieces, SOCIAL), _spans(pieces, {Area.BESKAEFTIGELSE})),
    )


def _last(piece: Piece) -> date:
    return piece.last or piece.first or date.min


def _step(step: PlanStep) -> Piece:
    return Piece(
        what="skridt",
        id=step.pk,
        title=step.title,
        lane=step.area,
        first=step.starts_on,
        last=step.reached_on or step.due_on,
        state=label_of(StepState, step.state),
        look=LOOKS.get(step.state, AHEAD),
        who=step.owner or label_of(Party, step.party),
    )


def _placement(row: SimpleNamespace) -> Piece:
    title = f"{row.kind_label}: {row.where}" if row.where else row.kind_label
    look = LOOKS.get(row.state, AHEAD)
    last = row.ended_on or row.ends_on
    return Piece("praktik", row.id, title, Area.BESKAEFTIGELSE, row.starts_on, last, row.state_label, look)


def _enrolment(row: SimpleNamespace) -> Piece:
    lane = OFFER_AREAS.get(row.kind, Area.BESKAEFTIGELSE)
    look = LOOKS.get(row.state, AHEAD)
    return Piece("tilbud", row.id, row.title, lane, row.starts_on, row.ends_on, row.state_label, look)


def _pause(row: SimpleNamespace, on: date) -> Piece:
    """A pause that runs goes on to the day it is looked at again."""
    runs = row.ended_on is None
    state = _("I gang") if runs else _("Slut")
    last = max(row.review_on, on) if runs else row.ended_on
    return Piece("pause", row.id, row.reason_label, PAUSE, row.starts_on, last, state, RUNNING if runs else DONE)


def _spans(pieces: Iterable[Piece], areas: Iterable[str]) -> list[Span]:
    """The dated things of these lanes; what was laid aside is none."""
    here = [piece for piece in pieces if piece.lane in areas and piece.look != GONE and piece.days]
    return [_span(piece) for piece in here]


def _span(piece: Piece) -> Span:
    """A single day is a span of that day; what runs without an end runs on."""
    first = piece.first or piece.last
    assert first is not None
    last = piece.last if piece.last or piece.look == RUNNING else first
    return Span(first, max(last, first) if last else None)

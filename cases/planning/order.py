"""In which order steps come: after one another, side by side, round again; and what social effort does beside work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from cases.enums import OPEN_STEPS, StepState
from jobcenter.dates import danish


@dataclass(frozen=True)
class Span:
    """From the first day to the last, both counted in; without a last day it runs on."""

    first: date
    last: date | None = None

    def meets(self, other: Span) -> bool:
        return self.first <= (other.last or date.max) and other.first <= (self.last or date.max)


@dataclass(frozen=True)
class Concurrence:
    """Social effort and work side by side, or one before the other; a description, never a verdict (S1-29).

    The codes are those of the practice models in seed 001, l.4826-4831: A is social first, F is side by side.
    """

    side_by_side: bool
    since: date

    @property
    def code(self) -> str:
        return "F" if self.side_by_side else "A"

    @property
    def label(self) -> str:
        return _("Sideløbende") if self.side_by_side else _("Social indsats først")

    @property
    def sentence(self) -> str:
        if self.side_by_side:
            words = _("Social eller helbredsmæssig indsats og job eller praktik løber samtidig fra %(day)s.")
        else:
            words = _("Den sociale eller helbredsmæssige indsats ligger før job og praktik, som begynder %(day)s.")
        return words % {"day": danish(self.since)}


def concurrence(social: Iterable[Span], work: Iterable[Span]) -> Concurrence | None:
    """None where one of them is missing, or where work came first and was over."""
    before, beside = list(social), list(work)
    meeting = [max(one.first, other.first) for one in before for other in beside if one.meets(other)]
    if meeting:
        return Concurrence(True, min(meeting))
    if not before or not beside:
        return None
    begins = min(span.first for span in beside)
    over = all(span.last is not None and span.last < begins for span in before)
    return Concurrence(False, begins) if over else None


class Step(Protocol):
    """What a step of the plan tells about its order."""

    pk: UUID
    after_id: UUID | None
    state: str
    due_on: date | None


S = TypeVar("S", bound=Step)


def following(steps: Sequence[S]) -> dict[UUID, list[S]]:
    """Which steps come after each, by its id."""
    found: dict[UUID, list[S]] = {}
    for step in steps:
        if step.after_id is not None:
            found.setdefault(step.after_id, []).append(step)
    return found


def ordered(steps: Sequence[S]) -> list[S]:
    """Each step after the one it follows, else in the order given; a loop is allowed and begins with its first."""
    by_id, placed, result = {step.pk: step for step in steps}, set[UUID](), list[S]()
    for step in steps:
        chain: list[S] = []
        while step.pk not in placed:
            placed.add(step.pk)
            chain.append(step)
            before = by_id.get(step.after_id) if step.after_id else None
            if before is None:
                break
            step = before
        result += reversed(chain)
    return result


def without_next(steps: Sequence[S]) -> list[S]:
    """Steps under way that nothing open follows, neither by order nor by day (S1-26)."""
    waiting = [step for step in steps if step.state in OPEN_STEPS]
    follows = following(waiting)
    return [
        step
        for step in waiting
        if step.state == StepState.I_GANG and step.pk not in follows and not _later(step, waiting)
    ]


def _later(step: S, waiting: Sequence[S]) -> bool:
    """Another open step with a later day, or one without a day that has not begun."""
    return any(
        other.pk != step.pk
        and other.state != StepState.I_GANG
        and (other.due_on is None or step.due_on is None or other.due_on >= step.due_on)
        for other in waiting
    )

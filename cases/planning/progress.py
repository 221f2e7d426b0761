"""What a course has moved so far: each step that was reached counts, also those before work; going back is told too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from cases.enums import Area, StepState

# A move as the history tells it. Going back is told like any other move (S1-31).
TOLD: dict[str, Any] = {
    "begynd": _("Sat i gang"),
    "naa": _("Nået"),
    "udsaet": _("Udsat til en ny dag"),
    "drop": _("Ikke længere aktuelt"),
    "genoptag": _("Taget op igen"),
    "tilbage": _("Venter, mens trinnet før bliver taget op igen"),
    "medbringer": _("Taget med hertil"),
}


@dataclass(frozen=True)
class Line:
    """One move of one step, on its day."""

    day: date
    told: str
    title: str
    area: str
    step_id: UUID
    reached: bool
    text: str = ""


@dataclass(frozen=True)
class Progress:
    """`lines` newest first; `by_area`: how many different steps were ever reached, in the order of the lanes."""

    lines: list[Line]
    by_area: list[tuple[str, int]]

    @property
    def reached(self) -> int:
        return sum(n for _label, n in self.by_area)


def progress(lines: Iterable[Line]) -> Progress:
    """Reaching counts once a step and stays counted when the step is taken up again."""
    told = sorted(lines, key=lambda line: line.day)[::-1]
    reached = {line.step_id: line.area for line in told if line.reached}
    counts = [(str(area.label), sum(1 for one in reached.values() if one == area)) for area in Area]
    return Progress(told, [(label, n) for label, n in counts if n])


def lines_of(changes: Iterable[Any], steps: Iterable[Any]) -> list[Line]:
    """The changes as lines, and a line for a step that was reached before changes were kept."""
    found = [
        Line(
            row.changed_on,
            str(TOLD.get(row.move, "")),
            row.title,
            row.area,
            UUID(str(row.step_id)),
            row.to_state == StepState.NAAET,
            row.text,
        )
        for row in changes
    ]
    known = {line.step_id for line in found if line.reached}
    return found[::-1] + [
        Line(step.reached_on, str(TOLD["naa"]), step.title, step.area, step.pk, True)
        for step in steps
        if step.reached_on is not None and step.pk not in known
    ]

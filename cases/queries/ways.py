"""The ways through the system: the steps of one procedure as they stand today, and which of them are documented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.enums import TextKind, TextLanguage
from cases.models import Case, ProcedureMark, PublicText
from cases.models.rights import PublicTextQuerySet
from cases.queries.texts import in_language


@dataclass(frozen=True)
class WayStep:
    """One step with what documents it, where anything does."""

    text: PublicText
    mark: ProcedureMark | None


@dataclass(frozen=True)
class Way:
    """Where the borger is on the way; `first` says what it is, `former` are marks at steps the law has taken away."""

    procedure: str
    first: PublicText
    steps: list[WayStep]
    former: list[tuple[PublicText | None, ProcedureMark]]

    @property
    def documented(self) -> list[WayStep]:
        return [step for step in self.steps if step.mark]

    @property
    def remaining(self) -> list[WayStep]:
        return [step for step in self.steps if not step.mark]

    @property
    def uncertain(self) -> bool:
        return not (self.first.certain and all(step.text.certain for step in self.steps))

    @property
    def version_from(self) -> date:
        return max(self.first.valid_from, *(step.text.valid_from for step in self.steps))


def ways(on: date, language: str = TextLanguage.DA) -> list[PublicText]:
    """The first text of every way that exists on the day; one statement."""
    return in_language(_texts(on).filter(order=0).order_by("procedure"), language)


def way(case: Case, procedure: str, on: date, language: str = TextLanguage.DA) -> Way | None:
    """Three statements at most; None where there is no such way on the day."""
    texts = in_language(_texts(on).filter(procedure=procedure).order_by("order", "code"), language)
    first = next((text for text in texts if text.order == 0), None)
    steps = [text for text in texts if text.order]
    if first is None or not steps:
        return None
    marks = {mark.step_code: mark for mark in ProcedureMark.objects.filter(case=case, procedure=procedure)}
    known = {step.code for step in steps}
    return Way(
        procedure=procedure,
        first=first,
        steps=[WayStep(step, marks.get(step.code)) for step in steps],
        former=_former([mark for code, mark in marks.items() if code not in known]),
    )


def _texts(on: date) -> PublicTextQuerySet:
    return PublicText.objects.in_force(on).filter(kind=TextKind.PROCEDURE)


def _former(marks: list[ProcedureMark]) -> list[tuple[PublicText | None, ProcedureMark]]:
    """What was documented at a step that is no more; it is kept, and says the words of its time."""
    if not marks:
        return []
    rows = PublicText.objects.filter(code__in=[mark.step_code for mark in marks], language=TextLanguage.DA)
    texts = {text.code: text for text in rows.order_by("valid_from")}
    return [(texts.get(mark.step_code), mark) for mark in marks]

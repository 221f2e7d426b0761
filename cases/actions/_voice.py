"""What the acts of the borger's voice share: her answer and its row, and whose turn it is when she asks for help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from cases.enums import MeetingState
from cases.models import AgreementLine, Case, CitizenStatement, LineRemark, Meeting, Task
from cases.queries.assignments import assignment_on
from jobcenter import rules
from jobcenter.dates import next_working_day

from ._once import once
from ._writing import create, refuse


@dataclass(frozen=True)
class Remark:
    """What she says to one agreement line; `stance` may be empty where there are words."""

    line: AgreementLine
    stance: str = ""
    text: str = ""


@dataclass(frozen=True)
class Answer:
    """What she answered, verbatim; anything may be left alone, and nothing is filled in for her."""

    meaning: str = ""
    chose: str = ""
    change: str = ""
    own_words: str = ""
    understood: bool | None = None
    remarks: tuple[Remark, ...] = ()
    skipped: bool = False


def put(
    case: Case,
    meeting: Meeting | None,
    answer: Answer,
    channel: str,
    day: date,
    *,
    entered_by: Any = None,
    row_id: UUID | None = None,
) -> CitizenStatement:
    """The row and its remarks, inside the transaction of whoever calls."""
    statement = create(
        CitizenStatement(
            id=once(case.statements.all(), row_id),
            case=case,
            meeting=meeting,
            channel=channel,
            given_on=day,
            entered_by=entered_by,
            skipped=answer.skipped,
            meaning=answer.meaning,
            chose=answer.chose,
            change=answer.change,
            own_words=answer.own_words,
            understood=answer.understood,
            remarked=bool(answer.remarks),
        )
    )
    for remark in answer.remarks:
        if meeting is None or remark.line.meeting_id != meeting.pk:
            raise refuse(_("Linjen hører til en anden samtale."))
        create(LineRemark(statement=statement, line=remark.line, stance=remark.stance, text=remark.text))
    return statement


def held(meeting: Meeting) -> None:
    if meeting.state != MeetingState.HOLDT:
        raise refuse(_("Borgeren kan svare, når samtalen er holdt og skrevet ind."))


def ask(owner: Any, case: Case, what: Any, *, about: models.Model, rule: str, on: date) -> Task:
    """A task for `owner`, to be done within the days of the rule; a day off is never the last one."""
    days = rules.on(on, rules.Subject.VOICE).days(rule)
    task = Task(case=case, what=str(what), owner=owner, due_on=next_working_day(on + timedelta(days=days)))
    task.about_kind, task.about_id = about._meta.model_name or "", about.pk
    return create(task)


def responsible(case: Case, on: date, *others: Any) -> Any:
    """The sagsbehandler of the case; where it has none, the first of the others."""
    assignment = assignment_on(case, on)
    return next((one for one in (assignment and assignment.caseworker, *others) if one is not None), None)

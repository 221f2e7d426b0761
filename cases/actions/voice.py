"""The borger's own voice: her answer is written once and changed by nobody; a wrong registration is hidden by a row
beside it, and the screen she answered on is handed over and taken back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cases.enums import Channel
from cases.models import Case, CitizenStatement, Meeting, Placement, StatementMarkedWrong, Task, WorkerMeaning
from cases.permissions import may_record
from cases.queries.voice_meaning import last_apart

from ._checks import has_come, written
from ._voice import Answer, ask, held, put, responsible
from ._writing import change, create, refuse, writing


def give(
    *,
    meeting: Meeting,
    by: Any,
    on: date,
    channel: str,
    answer: Answer,
    given_on: date | None = None,
    row_id: UUID | None = None,
) -> CitizenStatement:
    """Her answer to one samtale, on the screen of `by` (kiosk) or typed in from paper by `by`; by no other way.

    `given_on` is the day on the paper; today unless told. Raises AlreadySaved where it has been sent before.
    """
    if channel == Channel.LINK:
        raise refuse(_("Et svar ved link kommer fra linket selv."))
    with writing(meeting.case, by=by, on=on, what="statement.given", may=may_record) as act:
        held(meeting)
        day = has_come(given_on or on, on, "given_on")
        entered_by = by if channel == Channel.PAPIR else None
        statement = put(act.case, meeting, answer, channel, day, entered_by=entered_by, row_id=row_id)
        asked = answer.understood is False and _explain(act.case, meeting, statement, by, on)
        act.target = statement
        act.data = {"channel": channel, "skipped": answer.skipped, "remarks": len(answer.remarks), "task": bool(asked)}
    return statement


def _explain(case: Case, meeting: Meeting, statement: CitizenStatement, by: Any, on: date) -> bool:
    """She did not understand what happens now (S3-05): somebody rings and explains."""
    owner = responsible(case, on, meeting.held_by, by)
    what = _("Borgeren forstod ikke, hvad der sker nu: ring og forklar")
    if owner is not None:
        ask(owner, case, what, about=statement, rule="stemme.forstod_ikke.dage", on=on)
    return owner is not None


def mark_wrong(*, statement: CitizenStatement, by: Any, on: date, reason: str) -> StatementMarkedWrong:
    """Hide an answer that landed in the wrong place, by a row beside it; the answer itself stays as it was."""
    with writing(statement.case, by=by, on=on, what="statement.marked_wrong", may=may_record) as act:
        if StatementMarkedWrong.objects.filter(statement=statement).exists():
            raise refuse(_("Svaret er allerede markeret som fejlregistreret."))
        why = written(reason, _("Skriv kort, hvorfor registreringen er forkert."), "reason")
        mark = create(StatementMarkedWrong(statement=statement, reason=why, marked_by=by, marked_on=on))
        _ring_nobody(statement, by, on)
        act.target = statement
    return mark


def _ring_nobody(statement: CitizenStatement, by: Any, on: date) -> None:
    """What the answer asked somebody to do is not asked any more: it was another borger's answer."""
    for task in Task.objects.open().filter(case=statement.case_id, about_id=statement.pk):
        change(task, version=None, done_on=on, done_by=by)


def own_meaning(*, meeting: Meeting, by: Any, on: date, meaning: str) -> WorkerMeaning:
    """Whether the samtale made sense to the one who held it; said once, and before the borger's answer is shown."""
    with writing(meeting.case, by=by, on=on, what="meeting.meaning_given", may=may_record) as act:
        held(meeting)
        if on > last_apart(meeting, on):
            raise refuse(_("Dagene, hvor I svarer hver for sig, er gået."))
        if WorkerMeaning.objects.filter(meeting=meeting).exists():
            raise refuse(_("Der er allerede svaret for samtalen. Svaret står, som det blev givet."))
        act.target = meeting
        given = create(WorkerMeaning(meeting=meeting, meaning=meaning, given_on=on, given_by=by))
    return given


def give_screen(
    *, case: Case, by: Any, on: date, meeting: Meeting | None = None, placement: Placement | None = None
) -> None:
    """The screen of `by` goes to the borger, for one samtale, one praktik, or for what it is all about."""
    with writing(case, by=by, on=on, what="screen.given", may=may_record) as act:
        if meeting is not None:
            held(meeting)
        act.target = meeting or placement


def take_screen_back(*, case: Case, by: Any, on: date) -> None:
    with writing(case, by=by, on=on, what="screen.taken_back", may=may_record):
        pass

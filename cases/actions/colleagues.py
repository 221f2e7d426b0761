"""“Er der noget, jeg har overset?”: a question to colleagues that tells of nobody, and the advice that came (S4-44)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cases.models import Case, ColleagueAnswer, ColleagueQuestion
from cases.permissions import may_record
from cases.queries.colleagues import may_answer
from jobcenter.reflection import identifiers
from jobcenter.rows.saving import save_checked

from ._checks import written
from ._once import once
from ._writing import create, refuse, writing


def ask(*, case: Case, by: Any, on: date, text: str, row_id: UUID | None = None) -> ColleagueQuestion:
    """The words go to the colleagues of the case's unit; which case they came from goes to nobody."""
    with writing(case, by=by, on=on, what="colleagues.asked", may=may_record) as w:
        question = create(
            ColleagueQuestion(
                id=once(w.case.questions.all(), row_id),
                case=w.case,
                unit_id=w.case.unit_id,
                text=_of_nobody(written(text, _("Skriv spørgsmålet."), "text"), by, on),
                asked_on=on,
                asked_by=by,
            )
        )
        w.target = question
    return question


def answer(*, question: ColleagueQuestion, by: Any, on: date, text: str) -> ColleagueAnswer:
    """Advice from a colleague of the unit, who need not see the case; it comes to stand there."""
    if not may_answer(by, question, on):
        raise PermissionDenied("colleagues.answered")
    text = _of_nobody(written(text, _("Skriv svaret."), "text"), by, on)
    with writing(question.case, by=by, on=on, what="colleagues.answered", may=lambda *_who: True) as w:
        if question.closed_on is not None:
            raise refuse(_("Spørgsmålet er lukket. Tak for, at du ville hjælpe."))
        given = create(ColleagueAnswer(question=question, text=text, given_on=on, given_by=by))
        w.target = given
    return given


def use(*, advice: ColleagueAnswer, by: Any, on: date) -> ColleagueAnswer:
    """The advice was used, and whoever gave it may see that."""
    with writing(advice.question.case, by=by, on=on, what="colleagues.advice_used", may=may_record) as w:
        advice.used_on = on
        save_checked(advice)
        w.target = advice
    return advice


def close(*, question: ColleagueQuestion, by: Any, on: date) -> ColleagueQuestion:
    with writing(question.case, by=by, on=on, what="colleagues.closed", may=may_record) as w:
        question.closed_on = on
        save_checked(question)
        w.target = question
    return question


def _of_nobody(text: str, by: Any, on: date) -> str:
    if sentence := identifiers.sentence(text, by=by, on=on):
        raise refuse(sentence, "text")
    return text

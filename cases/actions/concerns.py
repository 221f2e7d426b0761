"""“Uværdigt forløb”: anybody near the borger may say so, and the leader answers in words the borger reads (S2-06)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cases.enums import Hat
from cases.models import Case, Concern
from cases.permissions import may_lead, may_work_with_companies
from jobcenter import rules
from jobcenter.dates import danish

from ._checks import fresh, written
from ._once import once
from ._writing import change, create, refuse, writing

DAYS = "bekymring.svar.dage"


def raise_concern(
    *, case: Case, by: Any, on: date, text: str, by_citizen: bool = False, row_id: UUID | None = None
) -> Concern:
    """Said by the borger (`by_citizen`, noted by whoever heard it) or by one who works with her."""
    if by is None or by.is_client:
        raise PermissionDenied
    with writing(case, by=by, on=on, what="concern.raised", may=may_work_with_companies) as w:
        concern = create(
            Concern(
                id=once(w.case.concerns.all(), row_id),
                case=w.case,
                by_citizen=by_citizen,
                raised_by=by,
                raised_on=on,
                text=written(text, _("Skriv, hvad der er galt."), "text"),
                answer_due_on=rules.on(on, "bekymring")[DAYS].due(on),
            )
        )
        w.target, w.data = concern, {"by_citizen": concern.by_citizen, "answer_due_on": concern.answer_due_on}
    return concern


def answer(*, concern: Concern, by: Any, on: date, version: int | None, answer: str, hat: str) -> Concern:
    """The leader's answer closes it; without words for the borger, or without its hat, nothing is sent (S2-20)."""
    with writing(concern.case, by=by, on=on, what="concern.answered", may=may_lead) as w:
        current = fresh(concern, version)
        if current.answered_on:
            raise refuse(_("Bekymringen blev besvaret den %(day)s.") % {"day": danish(current.answered_on)})
        if hat not in Hat.values:
            raise refuse(_("Vælg, om du svarer som støtte eller som myndighed. Borgeren skal kunne se det."), "hat")
        words = written(answer, _("Skriv svaret, så borgeren kan læse det."), "answer")
        concern = change(current, version=version, answer=words, hat=hat, answered_on=on, answered_by=by)
        w.target, w.data = concern, {"hat": concern.hat}
    return concern

"""Arbejdspligt as a decision: on what basis, for how long, and whether the borger has been told why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cases.enums import ExemptionKind
from cases.models import Case, Exemption, WorkDuty
from cases.permissions import may_decide, may_record
from jobcenter import rules
from jobcenter.dates import danish
from jobcenter.rules import Rule

from ._bases import check_basis
from ._checks import fresh, has_come, written
from ._once import once
from ._writing import change, create, refuse, writing

DUTY = "arbejdspligt.omfatter"


def decide(
    *,
    case: Case,
    by: Any,
    on: date,
    applies: bool,
    legal_basis: str,
    reason: str,
    valid_from: date,
    review_on: date | None = None,
    explained_on: date | None = None,
    row_id: UUID | None = None,
) -> WorkDuty:
    """Under arbejdspligt or not, from `valid_from`; the decision before ends the day before.

    Not under it needs a day to look again (as S4-67 asked of the 225-hour rule in its time).
    """
    with writing(case, by=by, on=on, what="work_duty.decided", may=may_decide) as w:
        new_id = once(w.case.work_duties.all(), row_id)
        _law_of(valid_from)
        check_basis(legal_basis, valid_from)
        if applies:
            _not_beside_the_exemption(w.case, valid_from)
        _close_former(w.case.work_duties.all(), valid_from)
        duty = create(
            WorkDuty(
                id=new_id,
                case=w.case,
                applies=applies,
                legal_basis=written(legal_basis, _("Skriv den paragraf, beslutningen bygger på."), "legal_basis"),
                reason=written(reason, _("Skriv, hvad I lagde vægt på i borgerens situation."), "reason"),
                decided_on=on,
                decided_by=by,
                valid_from=valid_from,
                review_on=_review(applies, review_on, valid_from),
                explained_on=has_come(explained_on, on, "explained_on") if explained_on else None,
            )
        )
        w.target, w.data = duty, {"applies": duty.applies, "valid_from": duty.valid_from}
    return duty


def _law_of(day: date) -> Rule:
    """What the law says of arbejdspligt on that day; refused before it was there."""
    rule = rules.on(day, "arbejdspligt").get(DUTY)
    if rule is None:
        first = min(found.valid_from for found in rules.everything()[DUTY])
        message = _("Arbejdspligten kom den %(day)s. Vælg den dag eller en senere.")
        raise refuse(message % {"day": danish(first)}, "valid_from")
    return rule


def _not_beside_the_exemption(case: Case, first: date) -> None:
    """Persons under arbejdspligt are outside the flexibility (law 1750/2025); the two never stand at once."""
    exempt = Exemption.objects.filter(case=case, kind=ExemptionKind.UNDTAGELSE_25, valid_to__gte=first).first()
    if exempt and not _may_stand_together(max(first, exempt.valid_from)):
        message = _("Borgeren er undtaget efter 25 %%-reglen til og med den %(day)s. Afslut undtagelsen først.")
        raise refuse(message % {"day": danish(exempt.valid_to)}, "applies")


def _may_stand_together(day: date) -> bool:
    of_day = rules.on(day, "fritagelse")
    return "fritagelse.arbejdspligt" not in of_day or of_day.yes("fritagelse.arbejdspligt")


def _close_former(rows: QuerySet[WorkDuty], first: date) -> None:
    former = rows.filter(valid_from__lte=first, valid_to=None).first()
    if former is None:
        return
    if former.valid_from == first:
        message = _("Der er allerede en beslutning fra den %(day)s. Vælg en senere dag.")
        raise refuse(message % {"day": danish(first)}, "valid_from")
    change(former, version=None, valid_to=first - timedelta(days=1))


def _review(applies: bool, review_on: date | None, first: date) -> date | None:
    if review_on is None and not applies:
        raise refuse(_("Skriv, hvornår I ser på det igen. En fritagelse skal have en dag."), "review_on")
    if review_on is not None and review_on <= first:
        raise refuse(_("Vælg en dag efter den %(day)s.") % {"day": danish(first)}, "review_on")
    return review_on


def explain(*, duty: WorkDuty, by: Any, on: date, version: int | None, explained_on: date) -> WorkDuty:
    """The borger has been told what was decided and why; till then the sag says that it is not noted."""
    with writing(duty.case, by=by, on=on, what="work_duty.explained", may=may_record) as w:
        current = fresh(duty, version)
        day = has_come(explained_on, on, "explained_on")
        duty = change(current, version=version, explained_on=day)
        w.target, w.data = duty, {"explained_on": duty.explained_on}
    return duty


def end(*, duty: WorkDuty, by: Any, on: date, version: int | None, valid_to: date) -> WorkDuty:
    """Give the decision its last day."""
    with writing(duty.case, by=by, on=on, what="work_duty.ended", may=may_decide) as w:
        current = fresh(duty, version)
        if valid_to < current.valid_from:
            message = _("Sidste dag skal ligge på eller efter den første, %(day)s.")
            raise refuse(message % {"day": danish(current.valid_from)}, "valid_to")
        duty = change(current, version=version, valid_to=valid_to)
        w.target, w.data = duty, {"valid_to": duty.valid_to}
    return duty

"""Where the law places the borger, by date: a new line closes the one before it (S1-01, S1-02, S1-99)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from cases.enums import (
    MATCHES_WITH_REASONS,
    SCHEME_CATEGORIES,
    MatchElement,
    VisitationCategory,
    VisitationScheme,
    VisitationStage,
)
from cases.models import Benefit, Case, MatchReason, TargetGroup, Visitation
from cases.permissions import may_decide
from jobcenter.dates import danish
from jobcenter.rows.saving import save_checked

from ._checks import written
from ._law_of_placing import AGAINST_THE_RULE, check_benefit, check_group
from ._match import HARD_TO_REACH, check_reasons
from ._writing import create, refuse, writing

__all__ = ["AGAINST_THE_RULE", "HARD_TO_REACH", "change_benefit", "change_target_group", "visit"]


def visit(
    *,
    case: Case,
    by: Any,
    on: date,
    category: str,
    reason: str,
    scheme: str = VisitationScheme.VISITATION,
    stage: str = VisitationStage.ENDELIG,
    valid_from: date | None = None,
    valid_to: date | None = None,
    match_reasons: Mapping[str, str] | None = None,
    unreachable: bool = False,
) -> Visitation:
    """A new visitation from `valid_from` (today unless told); the former of its scheme and stage ends the day before.

    Match 4 and 5 demand a reason for every element of their definition (`match_reasons`: MatchElement -> text).
    `unreachable`: the borger could not be reached; alone that is no reason for match 5 (S1-11).
    """
    reasons = {code: text.strip() for code, text in (match_reasons or {}).items()}
    _check(scheme, category, reason, reasons, unreachable)
    with writing(case, by=by, on=on, what="visitation.decided", may=may_decide) as w:
        first = valid_from or on
        close_former(w.case.visitations.filter(scheme=scheme, stage=stage), first)
        visitation = create(
            Visitation(
                case=w.case,
                scheme=scheme,
                category=category,
                stage=stage,
                reason=reason.strip(),
                decided_by=by,
                valid_from=first,
                valid_to=valid_to,
            )
        )
        _give_reasons(visitation, reasons)
        w.target = visitation
        w.data = {"scheme": scheme, "category": category, "stage": stage, "systemet_naar_ikke": unreachable}
    return visitation


def _give_reasons(visitation: Visitation, reasons: Mapping[str, str]) -> None:
    if visitation.category in MATCHES_WITH_REASONS:
        for element in MatchElement:
            create(MatchReason(visitation=visitation, element=element, text=reasons[element]))


def _check(scheme: str, category: str, reason: str, reasons: Mapping[str, str], unreachable: bool) -> None:
    if category not in SCHEME_CATEGORIES[VisitationScheme(scheme)]:
        raise refuse(_("Kategorien hører ikke til den valgte ordning."), "category")
    if category in MATCHES_WITH_REASONS:
        check_reasons(VisitationCategory(category), reason, reasons, unreachable)
    written(reason, _("Skriv kort, hvorfor borgeren er visiteret sådan."), "reason")


def close_former(rows: Any, first: date) -> None:
    """End the line that runs on `first` the day before; a line with an end of its own is history and stays."""
    former = rows.filter(valid_from__lte=first, valid_to=None).first()
    if former is None:
        return
    if former.valid_from == first:
        message = _("Der er allerede en linje fra den %(day)s. Vælg en senere dag.")
        raise refuse(message % {"day": danish(first)}, "valid_from")
    former.valid_to = first - timedelta(days=1)
    save_checked(former)


def change_target_group(
    *,
    case: Case,
    by: Any,
    on: date,
    number: int,
    valid_from: date | None = None,
    valid_to: date | None = None,
    educated: bool | None = None,
    override_reason: str = "",
) -> TargetGroup:
    """Another target group of LAB § 6 from `valid_from`; the former ends the day before.

    `educated`: has an education that leads to work, where that is known. Where age and education speak against the
    number, `override_reason` says why it stands all the same (S4-61).
    """
    with writing(case, by=by, on=on, what="target_group.changed", may=may_decide) as w:
        first = valid_from or on
        age = w.case.citizen.age(first)
        check_group(number, age=age, educated=educated, first=first, override=override_reason)
        close_former(w.case.target_groups.all(), first)
        told = {"educated": educated, "override_reason": override_reason.strip()}
        group = create(TargetGroup(case=w.case, number=number, valid_from=first, valid_to=valid_to, **told))
        w.target = group
        w.data = {"number": group.number, "valid_from": first, "begrundet_afvigelse": bool(group.override_reason)}
    return group


def change_benefit(
    *,
    case: Case,
    by: Any,
    on: date,
    kind: str,
    valid_from: date | None = None,
    valid_to: date | None = None,
    educated: bool | None = None,
    override_reason: str = "",
) -> Benefit:
    """Another benefit from `valid_from`; the former ends the day before. The last two as for a target group."""
    with writing(case, by=by, on=on, what="benefit.changed", may=may_decide) as w:
        first = valid_from or on
        age = w.case.citizen.age(first)
        check_benefit(kind, age=age, educated=educated, first=first, override=override_reason)
        close_former(w.case.benefits.all(), first)
        told = {"educated": educated, "override_reason": override_reason.strip()}
        benefit = create(Benefit(case=w.case, kind=kind, valid_from=first, valid_to=valid_to, **told))
        w.target = benefit
        w.data = {"kind": benefit.kind, "valid_from": first, "begrundet_afvigelse": bool(benefit.override_reason)}
    return benefit

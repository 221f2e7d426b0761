"""How a praktik is, by the borger herself; where she wants to stop, those who can act on it hear it (S3-03, S3-04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cases.enums import Channel, PlacementState, Wants
from cases.models import Case, CaseShare, CheckIn, Placement
from cases.permissions import may_record
from jobcenter.rows.periods import in_force

from ._checks import has_come
from ._once import once
from ._voice import ask, responsible
from ._writing import create, refuse, writing

STOP_DAYS = "stemme.stop.dage"


@dataclass(frozen=True)
class HowItGoes:
    """Her answers; hours are hours a day. What she wants now is the only one that is needed."""

    wants: str
    hours_agreed: Decimal | None = None
    hours_worked: Decimal | None = None
    talked_with_boss: bool | None = None
    included: bool | None = None
    handling: str = ""
    own_words: str = ""


def give(
    *,
    placement: Placement,
    by: Any,
    on: date,
    channel: str,
    answer: HowItGoes,
    given_on: date | None = None,
    row_id: UUID | None = None,
) -> CheckIn:
    """One check-in of a running praktik, on the screen of `by` or typed in from paper by `by`."""
    with writing(placement.case, by=by, on=on, what="check_in.given", may=may_record) as act:
        current = act.case.placements.get(pk=placement.pk)
        if current.state != PlacementState.I_GANG:
            raise refuse(_("Man kan svare på, hvordan det går, mens praktikken er i gang."))
        given = create(
            CheckIn(
                id=once(current.check_ins.all(), row_id),
                placement=current,
                channel=channel,
                given_on=has_come(given_on or on, on, "given_on"),
                entered_by=by if channel == Channel.PAPIR else None,
                **vars(answer),
            )
        )
        tasks = _heard(act.case, given, by, on) if answer.wants == Wants.STOP else 0
        act.target, act.data = given, {"channel": channel, "tasks": tasks}
    return given


def _heard(case: Case, given: CheckIn, by: Any, on: date) -> int:
    """The sagsbehandler is told what she wants; a virksomhedskonsulent only whom to speak with first."""
    ours = _("Borgeren vil stoppe praktikken: tal med borgeren om, hvordan")
    theirs = _("Tal med sagsbehandleren om praktikken, før du taler med arbejdspladsen")
    owner = responsible(case, on, by)
    ask(owner, case, ours, about=given, rule=STOP_DAYS, on=on)
    shares = CaseShare.objects.filter(in_force(on), case=case).select_related("user")
    for share in shares:
        ask(share.user, case, theirs, about=given.placement, rule=STOP_DAYS, on=on)
    return 1 + len(shares)

"""An offer chosen for a case, from the choice to what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NotRequired, TypedDict, Unpack

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import permissions
from cases.actions._writing import May, change, create, refuse, writing
from cases.enums import ENROLMENT_MOVES, EnrolmentState, Move, find
from cases.models import Case, Enrolment, Goal, Wish
from jobcenter.dates import danish
from jobcenter.rows import StaleEdit
from offers.models import Offer

WHAT = {
    "bevilg": "enrolment.granted",
    "start": "enrolment.started",
    "afslut": "enrolment.ended",
    "opgiv": "enrolment.given_up",
}
# Only a bevilling is a decision; the rest records what happens (S4-87).
MAY: dict[str, May] = {
    "bevilg": permissions.may_decide,
    "start": permissions.may_record,
    "afslut": permissions.may_record,
    "opgiv": permissions.may_record,
}
DECIDED = frozenset({EnrolmentState.BEVILGET, EnrolmentState.I_GANG})
# Said in one tap where there is nothing to say yet; the event tells that the question was passed.
NOT_YET = gettext_lazy("Ved vi ikke endnu")


def right(code: str, state: str) -> May:
    """What the move takes in that state: giving up what was granted undoes an afgørelse, and is one itself."""
    return permissions.may_decide if code == "opgiv" and state in DECIDED else MAY[code]


class Terms(TypedDict, total=False):
    """What may be said or changed about a choice while it lives."""

    reason: str
    wish: Wish | None
    goal: Goal | None
    starts_on: date | None
    ends_on: date | None


class MoveDetails(TypedDict):
    """What a move may bring along; each move takes what it needs."""

    starts_on: NotRequired[date | None]
    ends_on: NotRequired[date | None]
    became: NotRequired[str]
    became_unknown: NotRequired[bool]


def choose(
    *, case: Case, by: Any, on: date, offer: Offer, reason_unknown: bool = False, **terms: Unpack[Terms]
) -> Enrolment:
    """Record that the borger and the caseworker chose this offer, and why this one, or that they cannot say yet."""
    passed = _pass_reason(terms, reason_unknown)
    with writing(case, by=by, on=on, what="enrolment.chosen", may=permissions.may_record) as act:
        _check(act.case, terms)
        if not Offer.objects.open_on(on).filter(pk=offer.pk).exists():
            raise refuse(_("Tilbuddet findes ikke længere. Vælg et andet."))
        _only_once(act.case, offer)
        enrolment = create(Enrolment(case=act.case, offer=offer, chosen_on=on, moved_on=on, **terms))
        act.target = enrolment
        act.data = {"offer_id": offer.pk, "wish_rank": enrolment.wish.rank if enrolment.wish else None} | passed
        act.data["need_first"] = _need_came_first(act.case)
    return enrolment


def edit(
    *,
    case: Case,
    by: Any,
    on: date,
    enrolment: Enrolment,
    version: int | None,
    reason_unknown: bool = False,
    **terms: Unpack[Terms],
) -> Enrolment:
    """Change the words or the dates; once granted, that is to change a decision."""
    passed = _pass_reason(terms, reason_unknown)
    with writing(case, by=by, on=on, what="enrolment.edited", may=permissions.may_record) as act:
        current = _current(act.case, enrolment)
        if current.state in DECIDED and by is not None and not permissions.may_decide(by, act.case, on):
            raise PermissionDenied
        if current.state not in DECIDED | {EnrolmentState.VALGT}:
            raise refuse(_("Forløbet er slut og kan ikke ændres."))
        _check(act.case, terms)
        act.target = current = change(current, version=version, **terms)
        act.data = {"state": current.state, "version": current.version} | passed
    return current


def move(
    *,
    case: Case,
    by: Any,
    on: date,
    enrolment: Enrolment,
    code: str,
    version: int | None = None,
    **details: Unpack[MoveDetails],
) -> Enrolment:
    """Make one move of ENROLMENT_MOVES; `code` is "bevilg", "start", "afslut" or "opgiv"."""
    row = find(ENROLMENT_MOVES, code)
    if row is None:
        raise refuse(_("Det kan man ikke gøre med et tilbud."))
    with writing(case, by=by, on=on, what=WHAT[code], may=MAY[code]) as act:
        current = _current(act.case, enrolment, version)
        if by is not None and not right(code, current.state)(by, act.case, on):
            raise PermissionDenied
        _check_move(row, current)
        values = VALUES[code](current, on, details)
        act.target = current = change(current, version=version, state=row.target, moved_on=on, **values)
        act.data = {"offer_id": current.offer_id, "starts_on": current.starts_on, "ends_on": current.ends_on}
        if code == "afslut" and not current.became:
            act.data["became_unknown"] = True
    return current


def _current(case: Case, enrolment: Enrolment, version: int | None = None) -> Enrolment:
    """The row as it stands, of this case and no other; StaleEdit when `version` is another."""
    current = Enrolment.objects.select_related("offer").get(pk=enrolment.pk, case=case)
    if version is not None and current.version != version:
        raise StaleEdit(current)
    return current


def _pass_reason(terms: Terms, unknown: bool) -> dict[str, bool]:
    """Words that were written count before the tap that there are none."""
    if not unknown or terms.get("reason", "").strip():
        return {}
    terms["reason"] = str(NOT_YET)
    return {"reason_unknown": True}


def _only_once(case: Case, offer: Offer) -> None:
    if Enrolment.objects.alive().filter(case=case, offer=offer).exists():
        raise refuse(_("“%(offer)s” er allerede valgt på sagen.") % {"offer": offer.title})


def _need_came_first(case: Case) -> bool:
    """A wish or a need was written down before the offer was chosen; its absence is noted and stops nothing (S1-20)."""
    return case.wishes.exists() or case.needs.exists()


def _check(case: Case, terms: Terms) -> None:
    wish, goal = terms.get("wish"), terms.get("goal")
    if goal is not None and goal.plan.case_id != case.pk:
        raise refuse(_("Målet hører til en anden plan."), "goal")
    if wish is not None and wish.case_id != case.pk:
        raise refuse(_("Ønsket hører ikke til sagen."), "wish")
    if "reason" in terms and not terms["reason"].strip():
        raise refuse(
            _("Skriv kort, hvorfor I valgte netop det tilbud, eller sæt kryds i, at I ikke ved det endnu."), "reason"
        )
    _in_order(terms.get("starts_on"), terms.get("ends_on"))


def _in_order(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise refuse(_("Sidste dag skal ligge på eller efter første dag."), "ends_on")


def _check_move(row: Move, current: Enrolment) -> None:
    if current.state not in row.sources:
        raise refuse(
            _("“%(move)s” passer ikke, når status er “%(state)s”.")
            % {"move": row.label, "state": current.get_state_display()}
        )


def _grant(current: Enrolment, on: date, details: MoveDetails) -> dict[str, Any]:
    starts_on = details.get("starts_on") or current.starts_on
    ends_on = details.get("ends_on") or current.ends_on
    missing = {}
    if starts_on is None:
        missing["starts_on"] = _("Skriv første dag.")
    if ends_on is None:
        missing["ends_on"] = _("Skriv sidste dag.")
    if missing:
        raise ValidationError(missing)
    _in_order(starts_on, ends_on)
    return {"starts_on": starts_on, "ends_on": ends_on}


def _start(current: Enrolment, on: date, details: MoveDetails) -> dict[str, Any]:
    starts_on = details.get("starts_on") or current.starts_on
    if starts_on and starts_on > on:
        raise refuse(
            _("Det begynder først den %(day)s. Ret første dag, hvis det begyndte før.") % {"day": danish(starts_on)},
            "starts_on",
        )
    _in_order(starts_on, current.ends_on)
    return {"starts_on": starts_on}


def _end(current: Enrolment, on: date, details: MoveDetails) -> dict[str, Any]:
    became = details.get("became", "").strip()
    if not became and not details.get("became_unknown"):
        raise refuse(
            _(
                "Skriv, hvad det blev til – også når det blev noget andet end ventet."
                " Eller sæt kryds i, at I ikke ved det endnu."
            ),
            "became",
        )
    ends_on = details.get("ends_on") or min(on, current.ends_on or on)
    if ends_on > on:
        raise refuse(_("Sidste dag er ikke gået endnu."), "ends_on")
    # A course given up before its first day never took place; that is “Det blev ikke til noget”.
    _in_order(current.starts_on, ends_on)
    return {"became": became, "ends_on": ends_on}


def _give_up(current: Enrolment, on: date, details: MoveDetails) -> dict[str, Any]:
    return {"became": details.get("became", "").strip()}


VALUES: dict[str, Callable[[Enrolment, date, MoveDetails], dict[str, Any]]] = {
    "bevilg": _grant,
    "start": _start,
    "afslut": _end,
    "opgiv": _give_up,
}

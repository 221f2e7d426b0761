"""The moves of a placement one by one: who may make them, what each needs, and what each sets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases import permissions
from cases.actions._writing import May, change, refuse
from cases.enums import EndReason, PlacementState, WishStatus
from cases.models import Placement, Wish
from cases.planning import agreement
from jobcenter.dates import danish

WHAT = {
    "spoerg": "placement.asked",
    "aftal": "placement.agreed",
    "start": "placement.started",
    "afslut": "placement.ended",
    "opgiv": "placement.given_up",
}
# To agree is an afgørelse. A virksomhedskonsulent drafts, asks and sees it begin; the ending holds the borger's
# own account, which she may not read (house.md 7).
MAY: dict[str, May] = {
    "spoerg": permissions.may_work_with_companies,
    "aftal": permissions.may_decide,
    "start": permissions.may_work_with_companies,
    "afslut": permissions.may_record,
    "opgiv": permissions.may_work_with_companies,
}


DECIDED = frozenset({PlacementState.AFTALT, PlacementState.I_GANG})


def right(code: str, state: str) -> May:
    """What the move takes in that state: giving up what was agreed undoes an afgørelse, and is one itself."""
    return permissions.may_decide if code == "opgiv" and state in DECIDED else MAY[code]


class Details(TypedDict, total=False):
    """What a move may bring along; each move takes what it needs."""

    starts_on: date | None
    ended_on: date | None
    end_reason: str
    citizen_account: str
    account_unavailable: bool
    became: str
    learned: str


def raise_missing(missing: Iterable[agreement.Missing]) -> None:
    """Refuse with every missing thing named beside its field."""
    by_field: dict[str, list[str]] = {}
    for one in missing:
        by_field.setdefault(one.field, []).append(one.sentence)
    if by_field:
        raise ValidationError(by_field)


def in_order(first: date | None, last: date | None, field: str) -> None:
    if first and last and last < first:
        raise refuse(_("Sidste dag skal ligge på eller efter første dag."), field)


def _ask(current: Placement, wishes: list[Wish], on: date, details: Details) -> dict[str, Any]:
    raise_missing([*agreement.missing_to_ask(current), *agreement.paused_workplace(current)])
    return {}


def _agree(current: Placement, wishes: list[Wish], on: date, details: Details) -> dict[str, Any]:
    raise_missing(agreement.missing_to_agree(current, wishes, on))
    return {"wish_rank": current.wish.rank if current.wish else None}


def _start(current: Placement, wishes: list[Wish], on: date, details: Details) -> dict[str, Any]:
    starts_on = details.get("starts_on") or current.starts_on
    if starts_on and starts_on > on:
        raise refuse(
            _("Praktikken begynder først den %(day)s. Ret første dag, hvis den begyndte før.")
            % {"day": danish(starts_on)},
            "starts_on",
        )
    in_order(starts_on, current.ends_on, "starts_on")
    return {"starts_on": starts_on}


def _end(current: Placement, wishes: list[Wish], on: date, details: Details) -> dict[str, Any]:
    ended_on = details.get("ended_on") or min(on, current.ends_on or on)
    reason = details.get("end_reason", "")
    account = details.get("citizen_account", "").strip()
    unavailable = bool(details.get("account_unavailable")) and not account
    raise_missing([*_untrue(current, ended_on, reason, on), *_unheard(account, unavailable)])
    return {
        "ended_on": ended_on,
        "end_reason": reason,
        "citizen_account": account,
        "account_unavailable": unavailable,
        "became": details.get("became", "").strip(),
        "learned": details.get("learned", "").strip(),
    }


def _untrue(current: Placement, ended_on: date, reason: str, on: date) -> Iterable[agreement.Missing]:
    if ended_on > on:
        yield agreement.Missing("ended_on", _("Den dag er ikke kommet endnu."))
    if current.starts_on and ended_on < current.starts_on:
        yield agreement.Missing("ended_on", _("Praktikken kan ikke slutte, før den begyndte."))
    if not reason:
        yield agreement.Missing("end_reason", _("Vælg, hvorfor den sluttede."))
    elif reason == EndReason.SOM_PLANLAGT and current.ends_on and ended_on < current.ends_on:
        yield agreement.Missing(
            "end_reason",
            _("Den var aftalt til den %(day)s. Vælg, hvorfor den sluttede før.") % {"day": danish(current.ends_on)},
        )


def _unheard(account: str, unavailable: bool) -> Iterable[agreement.Missing]:
    if not account and not unavailable:
        yield agreement.Missing(
            "citizen_account", _("Skriv, hvad borgeren selv siger, eller sæt kryds i, at det ikke er muligt at få.")
        )


def _give_up(current: Placement, wishes: list[Wish], on: date, details: Details) -> dict[str, Any]:
    return {"became": details.get("became", "").strip()}


VALUES: dict[str, Callable[[Placement, list[Wish], date, Details], dict[str, Any]]] = {
    "spoerg": _ask,
    "aftal": _agree,
    "start": _start,
    "afslut": _end,
    "opgiv": _give_up,
}


def after(code: str, placement: Placement) -> dict[str, Any]:
    """What a move does to other rows; returns what the event should say about it."""
    wish = placement.wish
    if code == "start" and wish is not None and wish.status == WishStatus.AABEN:
        change(wish, version=None, status=WishStatus.FORSOEGT)
        return {"wish_status": WishStatus.FORSOEGT}
    if code == "afslut":
        # The reason can be about health, which the log may not hold.
        return {"ended_on": placement.ended_on}
    return {}

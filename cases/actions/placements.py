"""A praktik from the borger's wish to what became of it: draft, edit, the moves of the table, extension."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict, Unpack

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from cases import permissions
from cases.actions import _placement_moves as moves
from cases.actions._writing import change, create, refuse, writing
from cases.enums import PLACEMENT_MOVES, PlacementState, find
from cases.models import Case, Placement, PlacementExtension, Wish
from cases.planning import agreement
from jobcenter.dates import danish
from jobcenter.rows import StaleEdit
from offers.models import Offer, Workplace

OPEN_FOR_CHANGE = frozenset(
    {PlacementState.KLADDE, PlacementState.SPURGT, PlacementState.AFTALT, PlacementState.I_GANG}
)
DECIDED = moves.DECIDED


class Terms(TypedDict, total=False):
    """What a placement is about; a draft may lack nearly all of it."""

    kind: str
    wish: Wish | None
    skipped_wishes_explained: str
    offer: Offer | None
    workplace: Workplace | None
    purpose: str
    citizen_reason: str
    tasks: str
    hours: int | None
    starts_on: date | None
    ends_on: date | None


def draft(*, case: Case, by: Any, on: date, **terms: Unpack[Terms]) -> Placement:
    """Begin a draft; refused only for what cannot be true and a workplace not in use.

    A wish that jumps the queue is explained before the placement is agreed (S4-16), not before it is thought of.
    """
    with writing(case, by=by, on=on, what="placement.drafted", may=permissions.may_work_with_companies) as act:
        placement = Placement(case=act.case, moved_on=on, **terms)
        _check(placement, None)
        act.target = create(placement)
        act.data = _about(placement)
    return placement


def edit(
    *, case: Case, by: Any, on: date, placement: Placement, version: int | None, **terms: Unpack[Terms]
) -> Placement:
    """Change the terms. From agreed on that is to change a decision: it takes the right to decide, and stays whole."""
    with writing(case, by=by, on=on, what="placement.edited", may=permissions.may_work_with_companies) as act:
        current = _current(act.case, placement)
        if current.state not in OPEN_FOR_CHANGE:
            raise refuse(_("Praktikken er slut og kan ikke ændres."))
        if current.state in DECIDED and by is not None and not permissions.may_decide(by, act.case, on):
            raise PermissionDenied
        before = current.workplace_id
        for name, value in terms.items():
            setattr(current, name, value)
        if current.state in DECIDED:
            moves.raise_missing(agreement.missing_to_agree(current, _wishes(act.case), on))
        _check(current, before)
        act.target = current = change(current, version=version, **terms)
        act.data = _about(current) | {"version": current.version}
    return current


def move(
    *,
    case: Case,
    by: Any,
    on: date,
    placement: Placement,
    code: str,
    version: int | None = None,
    **details: Unpack[moves.Details],
) -> Placement:
    """Make one move of PLACEMENT_MOVES: "spoerg", "aftal" (a decision), "start", "afslut" or "opgiv".

    "afslut" takes end_reason, and citizen_account or account_unavailable=True; ended_on, became and learned if known.
    """
    row = find(PLACEMENT_MOVES, code)
    if row is None:
        raise refuse(_("Det kan man ikke gøre med en praktik."))
    with writing(case, by=by, on=on, what=moves.WHAT[code], may=moves.MAY[code]) as act:
        current = _current(act.case, placement, version)
        if by is not None and not moves.right(code, current.state)(by, act.case, on):
            raise PermissionDenied
        if current.state not in row.sources:
            raise refuse(
                _("“%(move)s” passer ikke, når status er “%(state)s”.")
                % {"move": row.label, "state": current.get_state_display()}
            )
        values = moves.VALUES[code](current, _wishes(act.case), on, details)
        act.target = current = change(current, version=version, state=row.target, moved_on=on, **values)
        act.data = _about(current) | moves.after(code, current)
    return current


def extend(
    *, case: Case, by: Any, on: date, placement: Placement, ends_on: date, reason: str, version: int | None = None
) -> Placement:
    """Move the last day of a running placement further out, with the reason; a decision of its own."""
    with writing(case, by=by, on=on, what="placement.extended", may=permissions.may_decide) as act:
        current = _current(act.case, placement, version)
        until = current.ends_on
        if current.state != PlacementState.I_GANG or until is None:
            raise refuse(_("Kun en praktik, der er i gang, kan forlænges."))
        _check_extension(until, ends_on, reason)
        times = current.extended_times + 1
        act.target = current = change(current, version=version, ends_on=ends_on, extended_times=times)
        create(
            PlacementExtension(
                placement=current, extended_on=on, until_before=until, until_after=ends_on, reason=reason.strip()
            )
        )
        act.data = _about(current) | {"from": until, "times": times}
    return current


def _check_extension(until: date, ends_on: date, reason: str) -> None:
    missing = {}
    if ends_on <= until:
        missing["ends_on"] = _("Den nye sidste dag skal ligge efter den %(day)s.") % {"day": danish(until)}
    if not reason.strip():
        missing["reason"] = _("Skriv, hvad forlængelsen skal give borgeren.")
    if missing:
        raise ValidationError(missing)


def _current(case: Case, placement: Placement, version: int | None = None) -> Placement:
    """The row as it stands, of this case and no other; StaleEdit when `version` is another.

    Before the table of moves speaks: whoever decides over an old copy is shown what changed, not only that it did.
    """
    current = Placement.objects.select_related("wish", "workplace").get(pk=placement.pk, case=case)
    if version is not None and current.version != version:
        raise StaleEdit(current)
    return current


def _wishes(case: Case) -> list[Wish]:
    return list(Wish.objects.filter(case=case))


def _check(placement: Placement, workplace_before: Any) -> None:
    wish = placement.wish
    if wish is not None and wish.case_id != placement.case_id:
        raise refuse(_("Ønsket hører ikke til sagen."), "wish")
    moves.in_order(placement.starts_on, placement.ends_on, "ends_on")
    missing = []
    if placement.workplace_id != workplace_before:
        missing += agreement.paused_workplace(placement)
    moves.raise_missing(missing)


def _about(placement: Placement) -> dict[str, Any]:
    return {
        "state": placement.state,
        "wish_id": placement.wish_id,
        "workplace_id": placement.workplace_id,
        "starts_on": placement.starts_on,
        "ends_on": placement.ends_on,
    }

"""May this user do that with this case? Yes or no about a row already fetched; fetching is Case.visible_to."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case
from jobcenter.accounts.rights import Right
from jobcenter.accounts.scope import scope_of


def _has(right: Right, user: Any, case: Case, on: date) -> bool:
    scope = scope_of(user, on)
    # A case outside her units that she can still see reached her by a share.
    shared = scope.shared and case.unit_id not in scope.units
    return right in scope.rights_in(case.unit_id, shared=shared)


def may_see_notes(user: Any, case: Case, on: date) -> bool:
    """Meeting notes, pauses and evidence texts: closed to a virksomhedskonsulent."""
    return _has(Right.SE_NOTATER, user, case, on)


def may_see_sensitive(user: Any, case: Case, on: date) -> bool:
    """Health and other sensitive facts (S4-88)."""
    return _has(Right.SE_FOELSOMT, user, case, on)


def may_record(user: Any, case: Case, on: date) -> bool:
    return _has(Right.REGISTRERE, user, case, on)


def may_decide(user: Any, case: Case, on: date) -> bool:
    """Visitation, pause, exemption, bevilling: only with myndighed (S4-87)."""
    return _has(Right.AFGOERE, user, case, on)


def may_work_with_companies(user: Any, case: Case, on: date) -> bool:
    """Attempts with employers and drafts of placements: with myndighed or as virksomhedskonsulent."""
    return _has(Right.VIRKSOMHEDSKONTAKT, user, case, on) or may_record(user, case, on)


def may_lead(user: Any, case: Case, on: date) -> bool:
    """Gives the case a sagsbehandler; nobody takes a case herself."""
    return _has(Right.LEDE, user, case, on)

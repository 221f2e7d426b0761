"""Roles given and taken. Nobody gives a role to herself."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from jobcenter.accounts.actions.writing import saved, writing
from jobcenter.accounts.models import Membership, Role, Unit, User

CLIENT_ROLE = "fagsystem"  # what another system has, and no person


def grant(
    *,
    user: User,
    role: Role,
    unit: Unit,
    by: User | None,
    on: date,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Membership:
    """The role in the unit from `valid_from` (today unless told) to `valid_to`, both counted in.

    Raises ValidationError where she has the role there already in the period and where a system would get a person's
    role or a person a system's, PermissionDenied for one's own account.
    """
    if by is not None and by == user:
        raise PermissionDenied("membership.granted")
    if (role.pk == CLIENT_ROLE) != user.is_client:
        raise ValidationError({"role": _("Rollen fagsystem er for andre systemer, og de kan ikke have nogen anden.")})
    membership = Membership(user=user, role=role, unit=unit, valid_from=valid_from or on, valid_to=valid_to)
    with writing("membership.granted", by=by, on=on) as note:
        saved(membership)
        note(membership, **_facts(membership))
    user.remembered_scope = None
    return membership


def revoke(*, membership: Membership, by: User | None, on: date) -> None:
    """Ends with yesterday, so that it is gone today. One that never held a whole day is removed; its history stays."""
    with writing("membership.revoked", by=by, on=on) as note:
        note(membership, **_facts(membership))
        yesterday = on - timedelta(days=1)
        if membership.valid_from > yesterday:
            membership.delete()
        else:
            membership.valid_to = min(membership.valid_to or yesterday, yesterday)
            saved(membership)
    membership.user.remembered_scope = None


def _facts(membership: Membership) -> dict[str, object]:
    return {
        "user_id": membership.user_id,
        "role": membership.role_id,
        "unit_id": membership.unit_id,
        "valid_from": membership.valid_from,
        "valid_to": membership.valid_to,
    }

"""Who reflects: everybody who works with cases, in her own unit; whoever leads a unit reads what is shared there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from jobcenter import dates
from jobcenter.accounts.models import Membership
from jobcenter.accounts.rights import Right
from jobcenter.accounts.scope import scope_of

View = Callable[..., HttpResponse]


def takes_part(user: Any, on: date) -> bool:
    return scope_of(user, on).can(Right.SE_SAG) and not getattr(user, "is_client", False)


def teams(user: Any, on: date) -> frozenset[UUID]:
    """Her own units by membership, however she reaches cases, and those she leads."""
    own = Membership.objects.filter(user=user).on(on).values_list("unit_id", flat=True)
    return frozenset(own) | scope_of(user, on).led_units


def for_those_who_take_part(view: View) -> View:
    """403 for accounts that have no casework to reflect on."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not takes_part(request.user, dates.today()):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded

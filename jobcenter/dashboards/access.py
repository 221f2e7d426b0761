"""Who may open these pages: a right she holds somewhere, for none of them is about one case."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from jobcenter import dates
from jobcenter.accounts.rights import Right
from jobcenter.accounts.scope import scope_of

View = Callable[..., HttpResponse]


def requires(right: Right) -> Callable[[View], View]:
    """403 for everybody without the right on the day of the request."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not scope_of(request.user, dates.today()).can(right):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard

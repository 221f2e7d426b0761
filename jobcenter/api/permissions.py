"""May this token be used for that? The rows themselves are guarded by the fetch, as on the screens."""

from __future__ import annotations

from typing import Any

from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from jobcenter.api.problems import Problem
from jobcenter.api.scopes import scopes_of


class HasScope(BasePermission):
    """The view names its scopes; a token without one of them is told which."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if request.auth is None:
            raise NotAuthenticated
        needed = view.scopes_for(request.method)
        if missing := sorted(set(needed) - scopes_of(request.auth)):
            raise scope_missing(missing[0], " ".join(needed))
        return True


def scope_missing(scope: str, needed: str) -> Problem:
    detail = {"da": f"Tokenet mangler scopet {scope}.", "en": f"The token lacks the scope {scope}."}
    header = f'Bearer realm="medspil",error="insufficient_scope",scope="{needed}"'
    return Problem("scope-missing", detail=detail, headers={"WWW-Authenticate": header})  # type: ignore[arg-type]

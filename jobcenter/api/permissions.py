"""May this token be used for that? The rows themselves are guarded by the fetch, as on the screens."""

from __future__ import annotations

from typing import Any

from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from jobcenter.api.problems import Problem


class HasScope(BasePermission):
    """The view names one scope; a token without it is told which."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if request.auth is None:
            raise NotAuthenticated
        scope = view.scope_for(request.method)
        if scope not in request.auth.scope.split():
            raise scope_missing(scope)
        return True


def scope_missing(scope: str) -> Problem:
    detail = {"da": f"Tokenet mangler scopet {scope}.", "en": f"The token lacks the scope {scope}."}
    header = f'Bearer realm="medspil",error="insufficient_scope",scope="{scope}"'
    return Problem("scope-missing", detail=detail, headers={"WWW-Authenticate": header})  # type: ignore[arg-type]

"""What the frame of every page needs: the menu by the reader's rights. Asked for only when the frame is drawn."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from jobcenter import dates
from jobcenter.accounts.scope import scope_of
from jobcenter.dashboards.places import menu


def navigation(request: HttpRequest) -> dict[str, Any]:
    return {"nav_items": SimpleLazyObject(lambda: _items(request))}


def _items(request: HttpRequest) -> list[dict[str, Any]]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    places = menu(scope_of(user, dates.today()))
    return [{"href": place.href, "label": place.label, "current": place.holds(request.path)} for place in places]

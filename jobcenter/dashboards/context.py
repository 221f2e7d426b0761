"""What the frame of a page needs, asked for only when drawn: the menu by the reader's rights, and the team's tabs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from jobcenter import dates
from jobcenter.accounts.scope import scope_of
from jobcenter.dashboards.places import TEAM_PAGES, menu


def navigation(request: HttpRequest) -> dict[str, Any]:
    return {
        "nav_items": SimpleLazyObject(lambda: _items(request)),
        "team_tabs": SimpleLazyObject(lambda: _team_tabs(request.path)),
    }


def _items(request: HttpRequest) -> list[dict[str, Any]]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    places = menu(scope_of(user, dates.today()))
    return [{"href": place.href, "label": place.label, "current": place.holds(request.path)} for place in places]


def _team_tabs(path: str) -> list[dict[str, Any]]:
    """The tab of a page below another is that one's; the overview is only itself."""
    first = TEAM_PAGES[0][0]
    return [
        {"href": href, "label": label, "current": path == href or (href != first and path.startswith(href))}
        for href, label in TEAM_PAGES
    ]

"""One URL, one context: the whole page, or only the part of it that htmx asked for."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers


def is_fragment(request: HttpRequest) -> bool:
    """True where htmx swaps a part; boosted and restored pages are whole pages."""
    htmx = getattr(request, "htmx", None)
    return htmx is not None and bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def fragment(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, part: str, status: int = 200
) -> HttpResponse:
    """Render `template` in full, or `part` (a file starting with `_`) with the waiting messages beside it."""
    if is_fragment(request):
        text = render_to_string(part, context, request) + _messages(request)
    else:
        text = render_to_string(template, context, request)
    response = HttpResponse(text, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _messages(request: HttpRequest) -> str:
    waiting = get_messages(request)
    return render_to_string("_messages.html", {"oob": True, "messages": waiting}, request) if len(waiting) else ""

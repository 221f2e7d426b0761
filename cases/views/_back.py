"""Where a tap came from and leads back to; a code in the address, never an address."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from cases.views._case import Sag

# fra=… -> the page; the first is no page of one sag
DAY = "dag"
_PAGES = {"sag": "cases:case", "foer": "cases:brief", "rytme": "cases:rhythm"}


def way_back(request: HttpRequest, sag: Sag, otherwise: str = "cases:plan") -> str:
    """The page that the tap was made on, else `otherwise`."""
    code = request.GET.get("fra", "")
    if code == DAY:
        return reverse("day")
    return reverse(_PAGES.get(code, otherwise), args=[sag.case.pk])

"""Every address of the product, room by room."""

from django.conf import settings
from django.urls import include, path

from importlib.util import find_spec

ROOMS = [
    "jobcenter.accounts.urls",
    "jobcenter.rules.urls",
    "jobcenter.dashboards.urls",
    "offers.urls",
    "cases.urls",
]


def _there(name: str) -> bool:
    """Only until every room is on disk."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


urlpatterns = [path("", include(name)) for name in ROOMS if _there(name)]
if settings.GALLERY:
    urlpatterns += [path("", include("jobcenter.htmx.gallery"))]

"""Every address of the product, room by room."""

from importlib import import_module

from django.conf import settings
from django.urls import include, path

ROOMS = [
    "jobcenter.accounts.urls",
    "jobcenter.rules.urls",
    "jobcenter.jobs.urls",
    "jobcenter.dashboards.urls",
    "offers.urls",
    "cases.urls",
]


def _there(name: str) -> bool:
    """Only until every room is on disk."""
    try:
        return bool(import_module(name))
    except (AttributeError, ImportError):
        return False


urlpatterns = [path("", include(name)) for name in ROOMS if _there(name)]

if settings.GALLERY:
    urlpatterns.append(path("", include("jobcenter.htmx.gallery")))

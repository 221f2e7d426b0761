"""Every address of the product, room by room."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("jobcenter.health.urls")),
    path("", include("jobcenter.accounts.urls")),
    path("", include("jobcenter.rules.urls")),
    path("", include("jobcenter.jobs.urls")),
    path("", include("jobcenter.reflection.urls")),
    path("", include("jobcenter.dashboards.urls")),
    path("", include("cases.urls")),
    path("api/", include("jobcenter.api.urls")),
]

if settings.GALLERY:
    urlpatterns.append(path("", include("jobcenter.htmx.gallery")))

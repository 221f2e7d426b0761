"""A page that breaks, with what was typed in the message."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path


@login_not_required
def breaks(request, hvem=None):
    raise ValueError(request.POST["note"])


urlpatterns = [
    path("bryder/", breaks),
    path("bryder/<str:hvem>/", breaks),
    path("", include("jobcenter.urls")),
]

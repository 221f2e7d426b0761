"""The front door: sends everyone to the page her work begins with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from jobcenter import dates
from jobcenter.accounts.scope import scope_of
from jobcenter.dashboards.places import first_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return redirect(first_page(scope_of(request.user, dates.today())).href)

"""The page of rules: what holds on a day, on what basis, and how sure that is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from jobcenter import dates, rules
from jobcenter.htmx import fragment
from jobcenter.rules import overview
from jobcenter.rules.forms import RulesForm


@require_safe
def rules_page(request: HttpRequest) -> HttpResponse:
    today = dates.today()
    form = RulesForm({"dag": today.isoformat(), **request.GET.dict()})
    form.is_valid()  # what could not be read is left out, and said beside its field
    asked = form.cleaned_data
    on = asked.get("dag") or today
    by_key = rules.everything()
    found = overview.sections(by_key, on, certainty=asked.get("sikkerhed", ""), subject=asked.get("emne", ""))
    context = {
        "form": form,
        "sections": found,
        "count": overview.count(found),
        "on": on,
        "is_today": on == today,
        "filtered": bool(request.GET),
    }
    return fragment(request, "rules/rules.html", context, part="rules/_rules_list.html")

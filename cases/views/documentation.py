"""Dokumentation: hvad skal udfyldes, hvad bruges det til, og hvem læser det?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.forms.purposes import acts


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    found = acts()
    context = {"acts": found, "fields": sum(act.count for act in found)}
    return render(request, "documentation/documentation.html", context)

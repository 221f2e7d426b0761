"""The gallery: every component with sample data in several states, for demo and tests; no case is shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from jobcenter.htmx.fragments import fragment, is_fragment

LONG_NAME = "Anne-Margrethe Kirstine Bundgaard-Østergaard Mortensen Vestergaard"
LONG_TEXT = (
    "Vi talte om, hvordan hverdagen ser ud lige nu, og hvad der skal til, før arbejde føles muligt.\n"
    "Formiddage går bedst. Der skal være et sted at sidde for sig selv, og én fast person at spørge. "
    "Vi aftalte at begynde med to timer to dage om ugen og at tale om det igen efter tre uger."
)
HOURS = [("2", "2 timer om ugen"), ("4", "4 timer om ugen"), ("8", "8 timer om ugen")]
DAYS = [("ma", "Mandag"), ("ti", "Tirsdag"), ("on", "Onsdag")]
TYPES = [("", "Alle typer"), ("praktik", "Virksomhedspraktik"), ("vejledning", "Vejledning og opkvalificering")]


class SampleForm(forms.Form):
    """One of each widget."""

    goal = forms.CharField(label="Borgerens mål", help_text="Skriv det, som borgeren siger det.", max_length=40)
    note = forms.CharField(label="Hvad aftalte I?", widget=forms.Textarea(attrs={"rows": 3}))
    kind = forms.ChoiceField(label="Type", choices=TYPES, required=False)
    start = forms.DateField(label="Begynder", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    hours = forms.ChoiceField(
        label="Omfang", choices=HOURS, widget=forms.RadioSelect, help_text="Kan ændres undervejs."
    )
    days = forms.MultipleChoiceField(label="Dage", choices=DAYS, widget=forms.CheckboxSelectMultiple, required=False)
    share = forms.BooleanField(
        label="Del med virksomhedskonsulenten", help_text="Hun ser ikke notater.", required=False
    )


class ErrorForm(SampleForm):
    prefix = "fejl"


class FilterForm(forms.Form):
    """A filter bar holds codes only."""

    type = forms.ChoiceField(label="Type", choices=TYPES, required=False)
    hours = forms.ChoiceField(label="Omfang", choices=[("", "Alle"), *HOURS], required=False)
    free = forms.BooleanField(label="Kun ledige pladser", required=False)


class EvidenceForm(forms.Form):
    """The text that belongs to a choice."""

    demokrati = forms.CharField(
        label="Hvad besluttede borgeren?", widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    forbrug = forms.CharField(
        label="Hvad kunne der vælges imellem?", widget=forms.Textarea(attrs={"rows": 2}), required=False
    )


def _matrix() -> dict[str, Any]:
    nothing = {"documented": 0, "partly": 0, "href": ""}
    full = {"documented": 2, "partly": 0, "href": "#matrix"}
    both = {"documented": 1, "partly": 1, "disputed": 1, "href": "#matrix"}
    part = {"documented": 0, "partly": 1, "href": "#matrix"}
    return {
        "phases": ["Problemdefinition", "Udvælgelse", "Tilrettelæggelse", "Levering og regulering", "Afslutning"],
        "rows": [
            {"label": "Demokrati", "cells": [full, nothing, part, nothing, nothing]},
            {"label": "Forbrug", "cells": [nothing, both, nothing, nothing, nothing]},
            {"label": "Selv-refleksion", "cells": [part, nothing, nothing, nothing, nothing]},
            {"label": "Samskabelse", "cells": [nothing, nothing, full, part, nothing]},
        ],
    }


NAV = [
    {"href": "#sager", "label": "Sager", "current": True},
    {"href": "#tilbud", "label": "Tilbud", "current": False},
    {"href": "#team", "label": "Team", "current": False},
    {"href": "#regler", "label": "Regler", "current": False},
]


def _context(request: HttpRequest) -> dict[str, Any]:
    return {
        "nav_items": NAV,
        "long_name": LONG_NAME,
        "long_text": LONG_TEXT,
        "form": SampleForm(),
        "error_form": ErrorForm({"fejl-goal": "x" * 41, "fejl-start": "32. juli"}),
        "filter_form": FilterForm(request.GET),
        "hours": request.GET.get("hours", ""),
        "evidence": EvidenceForm(),
        "page_obj": Paginator(range(128), 25).get_page(2),
        "pairs": [{"label": "Aftale", "yours": LONG_TEXT, "current": "To timer om ugen fra mandag."}],
        "matrix": _matrix(),
    }


@require_safe
@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    if not is_fragment(request):
        messages.success(request, "Samtalen er gemt.")
        messages.warning(request, "Praktikken er gemt som udkast. Virksomheden mangler at svare.")
        messages.error(request, "Aftalen kunne ikke gemmes. Teksten står der stadig.")
    return fragment(request, "gallery.html", _context(request), part="_gallery_list.html")


app_name = "htmx"
urlpatterns = [path("komponenter/", gallery, name="gallery")]

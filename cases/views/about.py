"""Om borgeren: styrker først, så det borgeren har brug for, så de to blikke; det følsomme til sidst og for sig."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from cases.actions import persons
from cases.enums import Support, TextLanguage, Voice
from cases.forms.about import (
    ContactDetailsForm,
    HowToTalkForm,
    NeedEditForm,
    NeedForm,
    ProblemForm,
    SensitiveEditForm,
    SensitiveForm,
    StrengthEditForm,
    StrengthForm,
)
from cases.forms.own_problem import PaperProblemForm
from cases.models import AccommodationNeed, SensitiveFact, Strength
from cases.permissions import may_record, may_see_notes, may_see_sensitive
from cases.planning.language import needs_interpreter_answer, text_language
from cases.queries.about import about_page, sensitive_facts, standing_problem
from cases.queries.assignments import assignments
from cases.queries.texts import rights
from cases.views._acting import form_page, saved, tap, to_write, typed
from cases.views._case import Sag, fetch
from cases.views.voice import hand_over

pages = require_http_methods(["GET", "HEAD", "POST"])
ADDING = {
    "styrke": (StrengthForm, gettext_lazy("Styrken er noteret.")),
    "behov": (NeedForm, gettext_lazy("Skånebehovet er noteret.")),
    "foelsom": (SensitiveForm, gettext_lazy("Oplysningen er noteret.")),
}


def _about_url(sag: Sag) -> str:
    return reverse("cases:about", args=[sag.case.pk])


@pages
def about(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "om_borgeren", may=to_write(request, may_record))
    forms = {name: form() for name, (form, _said) in ADDING.items()}
    tried = ""
    if request.method == "POST":
        tried = request.POST.get("act", "")
        if tried not in ADDING:
            raise BadRequest
        form, said = ADDING[tried]
        forms[tried] = form(request.POST)
        if saved(request, sag, forms[tried], said):
            return HttpResponseRedirect(_about_url(sag))
    status = forms[tried].status if tried else 200
    return render(request, "about/about.html", _context(sag, forms, tried), status=status)


def _context(sag: Sag, forms: dict[str, Any], tried: str) -> dict[str, Any]:
    """What this user may not see is not put in: no notes without that right, no sensitive facts without theirs."""
    context = {
        "sag": sag,
        "tab": "about",
        "page": about_page(sag.case, notes=sag.may_see_notes),
        "responsible": assignments(sag.case),
        "panel": rights(sag.on, text_language(sag.citizen.language) or TextLanguage.DA),
        "support": [Support(code).label for code in sag.citizen.communication],
        "interpreter_unasked": needs_interpreter_answer(sag.citizen),
        "forms": forms,
        "tried": tried,
    }
    if sag.may_see_sensitive:
        context["facts"] = sensitive_facts(sag.case)
    else:
        del forms["foelsom"]
    return context


def _editing(request: HttpRequest, sag: Sag, form: Any, heading: str, said: str, **more: Any) -> HttpResponse:
    """Edit one row, or say with one tap that it no longer holds."""
    if request.POST.get("act") == "gaelder_ikke":
        ended = _("Det gælder ikke længere. Det kan stadig læses i historikken.")
        tap(request, persons.end, ended, row=form.row, by=request.user, on=sag.on)
        return HttpResponseRedirect(_about_url(sag))
    back, template = _about_url(sag), "about/edit.html"
    return form_page(
        request, sag, form, heading=heading, said=said, back=back, tab="about", template=template, ends=True, **more
    )


@pages
def strength(request: HttpRequest, case_id: UUID, strength_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "om_borgeren", may=may_record)
    row = get_object_or_404(Strength.objects.select_related("case"), case=sag.case, pk=strength_id)
    return _editing(request, sag, StrengthEditForm(typed(request), row=row), _("Styrke"), _("Styrken er gemt."))


@pages
def need(request: HttpRequest, case_id: UUID, need_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "om_borgeren", may=may_record)
    row = get_object_or_404(AccommodationNeed.objects.select_related("case"), case=sag.case, pk=need_id)
    return _editing(request, sag, NeedEditForm(typed(request), row=row), _("Skånebehov"), _("Skånebehovet er gemt."))


@pages
def sensitive(request: HttpRequest, case_id: UUID, fact_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "foelsomt", may=may_see_sensitive)
    row = get_object_or_404(SensitiveFact.objects.select_related("case"), case=sag.case, pk=fact_id)
    form = SensitiveEditForm(typed(request), row=row)
    return _editing(request, sag, form, _("Følsom oplysning"), _("Oplysningen er gemt."))


@pages
def problem(request: HttpRequest, case_id: UUID, voice: str) -> HttpResponse:
    """One voice is written with the other in sight; the former versions stay below. Her own text has no form here."""
    sag = fetch(request, case_id, "om_borgeren", may=to_write(request, may_record, to_read=may_see_notes))
    form = ProblemForm(typed(request), row=standing_problem(sag.case, voice), voice=voice)
    heading = _("Hvad handler det om?")
    template = "about/problem.html"
    said, back = _("Teksten er gemt. Den forrige kan stadig læses."), _about_url(sag)
    page = about_page(sag.case, notes=sag.may_see_notes)
    other = next(code for code in page.voices if code != voice)
    more = {"hers": bool(form.row.channel), "voice": Voice(voice)}
    more |= {"versions": page.voices[voice], "other": next(iter(page.voices[other]), None)}
    return form_page(request, sag, form, heading=heading, said=said, back=back, tab="about", template=template, **more)


@require_POST
def problem_kiosk(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The screen goes to the borger, who writes herself what it is about."""
    sag = fetch(request, case_id, "stemme", may=may_record)
    return hand_over(request, sag, "problem", sag.case)


@pages
def problem_paper(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "stemme", may=may_record)
    form = PaperProblemForm(typed(request), initial={"given_on": sag.on})
    heading, said = _("Borgerens ord fra papir"), _("Ordene er skrevet ind og kan ikke ændres.")
    lead = _("Skriv dem, som de står. Kun borgeren kan sige noget andet, og det bliver en ny tekst.")
    back = reverse("cases:problem", args=[sag.case.pk, Voice.BORGER])
    return form_page(request, sag, form, heading=heading, said=said, back=back, tab="about", lead=lead)


@pages
def contact_details(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "om_borgeren", may=may_record)
    form = ContactDetailsForm(typed(request), row=sag.citizen)
    heading, said = _("Kontaktoplysninger"), _("Kontaktoplysningerne er gemt.")
    return form_page(request, sag, form, heading=heading, said=said, back=_about_url(sag), tab="about")


@pages
def how_to_talk(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "om_borgeren", may=may_record)
    form = HowToTalkForm(typed(request), row=sag.citizen)
    heading, said = _("Sådan taler vi sammen"), _("Det er gemt, hvordan I taler sammen.")
    lead = _("Spørg borgeren, hvad der gør det lettere at være med i samtalen.")
    return form_page(request, sag, form, heading=heading, said=said, back=_about_url(sag), tab="about", lead=lead)

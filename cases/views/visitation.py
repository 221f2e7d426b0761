"""Visitation: hvor placerer loven borgeren, siden hvornår, og med hvilken begrundelse?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases.actions import tasks
from cases.enums import VisitationScheme
from cases.forms.visitation import BenefitForm, TargetGroupForm, VisitationForm
from cases.models import TargetGroup, Visitation
from cases.permissions import may_decide, may_see_notes
from cases.queries.visitation import visitation_page
from cases.views._acting import form_page, saved, tap, to_write, typed
from cases.views._case import Sag, fetch
from jobcenter import rules
from jobcenter.rules import Rule, RuleSet

pages = require_http_methods(["GET", "HEAD", "POST"])
SAID = {"maalgruppe": gettext_lazy("Målgruppen er gemt."), "ydelse": gettext_lazy("Ydelsen er gemt.")}


def _page_url(sag: Sag) -> str:
    return reverse("cases:visitation", args=[sag.case.pk])


@pages
def visitation(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "visitation", may=to_write(request, may_decide, to_read=may_see_notes))
    of_day = rules.on(sag.on)
    forms = {
        "maalgruppe": TargetGroupForm(names=_groups(of_day), initial={"valid_from": sag.on}),
        "ydelse": BenefitForm(initial={"valid_from": sag.on}),
    }
    tried = ""
    if request.method == "POST":
        tried = request.POST.get("act", "")
        if tried not in forms:
            raise BadRequest
        more = {"names": _groups(of_day)} if tried == "maalgruppe" else {}
        forms[tried] = type(forms[tried])(request.POST, **more)
        if saved(request, sag, forms[tried], SAID[tried]):
            return HttpResponseRedirect(_page_url(sag))
    context = {
        "sag": sag,
        "tab": "about",
        "page": visitation_page(sag.case),
        "forms": forms,
        "tried": tried,
        "rules_of_today": _rules_of_today(sag, of_day),
    }
    return render(request, "about/visitation.html", context, status=forms[tried].status if tried else 200)


def _groups(of_day: RuleSet) -> list[tuple[int, str]]:
    """The numbers of LAB § 6 with the names they have on the day."""
    named = [of_day.get(f"maalgruppe.nr_{number:02d}") for number in range(1, 14)]
    return [(n, f"{n}. {rule.display}" if rule else str(n)) for n, rule in enumerate(named, start=1)]


def _rules_of_today(sag: Sag, of_day: RuleSet) -> list[Rule]:
    """What the target group and the category of today mean, each with its basis."""
    group = TargetGroup.objects.on(sag.on).filter(case=sag.case).first()
    now = Visitation.objects.on(sag.on).filter(case=sag.case, scheme=VisitationScheme.VISITATION).last()
    keys = [f"maalgruppe.nr_{group.number:02d}"] if group else []
    keys += [f"visitation.{now.category}"] if now else []
    return [rule for key in keys if (rule := of_day.get(key))]


@pages
def visitation_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "visitation", may=may_decide)
    if request.POST.get("act") == "opsoeg":
        return _reach_out(request, sag)
    form = VisitationForm(typed(request), initial={"valid_from": sag.on})
    said, back = _("Visitationen er gemt. Den forrige kan stadig læses."), _page_url(sag)
    return form_page(
        request,
        sag,
        form,
        heading=_("Ny visitation"),
        said=said,
        back=back,
        tab="about",
        template="about/visitation_new.html",
    )


def _reach_out(request: HttpRequest, sag: Sag) -> HttpResponse:
    """Instead of a match 5 because nobody answered: a task to seek the borger out (S1-11)."""
    who: dict[str, Any] = {"case": sag.case, "by": request.user, "on": sag.on}
    what, said = _("Opsøg borgeren, og tal sammen om, hvad der er brug for"), _("Opgaven er noteret hos dig.")
    tap(request, tasks.add, said, what=what, owner=request.user, due_on=sag.on, **who)
    return HttpResponseRedirect(reverse("cases:plan", args=[sag.case.pk]))

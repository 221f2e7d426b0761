"""Før samtalen: hvem er det, hvad har hun sagt, hvad har vi lovet, og først derefter frister og krav (S3-14, S4-77)."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases.enums import OverdueCause
from cases.permissions import may_see_notes
from cases.planning.language import needs_interpreter_answer
from cases.queries import samtaler
from cases.queries.handover import Handover, handover
from cases.queries.timeline import Happening, timeline
from cases.views._case import Sag, fetch
from cases.views.rhythms import both_of

SAMTALE = "samtale"
PARTS = {
    "wishes": gettext_lazy("Ønsker"),
    "about": gettext_lazy("Om borgeren"),
    "plan": gettext_lazy("Plan"),
    SAMTALE: gettext_lazy("Seneste samtale"),
    "case_offers": gettext_lazy("Tilbud og praktik"),
}


@require_safe
def brief(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "foer_samtalen", may=may_see_notes)
    found = samtaler.brief(request.user, sag.case, sag.on, sensitive=sag.may_see_sensitive)
    taken_over = handover(request.user, sag.case, sag.on)
    context = {
        "sag": sag,
        "tab": "case",
        "brief": found,
        "happened": _since_last(sag, found),
        "both": both_of(sag),
        "causes": OverdueCause.choices,
        "ask_about_interpreter": needs_interpreter_answer(sag.citizen),
        "handover": taken_over,
        "unread": _unread(sag, found, taken_over) if taken_over else [],
    }
    return render(request, "samtale/brief.html", context)


def _since_last(sag: Sag, found: samtaler.Brief) -> list[Happening]:
    """What happened after the last samtale; all of it where there was none."""
    rows = timeline(sag.case, sag.on, notes=True)
    return [row for row in rows if found.last is None or row.day > found.last.held_on]


def _unread(sag: Sag, found: samtaler.Brief, taken_over: Handover) -> list[tuple[str, str]]:
    """(words, address) of each part that was not opened; where no samtale was held, there is nothing to read of it."""
    hrefs = {part: reverse(f"cases:{part}", args=[sag.case.pk]) for part in PARTS if part != SAMTALE}
    if found.last:
        hrefs[SAMTALE] = reverse("cases:samtale", args=[sag.case.pk, found.last.id])
    return [(str(PARTS[part]), hrefs[part]) for part in taken_over.unread if part in hrefs]

"""Sag: hvem er det, hvad er aftalt, hvad er næste skridt? And why an opmærksomhedspunkt is shown."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.enums import Influence, VisitationScheme
from cases.involvement.notices import only_reflection
from cases.models import Case, Flag
from cases.queries.duties import reminders
from cases.queries.flags import ABOUT_PAUSE, open_flags
from cases.queries.involvement import Profile, alone, profile
from cases.queries.portrait import Portrait, portrait
from cases.queries.timeline import Happening, timeline
from cases.queries.voice import voice_of
from cases.risk.facts import last_substantive
from cases.risk.rules import DATA, RULES, words
from cases.views._acts import act_for
from cases.views._case import Sag, fetch
from jobcenter import rules
from jobcenter.rules import Rule

# Where the row behind a line of the timeline is read; the others have no page of their own.
_PAGES = {
    "samtale": "cases:samtale",
    "udeblivelse": "cases:samtale",
    "praktik": "cases:placement",
    "tilbud": "cases:enrolment",
    "inddragelse": "cases:involvement",
    "skridt": "cases:step",
    "pause": "cases:pause",
}
_PAGES_OF_NOTES = frozenset({"samtale", "udeblivelse", "inddragelse", "pause"})
_PAGES_OF_RECORDING = frozenset({"skridt"})


FIRST_MEETING, MEETINGS = "kontaktforloeb.foerste_samtale", "kontaktforloeb.jobsamtaler"


@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "sag")
    parts = portrait(sag.case, sag.on, notes=sag.may_see_notes, sensitive=sag.may_see_sensitive)
    happenings = timeline(sag.case, sag.on, notes=sag.may_see_notes)
    context = {
        "sag": sag,
        "tab": "case",
        "parts": parts,
        "flags": [(flag, act_for(flag)) for flag in open_flags(request.user, sag.on).filter(case=sag.case)],
        "rules_of_today": _rules_of(parts, sag, met=any(row.kind == "samtale" for row in happenings)),
        "happenings": [(row, _href(sag, row)) for row in happenings],
        "involvement": _matrix(sag, profile(request.user, sag.case, sag.on)) if sag.may_see_notes else None,
        "reminders": reminders(sag.case, sag.on) if sag.may_see_notes else None,
        "voice": voice_of(sag.case) if sag.may_see_notes else None,
        "last_substantive_on": last_substantive(Case.objects.filter(pk=sag.case.pk), sag.on).get(sag.case.pk),
    }
    return render(request, "cases/case.html", context)


def _rules_of(parts: Portrait, sag: Sag, *, met: bool) -> list[tuple[Rule, str]]:
    """The contact rules of the borger's visitation on this day, with the day of the first samtale while none was held.

    How a deadline is spoken of is the rule's own: one that is not verified never says that it was passed.
    """
    visitation = parts.visitation
    if visitation is None or visitation.scheme != VisitationScheme.VISITATION:
        return []
    of_day = rules.on(sag.on, rules.Subject.CONTACTS)
    young = f"{visitation.category}_under_30"
    group = young if sag.age < 30 and of_day.get(f"{MEETINGS}.{young}") else visitation.category
    first, meetings = of_day.get(f"{FIRST_MEETING}.{group}.uger"), of_day.get(f"{MEETINGS}.{group}")
    shown = [(meetings, "")] if meetings else []
    if first and not met:
        shown.append((first, first.deadline_phrase(first.due(sag.case.opened_on), sag.on)))
    return shown


def _href(sag: Sag, row: Happening) -> str:
    name = _PAGES.get(row.kind)
    closed = (row.kind in _PAGES_OF_NOTES and not sag.may_see_notes) or (
        row.kind in _PAGES_OF_RECORDING and not sag.may_record
    )
    if name is None or closed:
        return ""
    return reverse(name, args=[sag.case.pk, row.id])


def _matrix(sag: Sag, found: Profile) -> dict[str, Any]:
    """The profile as the component reads it; a cell leads to its newest entry."""
    return {
        "entries": found.entries,
        "without_form": len(found.without_form),
        "alone": only_reflection() if alone(found, sag.on) else "",
        "gap": found.gap,
        "influence": [str(one.label).lower() for one in Influence if one in found.influence],
        "no_influence": [str(one.label).lower() for one in Influence if one not in found.influence],
        "phases": [phase.label for phase in found.phases],
        "rows": [
            {
                "label": row.form.label,
                "cells": [
                    {
                        "documented": len(cell.documented),
                        "partly": len(cell.partly) + len(cell.undocumented),
                        "disputed": len(cell.contested),
                        "href": reverse("cases:involvement", args=[sag.case.pk, cell.entries[-1]])
                        if cell.entries
                        else "",
                    }
                    for cell in row.cells
                ],
            }
            for row in found.rows
        ],
    }


@require_safe
def flag(request: HttpRequest, case_id: UUID, flag_id: UUID) -> HttpResponse:
    """Hvorfor ser jeg det her? The sentence, the data, the rule, its version and its thresholds with their basis."""
    sag = fetch(request, case_id, "opmaerksomhedspunkt")
    mine = Flag.objects.filter(case=sag.case)
    if not sag.may_see_notes:
        mine = mine.exclude(code__in=ABOUT_PAUSE)
    row = get_object_or_404(mine, pk=flag_id)
    rule, of_day = RULES[row.code], rules.on(row.closed_on or sag.on)
    context = {
        "sag": sag,
        "tab": "case",
        "flag": row,
        "rule": rule,
        "act": act_for(row),
        "data": [(DATA[name], words(value)) for name, value in row.data.items() if value],
        "thresholds": [of_day[key] for key in rule.thresholds],
    }
    return render(request, "cases/flag.html", context)

"""The next act beside a reason: which page helps with which opmærksomhedspunkt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models import Flag
from cases.queries.caseload import UNASSIGNED


@dataclass(frozen=True)
class Act:
    label: Any
    href: str


# code -> words, url name, whether the page is that of the row the flag points at, the place on that page
_HELPS = {
    "intet_naeste_skridt": (_("Aftal næste skridt"), "cases:step_new", False, ""),
    "oenske_uden_forsoeg": (_("Notér et forsøg"), "cases:wish", True, "#nyt-forsoeg"),
    "praktik_uden_udvaelgelse": (_("Notér, hvordan I valgte"), "cases:involvement_new", False, ""),
    "pause_systemets_skyld": (_("Se på pausen"), "cases:pause", True, ""),
    "pause_skal_revurderes": (_("Se på pausen"), "cases:pause", True, ""),
}


def act_for(flag: Flag) -> Act:
    label, name, of_row, place = _HELPS[flag.code]
    return Act(label, reverse(name, args=[flag.case_id, flag.subject_id] if of_row else [flag.case_id]) + place)


FROM_UNASSIGNED = "uden"


def unassigned_list() -> str:
    return f"{reverse('cases:caseload')}?omfang={UNASSIGNED}"


def assign_case(case_id: UUID) -> Act:
    """From the list of those without a sagsbehandler, and back to it for the next."""
    href = reverse("cases:assign", args=[case_id])
    return Act(_("Fordel sagen"), f"{href}?fra={FROM_UNASSIGNED}")


def open_case(case_id: UUID) -> Act:
    return Act(_("Åbn sagen"), reverse("cases:case", args=[case_id]))


def hold_meeting(case_id: UUID) -> Act:
    return Act(_("Hold samtalen"), reverse("cases:samtale_new", args=[case_id]))

"""What every page of a sag begins with: the fetch that is the permission, and the look that is logged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import permissions
from cases.models import Case
from cases.queries.discreet import protect
from jobcenter import audit, dates


@dataclass(frozen=True)
class Sag:
    """A case somebody may open today, and what she may do with it; in templates as `sag`."""

    case: Case
    on: date
    may_see_notes: bool
    may_see_sensitive: bool
    may_record: bool
    may_decide: bool
    may_work_with_companies: bool
    may_lead: bool

    @property
    def citizen(self):
        return self.case.citizen

    @property
    def tabs(self) -> list[dict[str, str]]:
        """The pages of the sag that this user has a use for."""
        pages = [("case", _("Sag"), True), ("wishes", _("Ønsker"), True), ("plan", _("Plan"), True)]
        pages += [("case_offers", _("Tilbud"), self.may_work_with_companies), ("about", _("Om borgeren"), True)]
        return [
            {"code": code, "label": label, "href": reverse(f"cases:{code}", args=[self.case.pk])}
            for code, label, shown in pages
            if shown
        ]

    @property
    def age(self) -> int:
        return self.case.citizen.age(self.on)


def fetch(request: HttpRequest, case_id: UUID, purpose: str, *, may: Callable | None = None) -> Sag:
    """The case, or 404 where it is not hers to see, or 403 where she may see it but not do this.

    The look is logged with its purpose (a code such as "sag", "samtale", "oenske").
    """
    on = dates.today()
    visible = Case.objects.visible_to(request.user, on).select_related("citizen", "unit")
    case = get_object_or_404(visible, pk=case_id)
    audit.look(request, [case.citizen_id], purpose)
    if may is not None and not may(request.user, case, on):
        raise PermissionDenied
    notes = permissions.may_see_notes(request.user, case, on)
    protect(case.citizen, notes=notes)
    return Sag(
        case=case,
        on=on,
        may_see_notes=notes,
        may_see_sensitive=permissions.may_see_sensitive(request.user, case, on),
        may_record=permissions.may_record(request.user, case, on),
        may_decide=permissions.may_decide(request.user, case, on),
        may_work_with_companies=permissions.may_work_with_companies(request.user, case, on),
        may_lead=permissions.may_lead(request.user, case, on),
    )

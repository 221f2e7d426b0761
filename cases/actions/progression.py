"""How it goes now: noted once by whoever says so and changed by nobody; a wrong registration is hidden by a row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cases.enums import Aspect
from cases.models import Case, Observation, ObservationMarkedWrong
from cases.permissions import may_record

from ._checks import has_come, written
from ._once import once
from ._writing import create, refuse, writing


def observe(
    *,
    case: Case,
    by: Any,
    on: date,
    teller: str,
    said: Mapping[str, str],
    observed_on: date | None = None,
    row_id: UUID | None = None,
) -> Observation:
    """What `teller` says, aspect by aspect; what is left out of `said` was not asked. Nothing follows from it."""
    with writing(case, by=by, on=on, what="progression.observed", may=may_record) as act:
        told = {aspect: said.get(aspect, "") for aspect in Aspect.values}
        row = create(
            Observation(
                id=once(act.case.observations.all(), row_id),
                case=act.case,
                teller=teller,
                observed_on=has_come(observed_on or on, on, "observed_on"),
                noted_by=by,
                **told,
            )
        )
        act.target = row
        act.data = {"teller": teller, "aspects": sum(1 for now in told.values() if now)}
    return row


def mark_wrong(*, observation: Observation, by: Any, on: date, reason: str) -> ObservationMarkedWrong:
    """Hide what was registered wrongly, by a row beside it; the registration itself stays as it was."""
    with writing(observation.case, by=by, on=on, what="progression.marked_wrong", may=may_record) as act:
        if ObservationMarkedWrong.objects.filter(observation=observation).exists():
            raise refuse(_("Det er allerede markeret som fejlregistreret."))
        why = written(reason, _("Skriv kort, hvorfor registreringen er forkert."), "reason")
        mark = create(ObservationMarkedWrong(observation=observation, reason=why, marked_by=by, marked_on=on))
        act.target = observation
    return mark

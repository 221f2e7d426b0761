"""The versions of the two purposes of one case, and whether the problem was talked about since the newest (S4-96)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery

from cases.enums import Phase
from cases.models import Case, InvolvementEntry, PurposeAlignment
from cases.planning.purposes import Standing, standing
from cases.queries.gathered import listed

SAID = ("citizen_purpose", "citizen_words", "authority_purpose", "authority_words", "aligned")


@dataclass(frozen=True)
class PurposePage:
    """`versions` newest first."""

    versions: list[PurposeAlignment]
    standing: Standing

    def going_on(self) -> dict[str, Any]:
        """What stands now, for the form to go on from; whether it is aligned is asked anew."""
        if not self.versions:
            return {}
        names = ("citizen_purpose", "citizen_words", "authority_purpose", "authority_words")
        return {name: getattr(self.versions[0], name) for name in names}


def purposes_of(case: Case, on: date) -> PurposePage:
    versions = list(PurposeAlignment.objects.filter(case=case).current(on).select_related("noted_by"))
    talked = InvolvementEntry.objects.standing().filter(case=case, phase=Phase.PROBLEMDEFINITION)
    newest = list(talked.order_by("-occurred_on", "-recorded_at")[:1])
    return PurposePage(versions, standing(versions, newest))


def purpose_parts() -> dict[str, ArraySubquery]:
    """The newest version and the newest talk about the problem, for pages that gather a case in one statement."""
    versions = PurposeAlignment.objects.order_by("-noted_on", "-recorded_at")
    talked = InvolvementEntry.objects.standing().filter(phase=Phase.PROBLEMDEFINITION)
    said = {name: name for name in SAID} | {"noted_on": "noted_on", "recorded_at": "recorded_at"}
    return {
        "purposes": listed(versions, most=1, **said),
        "entries": listed(
            talked.order_by("-occurred_on", "-recorded_at"),
            most=1,
            occurred_on="occurred_on",
            recorded_at="recorded_at",
        ),
    }

"""Placements: from the wish to what became of them. Why one ended is never answered: it can be about health."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework import serializers

from cases.enums import PlacementKind, PlacementPurpose, PlacementState
from cases.models import Placement, PlacementExtension
from cases.queries import discreet
from jobcenter.api.fields import ROW, CaseRow, Code, day, key, note, number, text, truth
from jobcenter.api.parameters import ListParameters
from jobcenter.api.reading import Item, Reader, Resource, equal_to, items_of, parts_by


class WorkplaceAnswer(serializers.Serializer):
    """A workplace of a company."""

    id = key("The workplace.")
    name = text("Its name.")
    p_number = text("P-nummer.")
    company_cvr = text("The company's CVR number.")
    town = text("Town.")


class ExtensionAnswer(serializers.Serializer):
    """An extension of the placement."""

    extended_on = day("When it was extended.")
    until_before = day("The last day before.")
    until_after = day("The last day since.")
    reason = text("Why.")


class PlacementAnswer(CaseRow):
    """A praktik, løntilskud or nytteindsats."""

    kind = Code(PlacementKind, help_text="What kind.")
    state = Code(PlacementState, help_text="Where it stands.")
    moved_on = day("Since when it stands there.")
    wish_id = key("The wish it realises.", allow_null=True)
    wish_rank = number("The wish's rank when the placement was agreed; ranks change.", allow_null=True)
    skipped_wishes_explained = text("Why no higher wish.")
    offer_id = key("The offer it is part of.", allow_null=True)
    workplace = WorkplaceAnswer(allow_null=True, help_text="Null until a workplace is found.")
    purpose = Code(PlacementPurpose, blank=True, help_text="Purpose as LAB § 58 puts it; empty until it is agreed.")
    citizen_reason = text("What the citizen is to have out of it.")
    tasks = text("Tasks.")
    hours = number("Hours a week.", allow_null=True)
    starts_on = day("First day.", allow_null=True)
    ends_on = day("Last day as agreed.", allow_null=True)
    extended_times = number("How many times it was extended.")
    extensions = ExtensionAnswer(many=True, help_text="The oldest first.")
    ended_on = day("The day it ended.", allow_null=True)
    became = text("What became of it.")
    account_unavailable = truth("It was not possible to have the citizen's own account.")
    citizen_account = note("What the citizen herself says about it.")
    learned = note("What will be done differently next time.")


class PlacementParameters(ListParameters):
    case = key("Placements of this case.", required=False)
    wish = key("Placements that realise this wish.", required=False)
    state = Code(PlacementState, required=False, help_text="Placements that stand there.")
    kind = Code(PlacementKind, required=False, help_text="Placements of this kind.")


WORKPLACE = {
    "id": "workplace_id",
    "name": "workplace__name",
    "p_number": "workplace__p_number",
    "company_cvr": "workplace__company__cvr",
    "town": "workplace__town",
}
EXTENSION = {"_placement": "placement_id"} | {
    name: name for name in ("extended_on", "until_before", "until_after", "reason")
}


def visible(reader: Reader) -> QuerySet[Placement]:
    return Placement.objects.filter(case__in=reader.cases)


def dress(reader: Reader, items: list[Item]) -> None:
    found = PlacementExtension.objects.filter(placement__in=[item["id"] for item in items])
    extended = parts_by("_placement", items_of(found.order_by("extended_on", "until_after", "pk"), EXTENSION))
    for item in items:
        workplace = {name: item.pop(f"_workplace_{name}") for name in WORKPLACE}
        item["workplace"] = workplace if workplace["id"] else None
        item["extensions"] = extended.get(item["id"], [])


PLACEMENTS = Resource(
    name="placements",
    scope="placements:read",
    answer=PlacementAnswer,
    fields=ROW
    | {f"_workplace_{name}": path for name, path in WORKPLACE.items()}
    | {
        name: name
        for name in (
            *("kind", "state", "moved_on", "wish_id", "wish_rank", "skipped_wishes_explained", "offer_id", "purpose"),
            *("citizen_reason", "tasks", "hours", "starts_on", "ends_on", "extended_times", "ended_on", "became"),
            *("account_unavailable", "citizen_account", "learned"),
        )
    },
    rows=visible,
    narrow=equal_to(case="case", wish="wish", state="state", kind="kind"),
    parameters=PlacementParameters,
    notes=discreet.NOTES[Placement],
    dress=dress,
)

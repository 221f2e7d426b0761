"""Citizens: who has a case that the client may see. A CPR number is masked, and never in a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from rest_framework import serializers

from cases.models import Citizen
from jobcenter.api.fields import day, key, number, text, truth
from jobcenter.api.parameters import ListParameters
from jobcenter.api.reading import Item, Reader, Resource


class CitizenInList(serializers.Serializer):
    """A citizen, as lists name her."""

    id = key("The citizen.")
    version = number("Counts the edits of the row; see ETag.")
    first_names = text("First names.")
    last_name = text("Last name.")
    protected = truth("Name and address are protected: nobody outside the kommune may learn them.")
    language = text("The language to speak with her.")
    interpreter = truth("An interpreter has to be there.")
    recorded_at = serializers.DateTimeField(help_text="When the citizen was recorded here.")


class CitizenAnswer(CitizenInList):
    """A citizen, alone."""

    cpr_masked = text("Day, month and year of the CPR number, and four dots. The whole number is never answered.")
    birth_date = day("Date of birth.")
    phone = text("Phone. Null for a protected citizen without `notes:read`.", allow_null=True)
    address = text("Address. Null for a protected citizen without `notes:read`.", allow_null=True)


LISTED = {
    "id": "pk",
    "version": "version",
    "first_names": "first_names",
    "last_name": "last_name",
    "protected": "protected",
    "language": "language",
    "interpreter": "interpreter",
    "recorded_at": "recorded_at",
}
ALONE = {**LISTED, "birth_date": "birth_date", "phone": "phone", "address": "address", "_synthetic": "synthetic"}


def visible(reader: Reader) -> QuerySet[Citizen]:
    return Citizen.objects.filter(Exists(reader.cases.filter(citizen=OuterRef("pk"))))


def whole(reader: Reader, items: list[Item]) -> None:
    """The masked number; and how to reach a protected citizen only for who may read the notes of a case of hers."""
    protected = [item["id"] for item in items if item["protected"]]
    units = list(reader.cases.filter(citizen__in=protected).values_list("citizen_id", "unit_id")) if protected else []
    open_to = {citizen_id for citizen_id, unit_id in units if reader.notes(unit_id)}
    for item in items:
        known = Citizen(birth_date=item["birth_date"], synthetic=item.pop("_synthetic"))
        item["cpr_masked"] = known.masked_cpr
        if item["protected"] and item["id"] not in open_to:
            item["phone"] = item["address"] = None


def _all(rows: QuerySet[Any], asked: Mapping[str, Any]) -> QuerySet[Any]:
    return rows


CITIZENS = Resource(
    name="citizens",
    scope="citizens:read",
    answer=CitizenInList,
    fields=LISTED,
    rows=visible,
    narrow=_all,
    parameters=ListParameters,
    citizen="id",
)
CITIZEN = Resource(
    name="citizens",
    scope="citizens:read",
    answer=CitizenAnswer,
    fields=ALONE,
    rows=visible,
    narrow=_all,
    dress=whole,
    citizen="id",
)

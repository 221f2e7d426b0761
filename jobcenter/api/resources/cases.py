"""Cases: unit, caseworker, and where the law places the citizen today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from cases.enums import VisitationCategory, VisitationScheme
from cases.models import Assignment, Case, Visitation
from jobcenter.api.fields import Code, day, key, number, text, truth
from jobcenter.api.parameters import ListParameters
from jobcenter.api.reading import Item, Reader, Resource
from jobcenter.rows.periods import in_force


class UnitAnswer(serializers.Serializer):
    """A unit of the kommune."""

    id = key("The unit.")
    name = text("Its name.")


class CaseworkerAnswer(serializers.Serializer):
    """The employee who is responsible for the case today."""

    id = key("The employee.")
    name = text("Name.")
    initials = text("Initials.")


class VisitationAnswer(serializers.Serializer):
    """The line of visitation that decides today."""

    scheme = Code(VisitationScheme, help_text="The scheme it belongs to; each belongs to its period.")
    category = Code(VisitationCategory, help_text="Its category.")
    valid_from = day("Since when.")


class CaseAnswer(serializers.Serializer):
    """A beskæftigelsessag."""

    id = key("The case.")
    version = number("Counts the edits of the row; see ETag.")
    citizen_id = key("The citizen it is about.")
    unit = UnitAnswer(help_text="The unit that has the case.")
    caseworker = CaseworkerAnswer(allow_null=True, help_text="Null while nobody has been given the case.")
    visitation = VisitationAnswer(allow_null=True, help_text="Null while the citizen is not visiteret.")
    opened_on = day("First day.")
    closed_on = day("Last day; null while the case is open.", allow_null=True)
    source_system = text("The fagsystem the case came from; empty where it began here.")
    source_id = text("Its number in that system.")
    recorded_at = serializers.DateTimeField(help_text="When the case was recorded here.")


class CaseParameters(ListParameters):
    citizen = key("Cases of this citizen.", required=False)
    unit = key("Cases of this unit.", required=False)
    open = truth("true: open cases; false: closed ones.", required=False)
    source_system = text("Cases from this fagsystem.", required=False, max_length=40)
    source_id = text("The case with this number there.", required=False, max_length=60)


FIELDS = {
    "id": "pk",
    "version": "version",
    "citizen_id": "citizen_id",
    "_unit_id": "unit_id",
    "_unit_name": "unit__name",
    "opened_on": "opened_on",
    "closed_on": "closed_on",
    "source_system": "source_system",
    "source_id": "source_id",
    "recorded_at": "recorded_at",
}


def visible(reader: Reader) -> QuerySet[Case]:
    return reader.cases


def narrow(rows: QuerySet[Any], asked: Mapping[str, Any]) -> QuerySet[Any]:
    equal = {name: asked[name] for name in ("citizen", "unit", "source_system", "source_id") if name in asked}
    if "open" in asked:
        equal["closed_on__isnull"] = asked["open"]
    return rows.filter(**equal)


def dress(reader: Reader, items: list[Item]) -> None:
    """Two statements: today's caseworkers and today's deciding visitations."""
    ids = [item["id"] for item in items]
    workers = Assignment.objects.filter(in_force(reader.on), case__in=ids)
    responsible = {
        case_id: {"id": pk, "name": name, "initials": initials}
        for case_id, pk, name, initials in workers.values_list(
            "case_id", "caseworker_id", "caseworker__full_name", "caseworker__initials"
        )
    }
    lines = Visitation.objects.deciding(reader.on).filter(case__in=ids)
    placed: dict[Any, Item] = {}
    for case_id, scheme, category, since in lines.values_list("case_id", "scheme", "category", "valid_from"):
        placed.setdefault(case_id, {"scheme": scheme, "category": category, "valid_from": since})
    for item in items:
        item["unit"] = {"id": item.pop("_unit_id"), "name": item.pop("_unit_name")}
        item["caseworker"] = responsible.get(item["id"])
        item["visitation"] = placed.get(item["id"])


CASES = Resource(
    name="cases",
    scope="cases:read",
    answer=CaseAnswer,
    fields=FIELDS,
    rows=visible,
    narrow=narrow,
    parameters=CaseParameters,
    dress=dress,
)

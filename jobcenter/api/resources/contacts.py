"""Contacts that were not meetings: calls, messages, visits, going along, and preparation."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from cases.actions import contacts
from cases.enums import ContactDirection, ContactKind
from cases.models import Case, Contact
from jobcenter.api.fields import ROW, CaseRow, Code, day, key, note, number, text, truth
from jobcenter.api.parameters import ListParameters
from jobcenter.api.reading import Reader, Resource, equal_to
from jobcenter.api.writing import New, Values, Writes


class ContactAnswer(CaseRow):
    """A contact with the citizen that was no meeting."""

    kind = Code(ContactKind, help_text="What it was; outreach and preparation have kinds of their own.")
    direction = Code(ContactDirection, help_text="Who took it.")
    happened_on = day("When.")
    made_by_id = key("The employee or system that noted it.", allow_null=True)
    reached = truth("They got hold of each other.")
    minutes = number("The time it took, the way there and back counted in.", allow_null=True)
    text = note("A short note.")


class ContactParameters(ListParameters):
    case = key("Contacts of this case.", required=False)
    kind = Code(ContactKind, required=False, help_text="Contacts of this kind.")
    happened_from = day("On this day or later.", required=False)
    happened_to = day("On this day or earlier.", required=False)


class NewContact(New):
    """A contact that has been."""

    kind = Code(ContactKind, help_text="What it was.")
    direction = Code(ContactDirection, required=False, help_text="Who took it; from the kommune unless told.")
    happened_on = day("When; today unless told.", required=False)
    reached = truth("They got hold of each other; true unless told.", required=False)
    minutes = number("The time it took.", required=False, min_value=1, max_value=24 * 60)
    text = text("A short note.", required=False, allow_blank=True, max_length=4000)


def visible(reader: Reader) -> QuerySet[Contact]:
    return Contact.objects.filter(case__in=reader.cases)


def create(reader: Reader, case: Case, values: Values) -> Contact:
    said: dict[str, Any] = dict(values)
    return contacts.record(case=case, by=reader.user, on=reader.on, row_id=said.pop("id", None), **said)


CONTACTS = Resource(
    name="contacts",
    scope="contacts:read",
    answer=ContactAnswer,
    fields=ROW
    | {name: name for name in ("kind", "direction", "happened_on", "made_by_id", "reached", "minutes", "text")},
    rows=visible,
    narrow=equal_to(case="case", kind="kind", happened_from="happened_on__gte", happened_to="happened_on__lte"),
    parameters=ContactParameters,
    notes=("text",),
)
CONTACT_WRITES = Writes(scope="contacts:write", new=NewContact, create=create)

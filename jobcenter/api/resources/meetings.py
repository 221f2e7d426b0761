"""Meetings: agreed, held, and those that came to nothing."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework import serializers

from cases.enums import MeetingForm, MeetingKind, MeetingState
from cases.models import Meeting
from jobcenter.api.fields import ROW, CaseRow, Code, day, key, note, truth
from jobcenter.api.parameters import ListParameters
from jobcenter.api.reading import Reader, Resource, equal_to

NOTES = ("purpose", "talked_about")


class MeetingAnswer(CaseRow):
    """A samtale."""

    kind = Code(MeetingKind, help_text="What kind of samtale.")
    form = Code(MeetingForm, help_text="How they meet.")
    state = Code(MeetingState, help_text="Where it stands.")
    planned_on = day("The day it is agreed for.", allow_null=True)
    planned_time = serializers.TimeField(help_text="The time it is agreed for, in Copenhagen.", allow_null=True)
    held_on = day("The day it was held.", allow_null=True)
    held_by_id = key("The employee who held it.", allow_null=True)
    no_step_needed = truth("It was agreed that no next step is needed now.")
    substantive = truth("A goal, a step or an agreement changed.")
    purpose = note("What it is to be about.")
    talked_about = note("What was talked about.")


class MeetingParameters(ListParameters):
    case = key("Meetings of this case.", required=False)
    state = Code(MeetingState, required=False, help_text="Meetings that stand there.")
    kind = Code(MeetingKind, required=False, help_text="Meetings of this kind.")
    planned_from = day("Agreed for this day or later.", required=False)
    planned_to = day("Agreed for this day or earlier.", required=False)


def visible(reader: Reader) -> QuerySet[Meeting]:
    return Meeting.objects.filter(case__in=reader.cases)


MEETINGS = Resource(
    name="meetings",
    scope="meetings:read",
    answer=MeetingAnswer,
    fields=ROW
    | {
        name: name
        for name in (
            *("kind", "form", "state", "planned_on", "planned_time", "held_on", "held_by_id"),
            *("no_step_needed", "substantive", *NOTES),
        )
    },
    rows=visible,
    narrow=equal_to(
        case="case",
        state="state",
        kind="kind",
        planned_from="planned_on__gte",
        planned_to="planned_on__lte",
    ),
    parameters=MeetingParameters,
    notes=NOTES,
)

"""The citizen's own voice: read and never written. A missing answer is no row, and stands for nothing.

Whether the meeting made sense is not here: the two sides answer that apart, it stands on the screen when both have, and
no other system can take it for a measure of the citizen (S3-15).
"""

from __future__ import annotations

from django.db.models import QuerySet

from cases.enums import Channel, Chose
from cases.models import CitizenStatement
from jobcenter.api.fields import ROW, CaseRow, Code, day, key, note, truth
from jobcenter.api.parameters import ListParameters
from jobcenter.api.reading import Reader, Resource, equal_to

NOTES = ("chose", "understood", "change", "own_words")


class StatementAnswer(CaseRow):
    """What the citizen answered herself, verbatim. Nobody can change it; a wrong registration is hidden."""

    version = None  # type: ignore[assignment]  # it has one version, for ever
    meeting_id = key("The meeting it is about.", allow_null=True)
    placement_id = key("The placement it is about.", allow_null=True)
    channel = Code(Channel, help_text="How it reached the kommune; paper was typed in by staff.")
    given_on = day("When.")
    entered_by_id = key("The employee who typed it in from paper.", allow_null=True)
    skipped = truth("She was asked and skipped it.")
    chose = Code(Chose, blank=True, allow_null=True, help_text="Was she part of choosing? Null without `notes:read`.")
    understood = truth(
        "Does she understand what happens now? Null where not asked, or without `notes:read`.", allow_null=True
    )
    change = note("What is to be changed, in her words.")
    own_words = note("What else she wrote, verbatim.")


class StatementParameters(ListParameters):
    case = key("Statements of this case.", required=False)
    meeting = key("Statements about this meeting.", required=False)
    channel = Code(Channel, required=False, help_text="Statements that came this way.")
    given_from = day("On this day or later.", required=False)
    given_to = day("On this day or earlier.", required=False)


def visible(reader: Reader) -> QuerySet[CitizenStatement]:
    """Answers nobody has marked as wrongly registered."""
    return CitizenStatement.objects.standing().filter(case__in=reader.cases)


STATEMENTS = Resource(
    name="statements",
    scope="statements:read",
    answer=StatementAnswer,
    fields={name: path for name, path in ROW.items() if name != "version"}
    | {
        name: name
        for name in (
            *("meeting_id", "placement_id", "channel", "given_on", "entered_by_id", "skipped"),
            *NOTES,
        )
    },
    rows=visible,
    narrow=equal_to(
        case="case", meeting="meeting", channel="channel", given_from="given_on__gte", given_to="given_on__lte"
    ),
    parameters=StatementParameters,
    notes=NOTES,
)

"""Involvement entries: phase and subjects, forms with status and indicators, and what the validations say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from cases.enums import (
    Agreement,
    Barrier,
    ClaimStatus,
    DecidedBy,
    DecisionIncluded,
    Form,
    Phase,
    Pressure,
    Response,
    Subject,
)
from cases.models import InvolvementEntry
from jobcenter.api.fields import ROW, CaseRow, Code, codes, day, key, note, text, truth
from jobcenter.api.parameters import ListParameters
from jobcenter.api.reading import Reader, Resource, equal_to
from jobcenter.api.resources.involvement_parts import dress

# On the screens the whole entry is closed without the right to notes; here its codes are not.
NOTES = (
    *("citizen_words", "worker_view", "decision", "legal_basis", "power_moved", "barriers", "barrier_explanation"),
    *("dissent", "pressure_text"),
)


class HitAnswer(serializers.Serializer):
    """One indicator of the form that was observed."""

    code = text("The indicator, such as F-1.")
    text = note("What was observed, in words.")


class ClaimAnswer(serializers.Serializer):
    """One of the four forms, claimed with its own evidence. The forms are not ranked, and never summed."""

    form = Code(Form, help_text="The form.")
    status = Code(ClaimStatus, help_text="How well it is documented; computed, never sent.")
    evidence = note("The evidence in words.")
    indicators = HitAnswer(many=True, help_text="The indicators that were observed.")


class OptionAnswer(serializers.Serializer):
    """An option the citizen was shown, and what she answered."""

    offer_id = key("The offer, where it is one of the catalogue.", allow_null=True)
    label = note("What it was called that day.")
    response = Code(Response, blank=True, help_text="Her answer; empty while she has not given one.")
    citizen_reason = note("Why, in her words.")


class WithheldAnswer(serializers.Serializer):
    """A relevant option she was not shown."""

    offer_id = key("The offer, where it is one of the catalogue.", allow_null=True)
    label = note("What it was called that day.")
    reason = note("Why it was not shown.")


class ProviderResponseAnswer(serializers.Serializer):
    """What a provider was asked to change because of her choice."""

    id = key("The question.")
    provider = note("Who was asked.")
    asked_on = day("When.")
    due_on = day("When an answer was wanted.", allow_null=True)
    answered_on = day("When it was answered.", allow_null=True)
    what_changed = note("What was changed.")
    unchanged = serializers.BooleanField(help_text="It answered that nothing was changed; what_changed says why.")


class FindingAnswer(serializers.Serializer):
    """What a validation says about the entry, with the code the screens use."""

    code = text("The validation, V-01 to V-21.")
    effect = serializers.ChoiceField(
        choices=["cap", "notice", "refuse"],
        help_text="cap: keeps the form from being documented; notice: can be passed; refuse: could not be saved today.",
    )
    form = Code(Form, help_text="The form it concerns; null for the entry itself.", allow_null=True)
    field = text("The field or indicator it concerns; empty for the whole.")
    message = note("The sentence the caseworker reads, in Danish.")


class EntryAnswer(CaseRow):
    """How the citizen was part of one decision or one piece of work."""

    occurred_on = day("When.")
    phase = Code(Phase, help_text="The phase of the work.")
    subjects = codes(Subject, "What it was about.")
    meeting_id = key("The meeting it belongs to.", allow_null=True)
    placement_id = key("The placement it is about.", allow_null=True)
    offer_id = key("The offer it is about.", allow_null=True)
    author_id = key("The employee who wrote it.")
    author_has_authority = truth("She had myndighed in the case that day.")
    decided_by = Code(DecidedBy, blank=True, help_text="Who decided; empty where that is not said.")
    decision_included = Code(DecisionIncluded, blank=True, help_text="Was the decision shared as well (samskabelse)?")
    agreement = Code(Agreement, help_text="Did they agree?")
    pressure = Code(Pressure, blank=True, help_text="Was there pressure; empty where that is not said.")
    claims = ClaimAnswer(many=True, help_text="The forms claimed: none to four.")
    options = OptionAnswer(many=True, help_text="What she was shown, in that order.")
    withheld = WithheldAnswer(many=True, help_text="What she was not shown.")
    provider_responses = ProviderResponseAnswer(many=True, help_text="Who was asked to change something.")
    findings = FindingAnswer(many=True, help_text="What the validations say.")
    citizen_words = note("What she said, in her words.")
    worker_view = note("The professional view.")
    decision = note("What was decided.")
    legal_basis = note("The law that had decided it.")
    power_moved = note("What she came to decide that others would have.")
    barriers = codes(Barrier, "What stood in the way. Null without `notes:read`.", allow_null=True)
    barrier_explanation = note("How it stood in the way.")
    dissent = note("What they disagreed about, in her words.")
    pressure_text = note("What the pressure was.")


class EntryParameters(ListParameters):
    case = key("Entries of this case.", required=False)
    phase = Code(Phase, required=False, help_text="Entries of this phase.")
    subject = Code(Subject, required=False, help_text="Entries about this.")
    form = Code(Form, required=False, help_text="Entries that claim this form.")
    occurred_from = day("On this day or later.", required=False)
    occurred_to = day("On this day or earlier.", required=False)


by_equals = equal_to(
    case="case",
    phase="phase",
    form="claims__form",
    occurred_from="occurred_on__gte",
    occurred_to="occurred_on__lte",
)


def visible(reader: Reader) -> QuerySet[InvolvementEntry]:
    """Entries nobody has marked as wrongly registered."""
    return InvolvementEntry.objects.standing().filter(case__in=reader.cases)


def narrow(rows: QuerySet[Any], asked: Mapping[str, Any]) -> QuerySet[Any]:
    found = by_equals(rows, asked)
    return found.filter(subjects__contains=[asked["subject"]]) if "subject" in asked else found


INVOLVEMENT = Resource(
    name="involvement",
    scope="involvement:read",
    answer=EntryAnswer,
    fields=ROW
    | {
        name: name
        for name in (
            *("occurred_on", "phase", "subjects", "meeting_id", "placement_id", "offer_id", "author_id"),
            *("author_has_authority", "decided_by", "decision_included", "agreement", "pressure", *NOTES),
        )
    },
    rows=visible,
    narrow=narrow,
    parameters=EntryParameters,
    notes=NOTES,
    dress=dress,
)

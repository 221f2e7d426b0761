"""Involvement written by another system: the draft of the screen, judged by the same validations, saved by its action.

What may not be saved is refused with the validation's code (V-03, V-10, V-11, V-15 …); what keeps a form from being
documented is saved, and answered in `findings` with its code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rest_framework import serializers

from cases.actions import involvement
from cases.enums import (
    Actor,
    Agreement,
    Barrier,
    DecidedBy,
    DecisionIncluded,
    Form,
    Phase,
    Precondition,
    Pressure,
    Response,
    Subject,
    WithheldReason,
)
from cases.involvement import Asked, Claim, Draft, Option, Withheld
from cases.models import Case, Indicator, InvolvementEntry, Meeting, Placement
from cases.queries.involvement_drafts import draft_of
from jobcenter.api.fields import Code, codes, day, key, text
from jobcenter.api.language import say
from jobcenter.api.problems import Fault, Problem
from jobcenter.api.reading import Reader
from jobcenter.api.resources.involvement import visible
from jobcenter.api.scopes import NOTES
from jobcenter.api.writing import New, Values, Writes, row_of

LONG = 4000


def words(help_text: str) -> serializers.CharField:
    return text(help_text, required=False, allow_blank=True, max_length=LONG)


class NewHit(serializers.Serializer):
    code = text("The indicator, such as F-1.", max_length=8)
    text = text("What was observed, in words.", max_length=LONG)


class NewClaim(serializers.Serializer):
    """One of the four forms with its own evidence; the status is computed."""

    form = Code(Form, help_text="The form.")
    evidence = words("The evidence in words.")
    counter_comment = words("Why it is claimed although something speaks against it.")
    indicators = NewHit(many=True, required=False, help_text="The indicators that were observed.")


class NewOption(serializers.Serializer):
    """An option the citizen was shown."""

    offer_id = key("The offer, where it is one of the catalogue.", required=False, allow_null=True)
    label = text("What it was called.", max_length=200)
    why_relevant = words("Why it was relevant.")
    demands = words("What it asks of her.")
    consequence_of_choice = words("What a yes means, as she was told.")
    consequence_of_decline = words("What a no means, as she was told; needed where she declined.")
    response = Code(Response, blank=True, required=False, allow_blank=True, help_text="Her answer.")
    citizen_reason = words("Why, in her words.")
    what_is_new = words("Proposed again after she declined: what is new.")


class NewWithheld(serializers.Serializer):
    """A relevant option she was not shown."""

    offer_id = key("The offer, where it is one of the catalogue.", required=False, allow_null=True)
    label = text("What it was called.", max_length=200)
    reason = text("Why it was not shown.", max_length=LONG)
    code = Code(WithheldReason, blank=True, required=False, allow_blank=True, help_text="The reason as a code.")


class NewAsked(serializers.Serializer):
    """A provider asked to change something because of her choice; `what_changed` once it has answered."""

    provider = text("Who was asked.", max_length=200)
    asked_on = day("When.")
    due_on = day("When an answer is wanted.", required=False, allow_null=True)
    what_changed = words("What was changed.")
    answered_on = day("When it was answered.", required=False, allow_null=True)
    unchanged = serializers.BooleanField(
        required=False, help_text="It answered that nothing was changed; what_changed says why."
    )


class _Record(serializers.Serializer):
    """The fields of an entry, for a new one and for a change."""

    subjects = codes(Subject, "What it was about.", required=False)
    citizen_words = words("What she said, in her words.")
    worker_view = words("The professional view.")
    decision = words("What was decided.")
    decided_by = Code(DecidedBy, blank=True, required=False, allow_blank=True, help_text="Who decided.")
    legal_basis = text("The law that had decided it.", required=False, allow_blank=True, max_length=200)
    power_moved = words("What she came to decide that others would have.")
    decision_included = Code(
        DecisionIncluded, blank=True, required=False, allow_blank=True, help_text="Was the decision shared as well?"
    )
    barriers = codes(Barrier, "What stood in the way.", required=False)
    barrier_explanation = words("How it stood in the way.")
    agreement = Code(Agreement, required=False, help_text="Did they agree?")
    dissent = words("What they disagreed about, in her words.")
    pressure = Code(Pressure, blank=True, required=False, allow_blank=True, help_text="Was there pressure?")
    pressure_text = words("What the pressure was.")
    free_choice = words("Under pressure: was the choice free?")
    actors = codes(Actor, "Who else had a part in it.", required=False)
    preconditions = codes(Precondition, "Which of the seven preconditions failed.", required=False)
    claims = NewClaim(many=True, required=False, help_text="The forms claimed: none to four.")
    options = NewOption(many=True, required=False, help_text="What she was shown, in that order.")
    withheld = NewWithheld(many=True, required=False, help_text="What she was not shown.")
    provider_responses = NewAsked(many=True, required=False, help_text="Who was asked to change something.")


class NewEntry(New, _Record):
    """How the citizen was part of one decision or one piece of work."""

    phase = Code(Phase, help_text="The phase of the work.")
    occurred_on = day("When; today unless told.", required=False)
    meeting_id = key("The meeting it belongs to.", required=False, allow_null=True)
    placement_id = key("The placement it is about.", required=False, allow_null=True)


class EntryChange(_Record):
    """What is to change; what is left out stays as it is. A list that is sent replaces the list."""

    phase = Code(Phase, required=False, help_text="The phase of the work.")
    occurred_on = day("When.", required=False)


def create(reader: Reader, case: Case, values: Values) -> InvolvementEntry:
    said = dict(values)
    about = {
        "meeting": row_of(Meeting.objects.filter(case=case), said, "meeting_id"),
        "placement": row_of(Placement.objects.filter(case=case), said, "placement_id"),
        "row_id": said.pop("id", None),
    }
    draft = _drafted(Draft(phase=said.pop("phase"), occurred_on=said.pop("occurred_on", reader.on)), said)
    return involvement.record(case=case, by=reader.user, on=reader.on, draft=draft, **about)


def revise(reader: Reader, entry: InvolvementEntry, values: Values, version: int) -> InvolvementEntry:
    draft = _drafted(draft_of(entry, moves=True), dict(values))
    return involvement.revise(entry=entry, by=reader.user, on=reader.on, version=version, draft=draft)


def _drafted(draft: Draft, said: dict[str, Any]) -> Draft:
    """The draft with what was said; lists become the frozen values of the room."""
    _indicators_are_there(said.get("claims", ()), draft)
    parts: dict[str, tuple[str, Callable[[Any], Any]]] = {
        "claims": ("claims", lambda rows: tuple(_claim(row) for row in rows)),
        "options": ("options", lambda rows: tuple(Option(key=_key(row), **_rest(row)) for row in rows)),
        "withheld": ("withheld", lambda rows: tuple(Withheld(key=_key(row), **_rest(row)) for row in rows)),
        "provider_responses": ("asked", lambda rows: tuple(Asked(**row) for row in rows)),
        "subjects": ("subjects", tuple),
        "barriers": ("barriers", frozenset),
        "actors": ("actors", frozenset),
        "preconditions": ("preconditions", frozenset),
    }
    plain = {name: value for name, value in said.items() if name not in parts}
    listed = {parts[name][0]: parts[name][1](value) for name, value in said.items() if name in parts}
    return replace(draft, **plain, **listed)


def _claim(row: dict[str, Any]) -> Claim:
    hits = {hit["code"]: hit["text"] for hit in row.get("indicators", ())}
    return Claim(Form(row["form"]), row.get("evidence", ""), hits, row.get("counter_comment", ""))


def _key(row: dict[str, Any]) -> str:
    return str(row.get("offer_id") or "")


def _rest(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "offer_id"}


TWICE = ("Formen er valgt to gange.", "The form is claimed twice.")
NO_INDICATOR = ("Spørgsmålet findes ikke den dag.", "There is no such indicator that day.")


def _indicators_are_there(claims: Any, draft: Draft) -> None:
    """Each form once, and each indicator in force on the day, under its own form."""
    known = set(Indicator.objects.in_force(draft.occurred_on).values_list("form", "code")) if claims else set()
    forms: set[str] = set()
    faults = []
    for n, claim in enumerate(claims):
        if claim["form"] in forms:
            faults.append(Fault("twice", say(*TWICE), pointer=f"/claims/{n}/form"))
        forms.add(claim["form"])
        faults += [
            Fault("unknown", say(*NO_INDICATOR), pointer=f"/claims/{n}/indicators/{m}/code")
            for m, hit in enumerate(claim.get("indicators", ()))
            if (claim["form"], hit["code"]) not in known
        ]
    if faults:
        raise Problem("refused", faults=faults)


ENTRY_WRITES = Writes(
    scope="involvement:write",
    new=NewEntry,
    create=create,
    change=EntryChange,
    rows=lambda reader: visible(reader).select_related("case"),
    revise=revise,
    # An entry is changed over all its words, so they have to be seen.
    also=(NOTES,),
)

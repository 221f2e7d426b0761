"""Agree on a samtale: the day first; the rest has an answer from the start."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import bookings
from cases.enums import MeetingForm, MeetingKind

from ._fields import ClockField, DayField, LineField, PickField, WordsField
from ._versioned import ActionForm, VersionedForm


class _BookingFields(forms.Form):
    planned_on = DayField(label=_("Hvilken dag?"), missing=_("Vælg den dag, I er blevet enige om."))
    planned_time = ClockField(label=_("Klokken"), required=False)
    form = PickField(label=_("Hvordan?"), choices=MeetingForm, initial=MeetingForm.FREMMOEDE, widget=forms.RadioSelect)
    kind = PickField(label=_("Slags samtale"), choices=MeetingKind, initial=MeetingKind.OPFOELGNING)
    purpose = LineField(
        label=_("Hvad skal den handle om?"),
        help_text=_("Gerne med borgerens ord. Kan også aftales senere."),
        max_length=200,
        required=False,
    )


class BookingForm(ActionForm, _BookingFields):
    def save(self, **who):
        return bookings.plan(**who, **self.cleaned_data)


class ExplanationForm(VersionedForm):
    """Why she did not come, as she tells it; there may be none yet (S3-36)."""

    citizen_explanation = WordsField(
        label=_("Hvad siger borgeren selv?"),
        help_text=_("Med borgerens ord, før vi tænker videre over det. Kan skrives, når I har talt sammen."),
        required=False,
    )

    def save(self, *, case, **who):
        return bookings.explain(meeting=self.row, **self.cleaned_data, **who)


class MoveForm(VersionedForm, _BookingFields):
    def save(self, *, case, **who):
        return bookings.move(meeting=self.row, **self.cleaned_data, **who)

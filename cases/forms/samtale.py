"""The samtale: one text first, then who does what, the next step, and how the borger was part of it."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import meetings
from cases.actions.meetings import Held, NextStep, Promise
from cases.enums import MeetingForm, MeetingKind, Party
from cases.models import Meeting

from ._fields import DayField, PickField
from ._involvement_rows import Row, rows_of, taken
from ._once import OnceForm
from ._versioned import VersionedForm
from .entries import chosen_offer
from .involvement import InvolvementForm

TALK = _("Hvad talte I om?")
EMPTY = _("Skriv kort, hvad I talte om. Én sætning er nok.")
FUTURE = _("Samtalen kan ikke være holdt ude i fremtiden. Skriv den dag, I talte sammen.")
# Both sides are invited to promise something before anybody has typed a word (S4-15).
OPENING = [{"party": Party.BORGER}, {"party": Party.SAGSBEHANDLER}]


class PromiseRow(Row):
    party = forms.ChoiceField(label=_("Hvem"), choices=[("", "–"), *Party.choices], required=False)
    what = forms.CharField(label=_("Gør hvad"), max_length=300, required=False)
    due_on = DayField(label=_("Senest"), required=False)

    @property
    def filled(self) -> bool:
        said = getattr(self, "cleaned_data", {})
        return bool(said.get("what") or said.get("due_on"))

    def clean(self):
        self.need("what", _("Skriv, hvad der er lovet."))
        self.need("party", _("Vælg, hvem der lovede det."))
        return self.cleaned_data

    def value(self) -> Promise:
        return Promise(**{name: self.cleaned_data[name] for name in ("party", "what", "due_on")})


def talk_field():
    return forms.CharField(
        label=TALK,
        widget=forms.Textarea(attrs={"rows": 5, "class": "tall"}),
        error_messages={"required": EMPTY},
    )


def about_fields() -> dict[str, forms.Field]:
    return {
        "form": PickField(
            label=_("Hvordan"),
            choices=MeetingForm.choices,
            widget=forms.RadioSelect,
            missing=_("Vælg, hvordan I talte sammen."),
        ),
        "kind": PickField(
            label=_("Slags samtale"), choices=MeetingKind.choices, missing=_("Vælg, hvilken slags samtale det var.")
        ),
        "held_on": DayField(label=_("Dag"), missing=_("Vælg den dag, I talte sammen.")),
    }


class SamtaleForm(OnceForm):
    """A new samtale, or a booked one that is now held (`meeting`)."""

    told = ("talked_about", "held_on")

    talked_about = talk_field()
    step = forms.CharField(label=_("Hvad skal der ske?"), max_length=200, required=False)
    step_on = DayField(label=_("Hvornår"), required=False)
    step_party = forms.ChoiceField(label=_("Hvem gør det"), choices=Party.choices, required=False)
    no_step_needed = forms.BooleanField(label=_("Et næste skridt er ikke nødvendigt nu"), required=False)

    def __init__(self, data=None, *, on: date, meeting=None):
        self.on, self.meeting = on, meeting
        told = {"held_on": on, "form": MeetingForm.FREMMOEDE, "kind": MeetingKind.OPFOELGNING}
        if meeting is not None:
            told |= {"form": meeting.form, "kind": meeting.kind, "held_on": min(meeting.planned_on or on, on)}
        super().__init__(data, initial=told | {"step_party": Party.BORGER})
        self.fields |= about_fields()
        self.promises = rows_of(PromiseRow, least=4, initial=None, prefix="aftaler", data=data)
        self._open_both_sides()
        self.involvement = InvolvementForm(data, on=on, needed=False)

    def _open_both_sides(self) -> None:
        for row, told in zip(self.promises.forms, OPENING, strict=False):
            row.initial = told

    def parts(self):
        yield self
        yield from self.promises.forms
        yield from self.involvement.parts()

    def is_valid(self) -> bool:
        return super().is_valid() & self.promises.is_valid() & self.involvement.is_valid()

    @property
    def status(self) -> int:
        return 422 if self.is_bound and not self.is_valid() else 200

    def clean_held_on(self) -> date:
        if self.cleaned_data["held_on"] > self.on:
            raise forms.ValidationError(FUTURE)
        return self.cleaned_data["held_on"]

    def clean(self):
        said = super().clean()
        if said.get("step") and not said.get("step_on") and "step_on" not in self.errors:
            self.add_error("step_on", _("Sæt en dato på, så skridtet ikke bliver væk."))
        if said.get("step_on") and not said.get("step"):
            self.add_error("step", _("Skriv, hvad der skal ske den dag."))
        return said

    @property
    def step_value(self) -> NextStep | None:
        said = self.cleaned_data
        if not said.get("step"):
            return None
        return NextStep(said["step"], said["step_on"], said.get("step_party") or Party.BORGER)

    def submit(self, **who) -> Held | None:
        done = super().submit(**who)
        # Sent once more, it is the samtale that was saved the first time.
        return Held(done, done.involvement_entries.first()) if isinstance(done, Meeting) else done

    def save(self, *, case, by, on):
        said = self.cleaned_data
        draft = self.involvement.draft(said["held_on"])
        return meetings.hold(
            case=case,
            by=by,
            on=on,
            meeting=self.meeting,
            row_id=said["row_id"],
            **{name: said[name] for name in ("held_on", "kind", "form", "talked_about", "no_step_needed")},
            promises=tuple(row.value() for row in taken(self.promises)),
            step=self.step_value,
            involvement=draft,
            offer_id=chosen_offer(draft) if draft else None,
        )


class NotesForm(VersionedForm):
    """The notes of a held samtale, revised."""

    talked_about = talk_field()

    def __init__(self, *args, on: date, **kwargs):
        self.on = on
        super().__init__(*args, **kwargs)
        self.fields |= about_fields()
        self.initial |= {name: getattr(self.row, name) for name in ("form", "kind", "held_on")}

    clean_held_on = SamtaleForm.clean_held_on

    def save(self, *, by, on):
        said = self.cleaned_data
        values = {name: said[name] for name in ("held_on", "kind", "form", "talked_about")}
        return meetings.revise(meeting=self.row, by=by, on=on, version=said["version"], **values)

"""The samtale: one text first, then how the borger was part of it, who does what, and when the two meet again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import meetings
from cases.actions.agreement import overall
from cases.actions.bookings import Booking
from cases.actions.meetings import Held, NextStep, Notes, Samtale
from cases.enums import Agreement, MeetingForm, MeetingKind, Party, Present
from cases.involvement import Draft
from cases.models import Meeting
from cases.queries.agreement import Board, Doing

from ._fields import ClockField, DayField, LineField, PickField
from ._involvement_rows import rows_of, short_text, taken
from ._once import OnceForm
from ._samtale_rows import OPENING, LineRow, PromiseRow, SaidRow
from ._versioned import VersionedForm
from .entries import chosen_offer
from .involvement import InvolvementForm

TALK = _("Hvad talte I om?")
EMPTY = _("Skriv kort, hvad I talte om. Én sætning er nok.")
FUTURE = _("Samtalen kan ikke være holdt ude i fremtiden. Skriv den dag, I talte sammen.")
GONE = _("Den dag er gået. Vælg i dag eller en senere dag.")
HENSYN = ("institutional", "clarified", "involving")
NOTES = ("held_on", "kind", "form", "talked_about", *HENSYN, "spoken")


def talk_fields() -> dict[str, forms.Field]:
    """One text; and three hensyn for those whom it helps to keep them apart, in no order and none of them asked for."""
    return {
        "talked_about": forms.CharField(
            label=TALK, required=False, widget=forms.Textarea(attrs={"rows": 5, "class": "tall"})
        ),
        "institutional": _hensyn(_("Krav og rammer"), _("Hvad loven, kommunen eller en frist satte på dagsordenen.")),
        "clarified": _hensyn(_("Behov og forudsætninger"), _("Hvad I fik klarlagt om hverdag, kræfter og ønsker.")),
        "involving": _hensyn(_("Information, støtte og lyst"), _("Hvad borgeren fik at vide, og hvad der gav lyst.")),
    }


def _hensyn(label, hint) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=short_text(3))


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
        "present": forms.MultipleChoiceField(
            label=_("Hvem var ellers med?"),
            choices=Present.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        ),
        "spoken": LineField(
            label=_("Talte I et andet sprog end dansk?"),
            help_text=_("Skriv sproget, eller at I skiftede undervejs."),
            max_length=60,
            required=False,
        ),
    }


class _NotesFields(forms.Form):
    """What a new samtale and its revised notes ask alike."""

    def clean_held_on(self) -> date:
        if self.cleaned_data["held_on"] > self.on:
            raise forms.ValidationError(FUTURE)
        return self.cleaned_data["held_on"]

    def clean_present(self) -> list[str]:
        return sorted(self.cleaned_data["present"])

    def _say_something(self) -> None:
        said = self.cleaned_data
        if not any(said.get(name, "").strip() for name in ("talked_about", *HENSYN)):
            self.add_error("talked_about", EMPTY)

    def notes(self) -> dict:
        said = self.cleaned_data
        return {name: said[name] for name in NOTES} | {"present": tuple(said["present"])}


class SamtaleForm(_NotesFields, OnceForm):
    """A new samtale, or a booked one that is now held (`meeting`)."""

    told = ("talked_about", "held_on")

    step = forms.CharField(label=_("Hvad skal der ske?"), max_length=200, required=False)
    step_on = DayField(label=_("Hvornår"), required=False)
    step_party = forms.ChoiceField(label=_("Hvem gør det"), choices=Party.choices, required=False)
    no_step_needed = forms.BooleanField(label=_("Et næste skridt er ikke nødvendigt nu"), required=False)
    next_on = DayField(label=_("Hvilken dag?"), required=False)
    next_time = ClockField(label=_("Klokken"), required=False)
    next_form = forms.ChoiceField(label=_("Hvordan?"), choices=MeetingForm.choices, required=False)
    next_purpose = LineField(label=_("Hvad skal den handle om?"), max_length=200, required=False)

    def __init__(self, data=None, *, on: date, meeting=None, links=()):
        self.on, self.meeting = on, meeting
        told = {"held_on": on, "form": MeetingForm.FREMMOEDE, "kind": MeetingKind.OPFOELGNING}
        if meeting is not None:
            told |= {"form": meeting.form, "kind": meeting.kind, "held_on": min(meeting.planned_on or on, on)}
        told |= {"step_party": Party.BORGER, "next_form": MeetingForm.FREMMOEDE}
        super().__init__(data, initial=told)
        self.fields |= talk_fields() | about_fields()
        self._rows(data, links)
        self.involvement = InvolvementForm(data, on=on, needed=False)

    def _rows(self, data, links) -> None:
        self.promises = rows_of(PromiseRow, least=4, initial=None, prefix="aftaler", data=data)
        for row, told in zip(self.promises.forms, OPENING, strict=False):
            row.initial = dict(told)
        self.lines = rows_of(LineRow, least=4, initial=None, prefix="enighed", data=data)
        more = {"data": data, "form_kwargs": {"links": links}}
        self.utterances = rows_of(SaidRow, least=2, initial=None, prefix="egne_ord", **more)
        self.formsets = (self.promises, self.lines, self.utterances)

    def parts(self):
        yield self
        for rows in self.formsets:
            yield from rows.forms
        yield from self.involvement.parts()

    def is_valid(self) -> bool:
        whole = [super().is_valid(), *(rows.is_valid() for rows in self.formsets), self.involvement.is_valid()]
        return all(whole)

    @property
    def status(self) -> int:
        return 422 if self.is_bound and not self.is_valid() else 200

    def clean_next_on(self) -> date | None:
        day = self.cleaned_data["next_on"]
        if day is not None and day < self.on:
            raise forms.ValidationError(GONE)
        return day

    def clean(self):
        said = super().clean()
        self._say_something()
        if said.get("step") and not said.get("step_on") and "step_on" not in self.errors:
            self.add_error("step_on", _("Sæt en dato på, så skridtet ikke bliver væk."))
        if said.get("step_on") and not said.get("step"):
            self.add_error("step", _("Skriv, hvad der skal ske den dag."))
        if (said.get("next_time") or said.get("next_purpose")) and not said.get("next_on"):
            self.add_error("next_on", _("Vælg den dag, I er blevet enige om, så samtalen kan aftales."))
        return said

    @property
    def step_value(self) -> NextStep | None:
        said = self.cleaned_data
        if not said.get("step"):
            return None
        return NextStep(said["step"], said["step_on"], said.get("step_party") or Party.BORGER)

    @property
    def next_value(self) -> Booking | None:
        said = self.cleaned_data
        day: date | None = said.get("next_on")
        clock: time | None = said.get("next_time")
        if day is None:
            return None
        form = said.get("next_form") or MeetingForm.FREMMOEDE
        return Booking(planned_on=day, planned_time=clock, form=form, purpose=said.get("next_purpose") or "")

    def so_far(self) -> Board:
        """What can be read of a form that is not finished; to be shown, never to be saved."""
        said = self.cleaned_data if self.errors is not None else {}
        for rows in (self.lines, self.promises):
            rows.is_valid()
        step = Doing(said.get("step") or "", said.get("step_party") or Party.BORGER, said.get("step_on"))
        lines, promises = ([row.value() for row in taken(rows)] for rows in (self.lines, self.promises))
        return Board(lines=lines, promises=promises, steps=[step] if step.title else [])

    def submit(self, **who) -> Held | None:
        done = super().submit(**who)
        # Sent once more, it is the samtale that was saved the first time.
        return Held(done, done.involvement_entries.first()) if isinstance(done, Meeting) else done

    def save(self, *, case, by, on):
        row_id = self.cleaned_data["row_id"]
        return meetings.hold(case=case, by=by, on=on, meeting=self.meeting, row_id=row_id, samtale=self.value())

    def value(self) -> Samtale:
        """All that was typed, as the action takes it."""
        lines = tuple(row.value() for row in taken(self.lines))
        draft = self._involvement(overall(lines))
        return Samtale(
            **self.notes(),
            promises=tuple(row.value() for row in taken(self.promises)),
            step=self.step_value,
            no_step_needed=self.cleaned_data["no_step_needed"],
            lines=lines,
            utterances=tuple(row.value() for row in taken(self.utterances)),
            involvement=draft,
            offer_id=chosen_offer(draft) if draft else None,
            next=self.next_value,
        )

    def _involvement(self, agreed: str) -> Draft | None:
        """Whether the two agree is told line by line; nobody is asked for it a second time (S1-60)."""
        draft = self.involvement.draft(self.cleaned_data["held_on"])
        if draft is None or draft.agreement != Agreement.IKKE_AFKLARET:
            return draft
        return replace(draft, agreement=agreed)


class NotesForm(_NotesFields, VersionedForm):
    """The notes of a held samtale, revised."""

    def __init__(self, *args, on: date, **kwargs):
        self.on = on
        super().__init__(*args, **kwargs)
        self.fields |= talk_fields() | about_fields()
        self.initial |= {name: getattr(self.row, name) for name in (*NOTES, "present")}

    def clean(self):
        said = super().clean()
        self._say_something()
        return said

    def save(self, *, by, on):
        version = self.cleaned_data["version"]
        return meetings.revise(meeting=self.row, by=by, on=on, version=version, notes=Notes(**self.notes()))

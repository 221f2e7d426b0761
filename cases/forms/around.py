"""Who stands around the borger, who coordinates, and a short note of it."""

from __future__ import annotations

from types import SimpleNamespace

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import around
from cases.enums import ActorKind, Area, Coordinator
from cases.models import ActorAround

from ._fields import DayField, LineField, PickField
from ._once import OnceForm
from ._versioned import VersionedForm

NOBODY = SimpleNamespace(version=0, who="")


class _ActorFields(forms.Form):
    kind = PickField(label=_("Slags"), choices=[("", _("Vælg")), *ActorKind.choices])
    name = LineField(
        label=_("Hvem er det?"),
        max_length=120,
        missing=_("Skriv, hvem det er."),
        help_text=_(
            "Skriv stedet eller funktionen, for eksempel “Bostøtten”. En persons navn kun, hvis I har brug for det."
        ),
    )
    function = LineField(label=_("Hvad hjælper de med?"), max_length=200, missing=_("Skriv, hvad de hjælper med."))
    areas = forms.MultipleChoiceField(
        label=_("Områder"),
        choices=Area,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Vælg mindst ét område, de hjælper med."),
            "invalid_choice": _("Det valg findes ikke. Vælg fra listen."),
        },
    )
    since = DayField(label=_("Siden hvornår?"), help_text=_("Cirka er nok."))
    contact = LineField(label=_("Sådan får man fat i dem"), max_length=200, required=False)
    consent_on = DayField(
        label=_("Borgeren sagde ja til, at vi taler sammen"),
        required=False,
        help_text=_("Dagen. Lad feltet stå tomt, hvis I ikke har talt om det endnu."),
    )


class ActorForm(OnceForm, _ActorFields):
    told = ("kind", "name", "function", "contact")

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, auto_id="aktoer-%s", initial={"since": on}, **kwargs)

    def save(self, **who):
        return around.add(**self.cleaned_data, **who)


class ActorEditForm(VersionedForm, _ActorFields):
    def save(self, *, case, **who):
        return around.revise(actor=self.row, **self.cleaned_data, **who)


class CoordinatorForm(VersionedForm):
    """`row` is the coordination that holds today (plain), or None; `actors` are (id, name) of those around."""

    who = PickField(label=_("Hvem koordinerer?"), choices=(), missing=_("Vælg, hvem der koordinerer."))

    def __init__(self, *args, row, actors, **kwargs):
        held = SimpleNamespace(version=row.version, who=str(row.actor or row.who)) if row else NOBODY
        super().__init__(*args, row=held, auto_id="koordinerer-%s", **kwargs)
        one_of_us = [(code.value, code.label) for code in (Coordinator.SAGSBEHANDLER, Coordinator.BORGER)]
        self.fields["who"].choices = [("", _("Vælg")), *actors, *one_of_us]

    def pairs(self, current):
        label = current.actor.name if current.actor else current.get_who_display()
        yours = dict(self.fields["who"].choices).get(self.cleaned_data.get("who"), "")
        said = {"label": str(self["who"].label), "yours": str(yours), "current": str(label)}
        return [] if said["yours"] == said["current"] else [said]

    def save(self, *, case, **who):
        chosen = self.cleaned_data["who"]
        actor = None
        if chosen not in Coordinator.values:
            actor = ActorAround.objects.filter(case=case, pk=chosen).first()
        code = Coordinator.AKTOER if actor else chosen
        return around.coordinate(case=case, who=code, actor=actor, version=self.cleaned_data["version"], **who)


class NoteForm(OnceForm):
    told = ("text",)
    noted_on = DayField(label=_("Dag"))
    text = LineField(
        label=_("Hvad aftalte I?"),
        max_length=400,
        missing=_("Skriv kort, hvad I aftalte."),
        help_text=_("Kort. Det, borgeren ikke selv har hørt, hører ikke til her."),
    )

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, auto_id="note-%s", initial={"noted_on": on}, **kwargs)

    def save(self, **who):
        return around.note(**self.cleaned_data, **who)

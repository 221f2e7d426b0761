"""Giving a case to a sagsbehandler: a name and a unit, in the alphabet's order, and nothing else about anybody."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import assignments
from jobcenter.names import danish_sort_key

from ._fields import PickField
from ._versioned import ActionForm


class AssignForm(ActionForm):
    caseworker = PickField(label=_("Sagsbehandler"), missing=_("Vælg, hvem der får sagen."))
    # Who had the case when the page was shown; a colleague may have been here meanwhile.
    instead_of = forms.UUIDField(widget=forms.HiddenInput(attrs={"autocomplete": "off"}), required=False)

    def __init__(self, *args, case, colleagues, has_it=None, **kwargs):
        super().__init__(*args, initial={"instead_of": has_it}, **kwargs)
        self.people = {str(person.pk): person for person in colleagues if person.pk != has_it}
        named = sorted(self.people.items(), key=lambda item: danish_sort_key(item[1].full_name))
        choices = [(pk, f"{person.full_name} · {case.unit.name}") for pk, person in named]
        self.fields["caseworker"].choices = [("", _("Vælg en kollega")), *choices]

    def save(self, **who):
        instead_of: UUID | None = self.cleaned_data["instead_of"]
        return assignments.assign(caseworker=self.people[self.cleaned_data["caseworker"]], instead_of=instead_of, **who)

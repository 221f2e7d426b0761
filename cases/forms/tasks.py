"""A task: what, who, by when."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import tasks
from jobcenter.accounts.models import User

from ._fields import DayField, LineField, RowField, colleagues
from ._versioned import ActionForm, VersionedForm


class _TaskFields(forms.Form):
    what = LineField(label=_("Hvad skal gøres?"), max_length=200, missing=_("Skriv, hvad der skal gøres."))
    owner = RowField(
        label=_("Hvem gør det?"),
        queryset=User.objects.none(),
        words=lambda user: user.full_name,
        required=True,
        empty_label=None,
    )
    due_on = DayField(label=_("Senest"), missing=_("Vælg den dag, det senest skal være gjort."))


class TaskForm(ActionForm, _TaskFields):
    def __init__(self, *args, case, user, on, **kwargs):
        kwargs["initial"] = {"owner": user} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues(case, user, on)

    def save(self, **who):
        return tasks.add(**who, **self.cleaned_data)


class TaskEditForm(VersionedForm, _TaskFields):
    def __init__(self, *args, case, user, on, **kwargs):
        super().__init__(*args, **kwargs)
        # Whoever has it now stays a choice, also after she has left the unit.
        self.fields["owner"].queryset = colleagues(case, user, on) | User.objects.filter(pk=self.row.owner_id)

    def save(self, *, case, **who):
        return tasks.revise(task=self.row, **self.cleaned_data, **who)

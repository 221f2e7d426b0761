"""How often the two talk, and one tap on why a follow-up came late."""

from __future__ import annotations

from types import SimpleNamespace

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import rhythms
from cases.enums import OverdueCause, RhythmKind

from ._fields import DayField, LineField, PickField
from ._versioned import ActionForm, VersionedForm

DAYS = _("Skriv et antal dage mellem 1 og 366, for eksempel 14.")
NONE_YET = SimpleNamespace(version=0, every_days=None, reason="")


class RhythmForm(VersionedForm):
    """`row` is the rhythm that holds today, or None."""

    every_days = forms.IntegerField(
        label=_("Vi taler sammen mindst hver"),
        help_text=_("Antal dage. Hver uge er 7, hver anden uge er 14."),
        min_value=1,
        max_value=366,
        error_messages={"required": DAYS, "invalid": DAYS, "min_value": DAYS, "max_value": DAYS},
    )
    reason = LineField(label=_("Hvorfor den rytme?"), max_length=200, required=False)

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, row=row or NONE_YET, **kwargs)

    def save(self, **who):
        return rhythms.agree(**self.cleaned_data, **who)


class CauseForm(ActionForm):
    """Codes from buttons, and a line that may stand empty; any other code is no answer."""

    rhythm = PickField(choices=RhythmKind)
    due_on = DayField()
    cause = PickField(choices=OverdueCause)
    text = LineField(max_length=200, required=False)

    def save(self, **who):
        said = self.cleaned_data
        return rhythms.explain(kind=said["rhythm"], **{name: said[name] for name in ("due_on", "cause", "text")}, **who)

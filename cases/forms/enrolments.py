"""Choosing an offer, changing the choice, and one small form a move."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import enrolments
from cases.forms._fields import RowField
from cases.forms._terms import WishChoice, day, text, wish_words, wishes_of
from cases.forms._versioned import ActionForm, DecisionForm, VersionedForm
from cases.models import Case, Enrolment, Goal
from offers.models import Offer

# What a decision about an enrolment rests on; whoever decides has read it.
TERMS = {
    "state": _("Status"),
    "wish": _("Følger ønsket"),
    "reason": _("Hvorfor netop det tilbud?"),
    "starts_on": _("Første dag"),
    "ends_on": _("Sidste dag"),
}


def goals_of(case: Case) -> Any:
    return Goal.objects.filter(plan__case=case).select_related("plan")


class TermsFields(forms.Form):
    wish = WishChoice()
    goal = RowField(
        label=_("Mål, det fører mod"), queryset=Goal.objects.none(), words=lambda goal: goal.citizen_wording
    )
    reason = text(
        _("Hvorfor netop det tilbud?"),
        required=False,
        help_text=_("Med få ord, gerne borgerens egne."),
    )
    reason_unknown = forms.BooleanField(label=enrolments.NOT_YET, required=False)
    starts_on = day(_("Første dag"), required=False)
    ends_on = day(_("Sidste dag"), required=False)


class ChooseForm(TermsFields, ActionForm):
    def __init__(self, *args: Any, case: Case, offer: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer
        self.fields["wish"].queryset = wishes_of(case)
        self.fields["goal"].queryset = goals_of(case)

    def save(self, **who) -> Enrolment:
        return enrolments.choose(offer=self.offer, **self.cleaned_data, **who)


class EnrolmentForm(TermsFields, VersionedForm):
    def __init__(self, *args: Any, row: Enrolment, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["wish"].queryset = wishes_of(row.case)
        self.fields["goal"].queryset = goals_of(row.case)

    def save(self, **who) -> Enrolment:
        return enrolments.edit(enrolment=self.row, **self.cleaned_data, **who)


class MoveForm(ActionForm):
    """A move as the table names it; the fields are what that move may bring along."""

    code = ""

    def __init__(self, *args: Any, row: Enrolment, **kwargs: Any) -> None:
        kwargs["initial"] = {"starts_on": row.starts_on, "ends_on": row.ends_on} | (kwargs.get("initial") or {})
        self.row = row
        super().__init__(*args, auto_id=f"id_{self.code}_%s", **self.handed(row), **kwargs)

    def handed(self, row: Enrolment) -> dict[str, Any]:
        """What the form below takes of the row: only a decision carries the version that was read."""
        return {"row": row} if isinstance(self, DecisionForm) else {}

    def save(self, **who) -> Enrolment:
        return enrolments.move(enrolment=self.row, code=self.code, **self.cleaned_data, **who)


class DecidingForm(MoveForm, DecisionForm):
    terms = TERMS
    named = {"wish": wish_words}


class GrantForm(DecidingForm):
    code = "bevilg"
    starts_on = day(_("Første dag"), required=False)
    ends_on = day(_("Sidste dag"), required=False)


class StartForm(MoveForm):
    code = "start"
    starts_on = day(_("Første dag"), required=False)


class EndForm(DecidingForm):
    code = "afslut"
    became = text(
        _("Hvad blev det til?"),
        required=False,
        help_text=_("Fx job, lønnede timer, et næste skridt, mod på mere – eller at det ikke passede."),
    )
    became_unknown = forms.BooleanField(label=enrolments.NOT_YET, required=False)
    ends_on = day(_("Sidste dag"), required=False)


class GiveUpForm(DecidingForm):
    code = "opgiv"
    became = text(_("Hvad skete der?"), rows=2, required=False)


MOVES = {form.code: form for form in (GrantForm, StartForm, EndForm, GiveUpForm)}

"""Goals and steps: the borger's words first, who does what, and by when."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import plans
from cases.enums import GoalKind, Party
from cases.models import Goal, Wish

from ._fields import DayField, LineField, PickField, RowField, WordsField
from ._versioned import ActionForm, VersionedForm


class _GoalFields(forms.Form):
    citizen_wording = WordsField(
        label=_("Målet med borgerens ord"), rows=2, missing=_("Skriv målet, som borgeren selv siger det.")
    )
    kind = PickField(label=_("Slags mål"), choices=GoalKind, initial=GoalKind.LIVSMESTRING)
    purpose = WordsField(
        label=_("Kommunens formål"),
        help_text=_("Hvad kommunen vil opnå. Det må gerne være noget andet end borgerens mål."),
        rows=2,
        required=False,
    )


class GoalForm(ActionForm, _GoalFields):
    parent = RowField(
        label=_("Delmål under"),
        help_text=_("Vælg kun et mål, hvis det nye er et skridt på vejen mod det."),
        queryset=Goal.objects.none(),
        words=lambda goal: goal.citizen_wording,
        empty_label=_("Det er et mål for sig"),
    )
    field_order = ["citizen_wording", "kind", "parent", "purpose"]

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Goal.objects.filter(plan__case=case, parent=None)

    def save(self, **who):
        return plans.set_goal(**who, **self.cleaned_data)


class GoalEditForm(VersionedForm, _GoalFields):
    def save(self, *, case, **who):
        return plans.revise_goal(goal=self.row, **self.cleaned_data, **who)


class _StepFields(forms.Form):
    title = LineField(label=_("Hvad er skridtet?"), max_length=200, missing=_("Skriv, hvad skridtet er."))
    due_on = DayField(
        label=_("Senest"), required=False, help_text=_("Med en dag kan alle se, hvad der sker næste gang.")
    )
    party = PickField(label=_("Hvem gør det?"), choices=Party, initial=Party.BORGER)
    starts_on = DayField(label=_("Begynder"), required=False)
    goal = RowField(label=_("Mål, det fører mod"), queryset=Goal.objects.none(), words=lambda g: g.citizen_wording)
    wish = RowField(label=_("Ønske, det hører til"), queryset=Wish.objects.none(), words=lambda w: w.wording)

    def belong_to(self, case):
        self.fields["goal"].queryset = Goal.objects.filter(plan__case=case)
        self.fields["wish"].queryset = Wish.objects.filter(case=case)


class StepForm(ActionForm, _StepFields):
    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.belong_to(case)

    def save(self, **who):
        return plans.add_step(**who, **self.cleaned_data)


class StepEditForm(VersionedForm, _StepFields):
    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.belong_to(case)

    def save(self, *, case, **who):
        return plans.revise_step(step=self.row, **self.cleaned_data, **who)


class PostponeForm(ActionForm):
    due_on = DayField(label=_("Ny dag"), missing=_("Vælg en ny dag efter i dag, så skridtet ikke bliver glemt."))

    def __init__(self, *args, step, **kwargs):
        super().__init__(*args, auto_id=f"udsaet-{step.pk}-%s", **kwargs)
        self.step = step

    def save(self, *, case, **who):
        return plans.move_step(step=self.step, move="udsaet", due_on=self.cleaned_data["due_on"], **who)

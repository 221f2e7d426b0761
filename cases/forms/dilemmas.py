"""The weighing, the four questions out of a praktik, the contact with its workplace, and a question to colleagues."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import colleagues, dilemmas
from cases.actions.dilemmas import WEIGH, Answers, Weighed
from cases.enums import CompanyContactKind, GuideOutcome, PlanDecision
from cases.models import Placement, PlanStep
from jobcenter.reflection.enums import Dimension

from ._fields import DayField, PickField, RowField, WordsField
from ._once import OnceForm


def dimensions_field(*, required: bool = True):
    return forms.MultipleChoiceField(
        label=_("Hvilke hensyn trak hver sin vej?"),
        choices=Dimension.choices,
        widget=forms.CheckboxSelectMultiple,
        required=required,
        help_text=_("De lægges ikke sammen, og ingen af dem vejer mest på forhånd."),
        error_messages={"required": WEIGH, "invalid_choice": _("Det valg findes ikke. Vælg fra listen.")},
    )


class WeighingForm(OnceForm):
    told = ("text",)

    decision = PickField(
        label=_("Hvad besluttede I?"),
        choices=PlanDecision,
        widget=forms.RadioSelect,
        missing=_("Vælg, hvad I besluttede."),
    )
    dimensions = dimensions_field()
    text = WordsField(label=_("Hvordan vejede I det?"), missing=_("Skriv med få ord, hvordan I vejede det."))
    step = RowField(
        label=_("Skridtet, det handler om"), queryset=PlanStep.objects.none(), words=lambda step: step.title
    )
    placement = RowField(
        label=_("Praktikken, det handler om"),
        queryset=Placement.objects.none(),
        words=lambda row: row.workplace.name if row.workplace else row.get_state_display(),
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].queryset = PlanStep.objects.filter(plan__case=case)
        self.fields["placement"].queryset = Placement.objects.filter(case=case).select_related("workplace")

    def save(self, **who):
        said = self.cleaned_data
        weighed = Weighed(tuple(said["dimensions"]), said["text"])
        about = {name: said[name] for name in ("decision", "step", "placement", "row_id")}
        return dilemmas.weigh(weighed=weighed, **about, **who)


class GuideForm(OnceForm):
    """Four short answers in the source's order; only where a stop leads is needed (S3-02)."""

    told = ("outcome", "her_account")

    work_behind = WordsField(label=_("Hvad ligger der af arbejde bag praktikken?"), rows=2, required=False)
    short_track = WordsField(label=_("Hvad er alternativet lige nu?"), rows=2, required=False)
    her_needs = WordsField(
        label=_("Passer stedet til borgeren, eller er det stedet, der ikke kan?"), rows=2, required=False
    )
    her_account = WordsField(label=_("Hvad siger borgeren selv?"), rows=2, required=False)
    outcome = PickField(
        label=_("Hvor ender det?"), choices=GuideOutcome, widget=forms.RadioSelect, missing=_("Vælg, hvor det ender.")
    )
    alternative = WordsField(label=_("Hvad sker der i stedet?"), rows=2, required=False)
    no_activity_until = DayField(
        label=_("Eller: ingen aktivitet, aftalt til"),
        required=False,
        help_text=_("Bliver til en faglig pause, som I ser på igen den dag."),
    )
    dimensions = dimensions_field(required=False)
    text = WordsField(label=_("Hvordan vejede I det?"), rows=2, required=False)

    def __init__(self, *args, placement, **kwargs):
        super().__init__(*args, **kwargs)
        self.placement = placement

    def save(self, *, case, **who):
        said = dict(self.cleaned_data)
        weighed = Weighed(tuple(said.pop("dimensions")), said.pop("text"))
        row_id = said.pop("row_id")
        return dilemmas.guide_out(
            placement=self.placement, answers=Answers(**said), weighed=weighed, row_id=row_id, **who
        )


class CompanyContactForm(OnceForm):
    told = ("kind", "happened_on", "text")

    kind = PickField(label=_("Hvordan?"), choices=CompanyContactKind, initial="opkald")
    happened_on = DayField(label=_("Hvornår?"), missing=_("Vælg den dag, det skete."))
    text = WordsField(label=_("Kort note"), rows=2, required=False)
    reason = WordsField(
        label=_("Hvorfor alligevel?"),
        help_text=_("Skriv det, som borgeren får at vide."),
        rows=2,
        required=False,
    )

    def __init__(self, *args, placement, on, left_alone, **kwargs):
        super().__init__(*args, initial={"happened_on": on}, **kwargs)
        self.placement, self.left_alone = placement, left_alone
        if not left_alone:
            del self.fields["reason"]

    def save(self, *, case, **who):
        return dilemmas.contact_company(placement=self.placement, **self.cleaned_data, **who)


class QuestionForm(OnceForm):
    told = ("text",)

    text = WordsField(
        label=_("Er der noget, jeg har overset?"),
        help_text=_("Uden navne, numre og steder. Skriv »borgeren« og »virksomheden«."),
        missing=_("Skriv spørgsmålet."),
    )

    def save(self, **who):
        return colleagues.ask(**who, **self.cleaned_data)


class AdviceForm(forms.Form):
    """Advice to a colleague; the form knows the question and not the case."""

    use_required_attribute = False
    text = WordsField(label=_("Dit råd"), missing=_("Skriv svaret."))

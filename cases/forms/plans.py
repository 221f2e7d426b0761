"""Goals and steps: the borger's words first, who does what, and by when; the rest folded."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import plans
from cases.enums import (
    WORKPLACE_STEPS,
    Area,
    Basis,
    Demand,
    Firmness,
    GoalKind,
    Lasting,
    Party,
    StepKind,
    Timing,
)
from cases.models import AccommodationNeed, Goal, Placement, PlanStep, Wish
from cases.planning.draft import StepDraft

from ._fields import DayField, LineField, PickField, RowField, WordsField
from ._once import OnceForm
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
    lasting = PickField(
        label=_("Hvornår kalder I det vedvarende?"),
        help_text=_("Når målet er job, fleksjob eller lønnede timer. Det må gerne stå åbent."),
        choices=[("", _("Ikke talt om endnu")), *Lasting.choices],
        required=False,
    )


class GoalForm(OnceForm, _GoalFields):
    told = ("citizen_wording", "kind", "purpose", "lasting")

    parent = RowField(
        label=_("Delmål under"),
        help_text=_("Vælg kun et mål, hvis det nye er et skridt på vejen mod det."),
        queryset=Goal.objects.none(),
        words=lambda goal: goal.citizen_wording,
        empty_label=_("Det er et mål for sig"),
    )
    field_order = ["citizen_wording", "kind", "parent", "purpose", "lasting"]

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Goal.objects.filter(plan__case=case, parent=None)

    def save(self, **who):
        return plans.set_goal(**who, **self.cleaned_data)


class GoalEditForm(VersionedForm, _GoalFields):
    def save(self, *, case, **who):
        return plans.revise_goal(goal=self.row, **self.cleaned_data, **who)


def _perhaps(codes, nothing):
    """A code list that may be left open."""
    return [("", nothing), *codes.choices]


NOT_CHOSEN = _("Ikke valgt")


def _pick(label, codes, nothing=NOT_CHOSEN, **kwargs):
    return PickField(label=label, choices=_perhaps(codes, nothing), required=False, **kwargs)


class _StepFields(forms.Form):
    """Title, day and who are in sight; FIRM and COURSE are the two folds."""

    title = LineField(label=_("Hvad er skridtet?"), max_length=200, missing=_("Skriv, hvad skridtet er."))
    due_on = DayField(
        label=_("Senest"), required=False, help_text=_("Med en dag kan alle se, hvad der sker næste gang.")
    )
    party = PickField(label=_("Hvem gør det?"), choices=Party, initial=Party.BORGER)

    firmness = _pick(_("Hvor fast ligger det?"), Firmness, _("Ikke mærket endnu"))
    if_declined = LineField(
        label=_("Hvis borgeren siger nej"),
        max_length=300,
        required=False,
        help_text=_("Hvad sker der så? Skriv det også, når der ikke sker noget."),
    )
    basis = _pick(_("Hvor kommer det fra?"), Basis)
    basis_reference = LineField(
        label=_("Henvisning"), max_length=200, required=False, help_text=_("Siger loven det, så skriv hvor: LAB § 57.")
    )
    decider = LineField(
        label=_("Hvem bestemmer?"),
        max_length=120,
        required=False,
        help_text=_("Skriv det altid, når andre end I to har del i det."),
    )
    decided_when = LineField(label=_("Hvornår og efter hvilken regel?"), max_length=200, required=False)
    owner = LineField(
        label=_("Ansvarlig uden for beskæftigelse"),
        max_length=120,
        required=False,
        help_text=_("For eksempel Socialafdelingen eller lægen."),
    )

    goal = RowField(label=_("Mål, det fører mod"), queryset=Goal.objects.none(), words=lambda g: g.citizen_wording)
    area = PickField(label=_("Område"), choices=Area, initial=Area.BESKAEFTIGELSE, required=False)
    kind = _pick(_("Slags"), StepKind)
    demand = _pick(_("Hvad kræver det?"), Demand)
    starts_on = DayField(label=_("Begynder"), required=False)
    after = RowField(
        label=_("Kommer efter"),
        queryset=PlanStep.objects.none(),
        words=lambda step: step.title,
        empty_label=_("Ved siden af de andre"),
    )
    wish = RowField(label=_("Ønske, det hører til"), queryset=Wish.objects.none(), words=lambda w: w.wording)
    need = RowField(
        label=_("Skånebehov, det tager hensyn til"),
        queryset=AccommodationNeed.objects.none(),
        words=lambda need: need.get_kind_display(),
    )
    purpose = LineField(label=_("Hvad skal det gøre godt for?"), max_length=300, required=False)
    exit_criterion = LineField(label=_("Vi er færdige, når"), max_length=300, required=False)
    if_it_gets_hard = LineField(
        label=_("Hvis det bliver for svært"),
        max_length=300,
        required=False,
        help_text=_("Hvor går I så hen? At gå et trin tilbage er en del af vejen."),
    )
    timing = _pick(_("I forhold til job"), Timing)
    review_on = DayField(label=_("Vi ser på det igen"), required=False)

    FIRM = ("firmness", "if_declined", "basis", "basis_reference", "decider", "decided_when", "owner")
    COURSE = (
        "goal", "area", "kind", "demand", "starts_on", "after", "wish", "need", "purpose", "exit_criterion",
        "if_it_gets_hard", "timing", "review_on", "brings",
    )  # fmt: skip

    def belong_to(self, case, *, but=None):
        """Only rows of this case can be chosen, and a step cannot come after itself."""
        self.fields["goal"].queryset = Goal.objects.filter(plan__case=case)
        self.fields["wish"].queryset = Wish.objects.filter(case=case)
        self.fields["need"].queryset = AccommodationNeed.objects.filter(case=case, ended_on=None)
        self.fields["after"].queryset = PlanStep.objects.filter(plan__case=case).exclude(pk=but)

    def firm_fields(self):
        return self._fold(self.FIRM)

    def course_fields(self):
        return self._fold(self.COURSE)

    def firm_open(self):
        return self._says_something(self.firm_fields())

    def course_open(self):
        return self._says_something(self.course_fields())

    def _fold(self, names):
        return [self[name] for name in names if name in self.fields]

    def _says_something(self, fields):
        """Folded things that were filled in, or have to be put right, are in sight."""
        return any(field.errors or field.value() not in (None, "", field.field.initial) for field in fields)

    def draft(self):
        said = {name: value for name, value in self.cleaned_data.items() if name in StepDraft.__dataclass_fields__}
        return StepDraft(**said | {"area": said["area"] or Area.BESKAEFTIGELSE})


class StepForm(OnceForm, _StepFields):
    told = ("title", "due_on", "party")

    brings = LineField(
        label=_("Hvad kan tages med fra det sidste sted?"),
        max_length=300,
        required=False,
        help_text=_("Det, borgeren kan nu og gerne vil tage med: en opgave, en rytme, en anbefaling."),
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.belong_to(case)
        if not _has_been_somewhere(case):
            del self.fields["brings"]

    def save(self, **who):
        said = self.cleaned_data
        return plans.add_step(draft=self.draft(), brings=said.get("brings", ""), row_id=said["row_id"], **who)


def _has_been_somewhere(case):
    """There was a workplace before, so something can be taken along to the next (S0-17)."""
    steps = PlanStep.objects.filter(plan__case=case, kind__in=WORKPLACE_STEPS).values("pk")
    begun = Placement.objects.filter(case=case).exclude(starts_on=None).values("pk")
    return steps.union(begun).exists()


class StepEditForm(VersionedForm, _StepFields):
    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.belong_to(case, but=self.row.pk)

    def save(self, *, case, **who):
        return plans.revise_step(step=self.row, version=self.cleaned_data["version"], draft=self.draft(), **who)


class PostponeForm(ActionForm):
    due_on = DayField(label=_("Ny dag"), missing=_("Vælg en ny dag efter i dag, så skridtet ikke bliver glemt."))

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, auto_id=f"udsaet-{row.pk}-%s", **kwargs)
        self.row = row

    def save(self, *, case, **who):
        return plans.move_step(step=self.row, move="udsaet", due_on=self.cleaned_data["due_on"], **who)


class ServeForm(ActionForm):
    """Which goal an offer, a praktik or a contact leads to."""

    goal = RowField(label=_("Mål"), queryset=Goal.objects.none(), words=lambda g: g.citizen_wording, required=True)

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, auto_id=f"maal-{row.pk}-%s", **kwargs)
        self.row = row
        self.row_key = str(row.pk)
        self.fields["goal"].queryset = Goal.objects.filter(plan__case=row.case).select_related("plan")

    def save(self, *, case, **who):
        return plans.serve(row=self.row, goal=self.cleaned_data["goal"], **who)

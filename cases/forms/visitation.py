"""Visitation, target group and benefit: each a dated line that closes the one before it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import visitation
from cases.enums import (
    SCHEME_CATEGORIES,
    BenefitKind,
    MatchElement,
    VisitationCategory,
    VisitationScheme,
    VisitationStage,
)

from ._fields import DayField, PickField, WordsField
from ._versioned import ActionForm

# One choice carries both the scheme and its category, so that they cannot disagree.
CATEGORIES = [
    (
        scheme.label,
        [(f"{scheme}:{code}", code.label) for code in VisitationCategory if code in SCHEME_CATEGORIES[scheme]],
    )
    for scheme in VisitationScheme
]

NUMBERS = _("LAB § 6 har målgrupperne 1 til 13. Vælg en af dem.")


class VisitationForm(ActionForm):
    category = PickField(
        label=_("Kategori"),
        choices=[("", _("Vælg kategori")), *CATEGORIES],
        help_text=_("De ældre ordninger bruges kun, når en ældre vurdering skal skrives ind, som den var."),
        missing=_("Vælg en kategori."),
    )
    stage = PickField(
        label=_("Hvilken vurdering er det?"),
        choices=VisitationStage,
        initial=VisitationStage.ENDELIG,
        widget=forms.RadioSelect,
        missing=_("Vælg, hvilken vurdering det er."),
    )
    reason = WordsField(
        label=_("Begrundelse"), rows=3, missing=_("Skriv kort, hvorfor borgeren er visiteret sådan."), required=False
    )
    unreachable = forms.BooleanField(label=_("Vi har ikke kunnet få fat i borgeren"), required=False)
    valid_from = DayField(label=_("Gælder fra"), missing=_("Vælg den dag, det gælder fra."))
    valid_to = DayField(
        label=_("Til og med"), required=False, help_text=_("Kun for en ældre vurdering, der er sluttet.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for element in MatchElement:
            self.fields[f"element_{element.value}"] = WordsField(label=element.label, rows=2, required=False)

    @property
    def elements(self):
        return [self[f"element_{element.value}"] for element in MatchElement]

    @property
    def only_unreachable(self):
        """True when the refusal was that the borger is hard to reach; the page then offers a task instead."""
        return self.has_error("category", visitation.HARD_TO_REACH)

    def save(self, **who):
        values = self.cleaned_data
        scheme, _colon, category = values["category"].partition(":")
        return visitation.visit(
            scheme=scheme,
            category=category,
            match_reasons={element.value: values[f"element_{element.value}"] for element in MatchElement},
            **{name: values[name] for name in ("stage", "reason", "unreachable", "valid_from", "valid_to")},
            **who,
        )


class _PlacedForm(ActionForm):
    """Asks for education where it decides; the reason to deviate is asked only when age and education speak against."""

    decides = ""  # the field that a rule may speak against

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["educated"] = forms.TypedChoiceField(
            label=_("Har borgeren en erhvervskompetencegivende uddannelse?"),
            choices=[("", _("Ved ikke")), ("ja", _("Ja")), ("nej", _("Nej"))],
            help_text=_("Under 30 år har den betydning for målgruppe og ydelse."),
            coerce=lambda answer: answer == "ja",
            empty_value=None,
            required=False,
        )
        self.fields["override_reason"] = WordsField(
            label=_("Hvorfor er det alligevel rigtigt?"), rows=2, required=False
        )
        if not self.is_bound:
            del self.fields["override_reason"]

    def submit(self, **who):
        done = super().submit(**who)
        if done is None and not (self.has_error(self.decides, visitation.AGAINST_THE_RULE) or self._deviates()):
            del self.fields["override_reason"]
        return done

    def _deviates(self):
        return bool(self["override_reason"].value())


class TargetGroupForm(_PlacedForm):
    decides = "number"
    number = forms.IntegerField(
        label=_("Målgruppe nr. (LAB § 6)"),
        min_value=1,
        max_value=13,
        error_messages={
            "required": _("Vælg en målgruppe."),
            "invalid": NUMBERS,
            "min_value": NUMBERS,
            "max_value": NUMBERS,
        },
    )
    valid_from = DayField(label=_("Gælder fra"), missing=_("Vælg den dag, det gælder fra."))

    def __init__(self, *args, names, **kwargs):
        super().__init__(*args, auto_id="maalgruppe-%s", **kwargs)
        self.fields["number"].widget = forms.Select(choices=[("", _("Vælg målgruppe")), *names])

    def save(self, **who):
        return visitation.change_target_group(**who, **self.cleaned_data)


class BenefitForm(_PlacedForm):
    decides = "kind"
    kind = PickField(
        label=_("Ydelse"),
        choices=[("", _("Vælg ydelse")), *BenefitKind.choices],
        missing=_("Vælg den ydelse, borgeren får."),
    )
    valid_from = DayField(label=_("Gælder fra"), missing=_("Vælg den dag, det gælder fra."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="ydelse-%s", **kwargs)

    def save(self, **who):
        return visitation.change_benefit(**who, **self.cleaned_data)

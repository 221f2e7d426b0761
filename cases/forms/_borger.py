"""Fields that a borger fills in herself: nothing chosen beforehand, everything may be left alone, no word of blame."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

YES, NO = _("Ja"), _("Nej")
CHOOSE = _("Vælg et af svarene her, eller spring over.")
MOST = 4000


class ChoiceField(forms.ChoiceField):
    """A few answers beside each other, none of them marked."""

    def __init__(self, *, label, choices, **kwargs):
        kwargs.setdefault("required", False)
        super().__init__(
            label=label,
            choices=choices,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": CHOOSE, "required": kwargs.pop("missing", CHOOSE)},
            **kwargs,
        )


class YesNoField(ChoiceField):
    """Ja or nej, or nothing said: None."""

    def __init__(self, *, label, yes=YES, no=NO, **kwargs):
        super().__init__(label=label, choices=[("ja", yes), ("nej", no)], **kwargs)

    def clean(self, value):
        return {"ja": True, "nej": False}.get(super().clean(value))


class OwnWordsField(forms.CharField):
    """Room for words; kept as they are written."""

    def __init__(self, *, label, rows=4, **kwargs):
        super().__init__(
            label=label,
            required=False,
            max_length=MOST,
            widget=forms.Textarea(attrs={"rows": rows}),
            error_messages={"max_length": _("Det er for langt. Der er plads til %(limit_value)d tegn.")},
            **kwargs,
        )


class HoursField(forms.CharField):
    """Hours a day, written as people write them: 3, 3,5 or 3.5."""

    def __init__(self, *, label, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "decimal", "size": "6", "autocomplete": "off"})
        super().__init__(label=label, required=False, widget=widget, **kwargs)

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        try:
            hours = Decimal(typed.replace(",", "."))
        except InvalidOperation:
            raise ValidationError(_("Skriv et tal, for eksempel 3 eller 3,5.")) from None
        if not (hours.is_finite() and 0 <= hours <= 24):
            raise ValidationError(_("Skriv et tal fra 0 til 24."))
        return hours.quantize(Decimal("0.1"))

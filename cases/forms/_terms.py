"""Fields that enrolments and placements share: the wish they serve, and dates as the browser writes them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms._fields import DayField
from cases.models import Case, Wish


class WishChoice(forms.ModelChoiceField):
    """The borger's wishes in her own order, or none of them."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {
            "label": _("Hvilket ønske følger det?"),
            "queryset": Wish.objects.none(),
            "required": False,
            "empty_label": _("Ikke et bestemt ønske"),
            "blank": True,
            "error_messages": {"invalid_choice": _("Vælg et af ønskerne på sagen.")},
        } | kwargs
        super().__init__(**kwargs)

    def label_from_instance(self, wish: Wish) -> str:
        return wish_words(wish)


def wish_words(wish: Wish) -> str:
    return f"{wish.rank}. {wish.wording}"


def wishes_of(case: Case) -> Any:
    return Wish.objects.filter(case=case).order_by("rank")


def day(label: Any, **kwargs: Any) -> DayField:
    return DayField(label=label, missing=_("Skriv en dato."), **kwargs)


def text(label: Any, rows: int = 3, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

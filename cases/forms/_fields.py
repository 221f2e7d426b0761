"""Fields that several forms of the plan share: a day, a few words, who, and rows of the same case."""

from __future__ import annotations

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models import CaseShare
from jobcenter.accounts.models import Membership, User
from jobcenter.rows.periods import in_force

PICK_A_DAY = _("Vælg en dag.")
PICK_ONE = _("Vælg en mulighed.")
WRITE = _("Skriv noget her.")
DAY_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"]
CLOCK_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S"]


class DayField(forms.DateField):
    """A date by the browser's picker; typed by hand it may be written as Danes do."""

    def __init__(self, *, missing=PICK_A_DAY, **kwargs):
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        kwargs.setdefault("input_formats", DAY_FORMATS)
        invalid = _("Skriv en dato, der findes, for eksempel 24-11-2026.")
        super().__init__(error_messages={"required": missing, "invalid": invalid}, **kwargs)


class ClockField(forms.TimeField):
    """A time of day by the browser's picker; typed by hand it may be written as Danes do."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
        invalid = _("Skriv et klokkeslæt, for eksempel 10.30.")
        super().__init__(error_messages={"invalid": invalid}, input_formats=CLOCK_FORMATS, **kwargs)


class WordsField(forms.CharField):
    """A few lines; `missing` is the sentence when they are needed and not there."""

    def __init__(self, *, rows=3, missing=WRITE, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(error_messages={"required": missing}, max_length=kwargs.pop("max_length", 4000), **kwargs)


class LineField(forms.CharField):
    """One line of text."""

    def __init__(self, *, missing=WRITE, max_length, **kwargs):
        too_long = _("Skriv højst %(limit_value)d tegn; her er %(show_value)d.")
        errors = {"required": missing, "max_length": too_long}
        super().__init__(error_messages=errors, max_length=max_length, **kwargs)


class PickField(forms.ChoiceField):
    """One of a code list."""

    def __init__(self, *, missing=PICK_ONE, **kwargs):
        invalid = _("Det valg findes ikke. Vælg et fra listen.")
        super().__init__(error_messages={"required": missing, "invalid_choice": invalid}, **kwargs)


class RowField(forms.ModelChoiceField):
    """A row of the same case, named by `words(row)`."""

    def __init__(self, *, words=str, **kwargs):
        self.words = words
        kwargs.setdefault("required", False)
        kwargs.setdefault("empty_label", _("Ingen valgt"))
        invalid = _("Det valg findes ikke på sagen.")
        super().__init__(error_messages={"required": _("Vælg en."), "invalid_choice": invalid}, **kwargs)

    def label_from_instance(self, row):
        return self.words(row)


def colleagues(case, user, on):
    """Who a task in this case may be given to: those with a role in its unit, those it is shared with, and oneself."""
    there = Membership.objects.filter(in_force(on), unit=case.unit_id).values("user")
    shared = CaseShare.objects.filter(in_force(on), case=case).values("user")
    return User.objects.filter(
        Q(pk__in=there) | Q(pk__in=shared) | Q(pk=user.pk), is_active=True, is_client=False
    ).order_by("full_name", "pk")

"""What every form shares: a refusal lands beside its field; a stale edit shows both texts and overwrites nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from cases.actions._reach import is_day, out_of_reach
from jobcenter.accounts.models import User
from jobcenter.audit.models import Event
from jobcenter.dates import danish
from jobcenter.rows import StaleEdit


@dataclass(frozen=True)
class Conflict:
    """Somebody saved first: `pairs` for components/conflict.html, and who it was."""

    pairs: list[dict[str, str]]
    by: str
    typed: list[dict[str, str]] = dataclasses.field(default_factory=list)
    "What was typed in a move, for a page that has no room for its form any more."


class ActionForm(forms.Form):
    """A form whose `save(**who)` calls one action.

    `submit(case=…, by=…, on=…)` answers what save() gave, or None with the errors (or the conflict) on the form;
    what was typed stays in its fields. `status` is the answer's HTTP status.
    """

    use_required_attribute = False  # the server's own sentence says more than the browser's
    conflict: Conflict | None = None

    def save(self, **who):
        raise NotImplementedError

    def submit(self, **who):
        self.is_valid()
        for form in self.parts():
            refuse_beyond(form, who["on"])
        if not self.is_valid():
            return None
        try:
            return self.save(**who)
        except ValidationError as refusal:
            self.refused(refusal)
            return None

    def parts(self) -> Iterator[forms.Form]:
        """The form and the forms inside it."""
        yield self

    def refused(self, refusal: ValidationError) -> None:
        """Put the action's refusal beside the field it names; what names no field of ours stands above them all."""
        for name, errors in by_field(refusal).items():
            self.add_error(name if name in self.fields else None, errors)

    @property
    def status(self) -> int:
        if self.conflict:
            return 409
        return 422 if self.is_bound and self.errors else 200


class VersionedForm(ActionForm):
    """Editing one row: pass `row`; in save(), hand `self.row` and `version=self.cleaned_data["version"]` to the action.

    The hidden field carries the version that was read. A stale save sets `conflict`, keeps the typed text in the
    fields and moves the hidden field on, so that saving again is a choice made with both texts in sight.
    """

    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, row: Any, **kwargs: Any) -> None:
        self.row = row
        read = {name: getattr(row, name) for name in self.base_fields if hasattr(row, name)}
        kwargs["initial"] = read | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def clean_version(self) -> int:
        """The version that was read; a missing or garbled one counts as older than any, so nothing is overwritten."""
        typed = self.cleaned_data["version"]
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0

    def submit(self, **who):
        try:
            return super().submit(**who)
        except StaleEdit as stale:
            return self._outrun(stale.current, who)

    def _outrun(self, current: Any, who: dict[str, Any]) -> Any:
        """Carry on over the row as it stands now: at once where the words agree, else when both have been seen."""
        self.row = current
        pairs = self.pairs(current)
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(current.version)
        if not pairs:
            self.full_clean()
            return self.submit(**who)
        self.conflict = Conflict(pairs, last_author(current))
        return None

    def pairs(self, current: Any) -> list[dict[str, str]]:
        """Field by field where the two differ: what was typed and what stands now, in words."""
        found = []
        for name, field in self.fields.items():
            if name == "version" or not hasattr(current, name):
                continue
            yours, theirs = self.cleaned_data.get(name), getattr(current, name)
            if (yours or "") != (theirs or ""):
                label = str(self[name].label)
                found.append({"label": label, "yours": in_words(field, yours), "current": in_words(field, theirs)})
        return found


class DecisionForm(VersionedForm):
    """A move that decides over a row: had the row changed since it was read, nothing is decided, and both are shown.

    `terms`: what the decision rests on, field of the row: label. `named`: how a row that a term points to is called.
    """

    terms: dict[str, Any] = {}
    named: dict[str, Any] = {}

    def _outrun(self, current: Any, who: dict[str, Any]) -> Any:
        typed = [
            {"label": str(bound.label), "yours": in_words(bound.field, self.cleaned_data.get(bound.name))}
            for bound in self.visible_fields()
            if self.cleaned_data.get(bound.name)
        ]
        done = super()._outrun(current, who)
        if self.conflict:
            self.conflict = Conflict(self.conflict.pairs, self.conflict.by, typed)
        return done

    def pairs(self, current: Any) -> list[dict[str, str]]:
        """What was read, as the history of the row has it, beside what stands now."""
        read = current.history.filter(version=self.cleaned_data["version"]).order_by("pgh_id").last()
        found = []
        for name, label in self.terms.items():
            before, now = ("" if row is None else self._said(row, name, type(current)) for row in (read, current))
            if before != now:
                found.append({"label": str(label), "yours": before, "current": now})
        return found

    def _said(self, row: Any, name: str, model: Any) -> str:
        column = model._meta.get_field(name)
        value = getattr(row, column.attname if isinstance(row, model) else name)
        if value is None:
            return ""
        if column.is_relation:
            found = column.related_model._default_manager.filter(pk=value).first()
            return self.named[name](found) if found else ""
        if isinstance(value, date):
            return danish(value)
        return str(dict(column.flatchoices).get(value, value))


def refuse_beyond(form: forms.Form, on: date) -> None:
    """A day far from today is a slipped key; refused beside its field, with what would be right."""
    for name, value in list(getattr(form, "cleaned_data", {}).items()):
        if is_day(value) and (sentence := out_of_reach(value, on)):
            form.add_error(name, sentence)


def by_field(refusal: ValidationError) -> dict[str, list[ValidationError]]:
    if hasattr(refusal, "error_dict"):
        return dict(refusal.error_dict)
    return {NON_FIELD_ERRORS: refusal.error_list}


def in_words(field: forms.Field, value: Any) -> str:
    """A value as the reader of the screen would say it."""
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, list | tuple):
        return ", ".join(in_words(field, one) for one in value)
    if isinstance(value, date):
        return danish(value)
    if isinstance(value, time):
        return f"{value:%H.%M}"
    if isinstance(field, forms.ModelChoiceField) and value is not None:
        return str(field.label_from_instance(value))
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        value = dict(field.choices).get(value, value)
    return "" if value is None else str(value)


def last_author(row: Any) -> str:
    """Who wrote the row last, by the log; empty when it was the system."""
    event = Event.objects.filter(target_type=row._meta.label_lower, target_id=str(row.pk)).order_by("-at").first()
    if event is None or event.actor_id is None:
        return ""
    return User.objects.filter(pk=event.actor_id).values_list("full_name", flat=True).first() or ""

"""What a dilemma and a sparring are asked: little is needed, and nothing of it may tell who it was about."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobcenter.accounts.models import User
from jobcenter.reflection import actions
from jobcenter.reflection.actions import Listened, Told
from jobcenter.reflection.enums import Consulted, DilemmaKind, DilemmaStatus, Dimension, Situation, Value
from jobcenter.reflection.models import Dilemma, Sparring
from jobcenter.rows import StaleEdit

UNKNOWN = _("Det valg findes ikke. Vælg fra listen.")


def _words(label: Any, *, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), max_length=4000, **more)


def _chips(label: Any, choices: Any, **more: Any) -> forms.MultipleChoiceField:
    errors = {"invalid_choice": UNKNOWN} | more.pop("error_messages", {})
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, error_messages=errors, **more
    )


class _OwnForm(forms.Form):
    """A form that writes by one action; a refusal lands beside its field and nothing typed is lost."""

    use_required_attribute = False
    row_id = forms.UUIDField(required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}), initial=uuid4)

    def act(self, *, by: User, on: date) -> Any:
        raise NotImplementedError

    def submit(self, *, by: User, on: date) -> Any:
        if not self.is_valid():
            return None
        try:
            return self.act(by=by, on=on)
        except ValidationError as refusal:
            by_field = refusal.error_dict if hasattr(refusal, "error_dict") else {None: refusal.error_list}
            for name, errors in by_field.items():
                self.add_error(name if name in self.fields else None, errors)
            return None

    @property
    def http_status(self) -> int:
        return 422 if self.is_bound and self.errors else 200


class DilemmaForm(_OwnForm):
    """A new dilemma, or (with `row`) one of her own told again."""

    situation = forms.ChoiceField(
        label=_("Hvad handlede det om?"),
        choices=Situation.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, hvad det handlede om."), "invalid_choice": UNKNOWN},
    )
    dimensions = _chips(
        _("Hvilke hensyn trak hver sin vej?"),
        Dimension.choices,
        error_messages={"required": _("Vælg mindst ét af de fire hensyn, der trak.")},
    )
    text = _words(
        _("Hvad var svært?"),
        help_text=_("Uden navne, numre og steder. Skriv »borgeren« og »virksomheden«."),
        error_messages={"required": _("Skriv kort, hvad der var svært.")},
    )
    choice = _words(_("Hvad gjorde I?"), required=False)
    kind = forms.ChoiceField(
        label=_("Ligner det et af disse?"),
        choices=[("", _("Ikke valgt")), *DilemmaKind.choices],
        required=False,
        error_messages={"invalid_choice": UNKNOWN},
    )
    values = _chips(_("Hvad stod på spil?"), Value.choices, required=False)
    consulted = _chips(_("Hvem talte du med?"), Consulted.choices, required=False)
    unease = _words(_("Hvad nager stadig?"), rows=2, required=False)
    status = forms.ChoiceField(
        label=_("Hvor står det?"),
        choices=DilemmaStatus.choices,
        initial=DilemmaStatus.AABENT,
        help_text=_("Der er ikke altid en løsning. Det er også et svar."),
        error_messages={"invalid_choice": UNKNOWN},
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    folded = ("kind", "values", "consulted", "unease")

    def __init__(self, *args: Any, row: Dilemma | None = None, **kwargs: Any) -> None:
        self.row = row
        self.conflict: Dilemma | None = None
        if row is not None:
            kwargs["initial"] = {name: getattr(row, name) for name in (*self.base_fields,) if hasattr(row, name)}
        super().__init__(*args, **kwargs)

    @property
    def aside(self) -> list[forms.BoundField]:
        return [self[name] for name in self.folded]

    @property
    def opens(self) -> bool:
        return any(bound.errors or bound.value() for bound in self.aside)

    @property
    def told(self) -> Told:
        said = self.cleaned_data
        lists = {name: tuple(said[name]) for name in ("dimensions", "values", "consulted")}
        return Told(
            **lists, **{name: said[name] for name in ("situation", "text", "choice", "kind", "unease", "status")}
        )

    def act(self, *, by: User, on: date) -> Dilemma | None:
        if self.row is None:
            return actions.tell(by=by, on=on, told=self.told, row_id=self.cleaned_data["row_id"])
        try:
            version = self.cleaned_data["version"] or 0
            return actions.retell(dilemma=self.row, by=by, on=on, version=version, told=self.told)
        except StaleEdit as stale:
            return self._outrun(stale.current)

    def _outrun(self, current: Dilemma) -> None:
        """Saved meanwhile in another window: both stand on the page, and saving again is a choice."""
        self.conflict = current
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["version"] = str(current.version)

    @property
    def http_status(self) -> int:
        return 409 if self.conflict else super().http_status

    @property
    def pairs(self) -> list[dict[str, str]]:
        """Text by text where the two differ, for components/conflict.html."""
        texts = ((name, getattr(self.conflict, name, "")) for name in ("text", "choice", "unease"))
        return [
            {"label": str(self[name].label), "yours": self.cleaned_data[name], "current": now}
            for name, now in texts
            if self.cleaned_data[name] != now
        ]


class SparringForm(_OwnForm):
    """What a colleague heard. No field grades anybody."""

    listened_to = forms.ModelChoiceField(
        label=_("Hvem lyttede du til?"),
        queryset=User.objects.none(),
        error_messages={"required": _("Vælg en kollega."), "invalid_choice": _("Vælg en kollega i dit eget team.")},
    )
    held_on = forms.DateField(
        label=_("Hvornår?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Vælg en dag."),
            "invalid": _("Skriv en dato, der findes, for eksempel 24-11-2026."),
        },
    )
    citizen_consented = forms.BooleanField(
        label=_("Borgeren har sagt ja til, at en kollega lyttede med"),
        error_messages={"required": _("Spørg borgeren først. Uden et ja kan en kollega ikke lytte med.")},
    )
    seized = _words(_("Hvad sagde borgeren, som blev grebet?"), rows=2, required=False)
    institutional = _words(_("Hvornår talte systemet?"), rows=2, required=False)
    about_work = _words(_("Blev et job nævnt forsigtigt eller tøvende?"), rows=2, required=False)
    questions = _words(_("Spørgsmål til eftertanke"), rows=2, required=False)
    to_try = _words(_("Én ting at prøve næste gang"), rows=2, required=False)

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["listened_to"]
        field.queryset = colleagues
        field.label_from_instance = lambda user: user.full_name

    def act(self, *, by: User, on: date) -> Sparring:
        said = dict(self.cleaned_data)
        row_id, colleague = said.pop("row_id"), said.pop("listened_to")
        return actions.listen(by=by, on=on, listened_to=colleague, listened=Listened(**said), row_id=row_id)

"""An involvement entry by itself: new, edited (a stale edit shows both texts), answered by a provider, marked wrong."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import confirmations
from cases.actions import involvement as actions
from cases.enums import Confirmation, NegotiationKind, Party, Response
from cases.involvement import Draft
from cases.queries.involvement_drafts import draft_of
from jobcenter.rows import StaleEdit

from ._fields import DayField, PickField
from ._involvement_initial import initial_of
from ._involvement_rows import short_text
from ._once import OnceForm
from ._versioned import ActionForm, Conflict, in_words, last_author
from .involvement import InvolvementForm

# The answers one can tap; "not shown yet" is where it begins.
SEEN = [choice for choice in Confirmation.choices if choice[0] != Confirmation.IKKE_SET]


class EntryForm(OnceForm, InvolvementForm):
    """An entry of its own, outside a samtale: it also says which day, and which praktik it is about."""

    occurred_on = DayField(label=_("Hvornår?"), missing=_("Vælg den dag, det skete."))
    placement = forms.ChoiceField(label=_("Handler det om en praktik?"), required=False)

    field_order = ("occurred_on",)
    told = ("occurred_on", "phase", "citizen_words", "worker_view", "decision")

    def __init__(self, *args, placements=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.placements = {str(row.pk): row for row in placements}
        labels = [(pk, _placement_label(row)) for pk, row in self.placements.items()]
        self.fields["placement"].choices = [("", _("Nej")), *labels]
        if not labels:
            del self.fields["placement"]
        self.fields["occurred_on"].initial = self.on

    def draft(self, occurred_on: date | None = None) -> Draft | None:
        return super().draft(occurred_on or self.cleaned_data.get("occurred_on"))

    def save(self, *, case, by, on, meeting=None):
        draft = self.draft()
        placement = self.placements.get(self.cleaned_data.get("placement") or "")
        return actions.record(
            case=case,
            by=by,
            on=on,
            draft=draft,
            meeting=meeting,
            placement=placement,
            offer_id=chosen_offer(draft),
            row_id=self.cleaned_data["row_id"],
        )


class EntryEditForm(EntryForm):
    """The same screen over an entry that exists; carries the version it was read in."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    row_id = None  # the row is there

    def __init__(self, data=None, *, entry, on: date, steps=()):
        self.entry = entry
        asked = [hit.indicator for claim in entry.claims.all() for hit in claim.hits.all()]
        super().__init__(data, on=on, draft=draft_of(entry, moves=True), asked=asked, steps=steps)
        self.fields["version"].initial = entry.version

    def save(self, *, by, on):
        version = self.cleaned_data.get("version") or 0
        return actions.revise(entry=self.entry, by=by, on=on, version=version, draft=self.draft())

    def submit(self, **who):
        try:
            return super().submit(**who)
        except StaleEdit as stale:
            self.entry = stale.current
            self.conflict = Conflict(self.pairs(draft_of(stale.current, moves=True)), last_author(stale.current))
            self.data = self.data.copy()
            self.data[self.add_prefix("version")] = str(stale.current.version)
            return None

    def pairs(self, current: Draft) -> list[dict[str, str]]:
        """Field by field, then row by row: what was typed and what stands now, where the two differ."""
        there = initial_of(current)
        found = []
        for name, field in self.fields.items():
            yours, theirs = _words(field, self.cleaned_data.get(name)), _words(field, there.get(name))
            if name != "version" and yours != theirs:
                found.append({"label": str(self[name].label), "yours": yours, "current": theirs})
        typed = self.draft()
        for label, rows in ROWS:
            yours, theirs = rows(typed), rows(current)
            if yours != theirs:
                found.append({"label": str(label), "yours": yours, "current": theirs})
        return found


class AnswerForm(ActionForm):
    """What the provider changed because of the borger's choice."""

    what_changed = forms.CharField(
        label=_("Hvad ændrede de på grund af borgerens valg?"),
        help_text=_("Ændrede de ingenting, så skriv hvorfor, og sæt kryds."),
        widget=short_text(),
        error_messages={"required": _("Skriv, hvad de ændrede – eller at intet blev ændret, og hvorfor.")},
    )
    unchanged = forms.BooleanField(label=_("De ændrede ikke noget"), required=False)

    def save(self, *, response, by, on):
        return actions.provider_answered(response=response, by=by, on=on, **self.cleaned_data)


class ConfirmForm(ActionForm):
    """How the borger saw what is written: each answer is a button; the words belong to one of them."""

    answer = PickField(label=_("Hvordan så borgeren det?"), choices=SEEN, missing=_("Vælg, hvordan borgeren så det."))
    comment = forms.CharField(label=_("Borgerens bemærkning, hvis der er en"), required=False, widget=short_text())

    def save(self, *, entry, by, on):
        return confirmations.confirm(entry=entry, by=by, on=on, **self.cleaned_data)


class WrongForm(ActionForm):
    """Why the entry was registered wrongly; it stays, hidden behind this."""

    reason = forms.CharField(
        label=_("Hvad er forkert?"),
        help_text=_("For eksempel: Den hører til en anden sag. Skriv ikke, hvilken."),
        widget=short_text(),
        error_messages={"required": _("Skriv kort, hvorfor registreringen er forkert.")},
    )

    def save(self, *, entry, by, on):
        return actions.mark_wrong(entry=entry, by=by, on=on, reason=self.cleaned_data["reason"])


def chosen_offer(draft: Draft) -> str | None:
    """The catalogue's offer the borger chose, where it is one and only one."""
    chosen = {option.key for option in draft.options if option.response == Response.TILVALG and option.key}
    return chosen.pop() if len(chosen) == 1 else None


def _words(field, value) -> str:
    if isinstance(value, list | tuple):
        labels = dict(field.choices)
        return ", ".join(str(labels.get(code, code)) for code in sorted(value))
    if isinstance(field, forms.BooleanField):
        value = bool(value)
    return in_words(field, value).strip()


def _options(draft: Draft) -> str:
    lines = []
    for row in draft.options:
        said = (row.why_relevant, row.demands, row.consequence_of_choice, row.consequence_of_decline, row.what_is_new)
        answer = str(Response(row.response).label) if row.response else ""
        lines.append(" · ".join(part for part in (row.label, *said, answer, row.citizen_reason) if part))
    return "\n".join(lines)


def _withheld(draft: Draft) -> str:
    return "\n".join(f"{row.label}: {row.reason}" for row in draft.withheld)


UNCHANGED = _("intet ændret – ")


def _asked(draft: Draft) -> str:
    return "\n".join(f"{row.provider}: {UNCHANGED if row.unchanged else ''}{row.what_changed}" for row in draft.asked)


def _moves(draft: Draft) -> str:
    return "\n".join(f"{Party(row.party).label}: {NegotiationKind(row.kind).label} {row.text}" for row in draft.moves)


ROWS = (
    (_("Muligheder"), _options),
    (_("Ikke vist"), _withheld),
    (_("Udbydernes svar"), _asked),
    (_("Forhandlingen"), _moves),
)


def _placement_label(placement) -> str:
    where = placement.workplace.name if placement.workplace else placement.get_state_display()
    return f"{placement.get_kind_display()}: {where}"

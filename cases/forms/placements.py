"""The praktik as a draft that may lack nearly everything, and one small form a move."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import placements
from cases.enums import OPEN_WISHES, EndReason, PlacementPurpose
from cases.forms._fields import DayField
from cases.forms._terms import WishChoice, day, text, wish_words, wishes_of
from cases.forms._versioned import ActionForm, DecisionForm, VersionedForm
from cases.models import Case, Placement, Wish
from cases.planning.need import wished_for
from offers.enums import Branch
from offers.models import Workplace

LAST = 1000
# What the column holds, so that a slipped key is caught. No dated rule speaks of the hours of a praktik.
MOST_HOURS = 37
HOURS_HELD = _(
    "Feltet kan rumme fra 1 til 37 timer om ugen. Det er feltets egen grænse, ikke en regel om, hvor meget der er godt."
)
# What a decision about a praktik rests on; whoever decides has read it.
TERMS = {
    "state": _("Status"),
    "wish": _("Hvilket ønske følger praktikken?"),
    "skipped_wishes_explained": _("Hvorfor ikke et højere ønske?"),
    "workplace": _("Arbejdssted"),
    "purpose": _("Formål"),
    "citizen_reason": _("Hvad skal netop denne borger have ud af den?"),
    "tasks": _("Opgaver"),
    "hours": _("Timer om ugen"),
    "starts_on": _("Første dag"),
    "ends_on": _("Sidste dag"),
}


class WorkplaceSelect(forms.Select):
    """A workplace that is not in use stands in the list, so that nobody looks for it in vain, and cannot be taken."""

    def create_option(self, name: str, value: Any, label: Any, selected: bool, *args: Any, **kwargs: Any) -> dict:
        option = super().create_option(name, value, label, selected, *args, **kwargs)
        place = getattr(value, "instance", None)
        if place is not None and place.paused_on and not selected:
            option["attrs"]["disabled"] = True
        return option


class ByBranch(forms.models.ModelChoiceIterator):
    """The choices under their branches: those the borger wishes for first, in her order, then by name."""

    def __iter__(self):
        yield "", self.field.empty_label
        by_branch = {branch: list(places) for branch, places in groupby(self.queryset, key=lambda place: place.branch)}
        for branch in sorted(by_branch, key=self._order):
            yield self._title(branch), [self.choice(place) for place in by_branch[branch]]

    def _order(self, branch: str) -> tuple[int, str]:
        return self.field.wished.get(branch, LAST), str(Branch(branch).label)

    def _title(self, branch: str) -> str:
        label, rank = str(Branch(branch).label), self.field.wished.get(branch)
        return _("%(branch)s – passer til ønske %(rank)s") % {"branch": label, "rank": rank} if rank else label


class WorkplaceChoice(forms.ModelChoiceField):
    """`wished`: the rank of the first open wish that speaks of a branch, by branch."""

    widget = WorkplaceSelect
    iterator = ByBranch
    wished: dict[str, int] = {}

    def label_from_instance(self, place: Workplace) -> str:
        if place.paused_on:
            return _("%(name)s, %(town)s – bruges ikke lige nu") % {"name": place.name, "town": place.town}
        rooms = ", ".join(label.lower() for label in place.accommodation_labels)
        return f"{place.name}, {place.town}" + (f" · {rooms}" if rooms else "")


class TermsFields(forms.Form):
    wish = WishChoice(label=_("Hvilket ønske følger praktikken?"))
    skipped_wishes_explained = text(
        _("Hvorfor ikke et højere ønske?"),
        rows=2,
        required=False,
        help_text=_("Skal skrives, før praktikken aftales, når et højere ønske stadig er åbent."),
    )
    workplace = WorkplaceChoice(
        label=_("Arbejdssted"),
        queryset=Workplace.objects.order_by("branch", "name", "id"),
        required=False,
        empty_label=_("Ikke valgt endnu"),
        error_messages={"invalid_choice": _("Vælg et arbejdssted fra listen.")},
    )
    purpose = forms.ChoiceField(
        label=_("Formål"),
        choices=PlacementPurpose.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    citizen_reason = text(
        _("Hvad skal netop denne borger have ud af den?"),
        required=False,
        help_text=_("Det bliver begrundelsen i afgørelsen. “Afprøvning” alene er ikke nok."),
    )
    tasks = text(
        _("Opgaver"), rows=2, required=False, help_text=_("Virksomheden ser opgaverne. Skriv intet om helbred.")
    )
    hours = forms.IntegerField(
        label=_("Timer om ugen"),
        required=False,
        min_value=1,
        max_value=MOST_HOURS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Skriv timerne som et helt tal, fx 12."),
            "min_value": HOURS_HELD,
            "max_value": HOURS_HELD,
        },
    )
    starts_on = day(_("Første dag"), required=False)
    ends_on = day(_("Sidste dag"), required=False)


def fill(form: forms.Form, case: Case) -> list[Wish]:
    """The borger's wishes to choose from, and the places that speak to them first; answers the wishes."""
    form.fields["wish"].queryset = wishes_of(case)
    wishes = list(wishes_of(case))
    by_branch: dict[str, int] = {}
    for wish in wished_for(wishes):
        for branch in wish.branches:
            by_branch.setdefault(branch, wish.rank)
    form.fields["workplace"].wished = by_branch
    return wishes


class DraftForm(TermsFields, ActionForm):
    """`asked`: the wish the link came from, as text from the address; else the first that is still open."""

    def __init__(self, *args: Any, case: Case, asked: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ones = [wish for wish in fill(self, case) if wish.status in OPEN_WISHES]
        named = [wish for wish in open_ones if str(wish.pk) == asked]
        self.initial.setdefault("wish", next(iter(named or open_ones), None))

    def save(self, **who) -> Placement:
        return placements.draft(**self.cleaned_data, **who)


class PlacementForm(TermsFields, VersionedForm):
    def __init__(self, *args: Any, row: Placement, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        fill(self, row.case)

    def save(self, **who) -> Placement:
        return placements.edit(placement=self.row, **self.cleaned_data, **who)


class MoveForm(ActionForm):
    """A move as the table names it; the fields are what that move may bring along."""

    code = ""

    def __init__(self, *args: Any, row: Placement, **kwargs: Any) -> None:
        kwargs["initial"] = {"starts_on": row.starts_on} | (kwargs.get("initial") or {})
        self.row = row
        super().__init__(*args, auto_id=f"id_{self.code}_%s", **self.handed(row), **kwargs)

    def handed(self, row: Placement) -> dict[str, Any]:
        """What the form below takes of the row: only a decision carries the version that was read."""
        return {"row": row} if isinstance(self, DecisionForm) else {}

    def save(self, **who) -> Placement:
        return placements.move(placement=self.row, code=self.code, **self.cleaned_data, **who)


class DecidingForm(MoveForm, DecisionForm):
    terms = TERMS
    named = {"wish": wish_words, "workplace": lambda place: place.name}


class AskForm(MoveForm):
    code = "spoerg"


class AgreeForm(DecidingForm):
    code = "aftal"


class StartForm(MoveForm):
    code = "start"
    starts_on = day(_("Første dag"), required=False)


class EndForm(DecidingForm):
    code = "afslut"
    ended_on = day(_("Sidste dag"), required=False)
    end_reason = forms.ChoiceField(
        label=_("Hvorfor sluttede den?"), choices=[("", _("Vælg")), *EndReason.choices], required=False
    )
    citizen_account = text(_("Hvad siger borgeren selv om det?"), required=False, help_text=_("Borgerens egne ord."))
    account_unavailable = forms.BooleanField(label=_("Det er ikke muligt at få borgerens beretning"), required=False)
    became = text(
        _("Hvad blev det til?"),
        rows=2,
        required=False,
        help_text=_("Fx trives og fortsætter, lønnede timer, job, et nyt ønske."),
    )
    learned = text(_("Hvad gør vi anderledes næste gang?"), rows=2, required=False)


class GiveUpForm(DecidingForm):
    code = "opgiv"
    became = text(_("Hvad skete der?"), rows=2, required=False)


class ExtendForm(DecidingForm):
    code = "forlaeng"
    ends_on = DayField(label=_("Ny sidste dag"), missing=_("Vælg den nye sidste dag."))
    reason = text(
        _("Hvad skal forlængelsen give borgeren?"),
        rows=2,
        error_messages={"required": _("Skriv, hvad forlængelsen skal give borgeren.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # The last day that stands now is no answer to when the new one is.
        super().__init__(*args, **kwargs | {"initial": {"ends_on": None}})

    def save(self, **who) -> Placement:
        return placements.extend(placement=self.row, **self.cleaned_data, **who)


MOVES = {form.code: form for form in (AskForm, AgreeForm, StartForm, EndForm, GiveUpForm, ExtendForm)}

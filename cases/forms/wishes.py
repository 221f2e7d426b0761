"""The wish ledger's forms: a wish, an attempt, and one form a fate."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import wishes
from cases.actions._set_aside import INSIGHT, Reason
from cases.enums import AttemptKind, AttemptOutcome, SetAside, WishKind

from ._fields import DayField, LineField, PickField, WordsField
from ._once import OnceForm
from ._versioned import VersionedForm

WORDING = {
    "label": _("Ønsket med borgerens ord"),
    "help_text": _("Skriv det, som borgeren siger det. Ønsket må gerne være stort."),
    "missing": _("Skriv ønsket, som borgeren siger det."),
}


class WishForm(OnceForm):
    told = ("wording", "kind")

    wording = WordsField(rows=2, **WORDING)
    kind = PickField(label=_("Det handler om"), choices=WishKind, initial=WishKind.BRANCHE)

    def save(self, **who):
        return wishes.add(**who, **self.cleaned_data)


class Folding:
    """A form with a part that is folded away until it is needed: the fields named in `aside`."""

    aside: tuple[str, ...] = ()

    @property
    def plain(self):
        return [bound for bound in self if bound.name not in self.aside]

    @property
    def folded(self):
        return [self[name] for name in self.aside]

    @property
    def open(self) -> bool:
        return any(bound.errors or bound.value() for bound in self.folded)


class RewordForm(Folding, VersionedForm):
    wording = WordsField(rows=2, **WORDING)
    kind = PickField(label=_("Det handler om"), choices=WishKind)

    def save(self, *, case, **who):
        values = self.cleaned_data
        return wishes.reword(
            wish=self.row, version=values["version"], wording=values["wording"], kind=values["kind"], **who
        )


class AttemptForm(OnceForm):
    """Filled in beforehand with the commonest, so that one tap saves it: rang today, waiting for an answer."""

    told = ("kind", "made_on", "text")

    kind = PickField(label=_("Hvad gjorde I?"), choices=AttemptKind, initial=AttemptKind.OPKALD)
    workplace_text = LineField(
        label=_("Hos hvem?"), max_length=160, required=False, widget=forms.TextInput(attrs={"list": "arbejdssteder"})
    )
    outcome = PickField(label=_("Svaret"), choices=AttemptOutcome, initial=AttemptOutcome.AFVENTER)
    made_on = DayField(label=_("Hvornår?"), missing=_("Vælg den dag, I gjorde det."))
    text = WordsField(label=_("Kort note"), rows=2, required=False)

    def __init__(self, *args, wish, workplaces, on, **kwargs):
        kwargs["initial"] = {"made_on": on}
        super().__init__(*args, auto_id=f"forsoeg-{wish.pk}-%s", **kwargs)
        self.wish, self.workplaces = wish, workplaces

    def save(self, *, case, **who):
        values = dict(self.cleaned_data)
        # What was picked from the list of workplaces is that workplace; anything else stays as it was written.
        workplace = self.workplaces.get(values["workplace_text"].strip())
        if workplace is not None:
            values["workplace_text"] = ""
        return wishes.attempt(wish=self.wish, workplace=workplace, **values, **who)


class _FateForm(Folding, VersionedForm):
    """One way a wish can go; `auto_id` keeps the fields of the ways apart on one page."""

    code = ""
    title, button = "", ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id=f"{self.code}-%s", **kwargs)

    @property
    def values(self):
        return dict(self.cleaned_data)


class FulfilForm(_FateForm):
    code = "opfyld"
    title, button = _("Det er opfyldt"), _("Gem: opfyldt")
    explanation = WordsField(label=_("Hvordan gik det i opfyldelse?"), rows=2, required=False)

    def save(self, *, case, **who):
        return wishes.fulfil(wish=self.row, **self.values, **who)


class _SettingAsideForm(_FateForm):
    """A way that sets the wish aside: why, if one likes; selvindsigt asks for three things in words (S4-27)."""

    aside = ("set_aside", *INSIGHT)

    set_aside = PickField(label=_("Hvorfor?"), choices=[("", _("Ikke valgt")), *SetAside.choices], required=False)
    insight_observed = WordsField(
        label=_("Hvad har I set?"),
        help_text=_("De tre næste skrives kun, når I ser borgerens muligheder forskelligt."),
        rows=2,
        required=False,
    )
    insight_explained = WordsField(label=_("Hvordan blev det forklaret for borgeren?"), rows=2, required=False)
    insight_answer = WordsField(label=_("Hvad svarede borgeren?"), rows=2, required=False)

    @property
    def values(self):
        values = super().values
        return values | {"why": Reason(**{name: values.pop(name) for name in self.aside})}


class ImpossibleForm(_SettingAsideForm):
    """Both texts are demanded by the action, with a sentence that helps (S4-17)."""

    code = "ikke_mulig"
    field_order = ("explanation", "alternatives")
    title, button = _("Det kan ikke lade sig gøre"), _("Gem: kan ikke lade sig gøre")
    explanation = WordsField(
        label=_("Den forklaring, borgeren fik"),
        help_text=_("Skriv den, så borgeren selv kan læse den."),
        rows=3,
        required=False,
    )
    alternatives = WordsField(label=_("Hvad I så talte om i stedet"), rows=2, required=False)

    def save(self, *, case, **who):
        return wishes.close_as_impossible(wish=self.row, **self.values, **who)


class WithdrawForm(_FateForm):
    code = "traek"
    title, button = _("Borgeren trækker det"), _("Gem: trukket")
    explanation = WordsField(label=_("Borgerens egne ord om det"), rows=2, required=False)

    def save(self, *, case, **who):
        return wishes.withdraw(wish=self.row, **self.values, **who)


class ParkForm(_SettingAsideForm):
    code = "parker"
    field_order = ("revisit_on", "revisit_when")
    title, button = _("Vi venter med det"), _("Gem: vi venter")
    revisit_on = DayField(
        label=_("Tag det op igen den"),
        required=False,
        help_text=_("Dagen kommer til at stå som en opgave hos dig."),
    )
    revisit_when = LineField(
        label=_("Eller når"),
        max_length=200,
        required=False,
        help_text=_("For eksempel: når kørekortet er generhvervet."),
    )

    def save(self, *, case, **who):
        return wishes.park(wish=self.row, **self.values, **who)


FATES = (FulfilForm, ParkForm, WithdrawForm, ImpossibleForm)

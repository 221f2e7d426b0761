"""About the borger: strengths, needs, the two views of the problem, sensitive facts, ways of contact."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import persons
from cases.enums import SensitiveKind, Support, Voice
from offers.enums import NeedKind

from ._fields import LineField, PickField, WordsField
from ._versioned import ActionForm, VersionedForm


class _StrengthFields(forms.Form):
    text = LineField(
        label=_("Hvad er borgeren god til?"), max_length=200, missing=_("Skriv, hvad borgeren er god til.")
    )
    in_citizens_words = forms.BooleanField(label=_("Det er borgerens egne ord"), required=False)


class StrengthForm(ActionForm, _StrengthFields):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="styrke-%s", **kwargs)

    def save(self, **who):
        return persons.add_strength(**who, **self.cleaned_data)


class StrengthEditForm(VersionedForm, _StrengthFields):
    def save(self, *, case, **who):
        return persons.revise_strength(strength=self.row, **self.cleaned_data, **who)


class _NeedFields(forms.Form):
    kind = PickField(label=_("Skånebehov"), choices=NeedKind)
    text = LineField(
        label=_("Med ord"),
        max_length=300,
        required=False,
        help_text=_("Skriv, hvad borgeren har brug for – ikke hvorfor. En virksomhed må gerne kunne læse det."),
    )


class NeedForm(ActionForm, _NeedFields):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="behov-%s", **kwargs)

    def save(self, **who):
        return persons.add_need(**who, **self.cleaned_data)


class NeedEditForm(VersionedForm, _NeedFields):
    def save(self, *, case, **who):
        return persons.revise_need(need=self.row, **self.cleaned_data, **who)


class ProblemForm(VersionedForm):
    """One voice. `row` is what stands now (with its count of versions as `version`), or an empty one."""

    text = WordsField(label=_("Hvad handler det om?"), rows=5, missing=_("Skriv, hvad det handler om."))

    def __init__(self, *args, voice, **kwargs):
        super().__init__(*args, auto_id=f"{voice}-%s", **kwargs)
        self.voice = voice
        self.fields["text"].label = Voice(voice).label

    def save(self, **who):
        return persons.define_problem(voice=self.voice, **self.cleaned_data, **who)


class _SensitiveFields(forms.Form):
    kind = PickField(label=_("Slags"), choices=SensitiveKind)
    purpose = LineField(
        label=_("Hvad skal oplysningen bruges til?"),
        max_length=200,
        missing=_("Skriv, hvad oplysningen skal bruges til. Uden formål må den ikke gemmes."),
    )
    text = WordsField(label=_("Oplysning"), rows=2, missing=_("Skriv oplysningen."))


class SensitiveForm(ActionForm, _SensitiveFields):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="foelsom-%s", **kwargs)

    def save(self, **who):
        return persons.add_sensitive(**who, **self.cleaned_data)


class SensitiveEditForm(VersionedForm, _SensitiveFields):
    def save(self, *, case, **who):
        return persons.revise_sensitive(fact=self.row, **self.cleaned_data, **who)


class ContactDetailsForm(VersionedForm):
    phone = LineField(label=_("Telefon"), max_length=20, required=False)
    address = LineField(label=_("Adresse"), max_length=200, required=False)
    protected = forms.BooleanField(
        label=_("Navne- og adressebeskyttelse"),
        required=False,
        help_text=_("Mærket vises overalt, hvor borgerens navn står."),
    )

    def save(self, **who):
        return persons.change_contact_details(**who, **self.cleaned_data)


class HowToTalkForm(VersionedForm):
    """`row` is the borger. The answer about an interpreter is one of three: yes, no, not asked yet."""

    YES, NO = "ja", "nej"
    language = LineField(label=_("Sprog"), max_length=40, missing=_("Skriv det sprog, I taler sammen på."))
    asked = PickField(
        label=_("Skal der tolk med?"),
        choices=[("", _("Ikke spurgt endnu")), (YES, _("Ja, der skal tolk med")), (NO, _("Nej, borgeren er spurgt"))],
        required=False,
        widget=forms.RadioSelect,
    )
    communication = forms.MultipleChoiceField(
        label=_("Det hjælper, når vi taler sammen"),
        choices=Support,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Det handler om hvordan, ikke hvorfor. Alle, der arbejder med sagen, kan se det."),
        error_messages={"invalid_choice": _("Det valg findes ikke. Vælg fra listen.")},
    )

    def __init__(self, *args, row, **kwargs):
        answered = self.NO if row.interpreter_asked_on else ""
        super().__init__(*args, row=row, initial={"asked": self.YES if row.interpreter else answered}, **kwargs)

    def save(self, **who):
        fields = self.cleaned_data.copy()
        answer = fields.pop("asked")
        return persons.agree_how_to_talk(interpreter=answer == self.YES, asked=bool(answer), **fields, **who)

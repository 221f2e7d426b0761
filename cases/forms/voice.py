"""The borger's answers: by her own link, on the screen she was handed, and from paper; and what staff may do."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import voice, voice_links
from cases.actions._voice import Answer, Remark
from cases.enums import Channel, Chose, Meaning, Stance

from ._borger import ChoiceField, OwnWordsField, YesNoField
from ._fields import DayField, WordsField
from ._once import OnceForm
from ._versioned import ActionForm

SKIP = "spring_over"
NOTHING_YET = _("Der står ikke noget svar endnu. Svar på det, du har lyst til.")
STANCES = [
    (Stance.ENIG, _("Jeg er enig")),
    (Stance.DELVIST, _("Jeg er delvist enig")),
    (Stance.UENIG, _("Jeg er uenig")),
]


class QuestionsForm(OnceForm):
    """The three questions and own words: all that a link may show."""

    told = ("meaning", "chose", "change", "own_words")

    meaning = ChoiceField(label=_("Gav det mening for dig?"), choices=Meaning)
    chose = ChoiceField(label=_("Var du med til at vælge?"), choices=Chose)
    change = OwnWordsField(label=_("Hvad vil du have lavet om?"))
    own_words = OwnWordsField(label=_("Er der andet, du vil sige?"))

    @property
    def skipping(self) -> bool:
        return SKIP in self.data

    def answer(self) -> Answer:
        if self.skipping:
            return Answer(skipped=True)
        return Answer(**{name: self.cleaned_data[name] for name in self.told})

    def clean(self):
        said = super().clean()
        if not self.errors and not self.skipping and self.answer() == Answer():
            raise forms.ValidationError(NOTHING_YET)
        return said


class LinkForm(QuestionsForm):
    """Her own link. Nothing is skipped here: who does not want to answer closes the page."""

    @property
    def skipping(self) -> bool:
        return False

    def save(self, *, link, by, on):
        return voice_links.use(link=link, by=by, on=on, answer=self.answer(), row_id=self.cleaned_data["row_id"])


class KioskForm(QuestionsForm):
    """The same on the screen she was handed, with what was agreed, line by line, and whether she understands it."""

    told = (*QuestionsForm.told, "understood")
    channel = Channel.KIOSK

    understood = YesNoField(
        label=_("Forstår du, hvad der sker nu?"), yes=_("Ja, det forstår jeg"), no=_("Nej, ikke helt")
    )

    def __init__(self, data=None, *, lines=(), **kwargs):
        super().__init__(data, **kwargs)
        self.lines = list(lines)
        for line in self.lines:
            self.fields[f"stance_{line.pk}"] = ChoiceField(label=_("Er du enig?"), choices=STANCES)
            self.fields[f"remark_{line.pk}"] = OwnWordsField(label=_("Din bemærkning"), rows=2)

    @property
    def agreed(self):
        """Each line with its two fields."""
        return [(line, self[f"stance_{line.pk}"], self[f"remark_{line.pk}"]) for line in self.lines]

    def answer(self) -> Answer:
        plain = super().answer()
        return plain if plain.skipped else Answer(**{**vars(plain), "remarks": tuple(self._remarks())})

    def _remarks(self):
        for line in self.lines:
            stance, text = self.cleaned_data[f"stance_{line.pk}"], self.cleaned_data[f"remark_{line.pk}"]
            if stance or text.strip():
                yield Remark(line, stance, text)

    def save(self, *, meeting, by, on):
        who = {"meeting": meeting, "by": by, "on": on, "channel": self.channel}
        return voice.give(**who, answer=self.answer(), row_id=self.cleaned_data["row_id"])


class PaperForm(KioskForm):
    """Typed in by staff from the borger's paper, word by word; it says so wherever it is read."""

    channel = Channel.PAPIR

    given_on = DayField(label=_("Hvilken dag er svaret givet?"), missing=_("Vælg den dag, borgeren svarede."))

    field_order = ("given_on",)

    def save(self, *, meeting, by, on):
        who = {"meeting": meeting, "by": by, "on": on, "channel": self.channel}
        rest = {name: self.cleaned_data[name] for name in ("given_on", "row_id")}
        return voice.give(**who, answer=self.answer(), **rest)


class WrongForm(ActionForm):
    """Why the answer stands in the wrong place; it stays, hidden behind this."""

    reason = WordsField(
        label=_("Hvad er forkert?"),
        help_text=_("For eksempel: Svaret hører til en anden sag. Skriv ikke, hvilken, og gengiv ikke svaret."),
        rows=2,
        missing=_("Skriv kort, hvorfor registreringen er forkert."),
    )

    def save(self, *, statement, by, on):
        return voice.mark_wrong(statement=statement, by=by, on=on, reason=self.cleaned_data["reason"])


class NewLinkForm(OnceForm):
    """Nothing to fill in: a link is made for the samtale it is asked from. Sent twice it is made once."""

    def save(self, *, meeting, by, on):
        return voice_links.make(meeting=meeting, by=by, on=on, row_id=self.cleaned_data["row_id"])


class OwnMeaningForm(ActionForm):
    """One tap about one's own work."""

    meaning = ChoiceField(
        label=_("Gav samtalen mening for dig som fagperson?"),
        choices=Meaning,
        required=True,
        missing=_("Vælg et af svarene."),
    )

    def save(self, *, meeting, by, on):
        return voice.own_meaning(meeting=meeting, by=by, on=on, meaning=self.cleaned_data["meaning"])


class PasswordForm(forms.Form):
    """The way back to one's own screen. Not filled in by the browser: the borger is the one who sits there."""

    password = forms.CharField(
        label=_("Din adgangskode"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Skriv din adgangskode.")},
    )

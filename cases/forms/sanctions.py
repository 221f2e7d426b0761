"""Before a sanction: a long form on purpose, in the order of the law. The one screen where much must be answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import sanctions
from cases.enums import Ability, HearingForm, ResistanceCause, SanctionOutcome
from cases.models import Goal, Meeting
from jobcenter.dates import danish

from ._fields import DayField, PickField, RowField, WordsField
from ._once import OnceForm
from ._versioned import VersionedForm


@dataclass(frozen=True)
class Section:
    """One step of the law: why it is asked, the rules it stands on (keys of the dated rules), and its fields."""

    code: str
    title: Any
    why: Any
    rules: tuple[str, ...]
    fields: tuple[str, ...]


SECTIONS = (
    Section(
        "genaabning",
        _("Hvorfor alligevel nu?"),
        _("Sagen har stået stille længe og er ikke åbnet trin for trin. Grunden bliver stående ved skridtet."),
        ("sanktion.genaabning.maaneder",),
        ("reactivation_override",),
    ),
    Section(
        "vejledning",
        _("1. Vejledningen"),
        _("Borgeren skal skriftligt have vidst, hvad der blev ventet, og hvad det kunne betyde – før det skete."),
        ("sanktion.forudgaaende_vejledning",),
        ("guided_on",),
    ),
    Section(
        "haendelse",
        _("2. Det, der skete"),
        _("Skriv det, så borgeren kan genkende det."),
        (),
        ("about", "happened_on", "meeting"),
    ),
    Section(
        "hoering",
        _("3. Borgerens egen forklaring"),
        _("Først når I har haft rigtig kontakt, kan noget besluttes. Et brev uden svar er ikke kontakt."),
        ("sanktion.partshoering", "sanktion.aktivitetsparat.partshoering"),
        ("heard_by", "heard_on", "citizen_account"),
    ),
    Section(
        "aarsag",
        _("4. Hvorfor mon?"),
        _("Modstand har som regel en grund, og grunden afgør, hvad der hjælper. Sæt gerne flere krydser."),
        (),
        ("causes", "cheating_basis"),
    ),
    Section(
        "kan",
        _("5. Kan borgeren – og hvilken hjælp kom først?"),
        _("Et krav virker kun for den, der kan leve op til det. Hjælpen kommer før kravet."),
        (),
        ("ability", "support_tried", "help_offered"),
    ),
    Section(
        "hensyn",
        _("6. Hensyn, følger og andre veje"),
        _("Det konkrete skøn: denne borger, denne situation, og om en sanktion overhovedet hjælper på vej."),
        ("sanktion.aktivitetsparat.afvejning",),
        ("vulnerability", "side_effects", "alternatives"),
    ),
    Section(
        "beslutning",
        _("7. Beslutningen"),
        _("Begrundelsen skal kunne læses af borgeren. Sig også, hvordan man klager."),
        ("sanktion.begrundelse", "sanktion.klagevejledning"),
        ("goal", "outcome", "reasons"),
    ),
)


class SanctionForm(OnceForm):
    told = ("about", "citizen_account", "reasons")

    reactivation_override = WordsField(label=_("Hvorfor skal det videre, før sagen er åbnet trin for trin?"), rows=3)
    guided_on = DayField(
        label=_("Hvornår fik borgeren vejledningen?"), missing=_("Vælg den dag, vejledningen blev givet skriftligt.")
    )
    about = WordsField(label=_("Hvad handler det om?"), rows=3, missing=_("Skriv, hvad det handler om."))
    happened_on = DayField(label=_("Hvornår skete det?"), missing=_("Vælg den dag, det skete."))
    meeting = RowField(
        label=_("Handler det om en samtale?"), queryset=Meeting.objects.none(), empty_label=_("Nej, noget andet")
    )
    heard_by = PickField(
        label=_("Hvordan fik I fat i hinanden?"),
        choices=HearingForm,
        widget=forms.RadioSelect,
        missing=_("Vælg, hvordan I fik fat i hinanden. Har I ikke det endnu, er det for tidligt at beslutte noget."),
    )
    heard_on = DayField(label=_("Hvornår?"), missing=_("Vælg den dag, borgeren blev hørt."))
    citizen_account = WordsField(
        label=_("Hvad siger borgeren selv?"),
        help_text=_("Gerne med borgerens egne ord."),
        missing=_("Skriv, hvad borgeren selv siger. Uden borgerens forklaring kan intet besluttes."),
    )
    causes = forms.MultipleChoiceField(
        label=_("Hvad kan grunden være?"),
        choices=ResistanceCause,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Overvej, hvorfor borgeren ikke kom eller sagde nej. »Ved ikke« er et svar."),
            "invalid_choice": _("Det valg findes ikke. Vælg fra listen."),
        },
    )
    cheating_basis = WordsField(
        label=_("Konkret grundlag for at mene snyd"),
        help_text=_("Kun hvis I har sat kryds ved snyd. En fornemmelse er ikke et grundlag."),
        rows=2,
        required=False,
    )
    ability = PickField(
        label=_("Kan borgeren leve op til kravet?"),
        choices=Ability,
        widget=forms.RadioSelect,
        missing=_("Vælg, om borgeren kan leve op til kravet. »Ved ikke endnu« er også et svar."),
    )
    support_tried = WordsField(
        label=_("Hvilken støtte er prøvet?"), rows=2, missing=_("Skriv, hvilken støtte der er prøvet.")
    )
    help_offered = WordsField(
        label=_("Hvilken hjælp tilbød I først?"),
        help_text=_("For eksempel at gøre det sammen."),
        rows=2,
        missing=_("Skriv, hvilken hjælp I tilbød først – for eksempel at gøre det sammen."),
    )
    vulnerability = WordsField(
        label=_("Hvilket hensyn kræver borgerens situation?"),
        rows=3,
        missing=_("Skriv, hvilket hensyn borgerens situation kræver."),
    )
    side_effects = WordsField(
        label=_("Hvad kan det betyde for borgeren og for andre?"),
        help_text=_("For eksempel børn, bolig og helbred."),
        rows=2,
        missing=_("Skriv, hvad det kan betyde for borgeren og for andre, for eksempel børn."),
    )
    alternatives = WordsField(
        label=_("Hvilke andre veje er prøvet?"), rows=2, missing=_("Skriv, hvilke andre veje der er prøvet.")
    )
    goal = RowField(
        label=_("Hvilket mål tjener det?"),
        queryset=Goal.objects.none(),
        words=lambda goal: goal.citizen_wording,
        required=True,
        empty_label=_("Vælg et mål"),
    )
    outcome = PickField(
        label=_("Hvad beslutter du?"),
        choices=SanctionOutcome,
        widget=forms.RadioSelect,
        missing=_("Vælg, hvad du beslutter. Systemet foreslår ingen af dem."),
    )
    reasons = WordsField(label=_("Begrundelse"), missing=_("Skriv begrundelsen for beslutningen."))

    def __init__(self, *args, goals, meetings, overriding, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["goal"].queryset = goals
        self.fields["meeting"].queryset = meetings
        self.fields["meeting"].words = lambda meeting: danish(meeting.planned_on)
        if not overriding:
            del self.fields["reactivation_override"]

    @property
    def sections(self):
        """The steps of the law with their bound fields; one without a field is left out."""
        found = [(section, [self[name] for name in section.fields if name in self.fields]) for section in SECTIONS]
        return [(section, bound) for section, bound in found if bound]

    def submit(self, **who):
        """What does not go together is said at the first try, beside what is missing."""
        if not self.is_valid():
            for name, sentence in dict(sanctions.amiss(self.cleaned_data, who["on"])).items():
                self.add_error(name, sentence)
        return super().submit(**who)

    def save(self, *, case, by, on):
        values = dict(self.cleaned_data)
        row_id = values.pop("row_id")
        considered = sanctions.Considered(**values | {"causes": tuple(values["causes"])})
        return sanctions.weigh(case=case, by=by, on=on, considered=considered, row_id=row_id)


class LookForm(VersionedForm):
    second_look_text = WordsField(
        label=_("Hvad ser du?"),
        help_text=_("Dit eget blik med dine egne ord. Beslutningen er stadig sagsbehandlerens."),
        rows=4,
        missing=_("Skriv, hvad du ser."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="blik-%s", **kwargs)

    def save(self, *, case, **who):
        return sanctions.look_again(sanction=self.row, **self.cleaned_data, **who)


class LetGoForm(VersionedForm):
    sentence = WordsField(
        label=_("Hvorfor går det ikke videre?"), rows=2, missing=_("Skriv, hvorfor det ikke går videre.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="lad-ligge-%s", **kwargs)

    def save(self, *, case, **who):
        return sanctions.let_go(sanction=self.row, **self.cleaned_data, **who)

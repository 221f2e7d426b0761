"""The involvement form: phase and subjects by one tap, options, who decided, and the four forms each with its words."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import (
    Actor,
    Agreement,
    Barrier,
    DecidedBy,
    DecisionIncluded,
    Form,
    Phase,
    Precondition,
    Pressure,
    Subject,
)
from cases.involvement import Claim, Draft, Judgement, answered, judge, suggest
from cases.involvement.evidence import ELSEWHERE
from cases.models import Indicator
from offers.models import Offer

from ._involvement_initial import PLAIN, SETS, initial_of, rows_from
from ._involvement_rows import AskedRow, MoveRow, OptionRow, WithheldRow, rows_of, short_text, taken
from ._versioned import ActionForm

# The historical 225-hour rule is read in old entries and not offered for new ones.
SUBJECTS = [(code, label) for code, label in Subject.choices if code != Subject.TIMEREGEL]


def chips(choices, label, *, many: bool = False, **more):
    """One tap each; nothing is chosen beforehand, so that no answer is there by default."""
    if many:
        return forms.MultipleChoiceField(
            label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, **more
        )
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect, **more)


def words(label, **more):
    return forms.CharField(label=label, required=False, widget=short_text(), **more)


class InvolvementForm(ActionForm):
    """One entry. `needed=False` (inside a samtale) lets it stay untouched; then `draft()` is None."""

    phase = chips(Phase.choices, _("Hvor i forløbet var vi?"))
    subjects = chips(SUBJECTS, _("Hvad talte vi om?"), many=True)
    citizen_words = words(
        _("Hvad ville borgeren?"), help_text=_("Borgerens egen forståelse og ønske, med borgerens ord.")
    )
    worker_view = words(_("Hvad er dit faglige blik?"), help_text=_("Holdes for sig. De to blandes aldrig sammen."))
    decision = words(_("Hvad blev besluttet?"))
    decided_by = chips(DecidedBy.choices, _("Hvem besluttede?"))
    legal_basis = forms.CharField(
        label=_("Hvilken regel?"),
        help_text=_("Når loven havde afgjort det, for eksempel LAB § 58."),
        max_length=200,
        required=False,
    )
    power_moved = words(_("Hvad kunne du have besluttet, som borgeren nu beslutter?"))
    decision_included = chips(DecisionIncluded.choices, _("Var selve beslutningen også fælles?"))
    barriers = chips(Barrier.choices, _("Hvad stod i vejen?"), many=True)
    barrier_explanation = words(_("Eller sig det med dine egne ord"))
    agreement = chips(Agreement.choices, _("Er I enige?"))
    dissent = words(
        _("Det er borgeren uenig i"), help_text=_("Med borgerens ord. Uenighed står i vejen for ingenting.")
    )
    pressure = chips(Pressure.choices, _("Var der pres på?"))
    pressure_text = words(_("Hvilken frist, regel eller hvilket mål?"))
    free_choice = words(
        _("Var valget frit?"), help_text=_("Når en sanktion blev nævnt. Det står ved siden af valget, og begge bliver.")
    )
    actors = chips(Actor.choices, _("Hvem var ellers med?"), many=True)
    preconditions = chips(
        Precondition.choices,
        _("Hvad manglede, for at borgeren rigtigt kunne være med?"),
        many=True,
        help_text=_("Det bliver talt sammen for teamet, så dem, der kan gøre noget ved det, kan se det."),
    )
    step = forms.ChoiceField(label=_("Hvilket skridt i planen handlede det om?"), required=False)

    def __init__(self, data=None, *, on: date, draft: Draft | None = None, needed: bool = True, asked=(), steps=()):
        self.on, self.needed = on, needed
        # An answer stands under the wording it was given to, also after the wording has changed or ended.
        wordings = {i.code: i for i in (*Indicator.objects.in_force(on), *asked)}
        self.indicators = sorted(wordings.values(), key=lambda indicator: indicator.order)
        super().__init__(data, prefix="inddragelse", initial=initial_of(draft) if draft else None)
        for form in Form:
            self.fields[f"claim_{form}"] = forms.BooleanField(label=form.label, required=False)
            self.fields[f"evidence_{form}"] = words(_("Hvad skete der?"))
            self.fields[f"counter_comment_{form}"] = words(_("Hvorfor passer formen alligevel?"))
        for indicator in self.indicators:
            if indicator.code not in ELSEWHERE:
                self.fields[f"hit_{indicator.code}"] = words(indicator.prompt)
        if draft and Subject.TIMEREGEL in draft.subjects:
            self.fields["subjects"].choices = Subject.choices
        self._worded()
        self._steps(steps)
        self._rows(data, draft)
        self.judged = judge(draft) if draft else Judgement({}, ())

    def _worded(self) -> None:
        """Two answers are kept in columns of their own and asked in the words of their indicator."""
        prompts = {i.code: i.prompt for i in self.indicators}
        for code, name in (("D-2", "power_moved"), ("S-6", "decision_included")):
            if code in prompts:
                self.fields[name].label = prompts[code]
        if "hit_S-6" in self.fields:
            self.fields["hit_S-6"].label = _("Hvordan blev der besluttet?")

    def _steps(self, steps) -> None:
        self.fields["step"].choices = [("", _("Ikke et bestemt")), *((str(step.pk), step.title) for step in steps)]
        if not steps:
            del self.fields["step"]

    def _rows(self, data, draft: Draft | None) -> None:
        catalogue = list(Offer.objects.open_on(self.on).values_list("pk", "title", "demands_text"))
        self.catalogue = [title for _pk, title, _demands in catalogue]
        self.demands = {str(pk): demands for pk, _title, demands in catalogue}
        # What was on the table keeps its place in the catalogue, also when it has closed since.
        names = {row.label.lower(): row.key for row in (*draft.options, *draft.withheld) if row.key} if draft else {}
        names |= {title.lower(): str(pk) for pk, title, _demands in catalogue}
        known = frozenset(names.values()) | {row.key for row in (draft.asked if draft else ()) if row.key}
        more = {"data": data, "form_kwargs": {"names": names, "known": known}}
        read = rows_from(draft)
        self.options = rows_of(OptionRow, least=3, initial=read["options"], prefix="muligheder", **more)
        self.withheld = rows_of(WithheldRow, least=2, initial=read["withheld"], prefix="ikke_vist", **more)
        self.asked = rows_of(AskedRow, least=1, initial=read["asked"], prefix="udbydere", **more)
        self.moves = rows_of(MoveRow, least=3, initial=read["moves"], prefix="traek", **more)
        self.formsets = (self.options, self.withheld, self.asked, self.moves)

    # --- Reading what was typed ---------------------------------------------------------------------------------------

    @property
    def touched(self) -> bool:
        return self.has_changed() or any(rows.has_changed() for rows in self.formsets)

    def parts(self):
        yield self
        for rows in self.formsets:
            yield from rows.forms

    def is_valid(self) -> bool:
        # The form first: its clean() puts refusals on the rows.
        return super().is_valid() and all(rows.is_valid() for rows in self.formsets)

    @property
    def status(self) -> int:
        if self.conflict:
            return 409
        return 422 if self.is_bound and not self.is_valid() else 200

    def clean(self):
        if not self.needed and not self.touched:
            return self.cleaned_data
        for rows in self.formsets:
            rows.is_valid()
        if not self.cleaned_data.get("phase"):
            self.add_error("phase", _("Vælg, hvor i forløbet I var. Ét tryk er nok."))
        self._no_words_lost()
        self.judged = self._judge()
        rows = taken(self.options)
        for verdict in self.judged.refusals:
            self._refuse(verdict, rows)
        return self.cleaned_data

    def _no_words_lost(self) -> None:
        """Words under a form that is not chosen would vanish by the save, so the caseworker says what they are."""
        for form in Form:
            names = [f"evidence_{form}", f"counter_comment_{form}", *(f"hit_{code}" for code in self.codes(form))]
            if not self.cleaned_data.get(f"claim_{form}") and any(self.cleaned_data.get(name) for name in names):
                self.add_error(
                    f"claim_{form}",
                    _("Der står noget under %(form)s. Vælg formen, eller slet teksten.") % {"form": form.label},
                )

    def _refuse(self, verdict, rows) -> None:
        if verdict.row is not None:
            rows[verdict.row].add_error(verdict.field, verdict.message)
        else:
            self.add_error(verdict.field if verdict.field in self.fields else None, verdict.message)

    def _judge(self) -> Judgement:
        draft = self.draft()
        return judge(draft) if draft else Judgement({}, ())

    def codes(self, form: Form) -> list[str]:
        return [i.code for i in self.indicators if i.form == form and i.code not in ELSEWHERE]

    def draft(self, occurred_on: date | None = None) -> Draft | None:
        """What was typed as a value; None where nothing was."""
        if not self.needed and not self.touched:
            return None
        said = self.cleaned_data
        occurred_on = occurred_on or self.on
        return Draft(
            phase=said.get("phase") or "",
            occurred_on=occurred_on,
            subjects=tuple(said.get("subjects") or ()),
            step=said.get("step") or "",
            moves=tuple(row.value() for row in taken(self.moves)),
            agreement=said.get("agreement") or Agreement.IKKE_AFKLARET,
            claims=tuple(self._claim(form) for form in Form if said.get(f"claim_{form}")),
            options=tuple(row.value(self.demands) for row in taken(self.options)),
            withheld=tuple(row.value() for row in taken(self.withheld)),
            asked=tuple(row.value(occurred_on) for row in taken(self.asked)),
            **{name: frozenset(said.get(name) or ()) for name in SETS},
            **{name: said.get(name) or "" for name in PLAIN},
        )

    def _claim(self, form: Form) -> Claim:
        hits = {code: self.cleaned_data.get(f"hit_{code}") or "" for code in self.codes(form)}
        evidence, comment = (self.cleaned_data.get(f"{name}_{form}") or "" for name in ("evidence", "counter_comment"))
        return Claim(form, evidence, {code: text for code, text in hits.items() if text}, comment)

    # --- What the screen says about it --------------------------------------------------------------------------------

    @property
    def suggested(self) -> list[Form]:
        """Forms that the words point at and nobody has chosen; the caseworker chooses."""
        draft = self.draft()
        if draft is None:
            return []
        texts = {code: self.cleaned_data.get(f"hit_{code}") or "" for form in Form for code in self.codes(form)}
        chosen = {claim.form for claim in draft.claims}
        return [found.form for found in suggest(answered(draft, texts)) if found.form not in chosen]

    @property
    def opens(self) -> dict[str, bool]:
        """Folded parts that hold something, or something to put right, stand open."""

        def holds(*names: str) -> bool:
            return any(self[name].errors or self[name].value() for name in names if name in self.fields)

        rows = [*self.options.forms, *self.withheld.forms]
        return {
            "options": any(row.errors or any(bound.value() for bound in row) for row in rows),
            "decision": holds("decision", "decided_by", "legal_basis", "step"),
            "actors": holds("actors"),
            "barriers": holds("barriers", "barrier_explanation"),
            "preconditions": holds("preconditions"),
            "agreement": holds("agreement", "dissent", "pressure", "pressure_text", "free_choice"),
            "moves": any(row.errors or any(bound.value() for bound in row) for row in self.moves.forms),
        }

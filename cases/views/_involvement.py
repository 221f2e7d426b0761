"""What the involvement screens show of a form: the four cards, what is missing in each, and where to put it right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from cases.enums import ClaimStatus, Form, Polarity
from cases.forms._involvement_rows import taken
from cases.forms.involvement import InvolvementForm
from cases.involvement import Draft, Surroundings, Verdict, judge
from cases.involvement.evidence import ELSEWHERE, written_by_us
from cases.involvement.notices import CHOICES
from cases.involvement.texts import HELP, Help
from cases.models import InvolvementEntry
from cases.queries.contested import as_truth
from cases.queries.involvement_drafts import draft_of
from cases.wording import language

TONES = {ClaimStatus.DOKUMENTERET: "good", ClaimStatus.DELVIS: "info", ClaimStatus.UDOKUMENTERET: "neutral"}
# Where on the screen the words of an indicator are written, when not under the indicator itself.
_OWN_FIELD = {"D-1": "decision", "D-3": "citizen_words", "S-6": "decision_included"}
_OWN_PLACE = {"F-2": "#muligheder", "F-3": "#udbydere"}


@dataclass(frozen=True)
class Question:
    """One indicator on a card: its prompt, and its field or the place where it is answered."""

    code: str
    prompt: str
    field: Any = None
    href: str = ""


@dataclass(frozen=True)
class Card:
    """One form to choose, with its help and its questions."""

    form: Form
    help: Help
    claim: Any
    evidence: Any
    counter_comment: Any
    needed: list[Question] = field(default_factory=list)
    more: list[Question] = field(default_factory=list)
    against: list[Question] = field(default_factory=list)

    @property
    def open(self) -> bool:
        asked = [self.counter_comment, *(q.field for q in (*self.more, *self.against) if q.field is not None)]
        return any(bound.value() or bound.errors for bound in asked)


Around = Callable[[Draft], Surroundings]


def screen(form: InvolvementForm, around: Around | None = None) -> dict[str, Any]:
    """Rows with something in them stand open, and empty ones until two options can be told; the rest is folded.

    `around` is asked about what was typed: what stands in the case and elsewhere may add something to consider.
    """
    options, asked = form.options.forms, form.asked.forms
    shown = max(2, sum(1 for row in options if holds(row)))
    answered = max(1, sum(1 for row in asked if holds(row)))
    return {
        "form": form,
        "cards": [_card(form, code) for code in Form],
        "status": status(form, around),
        "options": options[:shown],
        "more_options": options[shown:],
        "asked": asked[:answered],
        "more_asked": asked[answered:],
    }


def holds(row: Any) -> bool:
    return bool(row.errors) or any(bound.value() for bound in row if not bound.is_hidden)


def _card(form: InvolvementForm, code: Form) -> Card:
    card = Card(code, HELP[code], form[f"claim_{code}"], form[f"evidence_{code}"], form[f"counter_comment_{code}"])
    for indicator in form.indicators:
        if indicator.form == code:
            question = Question(
                indicator.code, indicator.prompt, _field(form, indicator.code), _href(form, indicator.code)
            )
            against = indicator.polarity == Polarity.IMOD
            (card.against if against else card.needed if indicator.required else card.more).append(question)
    return card


def _field(form: InvolvementForm, code: str) -> Any:
    if code == "D-2":
        return form["power_moved"]
    return None if code in ELSEWHERE else form[f"hit_{code}"]


def _href(form: InvolvementForm, code: str) -> str:
    if code in _OWN_PLACE:
        return _OWN_PLACE[code]
    name = _OWN_FIELD.get(code, "power_moved" if code == "D-2" else f"hit_{code}")
    return f"#{form[name].auto_id}"


def href_of(form: InvolvementForm, verdict: Verdict) -> str:
    if verdict.row is not None:
        return f"#{taken(form.options)[verdict.row][verdict.field].auto_id}"
    if verdict.form is None and verdict.field not in form.fields:
        return ""
    if verdict.field in form.fields:
        return f"#{form[verdict.field].auto_id}"
    return _href(form, verdict.field) if "-" in verdict.field else f"#{form[f'claim_{verdict.form}'].auto_id}"


def status(form: InvolvementForm, around: Around | None = None) -> dict[str, Any]:
    """What the panel »Hvad mangler?« says: each chosen form, what keeps it from being documented, what to consider."""
    draft = form.draft() if form.is_bound and hasattr(form, "cleaned_data") else None
    beside = around(draft) if around and draft else Surroundings()
    judged = judge(draft, beside) if draft else form.judged
    chosen = [
        {
            "label": code.label,
            "status": found.label,
            "tone": TONES[found],
            "missing": [(v.message, href_of(form, v)) for v in judged.missing(code)],
            "notices": [(v.message, href_of(form, v)) for v in judged.notices if v.form is code],
        }
        for code, found in judged.statuses.items()
    ]
    suggested = [(code.label, f"#{form[f'claim_{code}'].auto_id}") for code in form.suggested] if form.is_bound else []
    return {
        "chosen": chosen,
        "suggested": suggested,
        "notices": [(v.message, href_of(form, v)) for v in judged.notices if v.form is None],
        "language": guard(draft, beside) if draft else None,
    }


def guard(draft: Draft, around: Surroundings, kept: list[str] | None = None) -> dict[str, Any] | None:
    """Words that judge a person, where we wrote them; None where there are none, or the author has kept them."""
    found = language.remarks(written_by_us(draft), kept or ())
    return {"remarks": found, "alternatives": language.alternatives(around.placements)} if found else None


def errors_of(*forms: Any) -> list[tuple[str, str]]:
    """(href, sentence) for everything that must be put right, in the order of the screen."""
    found = []
    for form in forms:
        found += [("", str(error)) for error in form.non_field_errors()]
        for bound in form:
            for error in bound.errors:
                found.append((f"#{bound.auto_id}", f"{bound.label} – {error}"))
    return found


def all_errors(form: InvolvementForm, *, before: tuple[Any, ...] = ()) -> list[tuple[str, str]]:
    rows = [row for rows in form.formsets for row in rows.forms]
    too_many = [("", str(error)) for rows in form.formsets for error in rows.non_form_errors()]
    return [*errors_of(*before, form, *rows), *too_many]


def saved_sentence(statuses: list[str]) -> str:
    """The line after a save: it says that it is saved and, without blame, that something can still be added."""
    if any(status != ClaimStatus.DOKUMENTERET for status in statuses):
        return _("Gemt. Noget kan stadig skrives til – det står under hver form.")
    return _("Gemt.")


def read(entry: InvolvementEntry, around: Around | None = None) -> dict[str, Any]:
    """An entry as a page shows it: each form with its words, its status, what is missing, and what the borger denies.

    Fetch it `whole()`, so that her own answer is with it.
    """
    draft = draft_of(entry)
    beside = around(draft) if around else Surroundings()
    judged = judge(draft, beside)
    order = list(Form)
    claims = sorted(entry.claims.all(), key=lambda claim: order.index(Form(claim.form)))
    return {
        "entry": entry,
        "notices": [v.message for v in judged.notices if v.form is None],
        "contested": bool(judged.contested),
        "language": guard(draft, beside, entry.kept_wording),
        "claims": [
            {
                "claim": claim,
                "help": HELP[Form(claim.form)],
                "tone": TONES[ClaimStatus(claim.status)],
                "contested": Form(claim.form) in judged.contested,
                "missing": [v.message for v in judged.missing(Form(claim.form))],
                "notices": [v.message for v in judged.notices if v.form == claim.form and v.code != "V-20"],
                "told": [hit for hit in claim.hits.all() if hit.indicator.polarity == Polarity.FOR],
                "against": [hit for hit in claim.hits.all() if hit.indicator.polarity == Polarity.IMOD],
            }
            for claim in claims
        ],
    }


def line(entry: InvolvementEntry) -> dict[str, Any]:
    """An entry in a list: its forms in their own order, and what the borger denies (`borger_chose`, by the query)."""
    order = list(Form)
    denied = as_truth(entry.borger_chose or "") is False
    claims = sorted(entry.claims.all(), key=lambda claim: order.index(Form(claim.form)))
    return {
        "entry": entry,
        "claims": [(claim, TONES[ClaimStatus(claim.status)], denied and claim.form in CHOICES) for claim in claims],
    }

"""Write decisions that carry a dilemma: the weighing, the way out of a praktik, and contact with its workplace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.enums import GuideOutcome, PauseReason, PlanDecision
from cases.models import (
    Case,
    CompanyContact,
    Pause,
    Placement,
    PlacementGuide,
    PlanStep,
    Weighing,
)
from cases.permissions import may_decide, may_record, may_work_with_companies
from cases.queries.dilemmas import asked_to_be_left_alone

from ._checks import has_come, not_gone, written
from ._once import once
from ._voice import ask, responsible
from ._writing import create, refuse, writing

WEIGH = gettext_lazy("Vælg mindst ét af de fire hensyn, der trak i sagen.")
TELL_HER = gettext_lazy("Fortæl borgeren, hvorfor arbejdspladsen blev kontaktet")
TELL_DAYS = "stemme.kontakt_mod_oensket.dage"


@dataclass(frozen=True)
class Weighed:
    """The dimensions that pulled against each other, and how it was weighed. A list and words, never a sum."""

    dimensions: tuple[str, ...]
    text: str


@dataclass(frozen=True, kw_only=True)
class Answers:
    """The four questions in the source's order (S3-02), and where they led."""

    outcome: str
    work_behind: str = ""
    short_track: str = ""
    her_needs: str = ""
    her_account: str = ""
    alternative: str = ""
    no_activity_until: date | None = None


def weigh(
    *,
    case: Case,
    by: Any,
    on: date,
    decision: str,
    weighed: Weighed,
    step: PlanStep | None = None,
    placement: Placement | None = None,
    row_id: UUID | None = None,
) -> Weighing:
    """What pulled in a decision to start, continue, adjust or stop (S3-01)."""
    with writing(case, by=by, on=on, what="decision.weighed", may=may_record) as w:
        _of_this(w.case, step.plan.case_id if step else None, placement.case_id if placement else None)
        pk = once(w.case.weighings.all(), row_id)
        weighing = _weighing(w.case, by, on, decision, weighed, pk=pk, step=step, placement=placement)
        w.target, w.data = weighing, {"decision": decision, "dimensions": weighing.dimensions}
    return weighing


def _of_this(case: Case, *theirs: UUID | None) -> None:
    if any(found not in (None, case.pk) for found in theirs):
        raise refuse(_("Det valgte hører til en anden sag."))


def _weighing(case: Case, by: Any, on: date, decision: str, weighed: Weighed, **about: Any) -> Weighing:
    if not weighed.dimensions:
        raise refuse(WEIGH, "dimensions")
    text = written(weighed.text, _("Skriv med få ord, hvordan I vejede det."), "text")
    dimensions = sorted(set(weighed.dimensions))
    return create(
        Weighing(case=case, decision=decision, dimensions=dimensions, text=text, decided_on=on, decided_by=by, **about)
    )


# Where the four questions end is a decision like any other; another company is an adjustment of the course.
DECISION = {
    GuideOutcome.FORTSAET: PlanDecision.FORTSAET,
    GuideOutcome.JUSTER: PlanDecision.JUSTER,
    GuideOutcome.SKIFT: PlanDecision.JUSTER,
    GuideOutcome.STOP: PlanDecision.STOP,
}


def guide_out(
    *, placement: Placement, by: Any, on: date, answers: Answers, weighed: Weighed, row_id: UUID | None = None
) -> PlacementGuide:
    """The four answers and where they led; a stop has an alternative or an agreed day, and says what pulled.

    An agreed day becomes a faglig pause with its review that day: nobody is parked before, nobody forgotten after.
    """
    with writing(placement.case, by=by, on=on, what="placement.guided_out", may=may_decide) as w:
        pk = once(PlacementGuide.objects.filter(placement=placement), row_id)
        if answers.outcome == GuideOutcome.STOP:
            _has_a_way_on(answers, on)
        guide = create(PlacementGuide(id=pk, placement=placement, decided_on=on, decided_by=by, **_stripped(answers)))
        if answers.outcome == GuideOutcome.STOP or weighed.dimensions or weighed.text.strip():
            _weighing(w.case, by, on, DECISION[GuideOutcome(answers.outcome)], weighed, placement=placement)
        if answers.no_activity_until is not None:
            _rest(w.case, by, on, answers, answers.no_activity_until)
        w.target, w.data = guide, {"outcome": guide.outcome, "no_activity_until": guide.no_activity_until}
    return guide


def _stripped(answers: Answers) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in vars(answers).items()}


def _has_a_way_on(answers: Answers, on: date) -> None:
    if not answers.alternative.strip() and answers.no_activity_until is None:
        message = _("Skriv, hvad der sker i stedet, eller til hvilken dag I har aftalt, at der ingen aktivitet er.")
        raise refuse(message, "alternative")
    if answers.no_activity_until is not None:
        not_gone(answers.no_activity_until, on + timedelta(days=1), "no_activity_until")


def _rest(case: Case, by: Any, on: date, answers: Answers, until: date) -> None:
    """What was agreed stands where every rule reads it: as a pause for the borger's sake."""
    create(
        Pause(
            case=case,
            reason=PauseReason.TRYGHED,
            text=_("Aftalt efter praktikken: ingen aktivitet lige nu."),
            activity=answers.alternative.strip() or _("Ro efter praktikken. Vi taler sammen igen den aftalte dag."),
            citizen_part=answers.her_account.strip() or _("Aftalt med borgeren, da praktikken stoppede."),
            starts_on=on,
            review_on=until,
            decided_by=by,
        )
    )


def contact_company(
    *,
    placement: Placement,
    by: Any,
    on: date,
    kind: str,
    happened_on: date,
    text: str = "",
    reason: str = "",
    row_id: UUID | None = None,
) -> CompanyContact:
    """A contact with the workplace; against the borger's wish only with a reason, and with somebody to tell her."""
    with writing(placement.case, by=by, on=on, what="company.contacted", may=may_work_with_companies) as w:
        against = asked_to_be_left_alone(placement)
        contact = create(
            CompanyContact(
                id=once(w.case.company_contacts.all(), row_id),
                case=w.case,
                placement=placement,
                kind=kind,
                happened_on=has_come(happened_on, on, "happened_on"),
                made_by=by,
                text=text.strip(),
                against_wish=against,
                reason=written(reason, _WHY, "reason") if against else reason.strip(),
            )
        )
        if against:
            _tell_her(w.case, contact, by, on)
        w.target, w.data = contact, {"kind": kind, "against_wish": against}
    return contact


_WHY = gettext_lazy("Borgeren har bedt om, at arbejdspladsen ikke kontaktes. Skriv begrundelsen, som borgeren får.")


def _tell_her(case: Case, contact: CompanyContact, by: Any, on: date) -> None:
    """A task for whoever has the case, or for whoever made the contact: she hears it from us, with the reason."""
    ask(responsible(case, on, by), case, TELL_HER, about=contact, rule=TELL_DAYS, on=on)

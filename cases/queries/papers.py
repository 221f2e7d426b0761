"""What goes on a plan on paper today, and the sheets that were handed over before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F

from cases.enums import Stance, TextLanguage
from cases.models import AgreementLine, Case, Commitment, Meeting, PlanSheet, PlanStep, PublicText
from cases.planning import paper
from cases.planning.agreement import Missing
from cases.planning.elements import missing_on_paper, printable
from cases.planning.language import speaks_another, text_language, wants_pictures
from cases.queries.assignments import assignment_on
from cases.queries.texts import paper_text
from jobcenter.paper import missing_letters


@dataclass(frozen=True)
class Draft:
    """A paper that is not handed over yet, the rows it came from, and what the sagsbehandler should look at first."""

    paper: paper.Paper
    meeting: Meeting | None
    texts: list[UUID]
    waiting: list[Missing]
    "Steps that may not stand on paper as agreed yet, each with what it needs (S3-22, S4-70)."
    in_danish_only: bool
    "The borger speaks another language, and the rights are not written in it."
    letters: list[str]
    "Characters that the paper's font has not."

    @property
    def one_sided(self) -> bool:
        """Nothing on it is for the kommune to do (S4-14)."""
        return not self.paper.ours


def draft(case: Case, on: date) -> Draft:
    """Seven statements, whatever the plan holds; the caller has fetched the case and may see its notes."""
    steps, held_back = printable(_steps(case))
    promises = list(Commitment.objects.open().filter(case=case).order_by("promised_on", "pk"))
    talk = Meeting.objects.held().filter(case=case, held_on__lte=on).order_by("-held_on", "-recorded_at").first()
    text = _rights(case, on)
    made = _paper(case, on, steps, promises, talk, text)
    return Draft(
        paper=made,
        meeting=talk,
        texts=[text.pk] if text else [],
        waiting=[missing for step in held_back for missing in missing_on_paper(step)],
        in_danish_only=speaks_another(case.citizen) and (text is None or text.language == TextLanguage.DA),
        letters=missing_letters(made.words),
    )


def _paper(
    case: Case,
    on: date,
    steps: list[PlanStep],
    promises: list[Commitment],
    talk: Meeting | None,
    text: PublicText | None,
) -> paper.Paper:
    said = list(AgreementLine.objects.standing().filter(case=case))
    next_talk = Meeting.objects.ahead(on).filter(case=case).order_by("planned_on", "planned_time", "pk").first()
    worker = assignment_on(case, on)
    return paper.Paper(
        name=case.citizen.full_name,
        made_on=on,
        talked_on=talk.held_on if talk else None,
        pictures=wants_pictures(case.citizen),
        agreed=[row.text for row in said if row.stance == Stance.ENIG and talk and row.meeting_id == talk.pk],
        ours=paper.lines(steps, promises, on, borger=False),
        theirs=paper.lines(steps, promises, on, borger=True),
        dissent=paper.dissent_of(row for row in said if row.stance != Stance.ENIG and row.settled_on is None),
        next_on=next_talk.planned_on if next_talk else None,
        next_at=f"{next_talk.planned_time:%H.%M}" if next_talk and next_talk.planned_time else "",
        next_how=str(next_talk.get_form_display()) if next_talk else "",
        call=worker.caseworker.full_name if worker else "",
        phone=worker.caseworker.phone if worker else "",
        unit=case.unit.name,
        rights=_kept(text),
    )


def _steps(case: Case) -> list[PlanStep]:
    rows = PlanStep.objects.open().filter(plan__case=case)
    return list(rows.order_by(F("due_on").asc(nulls_last=True), "recorded_at", "pk"))


def _rights(case: Case, on: date) -> PublicText | None:
    """In the borger's language, where it is written in letters that the paper has; else in Danish."""
    language = text_language(case.citizen.language) or TextLanguage.DA
    text = paper_text(on, language)
    if text and text.language != TextLanguage.DA and missing_letters(text.title + text.body):
        return paper_text(on)
    return text


def _kept(text: PublicText | None) -> paper.Rights | None:
    if text is None:
        return None
    return paper.Rights(text.title, text.body, text.language, text.valid_from, text.certain)


def sheets(case: Case) -> list[PlanSheet]:
    """What was handed over, the newest first."""
    return list(PlanSheet.objects.filter(case=case).select_related("made_by"))

"""What happened in a sag, newest first, from all its tables in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import gettext as _

from cases.enums import (
    AttemptKind,
    ContactKind,
    EnrolmentState,
    MeetingKind,
    MeetingState,
    Phase,
    PlanDecision,
    VisitationCategory,
)
from cases.enums.meeting_moves import CAME_TO_NOTHING
from cases.models import (
    Case,
    Contact,
    Enrolment,
    Goal,
    InvolvementEntry,
    Meeting,
    Pause,
    Placement,
    PlanStep,
    Visitation,
    Weighing,
    WishAttempt,
)
from cases.planning.story import told
from cases.queries.contested import mark


@dataclass(frozen=True)
class Happening:
    """One line of the timeline: what kind of thing, which row, its code and a few words."""

    day: date
    kind: str
    id: UUID
    code: str
    text: str

    @property
    def title(self) -> str:
        return str(_TITLES[self.kind](self.code))


_TITLES: dict[str, Any] = {
    "samtale": lambda code: f"{MeetingKind(code).label}",
    "udeblivelse": lambda code: _came_to_nothing(*code.split("|")),
    "kontakt": lambda code: f"{ContactKind(code).label}",
    "forsoeg": lambda code: f"{AttemptKind(code).label}",
    "praktik": lambda code: _placement_title(code),
    "tilbud": lambda code: f"{_('Tilbud')}: {str(EnrolmentState(code).label).lower()}",
    "inddragelse": lambda code: _involvement_title(*code.split("|")),
    "skridt": lambda code: _("Skridt nået"),
    "maal": lambda code: _("Mål nået"),
    "visitation": lambda code: f"{_('Visiteret')}: {str(VisitationCategory(code).label).lower()}",
    "pause": lambda code: _("Faglig pause"),
    "afvejning": lambda code: f"{_('Afvejning')}: {str(PlanDecision(code).label).lower()}",
}


def timeline(case: Case, on: date, *, notes: bool, most: int = 25) -> list[Happening]:
    """The newest happenings up to the day; without `notes` the texts and the pauses stay out of the statement."""
    steps = PlanStep.objects.open_to(notes=notes).filter(plan__case=case)
    parts = [
        _part(Meeting.objects.held().filter(case=case), "samtale", "held_on", "kind", _text("talked_about", notes)),
        _part(
            Meeting.objects.filter(case=case, state__in=CAME_TO_NOTHING),
            "udeblivelse",
            "planned_on",
            Concat(F("kind"), Value("|"), F("state"), output_field=CharField()),
            Value(""),
        ),
        _part(Contact.objects.filter(case=case), "kontakt", "happened_on", "kind", _text("text", notes)),
        _part(WishAttempt.objects.filter(wish__case=case), "forsoeg", "made_on", "kind", _where()),
        _part(Placement.objects.filter(case=case), "praktik", "moved_on", _placement_code(), F("workplace__name")),
        _part(Enrolment.objects.filter(case=case), "tilbud", "moved_on", "state", F("offer__title")),
        _part(steps.exclude(reached_on=None), "skridt", "reached_on", "state", F("title")),
        _part(
            Goal.objects.filter(plan__case=case).exclude(reached_on=None),
            "maal",
            "reached_on",
            "kind",
            F("citizen_wording"),
        ),
        _part(Visitation.objects.filter(case=case), "visitation", "valid_from", "category", _text("reason", notes)),
        _part(
            InvolvementEntry.objects.standing().filter(case=case),
            "inddragelse",
            "occurred_on",
            Concat(F("phase"), Value("|"), mark() if notes else Value(""), output_field=CharField()),
            _text("citizen_words", notes),
        ),
    ]
    if notes:
        parts.append(_part(Pause.objects.filter(case=case), "pause", "starts_on", "reason", F("activity")))
        weighings = Weighing.objects.filter(case=case)
        parts.append(_part(weighings, "afvejning", "decided_on", "decision", F("text")))
    rows = parts[0].union(*parts[1:], all=True).order_by("-day", "what")
    return [Happening(*row) for row in rows if row[0] <= on][:most]


def _text(field: str, notes: bool) -> Any:
    return F(field) if notes else Value("")


def _placement_code() -> Any:
    """State, rank of the wish, first and last day in one word, so that the line can tell what was tried (S4-16)."""
    facts: list[Any] = [Coalesce(F("wish_rank"), F("wish__rank")), F("starts_on"), F("ended_on")]
    words = [Coalesce(Cast(fact, CharField()), Value("")) for fact in facts]
    return Concat(F("state"), *(part for word in words for part in (Value("|"), word)), output_field=CharField())


def _placement_title(code: str) -> str:
    state, rank, first, last = code.split("|")
    return told(state, int(rank) if rank else None, _day(first), _day(last))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _involvement_title(phase: str, contested: str) -> str:
    told = f"{_('Inddragelse')}: {str(Phase(phase).label).lower()}"
    return f"{told} ({_('omstridt: borgeren husker det anderledes')})" if contested else told


def _came_to_nothing(kind: str, state: str) -> str:
    return f"{MeetingKind(kind).label}: {str(MeetingState(state).label).lower()}"


def _where() -> Any:
    return Coalesce(F("workplace__name"), F("workplace_text"), output_field=TextField())


def _part(rows: QuerySet[Any], what: str, day: str, code: Any, text: Any) -> QuerySet[Any]:
    part: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(
            day=F(day),
            what=Value(what),
            row=F("pk"),
            code=Cast(code, CharField()),
            words=Coalesce(Cast(text, TextField()), Value(""), output_field=TextField()),
        )
        .values_list("day", "what", "row", "code", "words")
    )
    return part

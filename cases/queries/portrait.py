"""One sag on one page: who it is, what is agreed, what is next; the parts are gathered in a single statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from types import SimpleNamespace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Value
from django.db.models.functions import JSONObject

from cases.enums import (
    BenefitKind,
    EnrolmentState,
    ExemptionKind,
    MeetingKind,
    Party,
    PauseReason,
    PlacementKind,
    PlacementState,
    SensitiveKind,
    StepState,
    VisitationCategory,
    VisitationScheme,
    VisitationStage,
    Voice,
    WishStatus,
)
from cases.models import (
    AccommodationNeed,
    Benefit,
    Case,
    Commitment,
    Enrolment,
    Exemption,
    Goal,
    Meeting,
    Pause,
    Placement,
    PlanStep,
    ProblemDefinition,
    SensitiveFact,
    Strength,
    TargetGroup,
    Visitation,
    Wish,
)
from offers.enums import NeedKind

Rows = list[SimpleNamespace]


@dataclass(frozen=True)
class Portrait:
    """The parts of a sag; each list holds plain rows with the fields named in `_parts` and dates as dates."""

    strengths: Rows
    needs: Rows
    wishes: Rows
    problems: dict[str, SimpleNamespace]
    sensitive: Rows
    goals: Rows
    steps: Rows
    commitments: Rows
    meetings: Rows
    placements: Rows
    enrolments: Rows
    visitations: Rows
    target_groups: Rows
    benefits: Rows
    pauses: Rows
    exemptions: Rows

    def said(self, voice: str) -> str:
        """The newest definition of the problem in this voice, or nothing."""
        found = self.problems.get(voice)
        return found.text if found else ""

    @property
    def own_words(self) -> str:
        return self.said(Voice.BORGER)

    @property
    def professional_view(self) -> str:
        return self.said(Voice.FAGLIG)

    @property
    def visitation(self) -> SimpleNamespace | None:
        """The line that decides today; the others in force stand beside it."""
        return self.visitations[0] if self.visitations else None

    @property
    def next_acts(self) -> Rows:
        """What is agreed with a day, nearest first; a samtale, a step or a promise."""
        dated = [row for row in (*self.meetings, *self.steps, *self.commitments) if row.due_on]
        return sorted(dated, key=lambda row: row.due_on)


def portrait(case: Case, on: date, *, notes: bool, sensitive: bool) -> Portrait:
    """Everything the page of a sag shows of its standing; without `sensitive` no health, and without `notes`
    neither pauses and exemptions, what a samtale is to be about, nor what the problem is said to be.

    What may not be seen is not fetched, so that it cannot reach a template by mistake.
    """
    parts = _parts(on, notes)
    if not notes:
        del parts["pauses"], parts["exemptions"], parts["problems"]
    if not sensitive:
        del parts["sensitive"]
    # With a prefix, because an annotation may not bear the name of a relation of the model.
    named: dict[str, Any] = {f"the_{name}": part for name, part in parts.items()}
    row: Any = Case.objects.filter(pk=case.pk).order_by().values(**named).get()
    lists = {name: [_plain(name, item) for item in row[f"the_{name}"]] for name in parts}
    problems = {item.voice: item for item in lists.pop("problems", [])}
    return Portrait(**{"sensitive": [], "pauses": [], "exemptions": []} | lists, problems=problems)


def _rows(rows: QuerySet[Any], case: str = "case", **fields: Any) -> ArraySubquery:
    named = {name: F(source) if isinstance(source, str) else source for name, source in fields.items()}
    return ArraySubquery(rows.filter(**{case: OuterRef("pk")}).values(row=JSONObject(id="pk", **named)))


def _parts(on: date, notes: bool) -> dict[str, ArraySubquery]:
    return {**_person(), **_agreed(notes), **_tried(), **_law(on)}


def _person() -> dict[str, ArraySubquery]:
    """What the borger brings, wants and needs."""
    return {
        "strengths": _rows(Strength.objects.filter(ended_on=None), text="text", own="in_citizens_words"),
        "needs": _rows(AccommodationNeed.objects.filter(ended_on=None), kind="kind", text="text"),
        "wishes": _rows(Wish.objects.all(), rank="rank", wording="wording", status="status", raised_on="raised_on"),
        # Oldest first, so that the newest of each voice is the one that stays in the dict.
        "problems": _rows(ProblemDefinition.objects.all(), voice="voice", text="text", noted_on="noted_on"),
        "sensitive": _rows(SensitiveFact.objects.filter(ended_on=None), kind="kind", text="text", purpose="purpose"),
    }


def _agreed(notes: bool) -> dict[str, ArraySubquery]:
    """Goals, steps, promises and samtaler; what a samtale is to be about belongs to its notes."""
    promises = Commitment.objects.open().order_by(F("due_on").asc(nulls_last=True), "promised_on")
    return {
        "goals": _rows(
            Goal.objects.all(),
            "plan__case",
            wording="citizen_wording",
            purpose="purpose",
            reached_on="reached_on",
            parent="parent_id",
        ),
        "steps": _rows(
            PlanStep.objects.open().order_by(F("due_on").asc(nulls_last=True)),
            "plan__case",
            what="title",
            party="party",
            state="state",
            due_on="due_on",
            is_a=Value("skridt"),
        ),
        "commitments": _rows(promises, what="what", party="party", due_on="due_on", is_a=Value("aftale")),
        "meetings": _rows(
            Meeting.objects.booked().order_by("planned_on", "planned_time"),
            what="kind",
            due_on="planned_on",
            time="planned_time",
            purpose=F("purpose") if notes else Value(""),
            is_a=Value("samtale"),
        ),
    }


def _tried() -> dict[str, ArraySubquery]:
    """Praktik and tilbud that are under way."""
    return {
        "placements": _rows(
            Placement.objects.alive(),
            state="state",
            kind="kind",
            where="workplace__name",
            starts_on="starts_on",
            ends_on="ends_on",
        ),
        "enrolments": _rows(
            Enrolment.objects.alive(), state="state", title="offer__title", starts_on="starts_on", ends_on="ends_on"
        ),
    }


def _law(on: date) -> dict[str, ArraySubquery]:
    """Where the law places the borger on the day, and what rests."""
    return {
        "visitations": _rows(
            Visitation.objects.deciding(on),
            scheme="scheme",
            category="category",
            stage="stage",
            since_on="valid_from",
        ),
        "target_groups": _rows(TargetGroup.objects.on(on), number="number", since_on="valid_from"),
        "benefits": _rows(Benefit.objects.on(on), kind="kind", since_on="valid_from"),
        "pauses": _rows(
            Pause.objects.running(on),
            reason="reason",
            activity="activity",
            starts_on="starts_on",
            review_on="review_on",
        ),
        "exemptions": _rows(Exemption.objects.on(on), kind="kind", basis="legal_basis", ends_on="valid_to"),
    }


# Codes become words here, once, so that no template needs to know a code list.
_WORDS: dict[str, dict[str, Any]] = {
    "needs": {"kind": NeedKind},
    "wishes": {"status": WishStatus},
    "sensitive": {"kind": SensitiveKind},
    "steps": {"party": Party, "state": StepState},
    "commitments": {"party": Party},
    "meetings": {"what": MeetingKind},
    "placements": {"state": PlacementState, "kind": PlacementKind},
    "enrolments": {"state": EnrolmentState},
    "visitations": {"scheme": VisitationScheme, "category": VisitationCategory, "stage": VisitationStage},
    "benefits": {"kind": BenefitKind},
    "pauses": {"reason": PauseReason},
    "exemptions": {"kind": ExemptionKind},
}


def _plain(part: str, item: dict[str, Any]) -> SimpleNamespace:
    """A JSON object as a row with attributes: days are dates again, and a code brings its label along."""
    row = {name: _value(name, value) for name, value in item.items()}
    labels = {f"{name}_label": str(words(row[name]).label) for name, words in _WORDS.get(part, {}).items()}
    return SimpleNamespace(**row, **labels)


def _value(name: str, value: Any) -> Any:
    if value is not None and name.endswith("_on"):
        return date.fromisoformat(value)
    return time.fromisoformat(value) if value is not None and name == "time" else value

"""One sag on one page: who it is, what is agreed, what is next; the parts are gathered in a single statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Value

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
from cases.planning.purposes import Standing, standing
from cases.queries.agreement import agreement_parts
from cases.queries.gathered import Rows, Words, gather, listed
from cases.queries.purposes import purpose_parts
from offers.enums import NeedKind


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
    disagreements: Rows
    unseized: Rows
    purpose: Standing

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
        del parts["disagreements"], parts["unseized"]
        del parts["pauses"], parts["exemptions"], parts["problems"], parts["purposes"], parts["entries"]
    if not sensitive:
        del parts["sensitive"]
    lists = gather(Case.objects.filter(pk=case.pk), parts, _WORDS)
    problems = {item.voice: item for item in lists.pop("problems", [])}
    purpose = standing(lists.pop("purposes", []), lists.pop("entries", []))
    return Portrait(**_CLOSED | lists, problems=problems, purpose=purpose)


# What stays empty where it was not fetched.
_CLOSED: dict[str, Rows] = {name: [] for name in ("sensitive", "pauses", "exemptions", "disagreements", "unseized")}


def _parts(on: date, notes: bool) -> dict[str, ArraySubquery]:
    return {**_person(), **_agreed(notes), **_tried(), **_law(on), **purpose_parts(), **agreement_parts()}


def _person() -> dict[str, ArraySubquery]:
    """What the borger brings, wants and needs."""
    return {
        "strengths": listed(Strength.objects.filter(ended_on=None), text="text", own="in_citizens_words"),
        "needs": listed(AccommodationNeed.objects.filter(ended_on=None), kind="kind", text="text"),
        "wishes": listed(Wish.objects.all(), rank="rank", wording="wording", status="status", raised_on="raised_on"),
        # Oldest first, so that the newest of each voice is the one that stays in the dict.
        "problems": listed(ProblemDefinition.objects.all(), voice="voice", text="text", noted_on="noted_on"),
        "sensitive": listed(SensitiveFact.objects.filter(ended_on=None), kind="kind", text="text", purpose="purpose"),
    }


def _agreed(notes: bool) -> dict[str, ArraySubquery]:
    """Goals, steps, promises and samtaler; what a samtale is to be about belongs to its notes."""
    promises = Commitment.objects.open().order_by(F("due_on").asc(nulls_last=True), "promised_on")
    return {
        "goals": listed(
            Goal.objects.all(),
            "plan__case",
            wording="citizen_wording",
            purpose="purpose",
            reached_on="reached_on",
            parent="parent_id",
        ),
        "steps": listed(
            PlanStep.objects.open().open_to(notes=notes).order_by(F("due_on").asc(nulls_last=True)),
            "plan__case",
            what="title",
            party="party",
            state="state",
            due_on="due_on",
            is_a=Value("skridt"),
        ),
        "commitments": listed(promises, what="what", party="party", due_on="due_on", is_a=Value("aftale")),
        "meetings": listed(
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
        "placements": listed(
            Placement.objects.alive(),
            state="state",
            kind="kind",
            where="workplace__name",
            starts_on="starts_on",
            ends_on="ends_on",
        ),
        "enrolments": listed(
            Enrolment.objects.alive(), state="state", title="offer__title", starts_on="starts_on", ends_on="ends_on"
        ),
    }


def _law(on: date) -> dict[str, ArraySubquery]:
    """Where the law places the borger on the day, and what rests."""
    return {
        "visitations": listed(
            Visitation.objects.deciding(on),
            scheme="scheme",
            category="category",
            stage="stage",
            since_on="valid_from",
        ),
        "target_groups": listed(TargetGroup.objects.on(on), number="number", since_on="valid_from"),
        "benefits": listed(Benefit.objects.on(on), kind="kind", since_on="valid_from"),
        "pauses": listed(
            Pause.objects.running(on),
            reason="reason",
            activity="activity",
            starts_on="starts_on",
            review_on="review_on",
        ),
        "exemptions": listed(Exemption.objects.on(on), kind="kind", basis="legal_basis", ends_on="valid_to"),
    }


# Codes become words here, once, so that no template needs to know a code list.
_WORDS: Words = {
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

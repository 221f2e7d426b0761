"""The plan: goals and part goals, dated steps, and who promised what; both sides promise."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.enums import (
    LOWER_STEPS,
    OPEN_STEPS,
    PRIVATE_AREAS,
    Area,
    Basis,
    Demand,
    Firmness,
    GoalKind,
    Lasting,
    Party,
    StepKind,
    StepState,
    Timing,
)
from jobcenter import audit
from jobcenter.audit.triggers import AppendOnly
from jobcenter.rows import Row, VersionedRow
from jobcenter.rows.codes import known_codes

from .text import has_text


@audit.tracked()
class Plan(VersionedRow):
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="plan")
    started_on = models.DateField(_("begyndt"))


@audit.tracked()
class Goal(VersionedRow):
    """The borger's own wording beside the authority's purpose; a part goal has a parent."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="goals")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, related_name="parts", null=True, blank=True)
    kind = models.CharField(_("slags"), max_length=20, choices=GoalKind)
    citizen_wording = models.TextField(_("målet med borgerens ord"))
    purpose = models.TextField(_("kommunens formål"), blank=True)
    # A job that lasts a month is another goal than one that holds; empty where it was not talked about (S1-25).
    lasting = models.CharField(
        _("hvornår er det vedvarende"), max_length=15, choices=Lasting, blank=True, default="", db_default=""
    )
    set_on = models.DateField(_("sat"))
    reached_on = models.DateField(_("nået"), null=True, blank=True)

    class Meta:
        ordering = ["set_on", "id"]
        constraints = [
            known_codes("goal", kind=GoalKind),
            known_codes("goal_lasting", blank=("lasting",), lasting=Lasting),
            models.CheckConstraint(
                name="goal_reached_after_it_was_set",
                condition=Q(reached_on=None) | Q(reached_on__gte=F("set_on")),
                violation_error_message=_("Et mål kan ikke være nået, før det blev sat."),
            ),
        ]


# Closed to a virksomhedskonsulent (house.md 7).
PRIVATE = Q(area__in=sorted(PRIVATE_AREAS)) | Q(kind__in=sorted(LOWER_STEPS))


class StepQuerySet(models.QuerySet["PlanStep"]):
    def open(self) -> StepQuerySet:
        return self.filter(state__in=OPEN_STEPS)

    def dated_from(self, on: date) -> StepQuerySet:
        return self.open().filter(due_on__gte=on)

    def open_to(self, *, notes: bool) -> StepQuerySet:
        """Without the right to notes only the steps about work and learning: the others can tell about health."""
        return self if notes else self.exclude(PRIVATE)


@audit.tracked()
class PlanStep(VersionedRow):
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="steps")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="steps", null=True, blank=True)
    wish = models.ForeignKey("cases.Wish", on_delete=models.PROTECT, related_name="steps", null=True, blank=True)
    # The samtale it was agreed in, so that the receipt and the journal say it once (S3-05, S1-60).
    meeting = models.ForeignKey("cases.Meeting", on_delete=models.PROTECT, related_name="steps", null=True, blank=True)
    title = models.CharField(_("skridt"), max_length=200)
    party = models.CharField(_("hvem gør det"), max_length=30, choices=Party, default=Party.BORGER)
    state = models.CharField(_("status"), max_length=20, choices=StepState, default=StepState.PLANLAGT)
    starts_on = models.DateField(_("fra"), null=True, blank=True)
    due_on = models.DateField(_("senest"), null=True, blank=True)
    reached_on = models.DateField(_("nået"), null=True, blank=True)

    need = models.ForeignKey(
        "cases.AccommodationNeed", on_delete=models.PROTECT, related_name="steps", null=True, blank=True
    )
    # Ordered after another step, or side by side with the rest where there is none (S1-26).
    after = models.ForeignKey("self", on_delete=models.PROTECT, related_name="followers", null=True, blank=True)
    area = models.CharField(
        _("område"), max_length=20, choices=Area, default=Area.BESKAEFTIGELSE, db_default=Area.BESKAEFTIGELSE
    )
    kind = models.CharField(_("slags"), max_length=25, choices=StepKind, blank=True, default="", db_default="")
    demand = models.CharField(
        _("hvad det kræver"), max_length=20, choices=Demand, blank=True, default="", db_default=""
    )
    purpose = models.CharField(_("hvad det skal gøre godt for"), max_length=300, blank=True, default="", db_default="")
    exit_criterion = models.CharField(_("vi er færdige, når"), max_length=300, blank=True, default="", db_default="")
    if_it_gets_hard = models.CharField(
        _("hvis det bliver for svært"), max_length=300, blank=True, default="", db_default=""
    )
    timing = models.CharField(
        _("i forhold til job"), max_length=20, choices=Timing, blank=True, default="", db_default=""
    )
    review_on = models.DateField(_("vi ser på det igen"), null=True, blank=True)

    firmness = models.CharField(
        _("hvor fast ligger det"), max_length=20, choices=Firmness, blank=True, default="", db_default=""
    )
    if_declined = models.CharField(_("hvis borgeren siger nej"), max_length=300, blank=True, default="", db_default="")
    basis = models.CharField(
        _("hvor kommer det fra"), max_length=20, choices=Basis, blank=True, default="", db_default=""
    )
    basis_reference = models.CharField(_("henvisning"), max_length=200, blank=True, default="", db_default="")
    decider = models.CharField(_("hvem bestemmer"), max_length=120, blank=True, default="", db_default="")
    decided_when = models.CharField(
        _("hvornår og efter hvilken regel"), max_length=200, blank=True, default="", db_default=""
    )
    # The department that owns the element; an element that came from its system is edited there (S2-12).
    owner = models.CharField(
        _("ansvarlig uden for beskæftigelse"), max_length=120, blank=True, default="", db_default=""
    )
    source_system = models.CharField(max_length=40, blank=True, default="", db_default="", editable=False)
    source_id = models.CharField(max_length=80, blank=True, default="", db_default="", editable=False)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        # What is open and has a day, few rows of many: every page and the sweep ask for them.
        indexes = [
            models.Index(name="steps_open", fields=["plan", "due_on"], condition=Q(state__in=sorted(OPEN_STEPS)))
        ]
        constraints = [
            known_codes("step", party=Party, state=StepState),
            known_codes(
                "step_course",
                blank=("kind", "demand", "timing", "firmness", "basis"),
                area=Area,
                kind=StepKind,
                demand=Demand,
                timing=Timing,
                firmness=Firmness,
                basis=Basis,
            ),
            models.CheckConstraint(
                name="first_this_then_job_is_looked_at_again",
                condition=~Q(timing=Timing.FORUD_FOR) | Q(review_on__isnull=False),
                violation_error_message=_("Skriv, hvornår I ser på det igen, så det ikke bliver til ventetid."),
            ),
            models.CheckConstraint(
                name="step_by_law_names_the_law",
                condition=~Q(basis=Basis.LOV) | has_text("basis_reference"),
                violation_error_message=_("Skriv, hvor i loven det står – for eksempel LAB § 57."),
            ),
            models.CheckConstraint(
                name="step_follows_another_step",
                condition=Q(after=None) | ~Q(after=F("pk")),
                violation_error_message=_("Et skridt kan ikke komme efter sig selv."),
            ),
            models.UniqueConstraint(
                name="one_step_from_a_source",
                fields=["source_system", "source_id"],
                condition=~Q(source_system=""),
                violation_error_message=_("Det skridt er allerede modtaget."),
            ),
            models.CheckConstraint(
                name="reached_step_has_a_day",
                condition=Q(state=StepState.NAAET, reached_on__isnull=False)
                | ~Q(state=StepState.NAAET) & Q(reached_on=None),
                violation_error_message=_("Et nået skridt skal have den dag, det blev nået."),
            ),
            models.CheckConstraint(
                name="step_is_titled",
                condition=~Q(title=""),
                violation_error_message=_("Skriv, hvad skridtet er."),
            ),
        ]


class StepChange(Row):
    """One move of a step, in order: going back to an earlier step is part of a course and has no other name (S1-31)."""

    step = models.ForeignKey(PlanStep, on_delete=models.PROTECT, related_name="changes")
    move = models.CharField(max_length=20)
    to_state = models.CharField(max_length=20, choices=StepState)
    changed_on = models.DateField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    text = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["changed_on", "recorded_at"]
        triggers = [AppendOnly()]
        constraints = [known_codes("step_change", to_state=StepState)]


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def open(self) -> CommitmentQuerySet:
        return self.filter(kept_on=None, released_on=None, broken_on=None)


@audit.tracked()
class Commitment(VersionedRow):
    """A promise with a name and a day; the system's own weigh as much as the borger's (S4-15)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="commitments")
    meeting = models.ForeignKey(
        "cases.Meeting", on_delete=models.PROTECT, related_name="commitments", null=True, blank=True
    )
    party = models.CharField(_("hvem"), max_length=30, choices=Party)
    what = models.CharField(_("gør hvad"), max_length=300)
    promised_on = models.DateField(_("aftalt"))
    due_on = models.DateField(_("senest"), null=True, blank=True)
    kept_on = models.DateField(_("holdt"), null=True, blank=True)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    released_on = models.DateField(_("ikke længere aktuelt"), null=True, blank=True)
    # Said to be broken by whoever promised it, with the reason; changing it in agreement is no breach (S3-16).
    broken_on = models.DateField(_("blev ikke holdt"), null=True, blank=True)
    why_broken = models.CharField(_("hvorfor"), max_length=300, blank=True, default="", db_default="")
    amended_on = models.DateField(_("ændret efter aftale"), null=True, blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "promised_on", "id"]
        # What is open and has a day, few rows of many: every page and the sweep ask for them.
        indexes = [
            models.Index(
                name="commitments_open", fields=["case", "due_on"], condition=Q(kept_on=None, released_on=None)
            )
        ]
        constraints = [
            known_codes("commitment", party=Party),
            models.CheckConstraint(
                name="commitment_kept_on_and_by_together",
                condition=Q(kept_on=None, kept_by=None) | Q(kept_on__isnull=False, kept_by__isnull=False),
                violation_error_message=_("Et holdt løfte skal vise, hvem der noterede det."),
            ),
            models.CheckConstraint(
                name="commitment_ends_one_way",
                condition=Q(kept_on=None, released_on=None)
                | Q(kept_on=None, broken_on=None)
                | Q(released_on=None, broken_on=None),
                violation_error_message=_("Et løfte er enten holdt eller ikke længere aktuelt."),
            ),
        ]

"""The plan: goals and part goals, dated steps, and who promised what; both sides promise."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.enums import OPEN_STEPS, GoalKind, Party, StepState
from jobcenter import audit
from jobcenter.rows import VersionedRow
from jobcenter.rows.codes import known_codes


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
    set_on = models.DateField(_("sat"))
    reached_on = models.DateField(_("nået"), null=True, blank=True)

    class Meta:
        ordering = ["set_on", "id"]
        constraints = [
            known_codes("goal", kind=GoalKind),
            models.CheckConstraint(
                name="goal_reached_after_it_was_set",
                condition=Q(reached_on=None) | Q(reached_on__gte=F("set_on")),
                violation_error_message=_("Et mål kan ikke være nået, før det blev sat."),
            ),
        ]


class StepQuerySet(models.QuerySet["PlanStep"]):
    def open(self) -> StepQuerySet:
        return self.filter(state__in=OPEN_STEPS)

    def dated_from(self, on: date) -> StepQuerySet:
        return self.open().filter(due_on__gte=on)


@audit.tracked()
class PlanStep(VersionedRow):
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="steps")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="steps", null=True, blank=True)
    wish = models.ForeignKey("cases.Wish", on_delete=models.PROTECT, related_name="steps", null=True, blank=True)
    title = models.CharField(_("skridt"), max_length=200)
    party = models.CharField(_("hvem gør det"), max_length=30, choices=Party, default=Party.BORGER)
    state = models.CharField(_("status"), max_length=20, choices=StepState, default=StepState.PLANLAGT)
    starts_on = models.DateField(_("fra"), null=True, blank=True)
    due_on = models.DateField(_("senest"), null=True, blank=True)
    reached_on = models.DateField(_("nået"), null=True, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        # What is open and has a day, few rows of many: every page and the sweep ask for them.
        indexes = [
            models.Index(name="steps_open", fields=["plan", "due_on"], condition=Q(state__in=sorted(OPEN_STEPS)))
        ]
        constraints = [
            known_codes("step", party=Party, state=StepState),
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


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def open(self) -> CommitmentQuerySet:
        return self.filter(kept_on=None, released_on=None)


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
                condition=Q(kept_on=None) | Q(released_on=None),
                violation_error_message=_("Et løfte er enten holdt eller ikke længere aktuelt."),
            ),
        ]

"""Enrolments (case x offer) and placements (case x workplace), followed from the wish to what became of it."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.enums import (
    OCCUPYING,
    EndReason,
    EnrolmentState,
    PlacementKind,
    PlacementPurpose,
    PlacementState,
)
from jobcenter import audit
from jobcenter.rows import Row, VersionedRow
from jobcenter.rows.codes import known_codes
from jobcenter.rows.periods import period_in_order


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def occupying(self) -> EnrolmentQuerySet:
        return self.filter(state__in=OCCUPYING)

    def alive(self) -> EnrolmentQuerySet:
        return self.exclude(state__in=[EnrolmentState.AFSLUTTET, EnrolmentState.OPGIVET])


@audit.tracked()
class Enrolment(VersionedRow):
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="enrolments")
    offer = models.ForeignKey("offers.Offer", on_delete=models.PROTECT, related_name="+")
    wish = models.ForeignKey("cases.Wish", on_delete=models.PROTECT, related_name="enrolments", null=True, blank=True)
    # What it is to lead to; one that names no goal is counted on the plan (S1-24).
    goal = models.ForeignKey("cases.Goal", on_delete=models.PROTECT, related_name="enrolments", null=True, blank=True)
    state = models.CharField(_("status"), max_length=20, choices=EnrolmentState, default=EnrolmentState.VALGT)
    reason = models.TextField(_("hvorfor netop det tilbud"))
    chosen_on = models.DateField(_("valgt"))
    moved_on = models.DateField(_("status siden"))
    starts_on = models.DateField(_("fra"), null=True, blank=True)
    ends_on = models.DateField(_("til og med"), null=True, blank=True)
    became = models.TextField(_("hvad det blev til"), blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["-chosen_on", "id"]
        constraints = [
            known_codes("enrolment", state=EnrolmentState),
            period_in_order("enrolment", "starts_on", "ends_on"),
            models.CheckConstraint(
                name="granted_enrolment_is_dated",
                condition=Q(state__in=[EnrolmentState.VALGT, EnrolmentState.OPGIVET])
                | Q(starts_on__isnull=False, ends_on__isnull=False),
                violation_error_message=_("Et bevilget tilbud skal have en første og en sidste dag."),
            ),
            models.UniqueConstraint(
                name="one_live_enrolment_per_offer",
                fields=["case", "offer"],
                condition=~Q(state__in=[EnrolmentState.AFSLUTTET, EnrolmentState.OPGIVET]),
                violation_error_message=_("Tilbuddet er allerede valgt på sagen."),
            ),
        ]


# From *agreed* on a placement has a workplace, dates and hours; before that it is a thought on paper.
UNAGREED = frozenset({PlacementState.KLADDE, PlacementState.SPURGT, PlacementState.OPGIVET})


class PlacementQuerySet(models.QuerySet["Placement"]):
    def alive(self) -> PlacementQuerySet:
        return self.exclude(state__in=[PlacementState.AFSLUTTET, PlacementState.OPGIVET])

    def running(self, on: date) -> PlacementQuerySet:
        return self.filter(state=PlacementState.I_GANG, starts_on__lte=on)


@audit.tracked()
class Placement(VersionedRow):
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="placements")
    kind = models.CharField(_("slags"), max_length=20, choices=PlacementKind, default=PlacementKind.VIRKSOMHEDSPRAKTIK)
    state = models.CharField(_("status"), max_length=20, choices=PlacementState, default=PlacementState.KLADDE)
    moved_on = models.DateField(_("status siden"))
    wish = models.ForeignKey("cases.Wish", on_delete=models.PROTECT, related_name="placements", null=True, blank=True)
    goal = models.ForeignKey("cases.Goal", on_delete=models.PROTECT, related_name="placements", null=True, blank=True)
    skipped_wishes_explained = models.TextField(_("hvorfor ikke et højere ønske"), blank=True)
    offer = models.ForeignKey("offers.Offer", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    workplace = models.ForeignKey("offers.Workplace", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    # The rank the wish had when the placement was agreed: ranks change, what was tried does not.
    wish_rank = models.PositiveSmallIntegerField(_("ønskets nummer dengang"), null=True, blank=True, editable=False)
    purpose = models.CharField(_("formål"), max_length=20, choices=PlacementPurpose, blank=True)
    citizen_reason = models.TextField(_("hvad borgeren skal have ud af den"), blank=True)
    tasks = models.TextField(_("opgaver"), blank=True)
    hours = models.PositiveSmallIntegerField(_("timer om ugen"), null=True, blank=True)
    starts_on = models.DateField(_("fra"), null=True, blank=True)
    ends_on = models.DateField(_("til og med"), null=True, blank=True)
    extended_times = models.PositiveSmallIntegerField(_("forlænget"), default=0)
    ended_on = models.DateField(_("sluttede"), null=True, blank=True)
    end_reason = models.CharField(_("hvorfor den sluttede"), max_length=20, choices=EndReason, blank=True)
    citizen_account = models.TextField(_("hvad borgeren selv siger om det"), blank=True)
    account_unavailable = models.BooleanField(_("det er ikke muligt at få borgerens beretning"), default=False)
    became = models.TextField(_("hvad det blev til"), blank=True)
    learned = models.TextField(_("hvad vi gør anderledes næste gang"), blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-moved_on", "id"]
        # What is open and has a day, few rows of many: every page and the sweep ask for them.
        indexes = [
            models.Index(
                name="placements_agreed",
                fields=["case", "ends_on"],
                condition=Q(state__in=[PlacementState.AFTALT, PlacementState.I_GANG]),
            )
        ]
        constraints = [
            known_codes(
                "placement",
                blank=("purpose", "end_reason"),
                kind=PlacementKind,
                state=PlacementState,
                purpose=PlacementPurpose,
                end_reason=EndReason,
            ),
            period_in_order("placement", "starts_on", "ends_on"),
            models.CheckConstraint(
                name="agreed_placement_is_whole",
                condition=Q(state__in=sorted(UNAGREED))
                | Q(
                    workplace__isnull=False,
                    starts_on__isnull=False,
                    ends_on__isnull=False,
                    hours__isnull=False,
                )
                & ~Q(citizen_reason="")
                & ~Q(purpose=""),
                violation_error_message=_(
                    "En aftalt praktik skal have formål, arbejdssted, første og sidste dag, timer om ugen og"
                    " det, borgeren skal have ud af den."
                ),
            ),
            models.CheckConstraint(
                name="ended_placement_lets_the_borger_speak",
                condition=~Q(state=PlacementState.AFSLUTTET) | ~Q(citizen_account="") | Q(account_unavailable=True),
                violation_error_message=_("Skriv, hvad borgeren selv siger, eller at det ikke er muligt at få."),
            ),
            models.CheckConstraint(
                name="ended_placement_says_why",
                condition=Q(state=PlacementState.AFSLUTTET, ended_on__isnull=False) & ~Q(end_reason="")
                | ~Q(state=PlacementState.AFSLUTTET) & Q(ended_on=None),
                violation_error_message=_("En afsluttet praktik skal have den dag, den sluttede, og hvorfor."),
            ),
            models.CheckConstraint(
                name="placement_ends_after_it_starts",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("starts_on")),
                violation_error_message=_("Praktikken kan ikke slutte, før den begyndte."),
            ),
            models.CheckConstraint(
                name="placement_hours_within_a_week",
                condition=Q(hours=None) | Q(hours__gte=1, hours__lte=37),
                violation_error_message=_("Timerne skal være mellem 1 og 37 om ugen."),
            ),
        ]


@audit.tracked()
class PlacementExtension(Row):
    """One extension and why; the placement itself holds only the last day that resulted."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="extensions")
    extended_on = models.DateField(_("forlænget den"))
    until_before = models.DateField(_("sidste dag før"))
    until_after = models.DateField(_("sidste dag nu"))
    reason = models.TextField(_("hvorfor den forlænges"))

    class Meta:
        ordering = ["extended_on", "until_after"]
        constraints = [
            models.CheckConstraint(
                name="extension_adds_days",
                condition=Q(until_after__gt=F("until_before")),
                violation_error_message=_("Den nye sidste dag skal ligge efter den gamle."),
            ),
            models.CheckConstraint(
                name="extension_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Skriv, hvorfor praktikken forlænges."),
            ),
        ]

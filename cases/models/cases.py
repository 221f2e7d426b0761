"""The beskæftigelsessag, who is responsible for it, and with whom it is shared."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from jobcenter import audit
from jobcenter.accounts.scope import scope_of
from jobcenter.rows import Row, VersionedRow
from jobcenter.rows.periods import in_force, no_overlap, period_in_order


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user, on: date) -> CaseQuerySet:
        """The cases this user may open: her units' cases, and those shared with her as a consultant."""
        scope = scope_of(user, on)
        door = Q(unit__in=scope.units)
        if scope.shared:
            shares = CaseShare.objects.filter(in_force(on), case=OuterRef("pk"), user=user)
            door |= Q(Exists(shares))
        return self.filter(door)

    def open(self) -> CaseQuerySet:
        return self.filter(closed_on=None)

    def assigned_to(self, user, on: date) -> CaseQuerySet:
        return self.filter(Exists(Assignment.objects.filter(in_force(on), case=OuterRef("pk"), caseworker=user)))

    def unassigned(self, on: date) -> CaseQuerySet:
        return self.filter(unassigned(on))


def unassigned(on: date) -> Q:
    """Nobody is responsible for the case on the day; to list such cases by, and to count them beside the others."""
    return ~Q(Exists(Assignment.objects.filter(in_force(on), case=OuterRef("pk"))))


@audit.tracked()
class Case(VersionedRow):
    citizen = models.ForeignKey("cases.Citizen", on_delete=models.PROTECT, related_name="cases")
    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField(_("oprettet"))
    closed_on = models.DateField(_("afsluttet"), null=True, blank=True)
    source_system = models.CharField(_("fagsystem"), max_length=40, blank=True)
    source_id = models.CharField(_("fagsystemets nummer"), max_length=60, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["opened_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_open_case_per_citizen",
                fields=["citizen"],
                condition=Q(closed_on=None),
                violation_error_message=_("Borgeren har allerede en åben sag."),
            ),
            models.UniqueConstraint(
                name="case_source_id_is_unique",
                fields=["source_system", "source_id"],
                condition=~Q(source_id=""),
                violation_error_message=_("Sagen findes allerede med det nummer fra fagsystemet."),
            ),
            models.CheckConstraint(
                name="case_closes_after_it_opens",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                violation_error_message=_("Sagen kan ikke afsluttes før den dag, den blev oprettet."),
            ),
        ]

    def __str__(self) -> str:
        return f"sag {self.pk}"


@audit.tracked()
class Assignment(Row):
    """Who is responsible; the history never overlaps, so that a case has one sagsbehandler at a time."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    caseworker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField(_("fra"))
    valid_to = models.DateField(_("til og med"), null=True, blank=True)

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            period_in_order("assignment"),
            no_overlap("assignment", "case", message=_("Sagen har allerede en sagsbehandler i den periode.")),
        ]


@audit.tracked()
class CaseShare(Row):
    """Access for a virksomhedskonsulent to one case, for a time and a purpose."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="shares")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(_("formål"), max_length=200)
    valid_from = models.DateField(_("fra"))
    valid_to = models.DateField(_("til og med"), null=True, blank=True)

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            period_in_order("share"),
            no_overlap("share", "case", "user", message=_("Sagen er allerede delt med den konsulent i den periode.")),
        ]

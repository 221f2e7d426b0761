"""Companies by CVR and their workplaces by P-nummer."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jobcenter import audit
from jobcenter.rows import VersionedRow
from jobcenter.rows.codes import known_codes
from offers.enums import Branch, NeedKind


@audit.tracked()
class Company(VersionedRow):
    name = models.CharField(_("navn"), max_length=160)
    cvr = models.CharField(_("CVR"), max_length=8, unique=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                name="company_cvr_is_eight_digits",
                condition=Q(cvr__regex=r"^[0-9]{8}$"),
                violation_error_message=_("Et CVR-nummer har otte cifre."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class WorkplaceQuerySet(models.QuerySet["Workplace"]):
    def in_use(self) -> WorkplaceQuerySet:
        return self.filter(paused_on=None)


@audit.tracked()
class Workplace(VersionedRow):
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="workplaces")
    name = models.CharField(_("arbejdssted"), max_length=160)
    p_number = models.CharField(_("P-nummer"), max_length=10, unique=True)
    branch = models.CharField(_("branche"), max_length=20, choices=Branch)
    town = models.CharField(_("by"), max_length=80)
    contact_name = models.CharField(_("kontaktperson"), max_length=120, blank=True)
    contact_phone = models.CharField(_("telefon"), max_length=20, blank=True)
    accommodates = ArrayField(
        models.CharField(max_length=30, choices=NeedKind),
        default=list,
        blank=True,
        verbose_name=_("hvad stedet kan rumme"),
    )
    paused_on = models.DateField(_("bruges ikke siden"), null=True, blank=True)
    paused_reason = models.TextField(_("hvorfor stedet ikke bruges"), blank=True)

    objects = WorkplaceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            known_codes("workplace", branch=Branch),
            models.CheckConstraint(
                name="workplace_p_number_is_ten_digits",
                condition=Q(p_number__regex=r"^[0-9]{10}$"),
                violation_error_message=_("Et P-nummer har ti cifre."),
            ),
            models.CheckConstraint(
                name="workplace_pause_has_reason",
                condition=Q(paused_on=None, paused_reason="") | Q(paused_on__isnull=False) & ~Q(paused_reason=""),
                violation_error_message=_("Skriv, hvorfor stedet ikke bruges lige nu."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def accommodation_labels(self) -> list[str]:
        return [str(NeedKind(code).label) for code in self.accommodates]

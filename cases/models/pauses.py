"""Faglig pause and exemption: four legal and professional states that look alike and are not."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.enums import PROTECTIVE_PAUSES, ExemptionKind, PauseReason
from jobcenter import audit
from jobcenter.rows import VersionedRow
from jobcenter.rows.codes import known_codes
from jobcenter.rows.periods import in_force, no_overlap, period_in_order


class PauseQuerySet(models.QuerySet["Pause"]):
    def running(self, on: date) -> PauseQuerySet:
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=on), starts_on__lte=on)


@audit.tracked()
class Pause(VersionedRow):
    """A pause for the borger's sake says what happens meanwhile and when it is looked at again (S4-54)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="pauses")
    reason = models.CharField(_("hvorfor"), max_length=20, choices=PauseReason)
    text = models.TextField(_("faglig begrundelse"))
    activity = models.TextField(_("hvad sker der imens"), blank=True)
    citizen_part = models.TextField(_("hvordan var borgeren med til at beslutte det"), blank=True)
    starts_on = models.DateField(_("fra"))
    review_on = models.DateField(_("vi ser på den igen"))
    ended_on = models.DateField(_("slut"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = PauseQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="pause_is_reasoned",
                condition=~Q(text=""),
                violation_error_message=_("Skriv den faglige begrundelse for pausen."),
            ),
            models.CheckConstraint(
                name="protective_pause_says_what_happens",
                condition=~Q(reason__in=sorted(PROTECTIVE_PAUSES)) | ~Q(activity=""),
                violation_error_message=_("En pause for borgerens skyld skal sige, hvad der sker imens."),
            ),
            models.CheckConstraint(
                name="pause_review_after_start",
                condition=Q(review_on__gt=F("starts_on")),
                violation_error_message=_("Dagen, hvor I ser på pausen igen, skal ligge efter den begynder."),
            ),
            models.CheckConstraint(
                name="pause_ended_on_and_by_together",
                condition=Q(ended_on=None, ended_by=None) | Q(ended_on__isnull=False, ended_by__isnull=False),
                violation_error_message=_("En afsluttet pause skal vise, hvem der afsluttede den."),
            ),
            period_in_order("pause", "starts_on", "ended_on"),
            # The day it ended is the first day without it.
            no_overlap(
                "pause",
                "case",
                first="starts_on",
                last="ended_on",
                bounds="[)",
                message=_("Sagen har allerede en pause. Afslut den først, eller ret den."),
            ),
            known_codes("pause", reason=PauseReason),
        ]


class ExemptionQuerySet(models.QuerySet["Exemption"]):
    def on(self, day: date) -> ExemptionQuerySet:
        return self.filter(in_force(day))


@audit.tracked()
class Exemption(VersionedRow):
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="exemptions")
    kind = models.CharField(_("slags"), max_length=20, choices=ExemptionKind)
    legal_basis = models.CharField(_("hjemmel"), max_length=120)
    reason = models.TextField(_("begrundelse"))
    decided_on = models.DateField(_("besluttet"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    valid_from = models.DateField(_("fra"))
    valid_to = models.DateField(_("til og med"))

    objects = ExemptionQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from", "id"]
        constraints = [
            known_codes("exemption", kind=ExemptionKind),
            period_in_order("exemption"),
            no_overlap("exemption", "case", "kind", message=_("Der er allerede en beslutning for den periode.")),
            models.CheckConstraint(
                name="exemption_is_reasoned",
                condition=~Q(legal_basis="") & ~Q(reason=""),
                violation_error_message=_("En fritagelse skal have både hjemmel og begrundelse."),
            ),
        ]

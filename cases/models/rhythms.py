"""How often the two talk, why a follow-up came late, and how a case that stood still is opened again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import (
    OverdueCause,
    ReactivationKind,
    RhythmKind,
)
from jobcenter import audit
from jobcenter.rows import Row, VersionedRow
from jobcenter.rows.codes import known_codes
from jobcenter.rows.periods import no_overlap, period_in_order

from .text import has_text


@audit.tracked()
class ReactivationStep(VersionedRow):
    """A case that stood still is opened stepwise: contact, will, need, and only then a demand (S1-105)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="reactivation_steps")
    kind = models.CharField(_("trin"), max_length=12, choices=ReactivationKind)
    done_on = models.DateField(_("hvornår"))
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("hvad skete der"))

    class Meta:
        ordering = ["done_on", "recorded_at"]
        constraints = [
            known_codes("reactivation", kind=ReactivationKind),
            models.CheckConstraint(
                name="reactivation_is_told",
                condition=has_text("text"),
                violation_error_message=_("Skriv, hvad der skete."),
            ),
        ]


@audit.tracked()
class Rhythm(VersionedRow):
    """How often the two agreed to talk, beside what the law asks; tighter than the law, and their own (S1-57)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="rhythms")
    every_days = models.PositiveSmallIntegerField(_("hver … dag"))
    reason = models.CharField(_("hvorfor"), max_length=200, blank=True)
    valid_from = models.DateField(_("fra"))
    valid_to = models.DateField(_("til og med"), null=True, blank=True)

    class Meta:
        ordering = ["-valid_from", "id"]
        constraints = [
            period_in_order("rhythm"),
            no_overlap("rhythm", "case", message=_("Der er allerede aftalt en rytme for den periode.")),
            models.CheckConstraint(
                name="rhythm_is_days",
                condition=Q(every_days__gte=1, every_days__lte=366),
                violation_error_message=_("Skriv et antal dage mellem 1 og 366."),
            ),
        ]


@audit.tracked()
class LateFollowUp(Row):
    """Why one follow-up came late; asked at the second time, and never a mark against anybody (S1-57)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="late_follow_ups")
    rhythm = models.CharField(max_length=10, choices=RhythmKind)
    due_on = models.DateField()
    cause = models.CharField(max_length=20, choices=OverdueCause)
    text = models.CharField(max_length=200, blank=True)
    noted_on = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-due_on", "recorded_at"]
        constraints = [
            known_codes("late_follow_up", rhythm=RhythmKind, cause=OverdueCause),
            models.UniqueConstraint(name="one_cause_a_late_follow_up", fields=["case", "rhythm", "due_on"]),
        ]
